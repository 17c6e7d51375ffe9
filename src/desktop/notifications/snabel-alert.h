/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown to a person who looks elsewhere: a few plain words and what can be done. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The action of a click on the alert itself. */
#define SNABEL_ALERT_DEFAULT_ACTION "default"

typedef struct
{
  char *name;
  char *label;
} SnabelAlertAction;

#define SNABEL_TYPE_ALERT (snabel_alert_get_type ())

/**
 * SnabelAlert:
 * @id: names it for its replacement and withdrawal; made of the account's key and the notification's id
 * @title: one line of plain text
 * @body: plain text
 * @icon_path: (nullable): a picture file, usually the avatar of who caused it
 * @actions: (element-type SnabelAlertAction): the buttons, in their order
 * @reply_label: (nullable): the label of a field to answer in, where the desktop has one
 * @with_sound: whether the desktop may play its sound
 */
typedef struct
{
  char      *id;
  char      *title;
  char      *body;
  char      *icon_path;
  GPtrArray *actions;
  char      *reply_label;
  gboolean   with_sound;
} SnabelAlert;

GType        snabel_alert_get_type (void) G_GNUC_CONST;
SnabelAlert *snabel_alert_new (const char *id,
                               const char *title,
                               const char *body);
SnabelAlert *snabel_alert_copy (SnabelAlert *self);
void         snabel_alert_free (SnabelAlert *self);
void         snabel_alert_add_action (SnabelAlert *self,
                                      const char  *name,
                                      const char  *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelAlert, snabel_alert_free)

G_END_DECLS
