/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a timeline view and its scroll bar agree. The bar's values are taken as steps from the last one:
 * a deceleration sets absolute values, frame after frame, and knows of no correction made meanwhile. So
 * it is the bounds that are corrected, until nobody has scrolled for a moment; the lower one is 0 then. */
#include "timeline/snabel-timeline-view-private.h"

#include <math.h>

#define SETTLE_DELAY 150 /* ms without scrolling */
#define N_NEAR_PAGES 2   /* how far from an end the next page is asked for */

static gboolean
notify_edges_cb (gpointer data)
{
  g_autoptr(SnabelTimelineView) self = g_object_ref (data);
  double top = snabel_timeline_view_get_top (self);
  double below = (double) snabel_timeline_heights_get_total (self->heights) - top - self->area.height;
  double near = N_NEAR_PAGES * self->area.height;

  self->edges.notify_id = 0;
  if (top < near && !self->edges.start_is_told)
    {
      self->edges.start_is_told = TRUE;
      snabel_timeline_view_near_edge (self, GTK_POS_TOP);
    }
  if (below < near && !self->edges.end_is_told)
    {
      self->edges.end_is_told = TRUE;
      snabel_timeline_view_near_edge (self, GTK_POS_BOTTOM);
    }

  return G_SOURCE_REMOVE;
}

/* Told once for each visit and each change of the model; from an idle, because who hears it may change the model. */
void
snabel_timeline_view_check_edges (SnabelTimelineView *self)
{
  double top = snabel_timeline_view_get_top (self);
  double below = (double) snabel_timeline_heights_get_total (self->heights) - top - self->area.height;
  double near = N_NEAR_PAGES * self->area.height;

  if (snabel_timeline_heights_get_size (self->heights) == 0)
    return;

  self->edges.start_is_told &= top < near;
  self->edges.end_is_told &= below < near;
  if (self->edges.notify_id == 0 &&
      ((top < near && !self->edges.start_is_told) || (below < near && !self->edges.end_is_told)))
    self->edges.notify_id = g_idle_add (notify_edges_cb, self);
}

/* Tells the adjustment where the viewport is: by its value, or by its bounds while the person scrolls. */
void
snabel_timeline_view_configure (SnabelTimelineView *self)
{
  SnabelTimelineScroll *scroll = &self->scroll;
  double                page = self->area.height;
  double                total = (double) snabel_timeline_heights_get_total (self->heights);
  double                size = MAX (page, total + scroll->slack_end) + scroll->slack_start;
  double                offset = snabel_timeline_view_get_top (self) + scroll->slack_start;
  double                lower = scroll->is_scrolling ? scroll->value - offset : 0;

  if (scroll->vertical == NULL)
    return;

  scroll->is_configuring = TRUE;
  gtk_adjustment_configure (scroll->vertical, lower + offset, lower, lower + size, page * 0.1, page * 0.9, page);
  scroll->is_configuring = FALSE;
  scroll->value = gtk_adjustment_get_value (scroll->vertical);
  if (scroll->horizontal != NULL)
    {
      double width = gtk_widget_get_width (GTK_WIDGET (self));

      gtk_adjustment_configure (scroll->horizontal, 0, 0, width, width * 0.1, width * 0.9, width);
    }
}

static void
settle_cb (gpointer data)
{
  SnabelTimelineView *self = data;

  self->scroll.settle_id = 0;
  self->scroll.is_scrolling = FALSE;
  snabel_timeline_view_configure (self);
}

static void
value_changed_cb (SnabelTimelineView *self)
{
  SnabelTimelineScroll *scroll = &self->scroll;
  double                value = gtk_adjustment_get_value (scroll->vertical);
  double                delta = value - scroll->value;

  if (scroll->is_configuring || delta == 0)
    return;

  scroll->value = value;
  scroll->is_scrolling = TRUE;
  g_clear_handle_id (&scroll->settle_id, g_source_remove);
  scroll->settle_id = g_timeout_add_once (SETTLE_DELAY, settle_cb, self);
  if (fabs (delta) < 2 * self->area.height)
    snabel_timeline_view_scroll_by (self, delta);
  else
    snabel_timeline_view_scroll_to_offset (self, value - gtk_adjustment_get_lower (scroll->vertical) - scroll->slack_start);
}

void
snabel_timeline_view_set_adjustment (SnabelTimelineView *self,
                                     GtkAdjustment     **member,
                                     GtkAdjustment      *adjustment)
{
  if (*member == adjustment && adjustment != NULL)
    return;

  if (*member != NULL)
    g_signal_handlers_disconnect_by_func (*member, value_changed_cb, self);
  g_clear_object (member);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *member = g_object_ref_sink (adjustment);
  if (member == &self->scroll.vertical)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
snabel_timeline_view_dispose_scroll (SnabelTimelineView *self)
{
  g_clear_handle_id (&self->edges.notify_id, g_source_remove);
  g_clear_handle_id (&self->scroll.settle_id, g_source_remove);
  if (self->scroll.vertical != NULL)
    g_signal_handlers_disconnect_by_func (self->scroll.vertical, value_changed_cb, self);
  g_clear_object (&self->scroll.horizontal);
  g_clear_object (&self->scroll.vertical);
}

static gboolean
is_passing (SnabelTimelineView *self,
            SnabelTimelineRow  *row)
{
  return self->maker.functions.is_passing != NULL && self->maker.functions.is_passing (row->item, self->maker.user_data);
}

/**
 * snabel_timeline_view_get_position:
 * @offset: (out) (optional): how far the row's top is below that of the viewport; normally 0 or less
 *
 * Returns: (transfer full) (nullable): the key of the topmost row on the screen that is a lasting place
 */
char *
snabel_timeline_view_get_position (SnabelTimelineView *self,
                                   int                *offset)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE_VIEW (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (!snabel_timeline_view_is_visible (self, row) || is_passing (self, row))
        continue;
      if (offset != NULL)
        *offset = (int) floor (snabel_timeline_view_get_row_y (self, row->position));
      return g_strdup (row->key);
    }

  return NULL;
}

/**
 * snabel_timeline_view_set_position:
 * @key: of an entry in the model
 * @offset: where its top shall be, as snabel_timeline_view_get_position() gave it
 *
 * May be called before the view has a size: the first frame is then drawn there.
 *
 * Returns: whether there is such an entry
 */
gboolean
snabel_timeline_view_set_position (SnabelTimelineView *self,
                                   const char         *key,
                                   int                 offset)
{
  guint n_items;

  g_return_val_if_fail (SNABEL_IS_TIMELINE_VIEW (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  n_items = snabel_timeline_heights_get_size (self->heights);
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *candidate = snabel_timeline_view_dup_key (self, i);

      if (!g_str_equal (candidate, key))
        continue;
      self->acted = NULL;
      self->is_laid_out = FALSE;
      self->anchor = (SnabelTimelineAnchor) { i, offset };
      self->scroll.slack_start = self->scroll.slack_end = 0;
      self->scroll.is_scrolling = FALSE;
      snabel_timeline_view_fill (self, FALSE);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      return TRUE;
    }

  return FALSE;
}
