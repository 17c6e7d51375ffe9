/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline view of coloured boxes whose heights a test sets, and which counts what it does. */
#include "snabel-test-list.h"

G_DEFINE_FINAL_TYPE (SnabelTestBox, snabel_test_box, G_TYPE_OBJECT)

static void
snabel_test_box_finalize (GObject *object)
{
  g_clear_pointer (&SNABEL_TEST_BOX (object)->key, g_free);

  G_OBJECT_CLASS (snabel_test_box_parent_class)->finalize (object);
}

static void
snabel_test_box_class_init (SnabelTestBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_test_box_finalize;
}

static void
snabel_test_box_init (SnabelTestBox *self)
{
}

/* How high its row asks to be. */
int
snabel_test_list_get_height (SnabelTestList *self,
                             SnabelTestBox  *box)
{
  return (int) (box->height * self->scale);
}

/* A row with two controls, so that there is something to go to inside it. */
static GtkWidget *
create_row (guint    kind,
            gpointer user_data)
{
  SnabelTestList *self = user_data;
  GtkWidget      *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ARTICLE, NULL);

  self->n_created++;
  gtk_box_append (GTK_BOX (row), gtk_button_new_with_label ("Reply"));
  gtk_box_append (GTK_BOX (row), gtk_button_new_with_label ("More"));
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_START);

  return row;
}

static void
bind_row (GtkWidget *row,
          gpointer   item,
          gpointer   user_data)
{
  SnabelTestList *self = user_data;
  SnabelTestBox  *box = item;

  if (box->shown != NULL)
    self->is_bound_twice = TRUE;
  self->n_bound++;
  box->n_bound++;
  box->shown = row;
  gtk_widget_set_size_request (row, -1, snabel_test_list_get_height (self, box));
}

static void
unbind_row (GtkWidget *row,
            gpointer   item,
            gpointer   user_data)
{
  SnabelTestList *self = user_data;
  SnabelTestBox  *box = item;

  g_assert_true (box->shown == row);
  self->n_unbound++;
  box->shown = NULL;
}

static int
estimate_height (gpointer item,
                 int      width,
                 gpointer user_data)
{
  SnabelTestList *self = user_data;

  self->n_estimated++;

  return (int) (SNABEL_TEST_BOX (item)->guess * self->scale);
}

static char *
dup_key (gpointer item,
         gpointer user_data)
{
  SnabelTestList *self = user_data;

  self->n_keyed++;

  return g_strdup (SNABEL_TEST_BOX (item)->key);
}

static const SnabelTimelineFactory factory = {
  .create = create_row,
  .bind = bind_row,
  .unbind = unbind_row,
  .estimate_height = estimate_height,
  .dup_key = dup_key,
};

/**
 * snabel_test_list_new:
 *
 * Returns: (transfer full): a view of an empty store in a scrolled window that is in no window yet
 */
SnabelTestList *
snabel_test_list_new (void)
{
  SnabelTestList *self = g_new0 (SnabelTestList, 1);

  self->scale = 1;
  self->store = g_list_store_new (SNABEL_TYPE_TEST_BOX);
  self->view = SNABEL_TIMELINE_VIEW (snabel_timeline_view_new ());
  snabel_timeline_view_set_factory (self->view, &factory, self, NULL);
  snabel_timeline_view_set_model (self->view, G_LIST_MODEL (self->store));
  self->scroller = g_object_ref_sink (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);

  return self;
}

/* Also asserts that nothing keeps the view, and that each row was unbound. */
void
snabel_test_list_free (SnabelTestList *self)
{
  gpointer view = self->view;

  g_object_add_weak_pointer (G_OBJECT (view), &view);
  g_assert_finalize_object (self->scroller);
  g_assert_null (view);
  g_assert_cmpuint (self->n_bound, ==, self->n_unbound);
  g_assert_false (self->is_bound_twice);
  g_assert_finalize_object (self->store);
  g_free (self);
}

SnabelTestBox *
snabel_test_list_make_box (SnabelTestList *self,
                           int             height,
                           int             guess)
{
  SnabelTestBox *box = g_object_new (SNABEL_TYPE_TEST_BOX, NULL);

  box->key = g_strdup_printf ("%u", self->n_keys++);
  box->height = height;
  box->guess = guess;

  return box;
}

void
snabel_test_list_append (SnabelTestList *self,
                         guint           n,
                         int             height)
{
  g_autoptr(GPtrArray) boxes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (boxes, snabel_test_list_make_box (self, height, height));
  g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0, boxes->pdata, n);
}

/* Transfer none: the store keeps it. */
SnabelTestBox *
snabel_test_list_get (SnabelTestList *self,
                      guint           position)
{
  g_autoptr(SnabelTestBox) box = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return box;
}

void
snabel_test_list_set_height (SnabelTestList *self,
                             guint           position,
                             int             height)
{
  SnabelTestBox *box = snabel_test_list_get (self, position);

  box->height = height;
  if (box->shown != NULL)
    gtk_widget_set_size_request (box->shown, -1, snabel_test_list_get_height (self, box));
}

/**
 * snabel_test_list_set_scale:
 * @scale: how much higher every row is now, as it is with a larger text
 */
void
snabel_test_list_set_scale (SnabelTestList *self,
                            double          scale)
{
  self->scale = scale;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (self, i);

      if (box->shown != NULL)
        gtk_widget_set_size_request (box->shown, -1, snabel_test_list_get_height (self, box));
    }
}

/* What a frame does, without waiting for one. */
void
snabel_test_list_lay_out (SnabelTestList *self,
                          int             width,
                          int             height)
{
  int minimum;

  gtk_widget_measure (self->scroller, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->scroller, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (self->scroller, width, height, -1, NULL);
}

double
snabel_test_list_get_y (SnabelTestList *self,
                        GtkWidget      *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (self->view), &bounds));

  return bounds.origin.y;
}
