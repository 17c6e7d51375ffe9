/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to one account: nothing missed, nothing told twice. */
#pragma once

#include "model/snabel-notification.h"
#include "session/timeline/snabel-feed.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_NOTIFICATIONS (snabel_notifications_get_type ())
G_DECLARE_FINAL_TYPE (SnabelNotifications, snabel_notifications, SNABEL, NOTIFICATIONS, GObject)

SnabelNotifications *snabel_notifications_new (const SnabelFeedParts *parts);
void                 snabel_notifications_set_client (SnabelNotifications *self,
                                                      SnabelClient        *client);

DexFuture *snabel_notifications_restore (SnabelNotifications *self);
DexFuture *snabel_notifications_refresh (SnabelNotifications *self);
void       snabel_notifications_push_live (SnabelNotifications *self,
                                           JsonNode            *notification);
void       snabel_notifications_mark_read (SnabelNotifications *self);
guint      snabel_notifications_get_n_unread (SnabelNotifications *self);
guint      snabel_notifications_get_n_mentions (SnabelNotifications *self);
gboolean   snabel_notifications_is_unread (SnabelNotifications *self,
                                           const char          *id);

G_END_DECLS
