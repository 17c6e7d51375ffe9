/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: single posts, saved, fetched and buried. */
#include "store/cache/snabel-cache-private.h"

typedef struct
{
  char     *account_key;
  char     *name;
  JsonNode *statuses;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->account_key, g_free);
  g_clear_pointer (&request->name, g_free);
  g_clear_pointer (&request->statuses, json_node_unref);
  g_free (request);
}

static Request *
request_new (const char *account_key,
             const char *name)
{
  Request *request = g_new0 (Request, 1);

  request->account_key = g_strdup (account_key);
  request->name = g_strdup (name);

  return request;
}

static gboolean
save_statuses (SnabelCacheSide *side,
               gpointer         data,
               GError         **error)
{
  Request *request = data;
  gint64   account = 0;

  return snabel_cache_side_find_account (side, request->account_key, TRUE, &account, error) &&
         snabel_cache_side_save_statuses (side, account, request->statuses, error);
}

/**
 * snabel_cache_save_statuses:
 * @account_key: the account that saw them
 * @statuses: (transfer full): an array of statuses or one status, whole or in part
 *
 * Merges each into what is stored of (account, uri): a member that is absent stays, null clears.
 * Boosted and quoted statuses are stored by themselves. What is no status is passed over.
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_cache_save_statuses (SnabelCache *self,
                            const char  *account_key,
                            JsonNode    *statuses)
{
  Request *request = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && statuses != NULL);

  request = request_new (account_key, NULL);
  request->statuses = statuses;

  return snabel_cache_change (self, save_statuses, request, request_free);
}

static JsonNode *
load_row (SnabelCacheSide *side,
          gint64           account,
          gint64           row,
          char           **uri,
          GError         **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database, "SELECT uri, dictionary, json FROM statuses WHERE id = ? AND deleted = 0", error);
  g_autoptr(GBytes) packed = NULL;

  if (statement == NULL)
    return NULL;
  snabel_statement_add_number (statement, row);
  if (!snabel_statement_next (statement, error))
    return NULL;
  *uri = snabel_statement_dup_text (statement, 0);
  packed = snabel_statement_dup_bytes (statement, 2);

  return snabel_cache_side_compose (side, account, snabel_statement_get_number (statement, 1), packed, error);
}

typedef gboolean (*FindFunc) (SnabelCacheSide *side,
                              gint64           account,
                              const char      *name,
                              gint64          *row,
                              GError         **error);

static DexFuture *
get_status (SnabelCacheSide *side,
            Request         *request,
            FindFunc         find)
{
  g_autoptr(SnabelCachedStatus) status = g_new0 (SnabelCachedStatus, 1);
  g_autoptr(GError) error = NULL;
  gint64 account = 0;
  gint64 row = 0;

  if (snabel_cache_side_find_account (side, request->account_key, FALSE, &account, &error) &&
      find (side, account, request->name, &row, &error))
    status->status = load_row (side, account, row, &status->uri, &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (status->status == NULL)
    return dex_future_new_take_boxed (SNABEL_TYPE_CACHED_STATUS, NULL);

  status->account_key = g_strdup (request->account_key);
  status->next = row;

  return dex_future_new_take_boxed (SNABEL_TYPE_CACHED_STATUS, g_steal_pointer (&status));
}

static DexFuture *
get_by_uri (SnabelCacheSide *side,
            gpointer         data)
{
  return get_status (side, data, snabel_cache_side_find_status);
}

static DexFuture *
get_by_id (SnabelCacheSide *side,
           gpointer         data)
{
  return get_status (side, data, snabel_cache_side_find_alias);
}

/**
 * snabel_cache_get_status:
 *
 * Returns: (transfer full): a future #SnabelCachedStatus, or %NULL if there is none (any more)
 */
DexFuture *
snabel_cache_get_status (SnabelCache *self,
                         const char  *account_key,
                         const char  *uri)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && uri != NULL);

  return snabel_cache_query (self, get_by_uri, request_new (account_key, uri), request_free);
}

/**
 * snabel_cache_get_status_by_id:
 * @id: any id the status has come by, byte for byte
 *
 * Returns: (transfer full): a future #SnabelCachedStatus, or %NULL if there is none (any more)
 */
DexFuture *
snabel_cache_get_status_by_id (SnabelCache *self,
                               const char  *account_key,
                               const char  *id)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && id != NULL);

  return snabel_cache_query (self, get_by_id, request_new (account_key, id), request_free);
}

static gboolean
bury (SnabelCacheSide *side,
      Request         *request,
      FindFunc         find,
      GError         **error)
{
  g_autoptr(SnabelStatement) statement = NULL;
  gint64 account = 0;
  gint64 row = 0;

  if (!snabel_cache_side_find_account (side, request->account_key, FALSE, &account, error) ||
      !find (side, account, request->name, &row, error))
    return FALSE;
  if (row == 0)
    return TRUE;

  statement = snabel_statement_new (side->database, "UPDATE statuses SET deleted = ?, dictionary = 0, json = x'' WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, MAX (side->now, 1));
  snabel_statement_add_number (statement, row);

  return snabel_statement_finish (statement, error) && snabel_cache_side_unindex (side, row, error);
}

static gboolean
bury_by_uri (SnabelCacheSide *side,
             gpointer         data,
             GError         **error)
{
  return bury (side, data, snabel_cache_side_find_status, error);
}

static gboolean
bury_by_id (SnabelCacheSide *side,
            gpointer         data,
            GError         **error)
{
  return bury (side, data, snabel_cache_side_find_alias, error);
}

/**
 * snabel_cache_bury_status:
 *
 * The author deleted the post: its text and its words in the index are gone, places in timelines stay.
 * What arrives of it within ten minutes is taken for an answer that was under way, and dropped.
 *
 * Returns: (transfer full): a future boolean; a post that was never stored is no error
 */
DexFuture *
snabel_cache_bury_status (SnabelCache *self,
                          const char  *account_key,
                          const char  *uri)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && uri != NULL);

  return snabel_cache_change (self, bury_by_uri, request_new (account_key, uri), request_free);
}

/**
 * snabel_cache_bury_status_by_id:
 * @id: any id the status has come by, byte for byte
 *
 * As snabel_cache_bury_status().
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_cache_bury_status_by_id (SnabelCache *self,
                                const char  *account_key,
                                const char  *id)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && id != NULL);

  return snabel_cache_change (self, bury_by_id, request_new (account_key, id), request_free);
}
