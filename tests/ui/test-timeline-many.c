/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long timeline costs no more than a short one: in rows, in memory, and in what a frame asks for. */
#include "snabel-test-list.h"
#include "snabel-ui-test.h"

#define WIDTH  400
#define HEIGHT 600
#define N_MANY 100000

static GtkAdjustment *
get_adjustment (SnabelTestList *list)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list->view));
}

static void
scroll_by (SnabelTestList *list,
           double          delta)
{
  gtk_adjustment_set_value (get_adjustment (list), gtk_adjustment_get_value (get_adjustment (list)) + delta);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
}

/* 100,000 entries are a dozen widgets, and one pass over them binds each but once. */
static void
test_rows (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  guint      n_bound;

  snabel_test_list_append (list, N_MANY, 100);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  while (gtk_adjustment_get_upper (get_adjustment (list)) != N_MANY * 100.0)
    g_main_context_iteration (NULL, TRUE);

  n_bound = list->n_bound;
  for (guint i = 0; i < 500; i++)
    scroll_by (list, 60);
  g_assert_cmpuint (list->n_bound - n_bound, ==, 300);
  gtk_adjustment_set_value (get_adjustment (list), gtk_adjustment_get_lower (get_adjustment (list)) + 5000000);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_nonnull (snabel_test_list_get (list, 50000)->shown);
  g_assert_cmpuint (list->n_created, <=, 40);
  g_assert_cmpuint (snabel_timeline_view_get_n_rows (list->view), <=, 32);
  snabel_ui_test_close (window);
}

/* All the way down, so that nothing is left over of what was shown; no row is made after the first few. */
static void
test_way_down (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  guint      n_created;

  snabel_test_list_append (list, N_MANY, 1000);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  for (guint i = 0; i < 20; i++)
    scroll_by (list, 1000);
  n_created = list->n_created;
  for (guint i = 20; i < N_MANY; i++)
    scroll_by (list, 1000);
  g_assert_nonnull (snabel_test_list_get (list, N_MANY - 1)->shown);
  g_assert_cmpuint (list->n_created, ==, n_created);
  g_assert_cmpuint (list->n_bound, ==, N_MANY);
  g_assert_cmpuint (snabel_timeline_view_get_n_rows (list->view), <=, 16);
  snabel_ui_test_close (window);
}

typedef struct
{
  guint n_bound;
  guint n_estimated;
  guint n_keyed;
} Work;

static Work
get_work (SnabelTestList *list)
{
  return (Work) { list->n_bound, list->n_estimated, list->n_keyed };
}

/* What a few frames and an arrival at the top ask of who makes the rows. */
static Work
work_in_the_middle (guint n_items)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);
  g_autoptr(SnabelTestBox) box = NULL;
  Work before, after;

  snabel_test_list_append (list, n_items, 100);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  snabel_test_drain ();
  scroll_by (list, 500 * 100 - gtk_adjustment_get_value (get_adjustment (list)));
  before = get_work (list);
  for (guint i = 0; i < 50; i++)
    scroll_by (list, 40);
  box = snabel_test_list_make_box (list, 100, 100);
  g_list_store_insert (list->store, 0, box);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  after = get_work (list);
  snabel_ui_test_close (window);

  return (Work) { after.n_bound - before.n_bound, after.n_estimated - before.n_estimated, after.n_keyed - before.n_keyed };
}

static void
test_work (void)
{
  Work few = work_in_the_middle (1000);
  Work many = work_in_the_middle (N_MANY);

  g_assert_cmpuint (few.n_bound, ==, 20);
  g_assert_cmpuint (many.n_bound, ==, few.n_bound);
  g_assert_cmpuint (many.n_estimated, ==, few.n_estimated);
  g_assert_cmpuint (many.n_keyed, ==, few.n_keyed);
}

/* Before the first frame a page of guesses is made, not a hundred thousand. */
static void
test_first_layout (void)
{
  g_autoptr(SnabelTestList) list = snabel_test_list_new ();
  GtkWindow *window = snabel_ui_test_present (list->scroller, WIDTH, HEIGHT);

  snabel_test_list_append (list, N_MANY, 100);
  snabel_test_list_lay_out (list, WIDTH, HEIGHT);
  g_assert_cmpuint (list->n_estimated, <=, 220);
  g_assert_cmpuint (list->n_keyed, <=, 20);
  g_assert_cmpuint (list->n_bound, <=, 10);
  snabel_ui_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);
  g_test_add_func ("/timeline-many/rows", test_rows);
  g_test_add_func ("/timeline-many/work", test_work);
  g_test_add_func ("/timeline-many/first-layout", test_first_layout);
  if (g_test_thorough ())
    g_test_add_func ("/timeline-many/way-down", test_way_down);

  return g_test_run ();
}
