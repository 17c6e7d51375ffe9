/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far up the person has seen a timeline: kept here, counted from, and kept in step with the server's marker. */
#include "session/timeline/snabel-feed-private.h"

#include "base/snabel-async.h"

/* The newest that was seen may be deleted: then the next one below it tells. */
#define MOST_KEYS 8

static gboolean
find_seen (SnabelFeed *self,
           guint      *index)
{
  for (guint i = 0; self->seen != NULL && self->seen[i] != NULL; i++)
    if (snabel_timeline_find (self->timeline, self->seen[i], index) != NULL)
      return TRUE;

  return FALSE;
}

static guint
count_unseen (SnabelFeed *self)
{
  GListModel *timeline = G_LIST_MODEL (self->timeline);
  guint       n_posts = 0;
  guint       end = 0;

  if (self->seen == NULL)
    return 0;
  if (!find_seen (self, &end))
    end = g_list_model_get_n_items (timeline);
  for (guint i = 0; i < end; i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, i);

      n_posts += snabel_entry_get_kind (entry) == SNABEL_ENTRY_POST;
    }

  return n_posts;
}

static void
take_seen (SnabelFeed *self,
           guint       index)
{
  GListModel *timeline = G_LIST_MODEL (self->timeline);
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = index, n_keys = 0; n_keys < MOST_KEYS && i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, i);

      if (snabel_entry_get_kind (entry) != SNABEL_ENTRY_POST)
        continue;
      g_strv_builder_add (keys, snabel_entry_get_key (entry));
      n_keys++;
    }
  g_clear_pointer (&self->seen, g_strfreev);
  self->seen = g_strv_builder_end (keys);
  self->seen_is_new = TRUE;
  _snabel_feed_set_n_unseen (self, count_unseen (self));
}

/* Takes what is at @index as seen, if that is news. */
gboolean
_snabel_feed_see_at (SnabelFeed *self,
                     guint       index)
{
  guint seen = 0;

  if (find_seen (self, &seen) && seen <= index)
    return FALSE;
  take_seen (self, index);

  return TRUE;
}

static gboolean
is_restoring (SnabelFeed *self)
{
  return self->restoring_seen != NULL && dex_future_is_pending (self->restoring_seen);
}

static void
count_idle_cb (gpointer user_data)
{
  SnabelFeed *self = user_data;

  self->count_id = 0;
  /* The first posts that ever come are no news. */
  if (self->seen == NULL && !is_restoring (self) && g_list_model_get_n_items (G_LIST_MODEL (self->timeline)) > 0)
    take_seen (self, 0);
  _snabel_feed_set_n_unseen (self, count_unseen (self));
}

/* Many posts can come at once: they are counted together. */
void
_snabel_feed_count_soon (SnabelFeed *self)
{
  if (self->count_id == 0)
    self->count_id = g_idle_add_once (count_idle_cb, self);
}

static DexFuture *
restored_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelFeed   *self = user_data;
  const GValue *value = dex_future_get_value (future, NULL);
  const char   *text = value != NULL ? g_value_get_string (value) : NULL;

  if (text != NULL && *text != '\0' && self->seen == NULL)
    self->seen = g_strsplit (text, "\n", -1);
  _snabel_feed_count_soon (self);

  return dex_future_new_for_boolean (TRUE);
}

static char *
dup_name (SnabelFeed *self)
{
  return g_strconcat ("seen in ", self->name, NULL);
}

/* Whatever was seen before the last start. */
void
_snabel_feed_restore_seen (SnabelFeed *self)
{
  g_autofree char *name = dup_name (self);

  dex_clear (&self->restoring_seen);
  self->restoring_seen = snabel_then_main (snabel_words_get_value (self->words, self->account_key, name), restored_cb, self);
}

/* Returns: whether there was anything new to be kept */
gboolean
_snabel_feed_keep_seen (SnabelFeed *self)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!self->seen_is_new || self->seen == NULL)
    return FALSE;
  self->seen_is_new = FALSE;
  name = dup_name (self);
  text = g_strjoinv ("\n", self->seen);
  snabel_detach ("keep what was seen", snabel_words_set_value (self->words, self->account_key, name, text));

  return TRUE;
}

/**
 * snabel_feed_see:
 * @entry_key: the topmost entry that is before somebody's eyes
 *
 * It and all below it are no news any more.
 */
void
snabel_feed_see (SnabelFeed *self,
                 const char *entry_key)
{
  guint index = 0;

  g_return_if_fail (SNABEL_IS_FEED (self));
  g_return_if_fail (entry_key != NULL);

  if (!is_restoring (self) && snabel_timeline_find (self->timeline, entry_key, &index) != NULL)
    _snabel_feed_see_at (self, index);
}

/**
 * snabel_feed_save_seen:
 *
 * Keeps how far the person has seen, and lets the server know.
 */
void
snabel_feed_save_seen (SnabelFeed *self)
{
  g_return_if_fail (SNABEL_IS_FEED (self));

  if (_snabel_feed_keep_seen (self))
    _snabel_feed_mark (self);
}

/**
 * snabel_feed_get_newest_seen:
 *
 * Returns: (nullable) (transfer none): the newest post that was seen and is still here
 */
SnabelEntry *
snabel_feed_get_newest_seen (SnabelFeed *self)
{
  guint index = 0;

  g_return_val_if_fail (SNABEL_IS_FEED (self), NULL);

  for (guint i = 0; self->seen != NULL && self->seen[i] != NULL; i++)
    {
      SnabelEntry *entry = snabel_timeline_find (self->timeline, self->seen[i], &index);

      if (entry != NULL)
        return entry;
    }

  return NULL;
}
