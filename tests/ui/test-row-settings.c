/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of reading: rows follow them in place, and the row that is read stays where it is. */
#include "snabel-test-statuses.h"
#include "snabel-ui-test.h"
#include "status/actions/snabel-count-button.h"
#include "status/snabel-status-row.h"
#include "status/text/snabel-post-text.h"
#include "timeline/snabel-timeline-view.h"
#include "widgets/snabel-time-label.h"

typedef struct
{
  SnabelReadingSettings *settings;
  SnabelRowContext      *context;
  SnabelTimelineView    *view;
  GtkWindow             *window;
  guint                  n_created;
  guint                  n_bound;
} World;

static GtkWidget *
create_row (guint    kind,
            gpointer user_data)
{
  World *world = user_data;

  world->n_created++;

  return snabel_status_row_new (world->context);
}

static void
bind_row (GtkWidget *row,
          gpointer   item,
          gpointer   user_data)
{
  World *world = user_data;

  world->n_bound++;
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
  return snabel_status_row_estimate_height (((World *) user_data)->context, item, width);
}

static char *
dup_key (gpointer item,
         gpointer user_data)
{
  return g_strdup (SNABEL_STATUS (item)->id);
}

static const SnabelTimelineFactory factory = {
  .create = create_row,
  .bind = bind_row,
  .unbind = unbind_row,
  .estimate_height = estimate_height,
  .dup_key = dup_key,
};

static void
world_init (World *world)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *world = (World) { 0 };
  world->settings = snabel_reading_settings_new ();
  world->context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "settings", world->settings, NULL);
  world->view = SNABEL_TIMELINE_VIEW (snabel_timeline_view_new ());
  snabel_timeline_view_set_factory (world->view, &factory, world, NULL);
  snabel_timeline_view_set_model (world->view, model);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (world->view));
  world->window = snabel_ui_test_present (scroller, 500, 600);
}

static void
world_clear (World *world)
{
  snabel_ui_test_close (world->window);
  g_assert_finalize_object (world->context);
  g_assert_finalize_object (world->settings);
}

static void
set_and_wait (World      *world,
              const char *name,
              int         value)
{
  g_object_set (world->settings, name, value, NULL);
  snabel_ui_test_wait_frame (GTK_WIDGET (world->window));
  snabel_ui_test_wait_frame (GTK_WIDGET (world->window));
}

/* No row is made or bound again, and what is read does not move by a pixel. */
static void
test_stands_still (void)
{
  static const struct
  {
    const char *name;
    int         value;
  } changes[] = {
    { "text-size", SNABEL_TEXT_SIZE_LARGEST },
    { "density", SNABEL_DENSITY_COMPACT },
    { "text-size", SNABEL_TEXT_SIZE_SMALLEST },
    { "absolute-times", TRUE },
    { "show-counters", FALSE },
    { "animation", SNABEL_ANIMATION_NEVER },
    { "density", SNABEL_DENSITY_COMFORTABLE },
    { "text-size", SNABEL_TEXT_SIZE_NORMAL },
  };
  g_autoptr(SnabelStatus) status = NULL;
  World world;
  guint n_created;

  world_init (&world);
  status = g_list_model_get_item (snabel_timeline_view_get_model (world.view), 3);
  g_assert_true (snabel_timeline_view_set_position (world.view, status->id, 0));
  snabel_ui_test_wait_frame (GTK_WIDGET (world.window));
  n_created = world.n_created;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *key = NULL;
      guint            n_bound = world.n_bound;
      int              offset = 0;

      set_and_wait (&world, changes[i].name, changes[i].value);
      key = snabel_timeline_view_get_position (world.view, &offset);
      g_assert_cmpstr (key, ==, status->id);
      g_assert_cmpint (offset, ==, 0);
      /* Rows that now have room are new; those that were there are not bound again. */
      g_assert_cmpuint (world.n_bound - n_bound, <=, 12);
    }
  g_assert_cmpuint (world.n_created, <=, n_created + 12);
  world_clear (&world);
}

static GtkWidget *
present_row (World        *world,
             SnabelStatus *status)
{
  GtkWidget *row;

  *world = (World) { 0 };
  world->settings = snabel_reading_settings_new ();
  world->context = g_object_new (SNABEL_TYPE_ROW_CONTEXT, "settings", world->settings, NULL);
  row = snabel_status_row_new (world->context);
  gtk_widget_set_valign (row, GTK_ALIGN_START);
  snabel_status_row_set_status (SNABEL_STATUS_ROW (row), status);
  world->window = snabel_ui_test_present (row, 500, 600);

  return row;
}

static void
test_text_size (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autoptr(SnabelStatus) status = g_list_model_get_item (model, 0);
  World      world;
  GtkWidget *row = present_row (&world, status);
  int        normal = gtk_widget_get_height (row);
  int        compact = 0;

  set_and_wait (&world, "text-size", SNABEL_TEXT_SIZE_LARGEST);
  g_assert_cmpint (gtk_widget_get_height (row), >, normal);
  set_and_wait (&world, "text-size", SNABEL_TEXT_SIZE_SMALLEST);
  g_assert_cmpint (gtk_widget_get_height (row), <, normal);
  set_and_wait (&world, "text-size", SNABEL_TEXT_SIZE_NORMAL);
  g_assert_cmpint (gtk_widget_get_height (row), ==, normal);

  set_and_wait (&world, "density", SNABEL_DENSITY_COMPACT);
  compact = gtk_widget_get_height (row);
  g_assert_cmpint (compact, <, normal);
  set_and_wait (&world, "density", SNABEL_DENSITY_COMFORTABLE);
  g_assert_cmpint (gtk_widget_get_height (row), ==, normal);
  world_clear (&world);
}

static SnabelStatus *
new_counted (void)
{
  return snabel_test_status_new ("{\"id\":\"o\",\"uri\":\"x:o\",\"visibility\":\"public\",\"content\":\"<p>one</p>\","
                                 "\"created_at\":\"2020-02-03T12:00:00Z\",\"favourites_count\":3,"
                                 "\"account\":{\"id\":\"2\",\"username\":\"b\",\"acct\":\"b\"}}");
}

static gint64
sum_counts (GtkWidget *widget)
{
  gint64 sum = 0;

  if (SNABEL_IS_COUNT_BUTTON (widget))
    g_object_get (widget, "count", &sum, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    sum += sum_counts (child);

  return sum;
}

/* Counts that nobody wants to see do not come back with the next favourite. */
static void
test_counters (void)
{
  g_autoptr(SnabelStatus) status = new_counted ();
  World      world;
  GtkWidget *row = present_row (&world, status);

  g_assert_cmpint (sum_counts (row), ==, 3);
  set_and_wait (&world, "show-counters", FALSE);
  g_assert_cmpint (sum_counts (row), ==, 0);
  snabel_test_status_update (status, "{\"favourites_count\":4}");
  g_assert_cmpint (sum_counts (row), ==, 0);
  set_and_wait (&world, "show-counters", TRUE);
  g_assert_cmpint (sum_counts (row), ==, 4);
  world_clear (&world);
}

static void
test_times (void)
{
  g_autoptr(GListModel) model = snabel_test_statuses_load ();
  g_autoptr(SnabelStatus) status = g_list_model_get_item (model, 0);
  World            world;
  GtkWidget       *row = present_row (&world, status);
  SnabelTimeLabel *label = SNABEL_TIME_LABEL (snabel_ui_test_find (row, SNABEL_TYPE_TIME_LABEL));
  g_autofree char *relative = g_strdup (snabel_time_label_get_text (label));

  set_and_wait (&world, "absolute-times", TRUE);
  g_assert_cmpstr (snabel_time_label_get_text (label), !=, relative);
  g_assert_nonnull (strchr (snabel_time_label_get_text (label), ':'));
  set_and_wait (&world, "absolute-times", FALSE);
  g_assert_cmpstr (snabel_time_label_get_text (label), ==, relative);
  world_clear (&world);
}

int
main (int   argc,
      char *argv[])
{
  snabel_ui_test_init (&argc, &argv);

  g_test_add_func ("/row-settings/stands-still", test_stands_still);
  g_test_add_func ("/row-settings/text-size", test_text_size);
  g_test_add_func ("/row-settings/counters", test_counters);
  g_test_add_func ("/row-settings/times", test_times);

  return g_test_run ();
}
