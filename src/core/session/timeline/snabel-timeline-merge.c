/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merges what the server returns into one list: by overlap only, never by comparing ids. */
#include "session/timeline/snabel-timeline-private.h"

/* Between two neighbours of the server's no gap is left. */
static void
close_gaps_between (SnabelTimeline *self,
                    GSequenceIter  *above,
                    GSequenceIter  *below)
{
  GSequenceIter *iter = g_sequence_iter_next (above);

  while (!g_sequence_iter_is_end (iter) && g_sequence_iter_compare (iter, below) < 0)
    {
      GSequenceIter *next = g_sequence_iter_next (iter);

      if (_snabel_timeline_is_gap (iter))
        _snabel_timeline_remove (self, iter);
      iter = next;
    }
}

static void
insert_gap_before (SnabelTimeline *self,
                   GSequenceIter  *below)
{
  g_autoptr(GPtrArray) gaps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *key = g_strdup_printf ("gap above %s", snabel_entry_get_key (g_sequence_get (below)));

  g_ptr_array_add (gaps, snabel_entry_new_gap (key));
  _snabel_timeline_insert_before (self, below, gaps);
}

/* The page as a list without entries that it holds twice. */
static GPtrArray *
dup_unique (GPtrArray *entries)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *unique = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    {
      SnabelEntry *entry = g_ptr_array_index (entries, i);

      if (g_hash_table_add (seen, (gpointer) snabel_entry_get_key (entry)))
        g_ptr_array_add (unique, g_object_ref (entry));
    }

  return unique;
}

/* The walk over a page: what is already here are its fixed points, what is new goes between them. */
typedef struct
{
  SnabelTimeline *timeline;
  GSequenceIter  *last;
  GPtrArray      *pending;
} Walk;

static void
flush_pending (Walk *walk)
{
  GSequenceIter *first = _snabel_timeline_insert_before (walk->timeline, g_sequence_iter_next (walk->last), walk->pending);

  if (walk->pending->len > 0)
    walk->last = g_sequence_iter_move (first, walk->pending->len - 1);
  g_ptr_array_set_size (walk->pending, 0);
}

static void
meet_known (Walk          *walk,
            GSequenceIter *iter)
{
  if (walk->last == NULL)
    {
      _snabel_timeline_insert_before (walk->timeline, iter, walk->pending);
      g_ptr_array_set_size (walk->pending, 0);
      walk->last = iter;
    }
  else if (g_sequence_iter_compare (iter, walk->last) > 0)
    {
      flush_pending (walk);
      close_gaps_between (walk->timeline, walk->last, iter);
      walk->last = iter;
    }
}

static void
walk_page (Walk             *walk,
           const SnabelPage *page,
           GPtrArray        *entries,
           GSequenceIter    *anchor)
{
  if (anchor != NULL && page->place == SNABEL_PAGE_OLDER)
    meet_known (walk, anchor);
  for (guint i = 0; i < entries->len; i++)
    {
      SnabelEntry   *entry = g_ptr_array_index (entries, i);
      GSequenceIter *iter = _snabel_timeline_lookup (walk->timeline, snabel_entry_get_key (entry));

      if (iter == NULL)
        {
          g_ptr_array_add (walk->pending, g_object_ref (entry));
          continue;
        }
      snabel_entry_set_paging_id (g_sequence_get (iter), snabel_entry_get_paging_id (entry));
      meet_known (walk, iter);
    }
  if (anchor != NULL && page->place == SNABEL_PAGE_NEWER)
    meet_known (walk, anchor);
}

/* Nothing of the page is here yet. */
static gboolean
merge_apart (SnabelTimeline   *self,
             const SnabelPage *page,
             GPtrArray        *entries)
{
  GSequenceIter *top = g_sequence_get_begin_iter (self->entries);

  if (page->place != SNABEL_PAGE_NEWEST)
    return FALSE;

  if (g_sequence_iter_is_end (top))
    self->reached_end = page->is_end;
  else if (entries->len > 0)
    insert_gap_before (self, top);
  _snabel_timeline_insert_before (self, g_sequence_get_begin_iter (self->entries), entries);

  return TRUE;
}

/* The server has nothing below @last. */
static void
note_end_below (SnabelTimeline *self,
                GSequenceIter  *last)
{
  GSequenceIter *below = g_sequence_iter_next (last);

  if (g_sequence_iter_is_end (below))
    self->reached_end = TRUE;
  else if (_snabel_timeline_is_gap (below))
    snabel_entry_set_gap_state (g_sequence_get (below), SNABEL_GAP_END);
}

/**
 * snabel_timeline_merge:
 * @page: what the server returned without a break
 *
 * Entries that are here already hold the page in place; new ones go between them, and a gap
 * between two of them closes. A page that meets nothing stands apart, above a gap.
 *
 * Returns: %FALSE if the page fits nowhere, because its anchor was removed meanwhile
 */
gboolean
snabel_timeline_merge (SnabelTimeline   *self,
                       const SnabelPage *page)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) pending = g_ptr_array_new_with_free_func (g_object_unref);
  GSequenceIter *anchor = NULL;
  Walk           walk = { self, NULL, pending };

  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), FALSE);
  g_return_val_if_fail (page != NULL && page->entries != NULL, FALSE);

  entries = dup_unique (page->entries);
  if (page->anchor != NULL)
    anchor = _snabel_timeline_lookup (self, page->anchor);
  walk_page (&walk, page, entries, anchor);
  if (walk.last == NULL)
    return merge_apart (self, page, entries);

  if (page->stops_at_end && g_sequence_iter_is_end (g_sequence_iter_next (walk.last)))
    return TRUE;
  flush_pending (&walk);
  if (page->is_end && page->place != SNABEL_PAGE_NEWER)
    note_end_below (self, walk.last);
  if (page->is_end && page->place == SNABEL_PAGE_NEWER && entries->len == 0 &&
      !g_sequence_iter_is_begin (walk.last) && _snabel_timeline_is_gap (g_sequence_iter_prev (walk.last)))
    _snabel_timeline_remove (self, g_sequence_iter_prev (walk.last));

  return TRUE;
}
