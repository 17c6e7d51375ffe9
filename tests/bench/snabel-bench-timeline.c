/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a long timeline costs: the rows that live and the memory, near its top and far down. */
#include "snabel-bench.h"

#include "snabel-fake-clock.h"
#include "snabel-ui-test.h"
#include "status/snabel-status-row.h"
#include "timeline/snabel-timeline-view.h"

#define WIDTH  600
#define HEIGHT 800
#define STEP   700 /* less than the viewport: every post is shown */

typedef struct
{
  SnabelRowContext   *context;
  SnabelTimelineView *view;
  GListStore         *posts;
  guint               n_rows;  /* the most that lived at once */
  guint               n_bound; /* how often a post was given a row */
} Timeline;

static GtkWidget *
create_row (guint    kind,
            gpointer user_data)
{
  Timeline *self = user_data;

  return snabel_status_row_new (self->context);
}

static void
bind_row (GtkWidget *row,
          gpointer   item,
          gpointer   user_data)
{
  Timeline *self = user_data;

  self->n_bound++;
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), item);
}

static void
unbind_row (GtkWidget *row,
            gpointer   item,
            gpointer   user_data)
{
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), NULL);
}

static int
estimate_height (gpointer item,
                 int      width,
                 gpointer user_data)
{
  return snabel_status_row_estimate_height (((Timeline *) user_data)->context, item, width);
}

static char *
dup_key (gpointer item,
         gpointer user_data)
{
  return g_strdup (SNABEL_STATUS (item)->uri);
}

static const SnabelTimelineFactory factory = {
  .create = create_row,
  .bind = bind_row,
  .unbind = unbind_row,
  .estimate_height = estimate_height,
  .dup_key = dup_key,
};

/* In MB; a shared page counts in proportion. */
static double
read_memory (void)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, &error);
  g_assert_no_error (error);
  line = strstr (text, "\nPss:");
  g_assert_nonnull (line);

  return (double) g_ascii_strtoull (line + strlen ("\nPss:"), NULL, 10) / 1024;
}

/* Screen by screen down to the last post, as a person reads. */
static void
read_to (Timeline *self,
         guint     n_posts)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  guint          n_present = g_list_model_get_n_items (G_LIST_MODEL (self->posts));

  snabel_bench_posts_append (self->posts, n_posts - n_present);
  snabel_ui_test_wait_frame (GTK_WIDGET (self->view));
  while (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) <
         gtk_adjustment_get_upper (adjustment))
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
      snabel_ui_test_wait_frame (GTK_WIDGET (self->view));
      self->n_rows = MAX (self->n_rows, snabel_timeline_view_get_n_rows (self->view));
    }
  g_assert_cmpuint (self->n_bound, >=, n_posts);
}

static void
measure (Timeline           *self,
         SnabelBenchFigures *figures,
         guint               n_few,
         guint               n_many)
{
  g_autofree char *how = g_strdup_printf ("PSS after reading %u posts, and %u posts; pictures not loaded", n_few, n_many);
  double           few;
  double           many;

  read_to (self, n_few);
  few = read_memory ();
  read_to (self, n_many);
  many = read_memory ();
  snabel_bench_figures_add (figures, "timeline-rows", self->n_rows, "rows", "the most row widgets at once, 600 x 800 px");
  snabel_bench_figures_add (figures, "timeline-memory-few", few, "MB", how);
  snabel_bench_figures_add (figures, "timeline-memory-many", many, "MB", how);
  snabel_bench_figures_add (figures, "timeline-memory-ratio", many / few, "", how);
}

void
snabel_bench_timeline (SnabelBenchFigures *figures,
                       guint               n_few,
                       guint               n_many)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelTicker) ticker = snabel_ticker_new (clock);
  g_autoptr(SnabelReveals) reveals = snabel_reveals_new ();
  g_autoptr(SnabelRowContext) context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "ticker", ticker, "reveals", reveals, NULL);
  g_autoptr(GListStore) posts = snabel_bench_posts_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = snabel_timeline_view_new ();
  Timeline   self = { context, SNABEL_TIMELINE_VIEW (view), posts, 0, 0 };
  GtkWindow *window;

  snabel_timeline_view_set_factory (self.view, &factory, &self, NULL);
  snabel_timeline_view_set_model (self.view, G_LIST_MODEL (posts));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = snabel_ui_test_present (scroller, WIDTH, HEIGHT);
  measure (&self, figures, n_few, n_many);
  snabel_ui_test_close (window);
}
