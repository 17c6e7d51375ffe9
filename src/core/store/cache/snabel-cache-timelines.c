/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: timelines as rows of entries, each at a position of its own. */
#include "store/cache/snabel-cache-private.h"

static gboolean
find_timeline (SnabelCacheSide *side,
               gint64           account,
               const char      *name,
               gint64          *timeline,
               GError         **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database, "SELECT id FROM timelines WHERE account = ? AND name = ?", error);

  *timeline = 0;
  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, account);
  snabel_statement_add_text (statement, name);
  if (snabel_statement_next (statement, error))
    *timeline = snabel_statement_get_number (statement, 0);

  return !snabel_statement_has_failed (statement);
}

static gboolean
make_timeline (SnabelCacheSide *side,
               gint64           account,
               const char      *name,
               gint64          *timeline,
               GError         **error)
{
  return snabel_cache_side_run (side, "INSERT OR IGNORE INTO timelines (account, name) VALUES (?, ?)", account, name, error) &&
         find_timeline (side, account, name, timeline, error);
}

static gboolean
write_entry (SnabelCacheSide         *side,
             gint64                   timeline,
             gint64                   status,
             const SnabelCachedEntry *entry,
             GError                 **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database,
                                    "INSERT OR REPLACE INTO entries (timeline, position, kind, run, status_id, status)"
                                    " VALUES (?, ?, ?, ?, ?, ?)",
                                    error);

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, timeline);
  snabel_statement_add_number (statement, entry->position);
  snabel_statement_add_number (statement, entry->kind);
  snabel_statement_add_number (statement, entry->run);
  snabel_statement_add_text (statement, entry->status_id);
  snabel_statement_add_number (statement, status);

  return snabel_statement_finish (statement, error);
}

static gboolean
write_entries (SnabelCacheSide  *side,
               gint64            account,
               gint64            timeline,
               SnabelCacheWrite *write,
               GError          **error)
{
  for (guint i = 0; i < write->entries->len; i++)
    {
      SnabelCachedEntry *entry = g_ptr_array_index (write->entries, i);
      gint64             status = 0;

      if (entry->kind == SNABEL_CACHED_POST && entry->status_id != NULL &&
          !snabel_cache_side_find_alias (side, account, entry->status_id, &status, error))
        return FALSE;
      if (!write_entry (side, timeline, status, entry, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
remove_entries (SnabelCacheSide  *side,
                gint64            timeline,
                SnabelCacheWrite *write,
                GError          **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database, "DELETE FROM entries WHERE timeline = ? AND position = ?", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < write->removed->len; i++)
    {
      snabel_statement_reset (statement);
      snabel_statement_add_number (statement, timeline);
      snabel_statement_add_number (statement, g_array_index (write->removed, gint64, i));
      if (!snabel_statement_finish (statement, error))
        return FALSE;
    }

  return !write->replaces || snabel_cache_side_run (side, "DELETE FROM entries WHERE timeline = ?", timeline, NULL, error);
}

static gboolean
write_timeline (SnabelCacheSide *side,
                gpointer         data,
                GError         **error)
{
  SnabelCacheWrite *write = data;
  gint64            account = 0;
  gint64            timeline = 0;

  return snabel_cache_side_find_account (side, write->account_key, TRUE, &account, error) &&
         make_timeline (side, account, write->timeline, &timeline, error) &&
         snabel_cache_side_save_statuses (side, account, write->statuses, error) &&
         remove_entries (side, timeline, write, error) &&
         write_entries (side, account, timeline, write, error);
}

static void
destroy_write (gpointer data)
{
  snabel_cache_write_free (data);
}

/**
 * snabel_cache_write:
 * @write: (transfer full): statuses to save, entries to put and to remove
 *
 * First the statuses are saved, then entries removed, then entries put: all or nothing.
 * An entry finds its status by the id it came by, among these or those saved before.
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_cache_write (SnabelCache      *self,
                    SnabelCacheWrite *write)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (write != NULL && write->account_key != NULL && write->timeline != NULL);

  return snabel_cache_change (self, write_timeline, write, destroy_write);
}

typedef struct
{
  char    *account_key;
  char    *timeline;
  char    *status_id;
  gint64   position;
  guint    n_entries;
  gboolean is_up;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_clear_pointer (&page->account_key, g_free);
  g_clear_pointer (&page->timeline, g_free);
  g_clear_pointer (&page->status_id, g_free);
  g_free (page);
}

static Page *
page_new (const char *account_key,
          const char *timeline)
{
  Page *page = g_new0 (Page, 1);

  page->account_key = g_strdup (account_key);
  page->timeline = g_strdup (timeline);

  return page;
}

static gboolean
find_page (SnabelCacheSide *side,
           const Page      *page,
           gint64          *account,
           gint64          *timeline,
           GError         **error)
{
  return snabel_cache_side_find_account (side, page->account_key, FALSE, account, error) &&
         find_timeline (side, *account, page->timeline, timeline, error);
}

#define READ_ENTRIES                                                                      \
  "SELECT e.position, e.kind, e.run, e.status_id, s.uri, s.deleted, s.dictionary, s.json" \
  " FROM entries e LEFT JOIN statuses s ON s.id = e.status WHERE e.timeline = ? AND "

static SnabelCachedEntry *
read_entry (SnabelCacheSide *side,
            gint64           account,
            SnabelStatement *statement,
            GError         **error)
{
  g_autoptr(SnabelCachedEntry) entry = snabel_cached_entry_new (snabel_statement_get_number (statement, 0),
                                                                snabel_statement_get_number (statement, 1),
                                                                snabel_statement_get_number (statement, 2),
                                                                NULL);
  g_autoptr(GBytes) packed = NULL;
  g_autoptr(GError) local = NULL;

  entry->status_id = snabel_statement_dup_text (statement, 3);
  entry->uri = snabel_statement_dup_text (statement, 4);
  if (entry->kind == SNABEL_CACHED_POST && entry->uri != NULL && snabel_statement_get_number (statement, 5) == 0)
    {
      packed = snabel_statement_dup_bytes (statement, 7);
      entry->status = snabel_cache_side_compose (side, account, snabel_statement_get_number (statement, 6), packed, &local);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  entry->is_deleted = entry->kind == SNABEL_CACHED_POST && entry->status == NULL;

  return g_steal_pointer (&entry);
}

static void
destroy_entry (gpointer data)
{
  snabel_cached_entry_free (data);
}

static GPtrArray *
read_entries (SnabelCacheSide *side,
              const Page      *page,
              GError         **error)
{
  const char *sql = page->is_up ? READ_ENTRIES "e.position > ? ORDER BY e.position LIMIT ?"
                                : READ_ENTRIES "e.position < ? ORDER BY e.position DESC LIMIT ?";
  g_autoptr(SnabelStatement) statement = snabel_statement_new (side->database, sql, error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (destroy_entry);
  gint64 account = 0;
  gint64 timeline = 0;

  if (statement == NULL || !find_page (side, page, &account, &timeline, error))
    return NULL;
  snabel_statement_add_number (statement, timeline);
  snabel_statement_add_number (statement, page->position);
  snabel_statement_add_number (statement, page->n_entries);
  while (snabel_statement_next (statement, error))
    {
      SnabelCachedEntry *entry = read_entry (side, account, statement, error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_insert (entries, page->is_up ? 0 : -1, entry);
    }

  return snabel_statement_has_failed (statement) ? NULL : g_steal_pointer (&entries);
}

static DexFuture *
read_page (SnabelCacheSide *side,
           gpointer         data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *entries = read_entries (side, data, &error);

  if (entries == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, entries);
}

/**
 * snabel_cache_read_down:
 * @below: a position that is not part of the page; %G_MAXINT64 begins at the top
 * @n_entries: at most so many
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelCachedEntry, the top one first
 */
DexFuture *
snabel_cache_read_down (SnabelCache *self,
                        const char  *account_key,
                        const char  *timeline,
                        gint64       below,
                        guint        n_entries)
{
  Page *page = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && timeline != NULL);

  page = page_new (account_key, timeline);
  page->position = below;
  page->n_entries = n_entries;

  return snabel_cache_query (self, read_page, page, page_free);
}

/**
 * snabel_cache_read_up:
 * @above: a position that is not part of the page; %G_MININT64 begins at the end
 * @n_entries: at most so many, those next to @above
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelCachedEntry, the top one first here too
 */
DexFuture *
snabel_cache_read_up (SnabelCache *self,
                      const char  *account_key,
                      const char  *timeline,
                      gint64       above,
                      guint        n_entries)
{
  Page *page = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && timeline != NULL);

  page = page_new (account_key, timeline);
  page->position = above;
  page->n_entries = n_entries;
  page->is_up = TRUE;

  return snabel_cache_query (self, read_page, page, page_free);
}

static DexFuture *
find_position (SnabelCacheSide *side,
               gpointer         data)
{
  Page *page = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database, "SELECT max (position) FROM entries WHERE timeline = ? AND status_id = ? HAVING count (*) > 0", &error);
  gint64 account = 0;
  gint64 timeline = 0;
  gint64 position = G_MININT64;

  if (statement != NULL && find_page (side, page, &account, &timeline, &error))
    {
      snabel_statement_add_number (statement, timeline);
      snabel_statement_add_text (statement, page->status_id);
      if (snabel_statement_next (statement, &error))
        position = snabel_statement_get_number (statement, 0);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_int64 (position);
}

/**
 * snabel_cache_find_position:
 * @status_id: the id an entry came by
 *
 * Returns: (transfer full): a future gint64: the position nearest to the top, or %G_MININT64 if there is none
 */
DexFuture *
snabel_cache_find_position (SnabelCache *self,
                            const char  *account_key,
                            const char  *timeline,
                            const char  *status_id)
{
  Page *page = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && timeline != NULL && status_id != NULL);

  page = page_new (account_key, timeline);
  page->status_id = g_strdup (status_id);

  return snabel_cache_query (self, find_position, page, page_free);
}
