/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the end of a timeline from a server that does not know any more what it was asked from. */
#include "session/timeline/snabel-feed-private.h"

/* So many entries in a row can be unknown to the server before it is believed that nothing follows. */
#define MOST_SILENT 4

/* Some servers have nothing below an id that they do not know: of a post that was deleted, or that an edit gave another
 * id (snac, Hollo). Only what follows the entry above tells that from the end.
 *
 * Returns: (nullable): the answer to that question */
DexFuture *
_snabel_feed_ask_above_silent (SnabelFeedLoad *load)
{
  SnabelTimeline *timeline = load->feed->timeline;
  SnabelEntry    *anchor = load->anchor != NULL ? snabel_timeline_find (timeline, load->anchor, NULL) : NULL;
  SnabelEntry    *above = anchor != NULL ? snabel_timeline_get_neighbour (timeline, anchor, -1) : NULL;

  if (load->place != SNABEL_PAGE_OLDER || anchor == NULL)
    return NULL;
  if (load->silent == NULL)
    load->silent = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (load->silent, g_object_ref (anchor));
  if (above == NULL || snabel_entry_get_kind (above) != SNABEL_ENTRY_POST || load->silent->len > MOST_SILENT)
    return NULL;
  g_set_str (&load->anchor, snabel_entry_get_key (above));

  return _snabel_feed_ask_for (g_rc_box_acquire (load), snabel_entry_get_paging_id (above));
}

static gboolean
holds_entry (GPtrArray   *entries,
             SnabelEntry *entry)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (snabel_entry_get_key (g_ptr_array_index (entries, i)), snabel_entry_get_key (entry)))
      return TRUE;

  return FALSE;
}

/* The server named what follows the entry above the silent ones: those of them that it did not name are gone. */
void
_snabel_feed_settle_silent (SnabelFeedLoad *load,
                            GPtrArray      *entries)
{
  SnabelTimeline *timeline = load->feed->timeline;
  SnabelEntry    *lowest;

  if (load->silent == NULL || load->silent->len == 0)
    return;
  lowest = g_ptr_array_index (load->silent, 0);
  if (entries->len == 0 || g_str_equal (snabel_entry_get_key (g_ptr_array_index (entries, entries->len - 1)), snabel_entry_get_key (lowest)))
    {
      g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
      SnabelPage end = { .place = SNABEL_PAGE_OLDER, .anchor = snabel_entry_get_key (lowest), .entries = nothing, .is_end = TRUE };

      snabel_timeline_merge (timeline, &end);
      return;
    }
  for (guint i = 0; i < load->silent->len; i++)
    if (!holds_entry (entries, g_ptr_array_index (load->silent, i)))
      snabel_timeline_remove_status (timeline, snabel_entry_get_paging_id (g_ptr_array_index (load->silent, i)));
}
