/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promise of the timeline view: the row that is read stays where it is, whatever happens around it. */
#include "snabel-test-list.h"
#include "snabel-ui-test.h"

#define WIDTH  400
#define HEIGHT 600

static int
random_height (GRand *rand)
{
  return g_rand_int_range (rand, 0, 10) == 0 ? g_rand_int_range (rand, 400, 1500) : g_rand_int_range (rand, 40, 400);
}

static void
splice_random (SnabelTestList *list,
               GRand          *rand,
               guint           position,
               guint           n_removed,
               guint           n_added)
{
  g_autoptr(GPtrArray) boxes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (boxes, snabel_test_list_make_box (list, random_height (rand), random_height (rand)));
  g_list_store_splice (list->store, position, n_removed, boxes->pdata, n_added);
}

static guint
count (SnabelTestList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list->store));
}

static GtkAdjustment *
get_adjustment (SnabelTestList *list)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list->view));
}

static void
scroll_by (SnabelTestList *list,
           double          delta)
{
  GtkAdjustment *adjustment = get_adjustment (list);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + delta);
}

static double
get_height (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, widget, &bounds));

  return bounds.size.height;
}

/* The rows on the screen and next to it are in order, without a hole or an overlap, and few. */
static void
check_rows (SnabelTestList *list,
            int             height)
{
  SnabelTestBox *previous = NULL;
  guint          n_far = 0;

  for (guint i = 0; i < count (list); i++)
    {
      SnabelTestBox *box = snabel_test_list_get (list, i);
      double         y;

      if (box->shown == NULL)
        {
          previous = NULL;
          continue;
        }
      y = snabel_test_list_get_y (list, box->shown);
      if (previous != NULL)
        {
          g_assert_true (gtk_widget_get_next_sibling (previous->shown) == box->shown);
          g_assert_cmpfloat (y, ==, snabel_test_list_get_y (list, previous->shown) + previous->height);
        }
      g_assert_cmpfloat (get_height (box->shown), ==, box->height);
      n_far += y > height + 300 || y + box->height < -300;
      previous = box;
    }
  g_assert_cmpuint (n_far, <=, 1); /* the one that has the focus */
}

/* Where the reading row must be after a change: in its place, or its successor in that place. */
typedef struct
{
  GPtrArray *order; /* all entries from the reading row on, as they were */
  double     y;
} Reading;

static Reading
remember_reading (SnabelTestList *list)
{
  Reading reading = { g_ptr_array_new_with_free_func (g_object_unref), 0 };
  g_autoptr(SnabelTestBox) item = snabel_timeline_view_dup_reading_item (list->view);
  guint position = 0;

  g_assert_nonnull (item);
  g_assert_true (g_list_store_find (list->store, item, &position));
  for (guint i = position; i < count (list) && i < position + 30; i++)
    g_ptr_array_add (reading.order, g_list_model_get_item (G_LIST_MODEL (list->store), i));
  reading.y = snabel_test_list_get_y (list, item->shown);

  return reading;
}

/* A window that got too low to show the row is the one excuse. */
static void
check_reading (SnabelTestList *list,
               Reading        *reading)
{
  int height = (int) gtk_adjustment_get_page_size (get_adjustment (list));

  for (guint i = 0; i < reading->order->len && reading->y < height; i++)
    {
      SnabelTestBox *box = g_ptr_array_index (reading->order, i);

      if (!g_list_store_find (list->store, box, NULL))
        continue;
      g_assert_nonnull (box->shown);
      g_assert_cmpfloat (snabel_test_list_get_y (list, box->shown), ==, reading->y);
      break;
    }
  g_clear_pointer (&reading->order, g_ptr_array_unref);
}

/* A deceleration: absolute values, computed without regard to what the view corrects meanwhile. */
static void
test_kinetic (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  double     value;

  splice_random (list, rand, 0, 0, 500);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  gtk_adjustment_set_value (get_adjustment (list), gtk_adjustment_get_upper (get_adjustment (list)) * 0.7);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  value = gtk_adjustment_get_value (get_adjustment (list));
  for (guint i = 0; i < 250; i++)
    {
      Reading reading = remember_reading (list);

      value -= 40;
      gtk_adjustment_set_value (get_adjustment (list), value);
      snabel_test_list_lay_out (list, WIDTH, HEIGHT);
      reading.y += 40;
      check_reading (list, &reading);
    }
  snabel_ui_test_close (window);
}

/* 150 ms after the last step the bar tells the truth again, and nothing has moved for it. */
static void
test_settle (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  Reading    reading;
  double     before;

  snabel_test_list_append (list, 100, 100);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  scroll_by (list, 3000);
  for (guint i = 0; i < 20; i++)
    snabel_test_list_get (list, i)->height = 300;
  scroll_by (list, -1150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  before = gtk_adjustment_get_value (get_adjustment (list));
  g_assert_cmpfloat (before, ==, 1850);
  reading = remember_reading (list);
  while (gtk_adjustment_get_value (get_adjustment (list)) == before)
    g_main_context_iteration (NULL, TRUE);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  check_reading (list, &reading);
  snabel_ui_test_close (window);
}

static void
test_restore (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow       *window;
  g_autofree char *key = NULL;
  int              offset = 0;

  splice_random (list, rand, 0, 0, 300);
  g_assert_true (snabel_timeline_view_set_position (list->view, "150", -33));
  window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  key = snabel_timeline_view_get_position (list->view, &offset);
  g_assert_cmpstr (key, ==, "150");
  g_assert_cmpint (offset, ==, -33);
  g_assert_cmpfloat (snabel_test_list_get_y (list, snabel_test_list_get (list, 150)->shown), ==, -33);

  g_assert_false (snabel_timeline_view_set_position (list->view, "nobody", 0));
  g_assert_true (snabel_timeline_view_set_position (list->view, "299", 0));
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_cmpfloat (snabel_test_list_get_y (list, snabel_test_list_get (list, 299)->shown) +
                       snabel_test_list_get (list, 299)->height,
                     ==, MAX (HEIGHT, snabel_test_list_get (list, 299)->height));
  g_assert_true (snabel_timeline_view_set_position (list->view, "0", 70));
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_cmpfloat (snabel_test_list_get_y (list, snabel_test_list_get (list, 0)->shown), ==, 0);
  snabel_ui_test_close (window);
}

/* A hand that trembles over the edge of a row binds nothing anew. */
static void
test_tremble (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  guint      n_bound;

  snabel_test_list_append (list, 100, 100);
  scroll_by (list, 0);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  scroll_by (list, 1000);
  scroll_by (list, 20);
  scroll_by (list, -20);
  n_bound = list->n_bound;
  for (guint i = 0; i < 20; i++)
    {
      scroll_by (list, i % 2 == 0 ? 20 : -20);
      snabel_test_list_lay_out (list, WIDTH, HEIGHT);
    }
  g_assert_cmpuint (list->n_bound, ==, n_bound);
  snabel_ui_test_close (window);
}

/* A model that is replaced whole keeps the rows whose keys it still has. */
static void
test_replace (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  g_autoptr(GPtrArray) boxes = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  Reading    reading;
  guint      n_bound;

  snabel_test_list_append (list, 50, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  scroll_by (list, 1000);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  reading = remember_reading (list);
  n_bound = list->n_bound;
  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (boxes, snabel_test_list_make_box (list, 77, 20));
  for (guint i = 0; i < 50; i++)
    g_ptr_array_add (boxes, g_list_model_get_item (G_LIST_MODEL (list->store), i));
  g_list_store_splice (list->store, 0, 50, boxes->pdata, boxes->len);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  check_reading (list, &reading);
  g_assert_cmpuint (list->n_bound, ==, n_bound);
  check_rows (list, HEIGHT);
  snabel_ui_test_close (window);
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static void
test_paging (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  guint      n_start = 0, n_end = 0, n_edge = 0;

  g_signal_connect_swapped (list->view, "near-start", G_CALLBACK (count_cb), &n_start);
  g_signal_connect_swapped (list->view, "near-end", G_CALLBACK (count_cb), &n_end);
  g_signal_connect_swapped (list->view, "edge-reached", G_CALLBACK (count_cb), &n_edge);
  snabel_test_list_append (list, 40, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  snabel_test_drain ();
  g_assert_cmpuint (n_start, ==, 1);
  g_assert_cmpuint (n_end, ==, 0);

  for (guint i = 0; i < 12; i++)
    {
      scroll_by (list, 400);
      snabel_test_list_lay_out (list, WIDTH, HEIGHT);
      snabel_test_drain ();
    }
  g_assert_cmpuint (n_start, ==, 1);
  g_assert_cmpuint (n_end, ==, 1);
  snabel_test_list_append (list, 40, 150);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  snabel_test_drain ();
  g_assert_cmpuint (n_end, ==, 1);
  g_assert_cmpuint (n_edge, ==, 0);
  snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_LAST);
  snabel_timeline_view_move (list->view, SNABEL_TIMELINE_MOVE_NEXT);
  g_assert_cmpuint (n_edge, ==, 1);
  snabel_ui_test_close (window);
}

static void
test_reflow (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (6);
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  Reading    reading;

  snabel_timeline_view_set_maximum_row_width (list->view, 300);
  splice_random (list, rand, 0, 0, 200);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  scroll_by (list, 5000);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  reading = remember_reading (list);
  snabel_test_list_lay_out (list, 250, HEIGHT);
  check_rows (list, HEIGHT);
  check_reading (list, &reading);
  snabel_test_list_lay_out (list, 900, HEIGHT);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (GTK_WIDGET (list->view))), ==, 300);
  snabel_ui_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/timeline-view/kinetic", test_kinetic);
  g_test_add_func ("/timeline-view/settle", test_settle);
  g_test_add_func ("/timeline-view/restore", test_restore);
  g_test_add_func ("/timeline-view/tremble", test_tremble);
  g_test_add_func ("/timeline-view/replace", test_replace);
  g_test_add_func ("/timeline-view/paging", test_paging);
  g_test_add_func ("/timeline-view/reflow", test_reflow);

  return g_test_run ();
}
