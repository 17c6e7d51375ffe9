/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snabel in the notification area, where the desktop has one. */
#pragma once

#include "status-item/snabel-status-menu.h"

G_BEGIN_DECLS

/**
 * SnabelStatusIcon:
 * @SNABEL_STATUS_ICON_IDLE: nothing new
 * @SNABEL_STATUS_ICON_UNREAD: there is something to read
 * @SNABEL_STATUS_ICON_MENTION: somebody speaks to the person
 */
typedef enum
{
  SNABEL_STATUS_ICON_IDLE,
  SNABEL_STATUS_ICON_UNREAD,
  SNABEL_STATUS_ICON_MENTION,
} SnabelStatusIcon;

#define SNABEL_N_STATUS_ICONS 3

#define SNABEL_TYPE_STATUS_ITEM (snabel_status_item_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusItem, snabel_status_item, SNABEL, STATUS_ITEM, GObject)

SnabelStatusItem *snabel_status_item_new (GDBusConnection *bus,
                                          const char      *id,
                                          const char      *title);
void              snabel_status_item_set_icon_name (SnabelStatusItem *self,
                                                    SnabelStatusIcon  icon,
                                                    const char       *icon_name);
void              snabel_status_item_set_icon_pixels (SnabelStatusItem *self,
                                                      SnabelStatusIcon  icon,
                                                      GBytes           *argb,
                                                      int               size);
void              snabel_status_item_set_icon_folder (SnabelStatusItem *self,
                                                      const char       *path);
void              snabel_status_item_show_icon (SnabelStatusItem *self,
                                                SnabelStatusIcon  icon);
void              snabel_status_item_set_tooltip (SnabelStatusItem *self,
                                                  const char       *text);
void              snabel_status_item_set_menu (SnabelStatusItem           *self,
                                               const SnabelStatusMenuItem *items,
                                               guint                       n_items);
gboolean          snabel_status_item_get_is_hosted (SnabelStatusItem *self);

G_END_DECLS
