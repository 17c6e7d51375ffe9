/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a timeline view keep their entry however far they are scrolled away: somebody is at
 * work in them, and what is open or plays there must not become another post's. */
#include "timeline/snabel-timeline-view-private.h"

static gboolean
has_selection (GtkWidget *widget)
{
  int start, end;

  if (GTK_IS_LABEL (widget))
    return gtk_label_get_selectable (GTK_LABEL (widget)) &&
           gtk_label_get_selection_bounds (GTK_LABEL (widget), &start, &end);

  return GTK_IS_EDITABLE (widget) && gtk_editable_get_selection_bounds (GTK_EDITABLE (widget), &start, &end);
}

/* Asked only of rows that are about to be let go. */
static gboolean
is_in_use (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if ((GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget)) || has_selection (widget))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_in_use (child))
      return TRUE;

  return FALSE;
}

gboolean
snabel_timeline_view_is_pinned (SnabelTimelineView *self,
                                SnabelTimelineRow  *row)
{
  return (row->pins != NULL && row->pins->len > 0) ||
         row == snabel_timeline_view_get_focus_row (self) ||
         is_in_use (row->widget);
}

/**
 * snabel_timeline_view_pin:
 * @widget: a row, or anything in one
 *
 * Keeps the row bound however far it is scrolled away, until snabel_timeline_view_unpin() or until its
 * entry goes: for as long as something plays. A row that has the focus, an open popover or selected
 * text needs no pin.
 */
void
snabel_timeline_view_pin (SnabelTimelineView *self,
                          GtkWidget          *widget)
{
  SnabelTimelineRow *row;

  g_return_if_fail (SNABEL_IS_TIMELINE_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  row = snabel_timeline_view_find_widget (self, widget);
  if (row == NULL)
    return;

  if (row->pins == NULL)
    row->pins = g_ptr_array_new ();
  g_ptr_array_add (row->pins, widget);
}

/**
 * snabel_timeline_view_unpin:
 * @widget: what was pinned; the entry that it showed then may be gone by now
 */
void
snabel_timeline_view_unpin (SnabelTimelineView *self,
                            GtkWidget          *widget)
{
  SnabelTimelineRow *row;

  g_return_if_fail (SNABEL_IS_TIMELINE_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  row = snabel_timeline_view_find_widget (self, widget);
  if (row != NULL && row->pins != NULL && g_ptr_array_remove (row->pins, widget))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}
