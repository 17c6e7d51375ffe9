/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a timeline view, and where they lead. */
#include "timeline/snabel-timeline-view-private.h"

static gboolean
focus_row (SnabelTimelineView *self,
           guint               position)
{
  snabel_timeline_view_scroll_to_row (self, position);

  return gtk_widget_grab_focus (snabel_timeline_view_ensure_row (self, position)->widget);
}

/* From a row that is not on the screen one goes on with what is read there. */
static gboolean
get_start (SnabelTimelineView *self,
           guint              *position)
{
  SnabelTimelineRow *row = snabel_timeline_view_get_focus_row (self);

  if (row != NULL && snabel_timeline_view_is_visible (self, row))
    {
      *position = row->position;
      return TRUE;
    }
  row = snabel_timeline_view_get_reading_row (self);
  *position = row != NULL ? row->position : self->anchor.position;

  return FALSE;
}

static gboolean
move_by_one (SnabelTimelineView *self,
             gboolean            is_forward)
{
  guint n_items = g_list_model_get_n_items (self->model);
  guint position = 0;

  if (!get_start (self, &position))
    return focus_row (self, position);
  if (is_forward ? position + 1 >= n_items : position == 0)
    {
      snabel_timeline_view_edge_reached (self, is_forward ? GTK_POS_BOTTOM : GTK_POS_TOP);
      return FALSE;
    }

  return focus_row (self, is_forward ? position + 1 : position - 1);
}

static gboolean
move_by_page (SnabelTimelineView *self,
              gboolean            is_forward)
{
  double page = self->area.height * 0.9;

  snabel_timeline_view_scroll_by (self, is_forward ? page : -page);
  for (guint i = 0; i < self->rows->len; i++)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);
      double             y = snabel_timeline_view_get_row_y (self, row->position);

      if (y < self->area.height && (y >= 0 || y + row->height > self->area.height))
        return gtk_widget_grab_focus (row->widget);
    }

  return FALSE;
}

/**
 * snabel_timeline_view_move:
 * @move: where to
 *
 * Moves the focus as the key would; without a focused row it begins with the one that is read.
 *
 * Returns: whether the focus moved
 */
gboolean
snabel_timeline_view_move (SnabelTimelineView *self,
                           SnabelTimelineMove  move)
{
  guint n_items;

  g_return_val_if_fail (SNABEL_IS_TIMELINE_VIEW (self), FALSE);

  n_items = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  if (n_items == 0 || self->area.width <= 0)
    return FALSE;

  self->acted = NULL;
  switch (move)
    {
    case SNABEL_TIMELINE_MOVE_PREVIOUS:
    case SNABEL_TIMELINE_MOVE_NEXT:
      return move_by_one (self, move == SNABEL_TIMELINE_MOVE_NEXT);
    case SNABEL_TIMELINE_MOVE_PAGE_UP:
    case SNABEL_TIMELINE_MOVE_PAGE_DOWN:
      return move_by_page (self, move == SNABEL_TIMELINE_MOVE_PAGE_DOWN);
    case SNABEL_TIMELINE_MOVE_FIRST:
      snabel_timeline_view_scroll_to_offset (self, 0);
      return focus_row (self, 0);
    case SNABEL_TIMELINE_MOVE_LAST:
      snabel_timeline_view_scroll_to_offset (self, (double) snabel_timeline_heights_get_total (self->heights));
      return focus_row (self, n_items - 1);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  /* The key is used up at the ends too, so that it does not go on to scroll the window. */
  snabel_timeline_view_move (SNABEL_TIMELINE_VIEW (widget), g_variant_get_uint32 (arguments));

  return TRUE;
}

/* From a part of the row to the row itself; from there the key goes on to the window. */
static gboolean
leave_parts_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  SnabelTimelineView *self = SNABEL_TIMELINE_VIEW (widget);
  SnabelTimelineRow  *row = snabel_timeline_view_get_focus_row (self);

  if (row == NULL || gtk_widget_is_focus (row->widget))
    return FALSE;

  return gtk_widget_grab_focus (row->widget);
}

static const struct
{
  guint              key;
  GdkModifierType    modifiers;
  SnabelTimelineMove move;
} keys[] = {
  { GDK_KEY_k, 0, SNABEL_TIMELINE_MOVE_PREVIOUS },
  { GDK_KEY_Up, 0, SNABEL_TIMELINE_MOVE_PREVIOUS },
  { GDK_KEY_KP_Up, 0, SNABEL_TIMELINE_MOVE_PREVIOUS },
  { GDK_KEY_j, 0, SNABEL_TIMELINE_MOVE_NEXT },
  { GDK_KEY_Down, 0, SNABEL_TIMELINE_MOVE_NEXT },
  { GDK_KEY_KP_Down, 0, SNABEL_TIMELINE_MOVE_NEXT },
  { GDK_KEY_Page_Up, 0, SNABEL_TIMELINE_MOVE_PAGE_UP },
  { GDK_KEY_KP_Page_Up, 0, SNABEL_TIMELINE_MOVE_PAGE_UP },
  { GDK_KEY_space, GDK_SHIFT_MASK, SNABEL_TIMELINE_MOVE_PAGE_UP },
  { GDK_KEY_Page_Down, 0, SNABEL_TIMELINE_MOVE_PAGE_DOWN },
  { GDK_KEY_KP_Page_Down, 0, SNABEL_TIMELINE_MOVE_PAGE_DOWN },
  { GDK_KEY_space, 0, SNABEL_TIMELINE_MOVE_PAGE_DOWN },
  { GDK_KEY_Home, 0, SNABEL_TIMELINE_MOVE_FIRST },
  { GDK_KEY_KP_Home, 0, SNABEL_TIMELINE_MOVE_FIRST },
  { GDK_KEY_End, 0, SNABEL_TIMELINE_MOVE_LAST },
  { GDK_KEY_KP_End, 0, SNABEL_TIMELINE_MOVE_LAST },
};

void
snabel_timeline_view_class_init_keys (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, move_cb, "u", keys[i].move);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_parts_cb, NULL);
}
