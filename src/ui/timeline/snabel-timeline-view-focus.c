/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The focus in a timeline view: the list is one stop of the Tab key, which then goes through the
 * controls of the one row and out again; a thousand rows are not a thousand stops. */
#include "timeline/snabel-timeline-view-private.h"

SnabelTimelineRow *
snabel_timeline_view_get_focus_row (SnabelTimelineView *self)
{
  return snabel_timeline_view_find_widget (self, gtk_widget_get_focus_child (GTK_WIDGET (self)));
}

static gboolean
snabel_timeline_view_grab_focus (GtkWidget *widget)
{
  SnabelTimelineRow *row = snabel_timeline_view_get_reading_row (SNABEL_TIMELINE_VIEW (widget));

  return row != NULL && gtk_widget_grab_focus (row->widget);
}

/* Asks the controls of the row one after the other, from where the focus is. */
static gboolean
focus_within (GtkWidget       *row,
              GtkDirectionType direction)
{
  gboolean   is_forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *child = gtk_widget_get_focus_child (row);

  if (child == NULL && !is_forward)
    return FALSE;
  if (child == NULL)
    child = gtk_widget_get_first_child (row);
  while (child != NULL)
    {
      if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
        return TRUE;
      child = is_forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
    }

  return !is_forward && gtk_widget_grab_focus (row);
}

/* What the Tab key reached is brought into view; what the pointer pressed is in view already. */
static void
scroll_to_focus (SnabelTimelineView *self)
{
  GtkRoot        *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget      *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;
  double          y, bottom;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return;

  y = bounds.origin.y;
  bottom = y + bounds.size.height;
  if (y < 0 || bounds.size.height > self->area.height)
    snabel_timeline_view_scroll_by (self, y);
  else if (bottom > self->area.height)
    snabel_timeline_view_scroll_by (self, bottom - self->area.height);
}

static gboolean
snabel_timeline_view_focus (GtkWidget       *widget,
                            GtkDirectionType direction)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (widget);
  SnabelTimelineRow  *row = snabel_timeline_view_get_focus_row (self);
  gboolean            is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (row == NULL)
    {
      row = snabel_timeline_view_get_reading_row (self);
      return row != NULL && gtk_widget_grab_focus (row->widget);
    }
  if (direction == GTK_DIR_UP)
    return snabel_timeline_view_move (self, SNABEL_TIMELINE_MOVE_PREVIOUS);
  if (direction == GTK_DIR_DOWN)
    return snabel_timeline_view_move (self, SNABEL_TIMELINE_MOVE_NEXT);
  if (!is_tab)
    return gtk_widget_child_focus (row->widget, direction);
  if (!focus_within (row->widget, direction))
    return FALSE;

  scroll_to_focus (self);

  return TRUE;
}

/* What the focus goes to is read, until something else is acted on. */
static void
snabel_timeline_view_set_focus_child (GtkWidget *widget,
                                      GtkWidget *child)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (widget);
  GtkWidget          *old = gtk_widget_get_focus_child (widget);

  GTK_WIDGET_CLASS (g_type_class_peek_static (GTK_TYPE_WIDGET))->set_focus_child (widget, child);
  if (child == old)
    return;

  if (child != NULL && child != self->acted)
    self->acted = NULL;
  gtk_widget_queue_allocate (widget);
}

void
snabel_timeline_view_class_init_focus (GtkWidgetClass *widget_class)
{
  widget_class->set_focus_child = snabel_timeline_view_set_focus_child;
  widget_class->focus = snabel_timeline_view_focus;
  widget_class->grab_focus = snabel_timeline_view_grab_focus;
}
