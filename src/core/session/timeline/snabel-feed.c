/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline with its state, its live edge, and its writing behind. */
#include "session/timeline/snabel-feed-private.h"

#include "base/snabel-async.h"
#include "base/snabel-json.h"

/* More live posts than this during one back-fill are left to the next one. */
#define MOST_EARLY 500
/* So many deletions are remembered: no answer is under way for as long as the older ones are ago. */
#define MOST_BURIED 1000

enum
{
  PROP_0,
  PROP_STATE,
  PROP_ERROR_MESSAGE,
  PROP_IS_LOADING_OLDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelFeed, snabel_feed, G_TYPE_OBJECT)

static void
snabel_feed_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SnabelFeed *self = SNABEL_FEED (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    case PROP_IS_LOADING_OLDER:
      g_value_set_boolean (value, self->is_loading_older);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_feed_dispose (GObject *object)
{
  SnabelFeed *self = SNABEL_FEED (object);

  g_clear_object (&self->client);
  g_clear_object (&self->timeline);
  g_clear_object (&self->map);
  g_clear_object (&self->cache);
  g_clear_object (&self->words);
  g_clear_pointer (&self->early, g_ptr_array_unref);
  g_clear_pointer (&self->buried, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_feed_parent_class)->dispose (object);
}

static void
snabel_feed_finalize (GObject *object)
{
  SnabelFeed *self = SNABEL_FEED (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->account_key, g_free);
  g_clear_pointer (&self->error_message, g_free);

  G_OBJECT_CLASS (snabel_feed_parent_class)->finalize (object);
}

static void
snabel_feed_class_init (SnabelFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_feed_get_property;
  object_class->dispose = snabel_feed_dispose;
  object_class->finalize = snabel_feed_finalize;

  /**
   * SnabelFeed:state:
   *
   * A #SnabelFeedState: what a page should draw.
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, SNABEL_FEED_FAILED, SNABEL_FEED_RESTORING,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelFeed:error-message:
   *
   * Why the last attempt to ask the server failed, a sentence; %NULL after a good one.
   */
  properties[PROP_ERROR_MESSAGE] =
    g_param_spec_string ("error-message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelFeed:is-loading-older:
   *
   * Whether entries below the last one are on their way.
   */
  properties[PROP_IS_LOADING_OLDER] =
    g_param_spec_boolean ("is-loading-older", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
json_node_unref_func (gpointer data)
{
  g_clear_pointer ((JsonNode **) &data, json_node_unref);
}

static void
snabel_feed_init (SnabelFeed *self)
{
  self->lowest_read = G_MAXINT64;
  self->early = g_ptr_array_new_with_free_func (json_node_unref_func);
  self->buried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
_snabel_feed_set_state (SnabelFeed     *self,
                        SnabelFeedState state,
                        const char     *error_message)
{
  if (g_set_str (&self->error_message, error_message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
_snabel_feed_set_is_loading_older (SnabelFeed *self,
                                   gboolean    is_loading_older)
{
  if (self->is_loading_older == is_loading_older)
    return;
  self->is_loading_older = is_loading_older;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING_OLDER]);
}

/* Entries for a page of statuses; an entry's paging id is the one in this very page. */
GPtrArray *
_snabel_feed_take_entries (SnabelFeed *self,
                           JsonNode   *statuses)
{
  g_autoptr(GPtrArray) taken = snabel_identity_map_take_statuses (self->map, statuses, SNABEL_FEED_MOST_TAKEN);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < taken->len; i++)
    {
      SnabelStatus *status = g_ptr_array_index (taken, i);

      if (!g_hash_table_contains (self->buried, status->id))
        g_ptr_array_add (entries, snabel_entry_new_post (status, NULL));
    }

  return entries;
}

static void
add_cached_entry (SnabelCacheWrite *write,
                  SnabelEntry      *entry)
{
  gboolean is_gap = snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP;

  g_ptr_array_add (write->entries,
                   snabel_cached_entry_new (snabel_entry_get_position (entry),
                                            is_gap ? SNABEL_CACHED_GAP : SNABEL_CACHED_POST,
                                            0,
                                            is_gap ? snabel_entry_get_key (entry) : snabel_entry_get_paging_id (entry)));
}

/* Hands @statuses (transfer full) (nullable) and what changed of the timeline to the cache. */
void
_snabel_feed_write (SnabelFeed *self,
                    JsonNode   *statuses)
{
  SnabelCacheWrite *write = snabel_cache_write_new (self->account_key, self->name);
  g_autoptr(GPtrArray) written = NULL;
  g_autoptr(GArray) removed = NULL;

  snabel_timeline_take_changes (self->timeline, &written, &removed);
  for (guint i = 0; i < written->len; i++)
    add_cached_entry (write, g_ptr_array_index (written, i));
  g_array_append_vals (write->removed, removed->data, removed->len);
  write->statuses = statuses;

  snabel_detach ("write a timeline", snabel_cache_write (self->cache, write));
}

/**
 * snabel_feed_new:
 * @name: the timeline's name in the stores: "home"
 * @parts: what it works with
 *
 * Returns: (transfer full): a feed that is still empty
 */
SnabelFeed *
snabel_feed_new (const char            *name,
                 const SnabelFeedParts *parts)
{
  SnabelFeed *self = g_object_new (SNABEL_TYPE_FEED, NULL);

  g_return_val_if_fail (name != NULL && parts != NULL, NULL);

  self->name = g_strdup (name);
  self->account_key = g_strdup (parts->account_key);
  self->cache = g_object_ref (parts->cache);
  self->words = g_object_ref (parts->words);
  self->map = g_object_ref (parts->map);
  self->timeline = snabel_timeline_new (name);

  return self;
}

/**
 * snabel_feed_set_client:
 * @client: (nullable): how to reach the server; %NULL while there is no token
 *
 * The feed is not live any more: what another way to the server brings has a back-fill before it.
 */
void
snabel_feed_set_client (SnabelFeed   *self,
                        SnabelClient *client)
{
  g_return_if_fail (SNABEL_IS_FEED (self));

  if (g_set_object (&self->client, client))
    snabel_feed_set_is_live (self, FALSE);
}

/**
 * snabel_feed_get_timeline:
 *
 * Returns: (transfer none): the entries
 */
SnabelTimeline *
snabel_feed_get_timeline (SnabelFeed *self)
{
  g_return_val_if_fail (SNABEL_IS_FEED (self), NULL);

  return self->timeline;
}

/**
 * snabel_feed_get_state:
 *
 * Returns: what a page should draw
 */
SnabelFeedState
snabel_feed_get_state (SnabelFeed *self)
{
  g_return_val_if_fail (SNABEL_IS_FEED (self), SNABEL_FEED_FAILED);

  return self->state;
}

/**
 * snabel_feed_get_error_message:
 *
 * Returns: (nullable): why the last attempt failed
 */
const char *
snabel_feed_get_error_message (SnabelFeed *self)
{
  g_return_val_if_fail (SNABEL_IS_FEED (self), NULL);

  return self->error_message;
}

/**
 * snabel_feed_get_is_loading_older:
 *
 * Returns: whether entries below the last one are on their way
 */
gboolean
snabel_feed_get_is_loading_older (SnabelFeed *self)
{
  g_return_val_if_fail (SNABEL_IS_FEED (self), FALSE);

  return self->is_loading_older;
}

/* @status (transfer full) arrived at the top, and nothing was missed before it. */
static void
put_on_top (SnabelFeed *self,
            JsonNode   *status)
{
  g_autoptr(SnabelStatus) taken = snabel_identity_map_take_status (self->map, status, NULL);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(SnabelEntry) top = g_list_model_get_item (G_LIST_MODEL (self->timeline), 0);
  SnabelPage page = { .place = SNABEL_PAGE_NEWEST, .entries = entries };

  if (taken == NULL)
    {
      json_node_unref (status);
      return;
    }
  g_ptr_array_add (entries, snabel_entry_new_post (taken, NULL));
  if (top != NULL)
    {
      page.place = SNABEL_PAGE_NEWER;
      page.anchor = snabel_entry_get_key (top);
    }
  if (top == NULL || snabel_timeline_find (self->timeline, snabel_entry_get_key (g_ptr_array_index (entries, 0)), NULL) == NULL)
    snabel_timeline_merge (self->timeline, &page);
  _snabel_feed_set_state (self, SNABEL_FEED_READY, self->error_message);
  _snabel_feed_write (self, status);
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

  if (self->is_live)
    put_on_top (self, status);
  else if (self->early->len <= MOST_EARLY)
    g_ptr_array_add (self->early, status);
  else
    json_node_unref (status);
}

/**
 * snabel_feed_set_is_live:
 * @is_live: whether a connection stands and all before it was fetched
 *
 * Going live puts in place what arrived meanwhile. No longer being live throws it away,
 * since the next back-fill brings it.
 *
 * Returns: whether the feed is live now; %FALSE where so much arrived meanwhile that another
 *   back-fill is the better way
 */
gboolean
snabel_feed_set_is_live (SnabelFeed *self,
                         gboolean    is_live)
{
  g_autoptr(GPtrArray) early = NULL;

  g_return_val_if_fail (SNABEL_IS_FEED (self), FALSE);

  early = g_steal_pointer (&self->early);
  self->early = g_ptr_array_new_with_free_func (json_node_unref_func);
  self->is_live = is_live && early->len <= MOST_EARLY;
  for (guint i = 0; self->is_live && i < early->len; i++)
    put_on_top (self, g_steal_pointer (&early->pdata[i]));

  return self->is_live;
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

/**
 * snabel_feed_save_position:
 * @entry_key: the entry at the top edge of the view
 * @offset: pixels from that edge to the entry's top
 *
 * Keeps the place of reading.
 */
void
snabel_feed_save_position (SnabelFeed *self,
                           const char *entry_key,
                           double      offset)
{
  g_autoptr(SnabelPosition) position = snabel_position_new ();

  g_return_if_fail (SNABEL_IS_FEED (self));

  position->account_key = g_strdup (self->account_key);
  position->timeline = g_strdup (self->name);
  position->entry_key = g_strdup (entry_key);
  position->offset = offset;
  snabel_detach ("save a position", snabel_words_save_position (self->words, position));
}

/**
 * snabel_feed_get_position:
 *
 * Returns: (transfer full): a future that resolves to the saved #SnabelPosition, or rejects if none was saved
 */
DexFuture *
snabel_feed_get_position (SnabelFeed *self)
{
  dex_return_error_if_fail (SNABEL_IS_FEED (self));

  return snabel_words_get_position (self->words, self->account_key, self->name);
}
