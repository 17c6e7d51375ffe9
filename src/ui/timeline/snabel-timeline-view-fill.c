/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the rows of a timeline view are: everything is measured outwards from the anchor, the one
 * row that does not move. */
#include "timeline/snabel-timeline-view-private.h"

#include <math.h>

#define LEAST_HEIGHT 20 /* of a row that nobody has measured */

static guint
get_n_items (SnabelTimelineView *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

/* Below the top of the viewport; exact for the rows around it, an estimate for the others. */
double
snabel_timeline_view_get_row_y (SnabelTimelineView *self,
                                guint               position)
{
  guint  anchor = self->anchor.position;
  gint64 span = snabel_timeline_heights_get_span (self->heights, MIN (anchor, position), MAX (anchor, position));

  return self->anchor.y + (double) (position < anchor ? -span : span);
}

/* How far down the whole list the viewport begins: negative when there is slack above the first row. */
double
snabel_timeline_view_get_top (SnabelTimelineView *self)
{
  if (get_n_items (self) == 0)
    return 0;

  return (double) snabel_timeline_heights_get_start (self->heights, self->anchor.position) - self->anchor.y;
}

/* In whole pixels, as it is drawn: what is wholly on the screen is so for the eye. */
gboolean
snabel_timeline_view_is_visible (SnabelTimelineView *self,
                                 SnabelTimelineRow  *row)
{
  double y = floor (snabel_timeline_view_get_row_y (self, row->position));

  return y < self->area.height && y + row->height > 0;
}

static gboolean
is_kept (SnabelTimelineView *self,
         SnabelTimelineRow  *row)
{
  double y = snabel_timeline_view_get_row_y (self, row->position);

  return (y < self->area.height + SNABEL_TIMELINE_KEEP_MARGIN &&
          y + row->height > -SNABEL_TIMELINE_KEEP_MARGIN) ||
         snabel_timeline_view_is_pinned (self, row);
}

/* Of what is not measured nothing is sure but that it has some height. */
static double
get_least_span (SnabelTimelineView *self,
                guint               first,
                guint               end,
                double              enough)
{
  double span = 0;

  for (; first < end && span < enough; first++)
    {
      SnabelHeightState state;
      int               height = snabel_timeline_heights_get (self->heights, first, &state);

      span += state == SNABEL_HEIGHT_MEASURED ? height : MIN (height, LEAST_HEIGHT);
    }

  return span;
}

static gboolean
may_be_near (SnabelTimelineView *self,
             SnabelTimelineRow  *row)
{
  double below = self->area.height + SNABEL_TIMELINE_KEEP_MARGIN - self->anchor.y;
  double above = self->anchor.y + SNABEL_TIMELINE_KEEP_MARGIN;

  if (row->position >= self->anchor.position)
    return get_least_span (self, self->anchor.position, row->position, below) < below;

  return get_least_span (self, row->position + 1, self->anchor.position, above) < above;
}

static void
release_far_rows (SnabelTimelineView *self)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i - 1);

      if (!is_kept (self, row))
        snabel_timeline_view_release_row (self, row);
    }
}

/* Before the new rows are bound, so that they can have the widgets of the old ones; but none that would be
 * bound again once it is known how high the rows between are. */
static void
release_surely_far_rows (SnabelTimelineView *self)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i - 1);

      if (!is_kept (self, row) && !may_be_near (self, row))
        snabel_timeline_view_release_row (self, row);
    }
}

/* Only one that seems near by its guess is measured. */
static double
get_anchor_bottom (SnabelTimelineView *self)
{
  double bottom;

  snabel_timeline_view_estimate (self, self->anchor.position);
  bottom = self->anchor.y + snabel_timeline_heights_get (self->heights, self->anchor.position, NULL);
  if (bottom <= -SNABEL_TIMELINE_FILL_MARGIN)
    return bottom;

  return self->anchor.y + snabel_timeline_view_ensure_row (self, self->anchor.position)->height;
}

/* An anchor far outside would have every row between itself and the viewport bound for nothing. */
static void
bring_anchor_near (SnabelTimelineView *self)
{
  guint n_items = get_n_items (self);

  while (self->anchor.position + 1 < n_items)
    {
      double bottom = get_anchor_bottom (self);

      if (bottom > -SNABEL_TIMELINE_FILL_MARGIN)
        break;
      self->anchor.position++;
      self->anchor.y = bottom;
    }
  while (self->anchor.position > 0 && self->anchor.y > self->area.height + SNABEL_TIMELINE_FILL_MARGIN)
    {
      self->anchor.position--;
      snabel_timeline_view_estimate (self, self->anchor.position);
      self->anchor.y -= snabel_timeline_heights_get (self->heights, self->anchor.position, NULL);
    }
}

/* Binds and measures from the anchor downwards and upwards until the margins are covered. */
static void
bind_around_anchor (SnabelTimelineView *self)
{
  guint  n_items = get_n_items (self);
  guint  position = self->anchor.position;
  double y = self->anchor.y + snabel_timeline_view_ensure_row (self, position)->height;

  while (y < self->area.height + SNABEL_TIMELINE_FILL_MARGIN && position + 1 < n_items)
    {
      position++;
      y += snabel_timeline_view_ensure_row (self, position)->height;
    }

  position = self->anchor.position;
  y = self->anchor.y;
  while (y > -SNABEL_TIMELINE_FILL_MARGIN && position > 0)
    {
      position--;
      y -= snabel_timeline_view_ensure_row (self, position)->height;
    }
}

/* Before anything is decided by their heights: they may have grown, or there is another width. */
static void
measure_rows (SnabelTimelineView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);

      snabel_timeline_view_ensure_row (self, row->position);
    }
}

/* Where it ends is no matter for a guess: it may be what is read, and reach further down than one would think. */
static void
measure_anchor (SnabelTimelineView *self)
{
  SnabelHeightState state;

  snabel_timeline_heights_get (self->heights, self->anchor.position, &state);
  if (state != SNABEL_HEIGHT_MEASURED)
    snabel_timeline_view_ensure_row (self, self->anchor.position);
}

/* Nothing is shown beyond the ends but the slack that was left there. */
static double
get_correction (SnabelTimelineView *self)
{
  double total = (double) snabel_timeline_heights_get_total (self->heights);
  double top = snabel_timeline_view_get_top (self);
  double lowest = -self->scroll.slack_start;
  double highest = MAX (0, total + self->scroll.slack_end - self->area.height);

  return CLAMP (top, lowest, highest) - top;
}

/* A row that was high and is low now may leave nothing on the screen: then it has to move after all. */
static gboolean
leave_blank (SnabelTimelineView *self)
{
  double top;

  snabel_timeline_view_ensure_row (self, self->anchor.position);
  top = snabel_timeline_view_get_top (self);
  if (top < (double) snabel_timeline_heights_get_total (self->heights) && -top < self->area.height)
    return FALSE;

  self->scroll.slack_start = self->scroll.slack_end = 0;
  self->anchor.y -= get_correction (self);

  return TRUE;
}

static void
remember_slack (SnabelTimelineView *self)
{
  double total = (double) snabel_timeline_heights_get_total (self->heights);
  double top = snabel_timeline_view_get_top (self);

  self->scroll.slack_start = MAX (0, -top);
  self->scroll.slack_end = top > 0 ? MAX (0, top + self->area.height - total) : 0;
}

/**
 * snabel_timeline_view_fill:
 * @allows_slack: whether the content changed rather than the place, so that nothing may move
 *
 * Binds what is near the viewport and lets go of the rest.
 */
void
snabel_timeline_view_fill (SnabelTimelineView *self,
                           gboolean            allows_slack)
{
  if (self->area.width <= 0 || get_n_items (self) == 0)
    {
      snabel_timeline_view_release_all (self);
      self->scroll.slack_start = self->scroll.slack_end = 0;
      return;
    }

  measure_rows (self);
  measure_anchor (self);
  if (self->is_stranded)
    self->scroll.slack_start = self->scroll.slack_end = 0;
  allows_slack = allows_slack && !self->is_stranded;
  self->is_stranded = FALSE;

  /* Measuring may show that the end is nearer than estimated: the second turn then stands. */
  for (guint turn = 0; turn < 3; turn++)
    {
      double correction;

      bring_anchor_near (self);
      allows_slack = !leave_blank (self) && allows_slack;
      release_surely_far_rows (self);
      bind_around_anchor (self);
      if (allows_slack && !leave_blank (self))
        break;
      allows_slack = FALSE;
      correction = get_correction (self);
      if (correction == 0)
        break;
      self->anchor.y -= correction;
    }
  release_far_rows (self);
  remember_slack (self);
}

/* The reading row: the one acted on, else the focused one, else the first that is wholly visible. */
SnabelTimelineRow *
snabel_timeline_view_get_reading_row (SnabelTimelineView *self)
{
  SnabelTimelineRow *row = NULL;
  SnabelTimelineRow *partial = NULL;

  if (self->acted != NULL)
    row = snabel_timeline_view_find_widget (self, self->acted);
  if (row != NULL && snabel_timeline_view_is_visible (self, row))
    return row;
  row = snabel_timeline_view_get_focus_row (self);
  if (row != NULL && snabel_timeline_view_is_visible (self, row))
    return row;

  for (guint i = 0; i < self->rows->len; i++)
    {
      double y;

      row = g_ptr_array_index (self->rows, i);
      if (!snabel_timeline_view_is_visible (self, row))
        continue;
      y = floor (snabel_timeline_view_get_row_y (self, row->position));
      if (y >= 0 && y + row->height <= self->area.height)
        return row;
      if (partial == NULL)
        partial = row;
    }

  return partial;
}

/* To be called as long as the rows are where they were drawn, before they change. */
void
snabel_timeline_view_settle_anchor (SnabelTimelineView *self)
{
  SnabelTimelineRow *row = snabel_timeline_view_get_reading_row (self);

  if (row == NULL || row->position == self->anchor.position)
    return;

  self->anchor.y = snabel_timeline_view_get_row_y (self, row->position);
  self->anchor.position = row->position;
}

/**
 * snabel_timeline_view_dup_reading_item:
 *
 * Returns: (transfer full) (nullable) (type GObject): what is being read: the entry acted on, else the
 *   focused one, else the first that is wholly visible
 */
gpointer
snabel_timeline_view_dup_reading_item (SnabelTimelineView *self)
{
  SnabelTimelineRow *row;

  g_return_val_if_fail (SNABEL_IS_TIMELINE_VIEW (self), NULL);

  row = snabel_timeline_view_get_reading_row (self);

  return row != NULL ? g_object_ref (row->item) : NULL;
}

/* In 256ths of a pixel, sums are exact: no row is a pixel off its neighbour by rounding. */
static double
quantise (double y)
{
  return round (y * 256) / 256;
}

/* Moves the content by @delta as the person asked, and stops at the ends. */
void
snabel_timeline_view_scroll_by (SnabelTimelineView *self,
                                double              delta)
{
  double wanted, top;

  if (get_n_items (self) == 0)
    return;

  self->acted = NULL;
  wanted = snabel_timeline_view_get_top (self) + delta;
  self->anchor.y = quantise (self->anchor.y - delta);
  snabel_timeline_view_fill (self, FALSE);
  top = snabel_timeline_view_get_top (self);
  if (top > wanted + 0.5 && top <= 0)
    snabel_timeline_view_edge_reached (self, GTK_POS_TOP);
  else if (top < wanted - 0.5 && delta > 0)
    snabel_timeline_view_edge_reached (self, GTK_POS_BOTTOM);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Jumps to where the scroll bar says that @offset is. */
void
snabel_timeline_view_scroll_to_offset (SnabelTimelineView *self,
                                       double              offset)
{
  if (get_n_items (self) == 0)
    return;

  self->acted = NULL;
  self->anchor.position = snabel_timeline_heights_find (self->heights, (gint64) floor (offset));
  self->anchor.y = quantise ((double) snabel_timeline_heights_get_start (self->heights, self->anchor.position) - offset);
  self->scroll.slack_start = self->scroll.slack_end = 0;
  snabel_timeline_view_fill (self, FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Moves as little as shows the whole row, or its beginning when it is higher than the viewport. */
void
snabel_timeline_view_scroll_to_row (SnabelTimelineView *self,
                                    guint               position)
{
  SnabelTimelineRow *row = snabel_timeline_view_find_row (self, position);
  double             y = snabel_timeline_view_get_row_y (self, position);
  double             height;

  if (row == NULL && (y < -self->area.height || y > 2 * self->area.height))
    {
      snabel_timeline_view_scroll_to_offset (self, (double) snabel_timeline_heights_get_start (self->heights, position));
      row = snabel_timeline_view_find_row (self, position);
    }
  row = row != NULL ? row : snabel_timeline_view_ensure_row (self, position);
  y = snabel_timeline_view_get_row_y (self, position);
  height = MIN (row->height, self->area.height);
  if (y < 0)
    snabel_timeline_view_scroll_by (self, y);
  else if (y + height > self->area.height)
    snabel_timeline_view_scroll_by (self, y + height - self->area.height);
}
