/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the live connection tells a feed: posts for the top, also those that came too early, and deletions. */
#include "session/timeline/snabel-feed-private.h"

#include "base/snabel-json.h"

/* Of the live posts that come during one back-fill so many are kept, the newest; before them is a gap. */
#define MOST_EARLY 500
/* So many deletions are remembered: no answer is under way for as long as the older ones are ago. */
#define MOST_BURIED 1000

/* Puts what arrived live on top, as one run. @misses: whether there may be something between it and what is here. */
static void
put_on_top (SnabelFeed *self,
            GPtrArray  *entries,
            gboolean    misses)
{
  g_autoptr(SnabelEntry) top = g_list_model_get_item (G_LIST_MODEL (self->timeline), 0);
  SnabelPage page = { .place = SNABEL_PAGE_NEWEST, .entries = entries };

  if (entries->len == 0)
    return;
  if (top != NULL && !misses)
    {
      page.place = SNABEL_PAGE_NEWER;
      page.anchor = snabel_entry_get_key (top);
    }
  snabel_timeline_merge (self->timeline, &page);
}

/* Returns: (transfer full) (nullable): an entry of @status */
static SnabelEntry *
take_live (SnabelFeed *self,
           JsonNode   *status)
{
  g_autoptr(SnabelStatus) taken = snabel_identity_map_take_status (self->map, status, NULL);

  return taken != NULL ? snabel_entry_new_post (taken, NULL) : NULL;
}

static gboolean
is_here (SnabelFeed  *self,
         SnabelEntry *entry)
{
  return snabel_timeline_find (self->timeline, snabel_entry_get_key (entry), NULL) != NULL;
}

static gboolean
has_gap (SnabelFeed *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->timeline)); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->timeline), i);

      if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP)
        return TRUE;
    }

  return FALSE;
}

/* Those that came before one that the pages brought are older than that: where there is a gap they are in it.
 *
 * Returns: (transfer full): what belongs on top, newest first */
static GPtrArray *
choose_early (SnabelFeed *self,
              GPtrArray  *entries,
              gboolean   *meets)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean gap = entries->len > 1 && has_gap (self);

  *meets = FALSE;
  for (guint i = entries->len; i-- > 0;)
    {
      SnabelEntry *entry = g_ptr_array_index (entries, i);

      if (is_here (self, entry))
        *meets = TRUE;
      else if (!*meets || !gap)
        g_ptr_array_add (chosen, g_object_ref (entry));
    }

  return g_steal_pointer (&chosen);
}

/* What came while the pages were on their way. */
static void
take_early (SnabelFeed *self)
{
  g_autoptr(GPtrArray) early = g_steal_pointer (&self->early);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) chosen = NULL;
  g_autoptr(JsonNode) statuses = json_node_new (JSON_NODE_ARRAY);
  gboolean meets = FALSE;

  json_node_take_array (statuses, json_array_new ());
  self->early = g_ptr_array_new_with_free_func (_snabel_feed_free_node);
  for (guint i = 0; i < early->len; i++)
    {
      SnabelEntry *entry = take_live (self, g_ptr_array_index (early, i));

      if (entry == NULL)
        continue;
      g_ptr_array_add (entries, entry);
      json_array_add_element (json_node_get_array (statuses), g_steal_pointer (&early->pdata[i]));
    }
  chosen = choose_early (self, entries, &meets);
  put_on_top (self, chosen, self->early_is_cut && !meets);
  self->early_is_cut = FALSE;
  if (entries->len > 0)
    _snabel_feed_write (self, g_steal_pointer (&statuses));
}

/**
 * snabel_feed_push_live:
 * @status: (transfer full): a status that the live connection brought
 *
 * While the feed is not live the status waits: a back-fill will say what came before it.
 */
void
snabel_feed_push_live (SnabelFeed *self,
                       JsonNode   *status)
{
  g_return_if_fail (SNABEL_IS_FEED (self));
  g_return_if_fail (status != NULL);

  if (!self->is_live && self->early->len >= MOST_EARLY)
    {
      g_ptr_array_remove_range (self->early, 0, MOST_EARLY / 5);
      self->early_is_cut = TRUE;
    }
  g_ptr_array_add (self->early, status);
  if (!self->is_live)
    return;
  take_early (self);
  _snabel_feed_set_state (self, SNABEL_FEED_READY, self->error_message);
}

/**
 * snabel_feed_set_is_live:
 * @is_live: whether a connection stands and all before it was fetched
 *
 * Going live puts in place what arrived meanwhile; where that was more than is kept, above a gap.
 * No longer being live throws it away, since the next back-fill brings it.
 */
void
snabel_feed_set_is_live (SnabelFeed *self,
                         gboolean    is_live)
{
  g_return_if_fail (SNABEL_IS_FEED (self));

  self->is_live = is_live;
  if (is_live)
    {
      take_early (self);
      return;
    }
  g_ptr_array_set_size (self->early, 0);
  self->early_is_cut = FALSE;
}

/**
 * snabel_feed_take_has_missed:
 *
 * Returns: whether since the last call a page brought what the live connection should have told before
 */
gboolean
snabel_feed_take_has_missed (SnabelFeed *self)
{
  gboolean has_missed;

  g_return_val_if_fail (SNABEL_IS_FEED (self), FALSE);

  has_missed = self->has_missed;
  self->has_missed = FALSE;

  return has_missed;
}

static gboolean
has_id (JsonNode   *status,
        const char *id)
{
  g_autofree char *own = snabel_json_node_get_object (status) != NULL ? snabel_json_dup_id (json_node_get_object (status), "id") : NULL;

  return g_strcmp0 (own, id) == 0;
}

/**
 * snabel_feed_delete_status:
 * @id: what the server called the status that its author deleted
 *
 * It goes from the screen and from what is still on its way to it.
 */
void
snabel_feed_delete_status (SnabelFeed *self,
                           const char *id)
{
  g_return_if_fail (SNABEL_IS_FEED (self));
  g_return_if_fail (id != NULL);

  for (guint i = self->early->len; i-- > 0;)
    if (has_id (g_ptr_array_index (self->early, i), id))
      g_ptr_array_remove_index (self->early, i);
  if (g_hash_table_size (self->buried) >= MOST_BURIED)
    g_hash_table_remove_all (self->buried);
  g_hash_table_add (self->buried, g_strdup (id));
  if (snabel_timeline_remove_status (self->timeline, id) > 0)
    _snabel_feed_write (self, NULL);
}
