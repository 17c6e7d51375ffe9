/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to show another post in a row and to ask the row how high it is then. */
#include "snabel-bench.h"

#include "snabel-fake-clock.h"
#include "snabel-ui-test.h"
#include "status/snabel-status-row.h"

#define WIDTH     600
#define N_WARM_UP 50

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint64
rebind (SnabelStatusRow *row,
        GListModel      *posts,
        guint            number)
{
  g_autoptr(SnabelStatus) status = g_list_model_get_item (posts, number % g_list_model_get_n_items (posts));
  gint64 start = g_get_monotonic_time ();
  int    height = 0;

  snabel_status_row_set_status (row, status);
  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, WIDTH, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, >, 0);

  return g_get_monotonic_time () - start;
}

static double
get_milliseconds (GArray *times,
                  double  share)
{
  guint position = (guint) (share * (times->len - 1));

  return (double) g_array_index (times, gint64, position) / 1000;
}

void
snabel_bench_row (SnabelBenchFigures *figures,
                  guint               n_rebinds)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GListStore) posts = snabel_bench_posts_new ();
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelTicker) ticker = snabel_ticker_new (clock);
  g_autoptr(SnabelReveals) reveals = snabel_reveals_new ();
  g_autoptr(SnabelRowContext) context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "ticker", ticker, "reveals", reveals, NULL);
  g_autofree char *how = g_strdup_printf ("bind and measure at %d px, %u rebinds of one row", WIDTH, n_rebinds);
  GtkWidget       *row = snabel_status_row_new (context);
  GtkWindow       *window = snabel_ui_test_present (row, WIDTH, 800);

  snabel_bench_posts_append (posts, 200);
  for (guint i = 0; i < N_WARM_UP + n_rebinds; i++)
    {
      gint64 time = rebind (SNABEL_STATUS_ROW (row), G_LIST_MODEL (posts), i);

      if (i >= N_WARM_UP)
        g_array_append_val (times, time);
    }
  g_array_sort (times, compare_times);
  snabel_bench_figures_add (figures, "row-median", get_milliseconds (times, 0.5), "ms", how);
  snabel_bench_figures_add (figures, "row-p99", get_milliseconds (times, 0.99), "ms", how);
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), NULL);
  snabel_ui_test_close (window);
}
