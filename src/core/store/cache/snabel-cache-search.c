/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: the two indexes over what posts say, and the newest hits first. */
#include "store/cache/snabel-cache-private.h"

static gboolean
insert_words (SnabelCacheSide *side,
              const char      *sql,
              gint64           row,
              const char      *text,
              const char      *author,
              GError         **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (side->database, sql, error);

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, row);
  snabel_statement_add_text (statement, text);
  if (author != NULL)
    snabel_statement_add_text (statement, author);

  return snabel_statement_finish (statement, error);
}

/* snabel_cache_side_unindex: forgets the words of a status */
gboolean
snabel_cache_side_unindex (SnabelCacheSide *side,
                           gint64           row,
                           GError         **error)
{
  return snabel_cache_side_run (side, "DELETE FROM words WHERE rowid = ?", row, NULL, error) &&
         snabel_cache_side_run (side, "DELETE FROM parts WHERE rowid = ?", row, NULL, error);
}

/* snabel_cache_side_index: brings the indexes from what the status said (%NULL: nothing) to what it says.
 * Counts change far more often than texts, so that case costs nothing. */
gboolean
snabel_cache_side_index (SnabelCacheSide *side,
                         gint64           row,
                         JsonObject      *before,
                         JsonObject      *after,
                         GError         **error)
{
  g_autofree char *old_text = before != NULL ? snabel_search_dup_text (before) : NULL;
  g_autofree char *old_author = before != NULL ? snabel_search_dup_author (before) : NULL;
  g_autofree char *text = snabel_search_dup_text (after);
  g_autofree char *author = snabel_search_dup_author (after);
  g_autofree char *separated = NULL;
  g_autofree char *separated_author = NULL;

  /* A boost says nothing itself; what it boosts has a row of its own. */
  if (snabel_json_get_object (after, "reblog") != NULL)
    return TRUE;
  if (g_strcmp0 (old_text, text) == 0 && g_strcmp0 (old_author, author) == 0)
    return TRUE;

  separated = snabel_search_separate (text);
  separated_author = snabel_search_separate (author);

  return (before == NULL || snabel_cache_side_unindex (side, row, error)) &&
         insert_words (side, "INSERT INTO words (rowid, text, author) VALUES (?, ?, ?)", row, separated, separated_author, error) &&
         insert_words (side, "INSERT INTO parts (rowid, text) VALUES (?, ?)", row, text, NULL, error);
}

typedef struct
{
  SnabelSearchKind kind;
  char            *query;
  gint64           next;
  guint            n_hits;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_pointer (&search->query, g_free);
  g_free (search);
}

#define FIND_IN(table)                                                          \
  "SELECT s.id, a.key, s.uri, s.account, s.dictionary, s.json FROM " table " f" \
  " JOIN statuses s ON s.id = f.rowid JOIN accounts a ON a.id = s.account"      \
  " WHERE " table " MATCH ? AND f.rowid < ? AND s.deleted = 0 AND a.key IS NOT NULL ORDER BY f.rowid DESC LIMIT ?"

static gboolean
read_hit (SnabelCacheSide *side,
          SnabelStatement *statement,
          GPtrArray       *hits,
          GError         **error)
{
  g_autoptr(SnabelCachedStatus) hit = g_new0 (SnabelCachedStatus, 1);
  g_autoptr(GBytes) packed = snabel_statement_dup_bytes (statement, 5);
  g_autoptr(GError) local = NULL;

  hit->next = snabel_statement_get_number (statement, 0);
  hit->account_key = snabel_statement_dup_text (statement, 1);
  hit->uri = snabel_statement_dup_text (statement, 2);
  hit->status = snabel_cache_side_compose (side, snabel_statement_get_number (statement, 3),
                                           snabel_statement_get_number (statement, 4), packed, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (hit->status != NULL)
    g_ptr_array_add (hits, g_steal_pointer (&hit));

  return TRUE;
}

static void
destroy_hit (gpointer data)
{
  snabel_cached_status_free (data);
}

static GPtrArray *
list_hits (SnabelCacheSide *side,
           Search          *search,
           GError         **error)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func (destroy_hit);
  g_autoptr(SnabelStatement) statement = NULL;

  if (search->query == NULL)
    return g_steal_pointer (&hits);

  statement = snabel_statement_new (side->database, search->kind == SNABEL_SEARCH_PARTS ? FIND_IN ("parts") : FIND_IN ("words"), error);
  if (statement == NULL)
    return NULL;
  snabel_statement_add_text (statement, search->query);
  snabel_statement_add_number (statement, search->next != 0 ? search->next : G_MAXINT64);
  snabel_statement_add_number (statement, search->n_hits);
  while (snabel_statement_next (statement, error))
    if (!read_hit (side, statement, hits, error))
      return NULL;

  return snabel_statement_has_failed (statement) ? NULL : g_steal_pointer (&hits);
}

static DexFuture *
run_search (SnabelCacheSide *side,
            gpointer         data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *hits = list_hits (side, data, &error);

  if (hits == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, hits);
}

/**
 * snabel_cache_search:
 * @text: what somebody typed: words that must all be there; what is between quotation marks, in that order
 * @next: 0, or the `next` of the last hit so far
 * @n_hits: at most so many
 *
 * Searches what all accounts have seen: text, content warning, descriptions of media, answers of polls, tags;
 * for words the author's names too. A post that two accounts have seen is two hits with the same uri.
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelCachedStatus, the newest post first
 */
DexFuture *
snabel_cache_search (SnabelCache     *self,
                     SnabelSearchKind kind,
                     const char      *text,
                     gint64           next,
                     guint            n_hits)
{
  Search *search = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (text != NULL);

  search = g_new0 (Search, 1);
  search->kind = kind;
  search->query = snabel_search_build_query (kind, text);
  search->next = next;
  search->n_hits = n_hits;

  return snabel_cache_query (self, run_search, search, search_free);
}
