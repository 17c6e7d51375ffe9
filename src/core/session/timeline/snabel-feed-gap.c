/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a gap from either end, and finds out what a server makes of min_id. */
#include "config.h"

#include "session/timeline/snabel-feed-private.h"

#include "api/snabel-api-timelines.h"
#include "base/snabel-async.h"
#include "base/snabel-json.h"

static gboolean
holds_top (SnabelFeed *self,
           JsonNode   *node)
{
  g_autoptr(SnabelEntry) top = g_list_model_get_item (G_LIST_MODEL (self->timeline), 0);
  JsonArray *array = snabel_json_node_get_array (node);

  for (guint i = 0; top != NULL && array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *id = snabel_json_dup_id (snabel_json_node_get_object (json_array_get_element (array, i)), "id");

      if (g_strcmp0 (id, snabel_entry_get_paging_id (top)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Is the first status below the page the one that was asked from? */
static gboolean
is_followed_by_anchor (SnabelFeedLoad *load,
                       JsonNode       *below)
{
  g_autoptr(GPtrArray) entries = _snabel_feed_take_entries (load->feed, below);

  return entries->len > 0 && g_strcmp0 (snabel_entry_get_key (g_ptr_array_index (entries, 0)), load->anchor) == 0;
}

static gboolean
brings_news (SnabelFeedLoad *load)
{
  g_autoptr(GPtrArray) entries = _snabel_feed_take_entries (load->feed, load->reply->node);

  for (guint i = 0; i < entries->len; i++)
    if (snabel_timeline_find (load->feed->timeline, snabel_entry_get_key (g_ptr_array_index (entries, i)), NULL) == NULL)
      return TRUE;

  return FALSE;
}

/* A page that has no place here: what it says of its posts is kept all the same. */
static void
keep_statuses (SnabelFeed     *self,
               SnabelApiReply *reply)
{
  if (self->client != NULL && reply->node != NULL)
    _snabel_feed_write (self, snabel_api_reply_steal_node (reply));
}

/* Nothing new above what was asked from: it may be that the server does not know that id any more, or that it has that
 * post at another place. From above the gap is filled for certain. */
static DexFuture *
go_from_above (SnabelFeedLoad *load)
{
  if (snabel_api_reply_get_array (load->reply) == NULL)
    return _snabel_feed_page_arrived (load, load->reply);
  keep_statuses (load->feed, load->reply);
  if (snabel_entry_get_gap_state (load->gap) == SNABEL_GAP_LOADING)
    snabel_entry_set_gap_state (load->gap, SNABEL_GAP_OPEN);

  return snabel_feed_fill_gap (load->feed, load->gap, TRUE);
}

static DexFuture *
checked_cb (DexFuture *future,
            gpointer   user_data)
{
  SnabelFeedLoad *load = user_data;
  SnabelFeed     *self = load->feed;
  g_autoptr(GError) error = NULL;
  const GValue   *value = dex_future_get_value (future, &error);
  SnabelApiReply *below = value != NULL ? g_value_get_boxed (value) : NULL;
  gboolean        is_followed;

  if (below == NULL)
    {
      _snabel_feed_page_failed (load, error);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  is_followed = is_followed_by_anchor (load, below->node);
  keep_statuses (self, below);
  if (is_followed)
    {
      if (!holds_top (self, load->reply->node))
        self->min_id = SNABEL_MIN_ID_HONEST;
      return _snabel_feed_page_arrived (load, load->reply);
    }
  /* Most likely the newest page. What else it may be, its place is not known, and the way from above is sure. */
  self->min_id = SNABEL_MIN_ID_IS_SINCE;

  return go_from_above (load);
}

static DexFuture *
newer_cb (DexFuture *future,
          gpointer   user_data)
{
  SnabelFeedLoad *load = user_data;
  g_autoptr(GError) error = NULL;
  const GValue    *value = dex_future_get_value (future, &error);
  g_autofree char *last_id = NULL;

  if (value == NULL)
    {
      _snabel_feed_page_failed (load, error);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  load->reply = g_value_dup_boxed (value);
  last_id = _snabel_feed_dup_last_id (load->reply->node);
  if (last_id == NULL || !brings_news (load))
    return go_from_above (load);
  if (load->feed->min_id == SNABEL_MIN_ID_HONEST)
    return _snabel_feed_page_arrived (load, load->reply);

  return dex_future_finally (_snabel_feed_ask (load->feed, last_id, NULL, 1), checked_cb,
                             g_rc_box_acquire (load), _snabel_feed_load_unref);
}

static DexFuture *
fill_from_below (SnabelFeed  *self,
                 SnabelEntry *gap,
                 SnabelEntry *below)
{
  SnabelFeedLoad *load = _snabel_feed_load_new (self, SNABEL_PAGE_NEWER, below);

  load->gap = g_object_ref (gap);

  return dex_future_finally (_snabel_feed_ask (self, NULL, snabel_entry_get_paging_id (below), SNABEL_FEED_PAGE_SIZE),
                             newer_cb, load, _snabel_feed_load_unref);
}

/**
 * snabel_feed_fill_gap:
 * @gap: a gap of this feed's timeline
 * @from_above: whether to go down from the entry above it, or up from the one below
 *
 * Fetches one page. On servers whose `min_id` gives the newest page the gap is filled from above
 * whatever was asked for.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_feed_fill_gap (SnabelFeed  *self,
                      SnabelEntry *gap,
                      gboolean     from_above)
{
  SnabelEntry    *beside;
  SnabelFeedLoad *load;

  dex_return_error_if_fail (SNABEL_IS_FEED (self));
  dex_return_error_if_fail (SNABEL_IS_ENTRY (gap));

  from_above = from_above || self->min_id == SNABEL_MIN_ID_IS_SINCE;
  beside = snabel_timeline_get_neighbour (self->timeline, gap, from_above ? -1 : 1);
  if (beside == NULL || snabel_entry_get_gap_state (gap) == SNABEL_GAP_LOADING)
    return dex_future_new_for_boolean (TRUE);

  snabel_entry_set_gap_state (gap, SNABEL_GAP_LOADING);
  if (!from_above)
    return fill_from_below (self, gap, beside);

  load = _snabel_feed_load_new (self, SNABEL_PAGE_OLDER, beside);
  load->gap = g_object_ref (gap);

  return _snabel_feed_ask_for (load, snabel_entry_get_paging_id (beside));
}
