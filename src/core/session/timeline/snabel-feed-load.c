/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a feed gets its entries: from the store first, then from the server. */
#include "config.h"

#include "session/timeline/snabel-feed-private.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-timelines.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"

/* How far below the top the store is read at the start to find the place of reading. */
#define MOST_RESTORED 800
/* A server that has nothing to show in so many pages has nothing at all. */
#define MOST_BARREN 5

static void
load_clear (gpointer data)
{
  SnabelFeedLoad *load = data;

  if (load->is_older)
    _snabel_feed_set_is_loading_older (load->feed, FALSE);
  if (load->gap != NULL && snabel_entry_get_gap_state (load->gap) == SNABEL_GAP_LOADING)
    snabel_entry_set_gap_state (load->gap, SNABEL_GAP_OPEN);
  g_clear_pointer (&load->reply, snabel_api_reply_unref);
  g_clear_object (&load->gap);
  g_clear_object (&load->feed);
  g_clear_pointer (&load->anchor, g_free);
  g_clear_pointer (&load->max_id, g_free);
  g_clear_pointer (&load->silent, g_ptr_array_unref);
}

void
_snabel_feed_load_unref (gpointer load)
{
  g_rc_box_release_full (load, load_clear);
}

SnabelFeedLoad *
_snabel_feed_load_new (SnabelFeed     *self,
                       SnabelPagePlace place,
                       SnabelEntry    *anchor)
{
  SnabelFeedLoad *load = g_rc_box_new0 (SnabelFeedLoad);

  load->feed = g_object_ref (self);
  load->place = place;
  load->number = ++self->n_loads;
  if (anchor != NULL)
    load->anchor = g_strdup (snabel_entry_get_key (anchor));

  return load;
}

static guint
count_items (JsonNode *node)
{
  JsonArray *array = snabel_json_node_get_array (node);

  return array != NULL ? json_array_get_length (array) : 0;
}

/* The id that leads below what is taken of the page, whether or not that status can be shown. */
char *
_snabel_feed_dup_last_id (JsonNode *node)
{
  JsonArray *array = snabel_json_node_get_array (node);
  guint      n = array != NULL ? MIN (json_array_get_length (array), SNABEL_FEED_MOST_TAKEN) : 0;

  return n > 0 ? snabel_json_dup_id (snabel_json_node_get_object (json_array_get_element (array, n - 1)), "id") : NULL;
}

void
_snabel_feed_page_failed (SnabelFeedLoad *load,
                          const GError   *error)
{
  SnabelFeed *self = load->feed;
  gboolean    is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->timeline)) == 0;

  if (snabel_error_is_cancelled (error))
    return;
  if (load->gap != NULL)
    snabel_entry_set_gap_state (load->gap, SNABEL_GAP_FAILED);
  _snabel_feed_set_state (self, is_empty ? SNABEL_FEED_FAILED : SNABEL_FEED_READY, error->message);
}

/* The person went on to the end, and this page shows nothing that is not here yet. Its own last id leads further
 * down, unless it is what was asked from: a server that says the same again and again has no more. */
static DexFuture *
go_on_below (SnabelFeedLoad *load,
             const char     *last_id)
{
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  SnabelPage end = { .place = SNABEL_PAGE_OLDER, .anchor = load->anchor, .entries = nothing, .is_end = TRUE };

  if (last_id != NULL && g_strcmp0 (last_id, load->max_id) != 0 && ++load->n_barren < MOST_BARREN)
    return _snabel_feed_ask_for (g_rc_box_acquire (load), last_id);
  snabel_timeline_merge (load->feed->timeline, &end);

  return dex_future_new_for_boolean (TRUE);
}

static gboolean
is_still_last (SnabelFeed *self,
               const char *key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->timeline));
  g_autoptr(SnabelEntry) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->timeline), n - 1) : NULL;

  return last != NULL && g_strcmp0 (snabel_entry_get_key (last), key) == 0;
}

static gboolean
is_news (SnabelFeed  *self,
         SnabelEntry *entry)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->timeline)) > 0 &&
         snabel_timeline_find (self->timeline, snabel_entry_get_key (entry), NULL) == NULL;
}

/* Of two answers to "the newest", that to the later question is the newer, whichever comes first. */
static void
merge_page (SnabelFeedLoad *load,
            JsonNode       *node,
            gboolean        is_end)
{
  SnabelFeed *self = load->feed;
  g_autoptr(GPtrArray) entries = _snabel_feed_take_entries (self, node);
  SnabelPage page = { .place = load->place, .anchor = load->anchor, .entries = entries, .is_end = is_end };

  if (load->place == SNABEL_PAGE_NEWEST)
    {
      if (load->number < self->newest_load)
        return;
      self->newest_load = load->number;
      self->has_missed |= self->is_live && entries->len > 0 && is_news (self, g_ptr_array_index (entries, 0));
    }
  page.stops_at_end = !load->is_older && self->lowest_read < G_MAXINT64 && !self->store_is_exhausted;
  _snabel_feed_suspect (self, &page);
  if (!snabel_timeline_merge (self->timeline, &page))
    g_debug ("A page came too late: its anchor is gone");
  _snabel_feed_settle_silent (load, entries);
}

static DexFuture *
reject_page (SnabelFeedLoad *load)
{
  g_autoptr(GError) error = g_error_new_literal (SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY, _ ("The server’s answer is not a timeline"));

  _snabel_feed_page_failed (load, error);

  return dex_future_new_for_error (g_steal_pointer (&error));
}

/* The answer to a page, on the main stack. */
DexFuture *
_snabel_feed_page_arrived (SnabelFeedLoad *load,
                           SnabelApiReply *reply)
{
  SnabelFeed      *self = load->feed;
  JsonNode        *node;
  DexFuture       *further;
  gboolean         is_empty;
  g_autofree char *last_id = NULL;

  if (snabel_api_reply_get_array (reply) == NULL)
    return reject_page (load);
  /* The account was stopped, perhaps removed: nothing may be written of it any more. */
  if (self->client == NULL)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The account was stopped");

  node = snabel_api_reply_steal_node (reply);
  is_empty = count_items (node) == 0;
  if (is_empty && reply->status != 206 && (further = _snabel_feed_ask_above_silent (load)) != NULL)
    {
      json_node_unref (node);
      return further;
    }
  last_id = _snabel_feed_dup_last_id (node);
  /* 206: the server is still building this timeline, so its end is none. */
  merge_page (load, node, is_empty && reply->status != 206);
  if (load->gap != NULL && snabel_entry_get_gap_state (load->gap) == SNABEL_GAP_LOADING)
    snabel_entry_set_gap_state (load->gap, SNABEL_GAP_OPEN);
  _snabel_feed_write (self, node);
  _snabel_feed_set_state (self, SNABEL_FEED_READY, NULL);
  if (load->is_older && !is_empty && is_still_last (self, load->anchor))
    return go_on_below (load, last_id);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
page_cb (DexFuture *future,
         gpointer   user_data)
{
  SnabelFeedLoad *load = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    return _snabel_feed_page_arrived (load, g_value_get_boxed (value));

  _snabel_feed_page_failed (load, error);

  return dex_future_new_for_error (g_steal_pointer (&error));
}

/* Asks the server for a page of the timeline. */
DexFuture *
_snabel_feed_ask (SnabelFeed *self,
                  const char *max_id,
                  const char *min_id,
                  guint       limit)
{
  SnabelApiRange range = { max_id, NULL, min_id, limit, SNABEL_PRIORITY_VISIBLE };

  if (self->client == NULL)
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_SENT, _ ("This account is not connected to its server"));

  return snabel_on_main (snabel_api_get_home_timeline (self->client, &range));
}

/* Asks the server, and merges what it answers, for @load (transfer full). */
DexFuture *
_snabel_feed_ask_for (SnabelFeedLoad *load,
                      const char     *max_id)
{
  g_set_str (&load->max_id, max_id);

  return dex_future_finally (_snabel_feed_ask (load->feed, max_id, NULL, SNABEL_FEED_PAGE_SIZE), page_cb, load, _snabel_feed_load_unref);
}

/**
 * snabel_feed_refresh:
 *
 * Asks for the newest page. What lies between it and the entries here becomes a gap, if anything may.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_feed_refresh (SnabelFeed *self)
{
  dex_return_error_if_fail (SNABEL_IS_FEED (self));

  if (self->state != SNABEL_FEED_READY)
    _snabel_feed_set_state (self, SNABEL_FEED_LOADING, NULL);

  return _snabel_feed_ask_for (_snabel_feed_load_new (self, SNABEL_PAGE_NEWEST, NULL), NULL);
}

static SnabelEntry *
find_last_post (SnabelFeed *self)
{
  GListModel *model = G_LIST_MODEL (self->timeline);

  for (guint i = g_list_model_get_n_items (model); i-- > 0;)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (model, i);

      if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_POST)
        return entry;
    }

  return NULL;
}

static DexFuture *
ask_server_below (SnabelFeedLoad *load)
{
  SnabelFeed  *self = load->feed;
  SnabelEntry *last = find_last_post (self);

  if (last == NULL || snabel_timeline_get_reached_end (self->timeline))
    {
      _snabel_feed_load_unref (load);
      return dex_future_new_for_boolean (TRUE);
    }
  g_set_str (&load->anchor, snabel_entry_get_key (last));

  return _snabel_feed_ask_for (load, snabel_entry_get_paging_id (last));
}

static SnabelEntry *
entry_from_cache (SnabelFeed        *self,
                  SnabelCachedEntry *cached)
{
  g_autoptr(SnabelStatus) status = NULL;
  SnabelEntry *entry = NULL;

  if (cached->kind == SNABEL_CACHED_GAP)
    entry = snabel_entry_new_gap (cached->status_id != NULL ? cached->status_id : "gap");
  else if (cached->status != NULL && (status = snabel_identity_map_take_status (self->map, cached->status, NULL)) != NULL)
    entry = snabel_entry_new_post (status, cached->status_id);
  if (entry != NULL)
    snabel_entry_set_position (entry, cached->position);

  return entry;
}

/* What cannot be shown is passed over, but it was read. */
static void
append_cached (SnabelFeed *self,
               GPtrArray  *cached)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < cached->len; i++)
    {
      SnabelCachedEntry *row = g_ptr_array_index (cached, i);
      SnabelEntry       *entry = entry_from_cache (self, row);

      self->lowest_read = MIN (self->lowest_read, row->position);
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  snabel_timeline_append_stored (self->timeline, entries);
  _snabel_feed_set_store_is_exhausted (self, cached->len < SNABEL_FEED_PAGE_SIZE);
}

static gint64
get_lowest_position (SnabelFeed *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->timeline));
  g_autoptr(SnabelEntry) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->timeline), n - 1) : NULL;

  return last != NULL ? snabel_entry_get_position (last) : G_MAXINT64;
}

static DexFuture *
read_now (SnabelFeed *self)
{
  gint64 below = self->lowest_read < G_MAXINT64 ? self->lowest_read : get_lowest_position (self);

  return snabel_on_main (snabel_cache_read_down (self->cache, self->account_key, self->name, below, SNABEL_FEED_PAGE_SIZE));
}

static DexFuture *
written_cb (DexFuture *future,
            gpointer   user_data)
{
  return read_now (user_data);
}

/* What the store has further down; an empty page says that it has no more. The reader does not wait for the writer by
 * itself: what is still to be written would be passed over. */
static DexFuture *
read_store (SnabelFeed *self)
{
  if (self->last_write == NULL || !dex_future_is_pending (self->last_write))
    return read_now (self);

  return dex_future_finally (snabel_on_main (dex_ref (self->last_write)), written_cb, g_object_ref (self), g_object_unref);
}

static DexFuture *
older_stored_cb (DexFuture *future,
                 gpointer   user_data)
{
  SnabelFeedLoad *load = user_data;
  SnabelFeed     *self = load->feed;
  const GValue   *value = dex_future_get_value (future, NULL);
  GPtrArray      *cached = value != NULL ? g_value_get_boxed (value) : NULL;
  guint           n_before = g_list_model_get_n_items (G_LIST_MODEL (self->timeline));

  /* A store that cannot be read has nothing, and the server is asked. */
  if (cached != NULL)
    append_cached (self, cached);
  else
    _snabel_feed_set_store_is_exhausted (self, TRUE);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->timeline)) > n_before)
    return dex_future_new_for_boolean (TRUE);
  if (self->store_is_exhausted)
    return ask_server_below (g_rc_box_acquire (load));

  return dex_future_finally (read_store (self), older_stored_cb, g_rc_box_acquire (load), _snabel_feed_load_unref);
}

/**
 * snabel_feed_load_older:
 *
 * Brings what is below the last entry: from the store while it has any, then from the server.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_feed_load_older (SnabelFeed *self)
{
  SnabelFeedLoad *load;

  dex_return_error_if_fail (SNABEL_IS_FEED (self));

  if (self->is_loading_older)
    return dex_future_new_for_boolean (TRUE);
  load = _snabel_feed_load_new (self, SNABEL_PAGE_OLDER, NULL);
  load->is_older = TRUE;
  _snabel_feed_set_is_loading_older (self, TRUE);
  if (self->store_is_exhausted)
    return ask_server_below (load);

  return dex_future_finally (read_store (self), older_stored_cb, load, _snabel_feed_load_unref);
}

static DexFuture *
restored_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelFeedLoad *load = user_data;
  SnabelFeed     *self = load->feed;
  const GValue   *value = dex_future_get_value (future, NULL);
  GPtrArray      *cached = value != NULL ? g_value_get_boxed (value) : NULL;
  guint           n_entries;

  if (cached != NULL)
    append_cached (self, cached);
  n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->timeline));
  if (cached != NULL && cached->len > 0 && n_entries < MOST_RESTORED &&
      load->anchor != NULL && snabel_timeline_find (self->timeline, load->anchor, NULL) == NULL)
    return dex_future_finally (read_store (self), restored_cb, g_rc_box_acquire (load), _snabel_feed_load_unref);

  _snabel_feed_set_state (self, n_entries > 0 ? SNABEL_FEED_READY : SNABEL_FEED_LOADING, NULL);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
position_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelFeedLoad *load = user_data;
  const GValue   *value = dex_future_get_value (future, NULL);
  SnabelPosition *position = value != NULL ? g_value_get_boxed (value) : NULL;

  if (position != NULL)
    {
      g_set_str (&load->anchor, position->entry_key);
      g_set_str (&load->feed->reading_key, position->entry_key);
    }

  return dex_future_finally (read_store (load->feed), restored_cb, g_rc_box_acquire (load), _snabel_feed_load_unref);
}

/**
 * snabel_feed_restore:
 *
 * Shows what the store has, from the top down to where the person was reading. Asks no server.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
snabel_feed_restore (SnabelFeed *self)
{
  dex_return_error_if_fail (SNABEL_IS_FEED (self));

  _snabel_feed_restore_seen (self);

  return dex_future_finally (snabel_on_main (snabel_feed_get_position (self)), position_cb,
                             _snabel_feed_load_new (self, SNABEL_PAGE_OLDER, NULL), _snabel_feed_load_unref);
}
