/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a feed true and small: posts that are gone from the server go, and what is far below the reader is let go. */
#include "session/timeline/snabel-feed-private.h"

#include "api/snabel-api-statuses.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"

/* So many posts that a page passes over are asked about; the next page tells of the others. */
#define MOST_SUSPECTS 20
/* What the server still has is asked about once; so many are remembered. */
#define MOST_CLEARED 1000
/* So many entries stay in memory. Further down the store has them. */
#define MOST_KEPT 1000
/* Below the place of reading so many stay. */
#define KEPT_BELOW 200

static void ask_next (SnabelFeed *self);

static void
forget (SnabelFeed *self,
        const char *id)
{
  snabel_feed_delete_status (self, id);
  snabel_detach ("bury a status", snabel_cache_bury_status_by_id (self->cache, self->account_key, id));
}

static DexFuture *
asked_cb (DexFuture *future,
          gpointer   user_data)
{
  SnabelFeed *self = user_data;
  g_autoptr(SnabelFeed) alive = g_object_ref (self);
  g_autoptr(SnabelEntry) entry = g_ptr_array_steal_index (self->suspects, 0);
  g_autoptr(GError) error = NULL;

  dex_clear (&self->asking);
  if (dex_future_get_value (future, &error) != NULL)
    g_hash_table_add (self->cleared, g_strdup (snabel_entry_get_key (entry)));
  else if (g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND))
    forget (self, snabel_entry_get_paging_id (entry));
  ask_next (self);

  return dex_future_new_for_boolean (TRUE);
}

static void
ask_next (SnabelFeed *self)
{
  if (self->client == NULL)
    g_ptr_array_set_size (self->suspects, 0);
  if (self->asking != NULL || self->suspects->len == 0)
    return;
  self->asking = snabel_then_main (snabel_api_get_status (self->client, snabel_entry_get_paging_id (g_ptr_array_index (self->suspects, 0))),
                                   asked_cb, self);
}

/* Asks the server, one after the other, for what @page passes over. */
void
_snabel_feed_suspect (SnabelFeed       *self,
                      const SnabelPage *page)
{
  g_autoptr(GPtrArray) missing = snabel_timeline_find_missing (self->timeline, page);

  if (g_hash_table_size (self->cleared) >= MOST_CLEARED)
    g_hash_table_remove_all (self->cleared);
  for (guint i = 0; i < missing->len && self->suspects->len < MOST_SUSPECTS; i++)
    {
      SnabelEntry *entry = g_ptr_array_index (missing, i);

      if (!g_hash_table_contains (self->cleared, snabel_entry_get_key (entry)) && !g_ptr_array_find (self->suspects, entry, NULL))
        g_ptr_array_add (self->suspects, g_object_ref (entry));
    }
  ask_next (self);
}

/* Without a way to the server nothing is asked. */
void
_snabel_feed_stop_asking (SnabelFeed *self)
{
  dex_clear (&self->asking);
  g_ptr_array_set_size (self->suspects, 0);
}

/* Lets go of what is far below the reader; all of it is written. */
void
_snabel_feed_trim (SnabelFeed *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->timeline));
  guint reading = 0;
  guint kept;

  if (self->reading_key != NULL)
    snabel_timeline_find (self->timeline, self->reading_key, &reading);
  kept = MAX (MOST_KEPT, reading + KEPT_BELOW);
  if (self->is_loading_older || n_entries <= kept + KEPT_BELOW)
    return;
  self->lowest_read = snabel_timeline_truncate (self->timeline, kept);
  _snabel_feed_set_store_is_exhausted (self, FALSE);
}
