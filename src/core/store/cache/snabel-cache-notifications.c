/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: notifications. The status inside is that of the statuses table. */
#include "store/cache/snabel-cache-private.h"

typedef struct
{
  char      *account_key;
  GPtrArray *notifications;
  char      *id;
  gint64     below;
  guint      n_notifications;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->account_key, g_free);
  g_clear_pointer (&request->notifications, g_ptr_array_unref);
  g_clear_pointer (&request->id, g_free);
  g_free (request);
}

static Request *
request_new (const char *account_key)
{
  Request *request = g_new0 (Request, 1);

  request->account_key = g_strdup (account_key);

  return request;
}

static gboolean
save_notification (SnabelCacheSide          *side,
                   gint64                    account,
                   SnabelCachedNotification *notification,
                   GError                  **error)
{
  JsonObject *object = snabel_json_node_get_object (notification->notification);
  g_autoptr(SnabelStatement) statement = NULL;
  g_autoptr(GBytes) packed = NULL;

  if (object == NULL || notification->id == NULL)
    return TRUE;
  if (!snabel_cache_side_split (side, account, object, "status", error) ||
      !snabel_cache_side_save_person (side, account, snabel_json_get_object (object, "account"), error))
    return FALSE;

  packed = snabel_cache_side_pack (side, object, NULL);
  statement = snabel_statement_new (side->database,
                                    "INSERT OR REPLACE INTO notifications (account, id, position, dictionary, json)"
                                    " VALUES (?, ?, ?, ?, ?)",
                                    error);
  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, account);
  snabel_statement_add_text (statement, notification->id);
  snabel_statement_add_number (statement, notification->position);
  snabel_statement_add_number (statement, snabel_packer_get_dictionary (side->packer));
  snabel_statement_add_bytes (statement, packed);

  return snabel_statement_finish (statement, error);
}

static gboolean
save_notifications (SnabelCacheSide *side,
                    gpointer         data,
                    GError         **error)
{
  Request *request = data;
  gint64   account = 0;

  if (!snabel_cache_side_find_account (side, request->account_key, TRUE, &account, error))
    return FALSE;
  for (guint i = 0; i < request->notifications->len; i++)
    if (!save_notification (side, account, g_ptr_array_index (request->notifications, i), error))
      return FALSE;

  return TRUE;
}

/**
 * snabel_cache_save_notifications:
 * @notifications: (transfer full) (element-type SnabelCachedNotification): each written over the one with its id
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_cache_save_notifications (SnabelCache *self,
                                 const char  *account_key,
                                 GPtrArray   *notifications)
{
  Request *request = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && notifications != NULL);

  request = request_new (account_key);
  request->notifications = notifications;

  return snabel_cache_change (self, save_notifications, request, request_free);
}

static SnabelCachedNotification *
read_notification (SnabelCacheSide *side,
                   gint64           account,
                   SnabelStatement *statement,
                   GError         **error)
{
  g_autoptr(GBytes) packed = snabel_statement_dup_bytes (statement, 3);
  g_autoptr(GError) local = NULL;
  SnabelCachedNotification *notification = NULL;
  JsonNode                 *node = snabel_cache_side_compose (side, account, snabel_statement_get_number (statement, 2), packed, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  notification = snabel_cached_notification_new (snabel_statement_get_text (statement, 0),
                                                 snabel_statement_get_number (statement, 1), node);
  notification->is_deleted = node == NULL;

  return notification;
}

static void
destroy_notification (gpointer data)
{
  snabel_cached_notification_free (data);
}

static GPtrArray *
list_notifications (SnabelCacheSide *side,
                    Request         *request,
                    GError         **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database,
                                    "SELECT id, position, dictionary, json FROM notifications"
                                    " WHERE account = ? AND position < ? ORDER BY position DESC LIMIT ?",
                                    error);
  g_autoptr(GPtrArray) notifications = g_ptr_array_new_with_free_func (destroy_notification);
  gint64 account = 0;

  if (statement == NULL || !snabel_cache_side_find_account (side, request->account_key, FALSE, &account, error))
    return NULL;
  snabel_statement_add_number (statement, account);
  snabel_statement_add_number (statement, request->below);
  snabel_statement_add_number (statement, request->n_notifications);
  while (snabel_statement_next (statement, error))
    {
      SnabelCachedNotification *notification = read_notification (side, account, statement, error);

      if (notification == NULL)
        return NULL;
      g_ptr_array_add (notifications, notification);
    }

  return snabel_statement_has_failed (statement) ? NULL : g_steal_pointer (&notifications);
}

static DexFuture *
read_notifications (SnabelCacheSide *side,
                    gpointer         data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *notifications = list_notifications (side, data, &error);

  if (notifications == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, notifications);
}

/**
 * snabel_cache_read_notifications:
 * @below: a position that is not part of the page; %G_MAXINT64 begins at the top
 * @n_notifications: at most so many
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelCachedNotification, the top one first
 */
DexFuture *
snabel_cache_read_notifications (SnabelCache *self,
                                 const char  *account_key,
                                 gint64       below,
                                 guint        n_notifications)
{
  Request *request = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL);

  request = request_new (account_key);
  request->below = below;
  request->n_notifications = n_notifications;

  return snabel_cache_query (self, read_notifications, request, request_free);
}

static gboolean
remove_notification (SnabelCacheSide *side,
                     gpointer         data,
                     GError         **error)
{
  Request *request = data;
  gint64   account = 0;

  return snabel_cache_side_find_account (side, request->account_key, FALSE, &account, error) &&
         snabel_cache_side_run (side, "DELETE FROM notifications WHERE account = ? AND id = ?", account, request->id, error);
}

/**
 * snabel_cache_remove_notification:
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_cache_remove_notification (SnabelCache *self,
                                  const char  *account_key,
                                  const char  *id)
{
  Request *request = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && id != NULL);

  request = request_new (account_key);
  request->id = g_strdup (id);

  return snabel_cache_change (self, remove_notification, request, request_free);
}
