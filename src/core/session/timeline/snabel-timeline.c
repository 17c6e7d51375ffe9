/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of a timeline: where each entry stands, and what the store does not know yet. */
#include "session/timeline/snabel-timeline-private.h"

/* Room between two neighbours in the store's order. */
#define POSITION_STEP (G_GINT64_CONSTANT (1) << 24)

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelTimeline, snabel_timeline, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
timeline_get_item_type (GListModel *model)
{
  return SNABEL_TYPE_ENTRY;
}

static guint
timeline_get_n_items (GListModel *model)
{
  return g_sequence_get_length (SNABEL_TIMELINE (model)->entries);
}

static gpointer
timeline_get_item (GListModel *model,
                   guint       position)
{
  SnabelTimeline *self = SNABEL_TIMELINE (model);
  GSequenceIter  *iter = g_sequence_get_iter_at_pos (self->entries, position);

  return g_sequence_iter_is_end (iter) ? NULL : g_object_ref (g_sequence_get (iter));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = timeline_get_item_type;
  iface->get_n_items = timeline_get_n_items;
  iface->get_item = timeline_get_item;
}

static void
snabel_timeline_finalize (GObject *object)
{
  SnabelTimeline *self = SNABEL_TIMELINE (object);

  g_clear_pointer (&self->iters, g_hash_table_unref);
  g_clear_pointer (&self->written, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_sequence_free);
  g_clear_pointer (&self->removed, g_array_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (snabel_timeline_parent_class)->finalize (object);
}

static void
snabel_timeline_class_init (SnabelTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_timeline_finalize;
}

static void
snabel_timeline_init (SnabelTimeline *self)
{
  self->entries = g_sequence_new (g_object_unref);
  self->iters = g_hash_table_new (g_str_hash, g_str_equal);
  self->written = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
}

gboolean
_snabel_timeline_is_gap (GSequenceIter *iter)
{
  return !g_sequence_iter_is_end (iter) && snabel_entry_get_kind (g_sequence_get (iter)) == SNABEL_ENTRY_GAP;
}

GSequenceIter *
_snabel_timeline_lookup (SnabelTimeline *self,
                         const char     *key)
{
  return g_hash_table_lookup (self->iters, key);
}

static void
give_position (SnabelTimeline *self,
               GSequenceIter  *iter,
               gint64          position)
{
  SnabelEntry *entry = g_sequence_get (iter);
  gint64       old = snabel_entry_get_position (entry);

  if (old != SNABEL_ENTRY_NO_POSITION)
    g_array_append_val (self->removed, old);
  snabel_entry_set_position (entry, position);
  g_hash_table_add (self->written, g_object_ref (entry));
}

/* Two neighbours have no number left between them: number all anew, upwards from the last entry,
 * which keeps its own: below it the store may hold more than was read. */
static void
renumber (SnabelTimeline *self)
{
  GSequenceIter *iter = g_sequence_iter_prev (g_sequence_get_end_iter (self->entries));
  gint64         position = snabel_entry_get_position (g_sequence_get (iter));

  while (!g_sequence_iter_is_begin (iter))
    {
      iter = g_sequence_iter_prev (iter);
      position += POSITION_STEP;
      give_position (self, iter, position);
    }
}

/* @first and the @n_entries - 1 after it are new: put their numbers between those of their neighbours. */
static void
give_positions (SnabelTimeline *self,
                GSequenceIter  *first,
                guint           n_entries)
{
  GSequenceIter *below = g_sequence_iter_move (first, n_entries);
  gint64         step = POSITION_STEP;
  gint64         position = 0;

  if (g_sequence_iter_is_begin (first))
    {
      if (!g_sequence_iter_is_end (below))
        position = snabel_entry_get_position (g_sequence_get (below));
      position += step * (n_entries + 1);
    }
  else
    {
      position = snabel_entry_get_position (g_sequence_get (g_sequence_iter_prev (first)));
      if (!g_sequence_iter_is_end (below))
        step = (position - snabel_entry_get_position (g_sequence_get (below))) / (n_entries + 1);
      if (step == 0)
        {
          renumber (self);
          return;
        }
    }
  for (guint i = 0; i < n_entries; i++, first = g_sequence_iter_next (first))
    give_position (self, first, position -= step);
}

/* Puts @entries before @before and tells it as one change. Returns where the first one stands. */
GSequenceIter *
_snabel_timeline_insert_before (SnabelTimeline *self,
                                GSequenceIter  *before,
                                GPtrArray      *entries)
{
  GSequenceIter *first = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      SnabelEntry   *entry = g_ptr_array_index (entries, i);
      GSequenceIter *iter = g_sequence_insert_before (before, g_object_ref (entry));

      g_hash_table_insert (self->iters, (gpointer) snabel_entry_get_key (entry), iter);
      if (first == NULL)
        first = iter;
    }
  if (first == NULL)
    return before;

  give_positions (self, first, entries->len);
  g_list_model_items_changed (G_LIST_MODEL (self), g_sequence_iter_get_position (first), 0, entries->len);

  return first;
}

void
_snabel_timeline_remove (SnabelTimeline *self,
                         GSequenceIter  *iter)
{
  g_autoptr(SnabelEntry) entry = g_object_ref (g_sequence_get (iter));
  guint  index = g_sequence_iter_get_position (iter);
  gint64 position = snabel_entry_get_position (entry);

  g_hash_table_remove (self->iters, snabel_entry_get_key (entry));
  g_hash_table_remove (self->written, entry);
  g_array_append_val (self->removed, position);
  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 0);
}

/**
 * snabel_timeline_append_stored:
 * @entries: (element-type SnabelEntry): what the store has below the last entry, newest first,
 *   each with its position
 *
 * Entries that are here already are passed over.
 */
void
snabel_timeline_append_stored (SnabelTimeline *self,
                               GPtrArray      *entries)
{
  guint before;
  guint n_added = 0;

  g_return_if_fail (SNABEL_IS_TIMELINE (self));
  g_return_if_fail (entries != NULL);

  before = g_sequence_get_length (self->entries);
  for (guint i = 0; i < entries->len; i++)
    {
      SnabelEntry *entry = g_ptr_array_index (entries, i);

      if (_snabel_timeline_lookup (self, snabel_entry_get_key (entry)) != NULL)
        continue;
      g_hash_table_insert (self->iters, (gpointer) snabel_entry_get_key (entry),
                           g_sequence_append (self->entries, g_object_ref (entry)));
      n_added++;
    }
  if (n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_added);
}

/**
 * snabel_timeline_truncate:
 * @n_entries: how many stay, or a few less
 *
 * Lets go of the entries further down. For the store nothing changes: it must know them all.
 *
 * Returns: the position of the last entry that stays
 */
gint64
snabel_timeline_truncate (SnabelTimeline *self,
                          guint           n_entries)
{
  GSequenceIter *end;
  guint          n_before;

  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), G_MAXINT64);
  g_return_val_if_fail (g_hash_table_size (self->written) == 0, G_MAXINT64);

  n_before = g_sequence_get_length (self->entries);
  /* A gap means nothing without a post below it. */
  while (n_entries > 0 && _snabel_timeline_is_gap (g_sequence_get_iter_at_pos (self->entries, n_entries - 1)))
    n_entries--;
  if (n_entries == 0 || n_entries >= n_before)
    return G_MAXINT64;

  end = g_sequence_get_iter_at_pos (self->entries, n_entries);
  for (GSequenceIter *iter = end; !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    g_hash_table_remove (self->iters, snabel_entry_get_key (g_sequence_get (iter)));
  g_sequence_remove_range (end, g_sequence_get_end_iter (self->entries));
  self->reached_end = FALSE;
  g_list_model_items_changed (G_LIST_MODEL (self), n_entries, n_before - n_entries, 0);

  return snabel_entry_get_position (g_sequence_get (g_sequence_get_iter_at_pos (self->entries, n_entries - 1)));
}

/**
 * snabel_timeline_find:
 * @key: an entry's key
 * @index: (out) (optional): where it stands
 *
 * Returns: (transfer none) (nullable): the entry
 */
SnabelEntry *
snabel_timeline_find (SnabelTimeline *self,
                      const char     *key,
                      guint          *index)
{
  GSequenceIter *iter;

  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  if ((iter = g_hash_table_lookup (self->iters, key)) == NULL)
    return NULL;
  if (index != NULL)
    *index = g_sequence_iter_get_position (iter);

  return g_sequence_get (iter);
}

/**
 * snabel_timeline_get_neighbour:
 * @step: -1 for the one above, 1 for the one below
 *
 * Returns: (transfer none) (nullable): the entry beside @entry
 */
SnabelEntry *
snabel_timeline_get_neighbour (SnabelTimeline *self,
                               SnabelEntry    *entry,
                               int             step)
{
  GSequenceIter *iter;

  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), NULL);

  iter = _snabel_timeline_lookup (self, snabel_entry_get_key (entry));
  if (iter == NULL || (step < 0 && g_sequence_iter_is_begin (iter)))
    return NULL;
  iter = g_sequence_iter_move (iter, step);

  return g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);
}

/**
 * snabel_timeline_get_reached_end:
 *
 * Returns: whether the server has nothing below the last entry
 */
gboolean
snabel_timeline_get_reached_end (SnabelTimeline *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), FALSE);

  return self->reached_end;
}

static gboolean
shows_status (SnabelEntry *entry,
              const char  *id_or_uri)
{
  SnabelStatus *status = snabel_entry_get_status (entry);

  if (status == NULL)
    return FALSE;
  if (g_str_equal (status->id, id_or_uri) || g_strcmp0 (status->uri, id_or_uri) == 0 ||
      g_strcmp0 (snabel_entry_get_paging_id (entry), id_or_uri) == 0)
    return TRUE;

  return status->reblog != NULL &&
         (g_str_equal (status->reblog->id, id_or_uri) || g_strcmp0 (status->reblog->uri, id_or_uri) == 0);
}

/* A gap separates two runs: it has no meaning at either end, nor twice. */
static void
drop_needless_gaps (SnabelTimeline *self)
{
  GSequenceIter *iter = g_sequence_get_begin_iter (self->entries);

  while (!g_sequence_iter_is_end (iter))
    {
      GSequenceIter *next = g_sequence_iter_next (iter);

      if (_snabel_timeline_is_gap (iter) &&
          (g_sequence_iter_is_begin (iter) || (g_sequence_iter_is_end (next) ? !self->is_cut : _snabel_timeline_is_gap (next))))
        _snabel_timeline_remove (self, iter);
      iter = next;
    }
}

/**
 * snabel_timeline_set_is_cut:
 * @is_cut: whether the store may have entries below the last one
 *
 * Where there are none, a gap at the lower end parts it from nothing, and goes.
 */
void
snabel_timeline_set_is_cut (SnabelTimeline *self,
                            gboolean        is_cut)
{
  g_return_if_fail (SNABEL_IS_TIMELINE (self));

  if (self->is_cut == is_cut)
    return;
  self->is_cut = is_cut;
  if (!is_cut)
    drop_needless_gaps (self);
}

/**
 * snabel_timeline_remove_status:
 * @id_or_uri: what the server called the status that was deleted, or its uri
 *
 * Removes every entry that shows that status: itself and its boosts.
 *
 * Returns: how many were removed
 */
guint
snabel_timeline_remove_status (SnabelTimeline *self,
                               const char     *id_or_uri)
{
  guint          n_removed = 0;
  GSequenceIter *iter;

  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), 0);
  g_return_val_if_fail (id_or_uri != NULL, 0);

  iter = g_sequence_get_begin_iter (self->entries);
  while (!g_sequence_iter_is_end (iter))
    {
      GSequenceIter *next = g_sequence_iter_next (iter);

      if (shows_status (g_sequence_get (iter), id_or_uri))
        {
          _snabel_timeline_remove (self, iter);
          n_removed++;
        }
      iter = next;
    }
  if (n_removed > 0)
    drop_needless_gaps (self);

  return n_removed;
}

/**
 * snabel_timeline_take_changes:
 * @written: (out) (transfer full) (element-type SnabelEntry): entries to write, at their positions
 * @removed: (out) (transfer full) (element-type gint64): positions that stand for nothing any more
 *
 * What the store does not know yet. A position may be in both: remove first, then write.
 *
 * Returns: whether there is anything
 */
gboolean
snabel_timeline_take_changes (SnabelTimeline *self,
                              GPtrArray     **written,
                              GArray        **removed)
{
  GHashTableIter iter;
  gpointer       entry;

  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), FALSE);

  *written = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->written);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    {
      g_ptr_array_add (*written, entry);
      g_hash_table_iter_steal (&iter);
    }
  *removed = g_steal_pointer (&self->removed);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));

  return (*written)->len > 0 || (*removed)->len > 0;
}

/**
 * snabel_timeline_new:
 * @name: the name that the store knows it by: "home"
 *
 * Returns: (transfer full): a timeline without entries, a #GListModel of #SnabelEntry
 */
SnabelTimeline *
snabel_timeline_new (const char *name)
{
  SnabelTimeline *self = g_object_new (SNABEL_TYPE_TIMELINE, NULL);

  self->name = g_strdup (name);

  return self;
}

/**
 * snabel_timeline_get_name:
 *
 * Returns: the name that the store knows it by
 */
const char *
snabel_timeline_get_name (SnabelTimeline *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), NULL);

  return self->name;
}
