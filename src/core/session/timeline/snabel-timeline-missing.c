/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands here between two posts that the server returned side by side. */
#include "session/timeline/snabel-timeline-private.h"

typedef struct
{
  SnabelTimeline *timeline;
  GHashTable     *returned; /* the keys of the page */
  GPtrArray      *missing;
  gboolean        is_newest; /* nothing is above the page */
  GSequenceIter  *last;      /* the last of the page that is here */
} Search;

static void
add_between (Search        *search,
             GSequenceIter *iter,
             GSequenceIter *end)
{
  for (; g_sequence_iter_compare (iter, end) < 0; iter = g_sequence_iter_next (iter))
    {
      SnabelEntry *entry = g_sequence_get (iter);

      if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_POST && !g_hash_table_contains (search->returned, snabel_entry_get_key (entry)))
        g_ptr_array_add (search->missing, g_object_ref (entry));
    }
}

static void
meet (Search     *search,
      const char *key)
{
  GSequenceIter *iter = _snabel_timeline_lookup (search->timeline, key);

  if (iter == NULL || (search->last != NULL && g_sequence_iter_compare (iter, search->last) <= 0))
    return;
  if (search->last != NULL)
    add_between (search, g_sequence_iter_next (search->last), iter);
  else if (search->is_newest)
    add_between (search, g_sequence_get_begin_iter (search->timeline->entries), iter);
  search->last = iter;
}

/**
 * snabel_timeline_find_missing:
 * @page: what the server returned without a break; not merged yet
 *
 * What was deleted while nobody listened is not in the page, though its neighbours are. Nor is what stands elsewhere in
 * the server's order, because it came late; so nothing but a question to the server tells which it is.
 *
 * Returns: (transfer full) (element-type SnabelEntry): posts that the page passes over
 */
GPtrArray *
snabel_timeline_find_missing (SnabelTimeline   *self,
                              const SnabelPage *page)
{
  g_autoptr(GHashTable) returned = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_object_unref);
  Search     search = { self, returned, missing, FALSE, NULL };

  g_return_val_if_fail (SNABEL_IS_TIMELINE (self), missing);
  g_return_val_if_fail (page != NULL && page->entries != NULL, missing);

  search.is_newest = page->place == SNABEL_PAGE_NEWEST;
  for (guint i = 0; i < page->entries->len; i++)
    g_hash_table_add (returned, (gpointer) snabel_entry_get_key (g_ptr_array_index (page->entries, i)));
  if (page->anchor != NULL)
    g_hash_table_add (returned, (gpointer) page->anchor);
  if (page->anchor != NULL && page->place == SNABEL_PAGE_OLDER)
    meet (&search, page->anchor);
  for (guint i = 0; i < page->entries->len; i++)
    meet (&search, snabel_entry_get_key (g_ptr_array_index (page->entries, i)));
  if (page->anchor != NULL && page->place == SNABEL_PAGE_NEWER)
    meet (&search, page->anchor);

  return missing;
}
