/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on the screen, and what a test finds out of it without asking the list. */
#include "snabel-test-steps.h"

#include "snabel-ui-test.h"

#define WIDTH   400
#define HEIGHT  600
#define N_ITEMS 100

/* The size stays the scene's, whatever the window would like. */
SnabelTestScene *
snabel_test_scene_new (guint32 seed)
{
  SnabelTestScene *self = g_new0 (SnabelTestScene, 1);
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  self->list = snabel_test_list_new ();
  self->width = WIDTH;
  self->height = HEIGHT;
  self->window = snabel_ui_test_present (self->list->scroller, WIDTH, HEIGHT);
  for (guint i = 0; i < N_ITEMS; i++)
    snabel_test_list_append (self->list, 1, g_rand_int_range (rand, 80, 500));
  snabel_test_scene_lay_out (self);

  return self;
}

void
snabel_test_scene_free (SnabelTestScene *self)
{
  snabel_ui_test_set_text_scale (1);
  snabel_ui_test_set_is_dark (FALSE);
  g_clear_object (&self->acted);
  g_clear_object (&self->pinned);
  snabel_ui_test_close (self->window);
  g_clear_pointer (&self->list, snabel_test_list_free);
  g_free (self);
}

guint
snabel_test_scene_get_size (SnabelTestScene *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list->store));
}

void
snabel_test_scene_lay_out (SnabelTestScene *self)
{
  snabel_test_list_lay_out (self->list, self->width, self->height);
}

GtkAdjustment *
snabel_test_scene_get_adjustment (SnabelTestScene *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list->view));
}

/* Transfer none; NULL if the focus is elsewhere. */
SnabelTestBox *
snabel_test_scene_get_focused (SnabelTestScene *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  for (guint i = 0; focus != NULL && i < snabel_test_scene_get_size (self); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (self->list, i);

      if (box->shown != NULL && (focus == box->shown || gtk_widget_is_ancestor (focus, box->shown)))
        return box;
    }

  return NULL;
}

static gboolean
is_visible (SnabelTestScene *self,
            SnabelTestBox   *box)
{
  double y;

  if (box == NULL || box->shown == NULL)
    return FALSE;
  y = snabel_test_list_get_y (self->list, box->shown);

  return y < self->height && y + snabel_test_list_get_height (self->list, box) > 0;
}

/* Transfer none: the one acted on, else the focused one, else the first wholly visible, else the first visible. */
SnabelTestBox *
snabel_test_scene_get_reading (SnabelTestScene *self)
{
  SnabelTestBox *focused = snabel_test_scene_get_focused (self);
  SnabelTestBox *partial = NULL;

  if (is_visible (self, self->acted))
    return self->acted;
  if (is_visible (self, focused))
    return focused;
  for (guint i = 0; i < snabel_test_scene_get_size (self); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (self->list, i);
      double         y;

      if (!is_visible (self, box))
        continue;
      y = snabel_test_list_get_y (self->list, box->shown);
      if (y >= 0 && y + snabel_test_list_get_height (self->list, box) <= self->height)
        return box;
      if (partial == NULL)
        partial = box;
    }

  return partial;
}
