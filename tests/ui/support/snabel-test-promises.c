/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a timeline view promises, held against what it did: what is read does not move, what is there
 * is not bound again, and only what is near is there. */
#include "snabel-test-promises.h"

#define KEEP_MARGIN 300

/* How it was when the promise was given. */
struct _SnabelTestPromises
{
  SnabelTestScene *scene;
  GPtrArray       *order;   /* of char: the keys from what is read downwards */
  double           y;       /* of what is read */
  GHashTable      *n_bound; /* of all entries, by the box */
  GHashTable      *shown;   /* the boxes that had a row */
};

static void
remember_order (SnabelTestPromises *self,
                SnabelTestBox      *reading)
{
  gboolean is_below = FALSE;

  for (guint i = 0; i < snabel_test_scene_get_size (self->scene); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (self->scene->list, i);

      is_below = is_below || box == reading;
      if (is_below)
        g_ptr_array_add (self->order, g_strdup (box->key));
    }
}

SnabelTestPromises *
snabel_test_promises_new (SnabelTestScene *scene)
{
  SnabelTestPromises *self = g_new0 (SnabelTestPromises, 1);
  SnabelTestBox      *reading = snabel_test_scene_get_reading (scene);

  self->scene = scene;
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->n_bound = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->shown = g_hash_table_new (NULL, NULL);
  if (reading != NULL)
    {
      self->y = snabel_test_list_get_y (scene->list, reading->shown);
      remember_order (self, reading);
    }
  for (guint i = 0; i < snabel_test_scene_get_size (scene); i++)
    {
      SnabelTestBox *box = g_list_model_get_item (G_LIST_MODEL (scene->list->store), i);

      g_hash_table_insert (self->n_bound, box, GUINT_TO_POINTER (box->n_bound));
      if (box->shown != NULL)
        g_hash_table_add (self->shown, box);
    }

  return self;
}

void
snabel_test_promises_free (SnabelTestPromises *self)
{
  g_hash_table_unref (self->shown);
  g_hash_table_unref (self->n_bound);
  g_ptr_array_unref (self->order);
  g_free (self);
}

/* What is read, or what comes next to it of what is left. */
static SnabelTestBox *
find_survivor (SnabelTestPromises *self)
{
  g_autoptr(GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < snabel_test_scene_get_size (self->scene); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (self->scene->list, i);

      g_hash_table_insert (present, box->key, box);
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      SnabelTestBox *box = g_hash_table_lookup (present, g_ptr_array_index (self->order, i));

      if (box != NULL)
        return box;
    }

  return NULL;
}

/* All was replaced, what was read went, and its successor had no row by which it could be known: then an
 * entry that is new there may be it. */
static gboolean
is_replaced_by_new (SnabelTestPromises *self,
                    SnabelTestBox      *survivor)
{
  if (g_hash_table_contains (self->shown, survivor))
    return FALSE;

  for (guint i = 0; i < snabel_test_scene_get_size (self->scene); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (self->scene->list, i);

      if (!g_hash_table_contains (self->n_bound, box) && box->shown != NULL &&
          snabel_test_list_get_y (self->scene->list, box->shown) == self->y)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (nullable): by how much it moved. That it is out of sight where it was is the one excuse. */
char *
snabel_test_promises_check_still (SnabelTestPromises *self)
{
  SnabelTestBox *box = find_survivor (self);
  double         y;

  if (box == NULL || self->y >= self->scene->height || is_replaced_by_new (self, box))
    return NULL;
  if (self->y + snabel_test_list_get_height (self->scene->list, box) <= 0)
    return NULL;
  if (box->shown == NULL)
    return g_strdup_printf ("entry %s, which is read, has no row", box->key);

  y = snabel_test_list_get_y (self->scene->list, box->shown);
  if (y != self->y)
    return g_strdup_printf ("entry %s, which is read (entry %s was), moved from %g to %g", box->key,
                            (const char *) g_ptr_array_index (self->order, 0), self->y, y);

  return NULL;
}

/* Returns: (nullable): which entry was given a row although it had one, or twice */
char *
snabel_test_promises_check_binds (SnabelTestPromises *self)
{
  for (guint i = 0; i < snabel_test_scene_get_size (self->scene); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (self->scene->list, i);
      guint          n_before = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_bound, box));
      guint          n_allowed = box->shown != NULL && g_hash_table_contains (self->shown, box) ? 0 : 1;

      if (box->n_bound - n_before > n_allowed)
        return g_strdup_printf ("entry %s was bound %u times, and %u would do", box->key, box->n_bound - n_before, n_allowed);
    }
  if (self->scene->list->is_bound_twice)
    return g_strdup ("an entry has two rows");

  return NULL;
}

/* With its border. */
static double
get_given_height (GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, widget, &bounds) ? bounds.size.height : 0;
}

static char *
check_row (SnabelTestScene *scene,
           SnabelTestBox   *previous,
           SnabelTestBox   *box)
{
  double   y = snabel_test_list_get_y (scene->list, box->shown);
  int      height = snabel_test_list_get_height (scene->list, box);
  gboolean is_far = y > scene->height + KEEP_MARGIN || y + height < -KEEP_MARGIN;

  if (get_given_height (box->shown) != height)
    return g_strdup_printf ("entry %s is %g high instead of %d", box->key, get_given_height (box->shown), height);
  if (is_far && box != scene->pinned && box != snabel_test_scene_get_focused (scene))
    return g_strdup_printf ("entry %s has a row for nothing, at %g", box->key, y);
  if (previous == NULL)
    return NULL;
  if (gtk_widget_get_next_sibling (previous->shown) != box->shown)
    return g_strdup_printf ("entry %s does not follow entry %s for a screen reader", box->key, previous->key);
  if (y != snabel_test_list_get_y (scene->list, previous->shown) + snabel_test_list_get_height (scene->list, previous))
    return g_strdup_printf ("entry %s does not begin where entry %s ends", box->key, previous->key);

  return NULL;
}

/* Only before the first entry and after the last one there may be nothing. */
static char *
check_cover (SnabelTestScene *scene,
             double           top,
             double           bottom,
             gboolean         has_first,
             gboolean         has_last)
{
  if (snabel_test_scene_get_size (scene) == 0)
    return NULL;
  if (top > 0 && !has_first)
    return g_strdup_printf ("the uppermost %g px are empty", top);
  if (bottom < scene->height && !has_last)
    return g_strdup_printf ("the lowest %g px are empty", scene->height - bottom);

  return NULL;
}

/* Returns: (nullable): what is wrong with the rows on the screen and next to it */
char *
snabel_test_promises_check_rows (SnabelTestScene *scene)
{
  SnabelTestBox *previous = NULL;
  double         top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  gboolean       has_first = FALSE, has_last = FALSE;
  guint          n_items = snabel_test_scene_get_size (scene);

  for (guint i = 0; i < n_items; i++)
    {
      SnabelTestBox *box = snabel_test_list_get (scene->list, i);
      char          *fault = NULL;
      double         y;

      if (box->shown != NULL)
        fault = check_row (scene, previous, box);
      if (fault != NULL)
        return fault;
      previous = box->shown != NULL ? box : NULL;
      if (previous == NULL)
        continue;

      y = snabel_test_list_get_y (scene->list, box->shown);
      if (y >= scene->height || y + snabel_test_list_get_height (scene->list, box) <= 0)
        continue;
      top = MIN (top, y);
      bottom = MAX (bottom, y + snabel_test_list_get_height (scene->list, box));
      has_first = has_first || i == 0;
      has_last = has_last || i + 1 == n_items;
    }

  return check_cover (scene, top, bottom, has_first, has_last);
}
