/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of the status item, as com.canonical.dbusmenu. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnabelStatusMenuCheck:
 * @SNABEL_STATUS_MENU_CHECK_NONE: an entry that does something
 * @SNABEL_STATUS_MENU_CHECK_OFF: a switch that is off
 * @SNABEL_STATUS_MENU_CHECK_ON: a switch that is on
 */
typedef enum
{
  SNABEL_STATUS_MENU_CHECK_NONE,
  SNABEL_STATUS_MENU_CHECK_OFF,
  SNABEL_STATUS_MENU_CHECK_ON,
} SnabelStatusMenuCheck;

/**
 * SnabelStatusMenuItem:
 * @name: (nullable): what SnabelStatusItem::menu-item-activated will say; %NULL makes a separating line
 * @label: (nullable): plain text, translated; underscores are shown as they are
 * @icon_name: (nullable): an icon of the theme
 * @check: whether it is a switch, and how that stands
 * @is_disabled: whether it is there to be read only
 */
typedef struct
{
  const char           *name;
  const char           *label;
  const char           *icon_name;
  SnabelStatusMenuCheck check;
  gboolean              is_disabled;
} SnabelStatusMenuItem;

#define SNABEL_TYPE_STATUS_MENU (snabel_status_menu_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusMenu, snabel_status_menu, SNABEL, STATUS_MENU, GObject)

SnabelStatusMenu *snabel_status_menu_new (GDBusConnection *bus,
                                          const char      *path);
void              snabel_status_menu_set_items (SnabelStatusMenu           *self,
                                                const SnabelStatusMenuItem *items,
                                                guint                       n_items);

G_END_DECLS
