/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline with its state, its live edge, and its writing behind. */
#include "session/timeline/snabel-feed-private.h"

#include "base/snabel-async.h"

enum
{
  PROP_0,
  PROP_STATE,
  PROP_ERROR_MESSAGE,
  PROP_IS_LOADING_OLDER,
  PROP_N_UNSEEN,
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
    case PROP_N_UNSEEN:
      g_value_set_uint (value, self->n_unseen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_feed_dispose (GObject *object)
{
  SnabelFeed *self = SNABEL_FEED (object);

  dex_clear (&self->asking);
  dex_clear (&self->restoring_seen);
  dex_clear (&self->marking);
  dex_clear (&self->asking_marker);
  g_clear_handle_id (&self->count_id, g_source_remove);
  dex_clear (&self->last_write);
  g_clear_pointer (&self->suspects, g_ptr_array_unref);
  g_clear_pointer (&self->cleared, g_hash_table_unref);
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
  g_clear_pointer (&self->reading_key, g_free);
  g_clear_pointer (&self->seen, g_strfreev);
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
  /**
   * SnabelFeed:n-unseen:
   *
   * How many posts are above all that was seen.
   */
  properties[PROP_N_UNSEEN] =
    g_param_spec_uint ("n-unseen", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

void
_snabel_feed_free_node (gpointer data)
{
  g_clear_pointer ((JsonNode **) &data, json_node_unref);
}

static void
snabel_feed_init (SnabelFeed *self)
{
  self->lowest_read = G_MAXINT64;
  self->early = g_ptr_array_new_with_free_func (_snabel_feed_free_node);
  self->suspects = g_ptr_array_new_with_free_func (g_object_unref);
  self->cleared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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

void
_snabel_feed_set_n_unseen (SnabelFeed *self,
                           guint       n_unseen)
{
  if (self->n_unseen == n_unseen)
    return;
  self->n_unseen = n_unseen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSEEN]);
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

/* While the store has more, a gap at the lower end parts what is here from that. */
void
_snabel_feed_set_store_is_exhausted (SnabelFeed *self,
                                     gboolean    is_exhausted)
{
  self->store_is_exhausted = is_exhausted;
  snabel_timeline_set_is_cut (self->timeline, !is_exhausted);
}

/* Hands @statuses (transfer full) (nullable) and what changed of the timeline to the cache. After that what the store has
 * may go from memory. */
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

  dex_clear (&self->last_write);
  self->last_write = snabel_cache_write (self->cache, write);
  snabel_detach ("write a timeline", dex_ref (self->last_write));
  _snabel_feed_trim (self);
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
  snabel_timeline_set_is_cut (self->timeline, TRUE);
  g_signal_connect_object (self->timeline, "items-changed", G_CALLBACK (_snabel_feed_count_soon), self, G_CONNECT_SWAPPED);

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

  if (!g_set_object (&self->client, client))
    return;
  _snabel_feed_stop_asking (self);
  _snabel_feed_stop_marking (self);
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
 * snabel_feed_get_n_unseen:
 *
 * Returns: how many posts are above all that was seen
 */
guint
snabel_feed_get_n_unseen (SnabelFeed *self)
{
  g_return_val_if_fail (SNABEL_IS_FEED (self), 0);

  return self->n_unseen;
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
  g_set_str (&self->reading_key, entry_key);
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
