/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What notifications, their fetching and their list share. */
#pragma once

#include "session/notifications/snabel-notice-list.h"
#include "session/notifications/snabel-notifications.h"

G_BEGIN_DECLS

/* The newest of the last complete back-fill, a line each; "" if there was none at all. In words.db: it decides on alerts. */
#define SNABEL_NOTIFICATIONS_SEEN "notifications-seen"

struct _SnabelNotifications
{
  GObject            parent_instance;
  SnabelClient      *client;
  SnabelCache       *cache;
  SnabelWords       *words;
  SnabelIdentityMap *map;
  SnabelNoticeList  *notices;
  DexFuture         *retry;
  char              *account_key;
  gint64             saved_read_position;
  guint              n_failures;
  guint              n_unread;
  guint              n_mentions;
};

/**
 * SnabelNoticePages:
 * @notifications: whose back-fill it is
 * @client: who is asked
 * @items: (element-type JsonNode): what the pages hold, the newest first
 * @seen: (nullable): the newest of the last complete back-fill; %NULL if this is the first
 * @last_read: (nullable): what the server's marker says
 * @is_complete: whether @items reach down to @seen
 *
 * A back-fill.
 */
typedef struct
{
  SnabelNotifications *notifications;
  SnabelClient        *client;
  GPtrArray           *items;
  char               **seen;
  char                *last_read;
  gboolean             is_complete;
} SnabelNoticePages;

SnabelNoticePages *_snabel_notice_pages_new (SnabelNotifications *self);
void               _snabel_notice_pages_unref (gpointer pages);
DexFuture         *_snabel_notice_pages_fetch (SnabelNoticePages *pages);
gboolean           _snabel_notice_pages_has_seen (SnabelNoticePages *pages,
                                                  const char        *id);
char              *_snabel_notice_pages_dup_next_seen (SnabelNoticePages *pages,
                                                       GPtrArray         *notifications);

void _snabel_notifications_changed (SnabelNotifications *self);
void _snabel_notifications_emit_alerts (SnabelNotifications *self,
                                        GPtrArray           *notifications);

G_END_DECLS
