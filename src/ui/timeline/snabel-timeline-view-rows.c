/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a timeline view: made, bound, recycled, and put where they belong. */
#include "timeline/snabel-timeline-view-private.h"

#include <math.h>

/* More than one screen's change of rows is never needed at once. */
#define POOL_SIZE 16

void
snabel_timeline_row_free (SnabelTimelineRow *row)
{
  g_clear_object (&row->item);
  g_clear_pointer (&row->key, g_free);
  g_clear_pointer (&row->pins, g_ptr_array_unref);
  g_clear_pointer (&row->widget, gtk_widget_unparent);
  g_free (row);
}

SnabelTimelineRow *
snabel_timeline_view_find_row (SnabelTimelineView *self,
                               guint               position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->position == position)
        return row;
    }

  return NULL;
}

/* The row that is @widget or holds it. */
SnabelTimelineRow *
snabel_timeline_view_find_widget (SnabelTimelineView *self,
                                  GtkWidget          *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self))
    widget = gtk_widget_get_parent (widget);

  for (guint i = 0; widget != NULL && i < self->rows->len; i++)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);

      if (row->widget == widget)
        return row;
    }

  return NULL;
}

static void
tell_place (SnabelTimelineView *self,
            SnabelTimelineRow  *row)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row->widget),
                                  GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) row->position + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) g_list_model_get_n_items (self->model),
                                  -1);
}

static void
unbind_row (SnabelTimelineView *self,
            SnabelTimelineRow  *row)
{
  if (row->item == NULL)
    return;

  if (self->maker.functions.unbind != NULL)
    self->maker.functions.unbind (row->widget, row->item, self->maker.user_data);
  g_clear_object (&row->item);
  g_clear_pointer (&row->key, g_free);
}

static void
bind_row (SnabelTimelineView *self,
          SnabelTimelineRow  *row,
          guint               position)
{
  row->position = position;
  row->item = g_list_model_get_item (self->model, position);
  row->key = self->maker.functions.dup_key (row->item, self->maker.user_data);
  self->maker.functions.bind (row->widget, row->item, self->maker.user_data);
  tell_place (self, row);
}

static SnabelTimelineRow *
take_from_pool (SnabelTimelineView *self,
                guint               kind)
{
  for (guint i = self->pool->len; i > 0; i--)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->pool, i - 1);

      if (row->kind != kind)
        continue;
      g_ptr_array_steal_index (self->pool, i - 1);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_STATE_HIDDEN);
      gtk_widget_set_child_visible (row->widget, TRUE);
      return row;
    }

  return NULL;
}

static SnabelTimelineRow *
make_row (SnabelTimelineView *self,
          guint               kind)
{
  SnabelTimelineRow *row = g_new0 (SnabelTimelineRow, 1);

  row->kind = kind;
  row->widget = self->maker.functions.create (kind, self->maker.user_data);
  gtk_widget_set_focusable (row->widget, TRUE);
  gtk_widget_add_css_class (row->widget, "timeline-row");
  gtk_widget_set_parent (row->widget, GTK_WIDGET (self));

  return row;
}

/* Screen readers follow the order of the children, so it is the order on the screen. */
static void
insert_row (SnabelTimelineView *self,
            SnabelTimelineRow  *row)
{
  SnabelTimelineRow *previous = NULL;
  guint              i;

  for (i = self->rows->len; i > 0; i--)
    {
      previous = g_ptr_array_index (self->rows, i - 1);
      if (previous->position < row->position)
        break;
    }
  gtk_widget_insert_after (row->widget, GTK_WIDGET (self), i > 0 ? previous->widget : NULL);
  g_ptr_array_insert (self->rows, (int) i, row);
}

/* The row at @position, bound if it was not; its height is measured. */
SnabelTimelineRow *
snabel_timeline_view_ensure_row (SnabelTimelineView *self,
                                 guint               position)
{
  SnabelTimelineRow *row = snabel_timeline_view_find_row (self, position);
  int                height = 0;

  if (row == NULL)
    {
      g_autoptr(GObject) item = g_list_model_get_item (self->model, position);
      guint kind = 0;

      if (self->maker.functions.get_kind != NULL)
        kind = self->maker.functions.get_kind (item, self->maker.user_data);
      row = take_from_pool (self, kind);
      if (row == NULL)
        row = make_row (self, kind);
      bind_row (self, row, position);
      insert_row (self, row);
    }

  gtk_widget_measure (row->widget, GTK_ORIENTATION_VERTICAL, self->area.width, NULL, &height, NULL, NULL);
  row->height = MAX (height, 1);
  snabel_timeline_heights_set (self->heights, position, row->height, SNABEL_HEIGHT_MEASURED);

  return row;
}

/* Takes the row off its item; the widget waits for the next one. */
void
snabel_timeline_view_release_row (SnabelTimelineView *self,
                                  SnabelTimelineRow  *row)
{
  guint index = 0;

  if (g_ptr_array_find (self->rows, row, &index))
    g_ptr_array_steal_index (self->rows, index);
  if (self->acted == row->widget)
    self->acted = NULL;
  unbind_row (self, row);
  g_clear_pointer (&row->pins, g_ptr_array_unref);

  if (self->pool->len >= POOL_SIZE)
    {
      snabel_timeline_row_free (row);
      return;
    }
  gtk_widget_insert_before (row->widget, GTK_WIDGET (self), NULL);
  gtk_widget_set_child_visible (row->widget, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_ptr_array_add (self->pool, row);
}

void
snabel_timeline_view_release_all (SnabelTimelineView *self)
{
  while (self->rows->len > 0)
    snabel_timeline_view_release_row (self, g_ptr_array_index (self->rows, self->rows->len - 1));
}

static int
compare_positions (gconstpointer first,
                   gconstpointer second)
{
  const SnabelTimelineRow *a = *(SnabelTimelineRow *const *) first;
  const SnabelTimelineRow *b = *(SnabelTimelineRow *const *) second;

  return a->position < b->position ? -1 : a->position > b->position;
}

/* After the model changed: the rows know their new positions, and may show a new object of the old key. */
void
snabel_timeline_view_sort_rows (SnabelTimelineView *self)
{
  GtkWidget *previous = NULL;

  g_ptr_array_sort (self->rows, compare_positions);
  for (guint i = 0; i < self->rows->len; i++)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr(GObject) item = g_list_model_get_item (self->model, row->position);

      /* What is known of it is not to be guessed again, even if its entry was taken out and put back. */
      snabel_timeline_heights_set (self->heights, row->position, row->height, SNABEL_HEIGHT_MEASURED);
      if ((gpointer) item != row->item)
        {
          unbind_row (self, row);
          bind_row (self, row, row->position);
        }
      else
        tell_place (self, row);
      if (gtk_widget_get_prev_sibling (row->widget) != previous)
        gtk_widget_insert_after (row->widget, GTK_WIDGET (self), previous);
      previous = row->widget;
    }
}

void
snabel_timeline_view_place_rows (SnabelTimelineView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SnabelTimelineRow *row = g_ptr_array_index (self->rows, i);
      double             y = floor (snabel_timeline_view_get_row_y (self, row->position));
      graphene_point_t   point = GRAPHENE_POINT_INIT ((float) self->area.x, (float) y);
      int                minimum = 0;

      gtk_widget_measure (row->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_allocate (row->widget, MAX (self->area.width, minimum), row->height, -1,
                           gsk_transform_translate (NULL, &point));
    }
}

/**
 * snabel_timeline_view_get_n_rows:
 *
 * Returns: how many row widgets there are, bound and waiting
 */
guint
snabel_timeline_view_get_n_rows (SnabelTimelineView *self)
{
  g_return_val_if_fail (SNABEL_IS_TIMELINE_VIEW (self), 0);

  return self->rows->len + self->pool->len;
}
