/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading goes on where it ended: after a restart, and where posts are missing. */
#include "snabel-fake-clock.h"
#include "snabel-story-steps.h"
#include "timeline/snabel-gap-row.h"
#include "timeline/snabel-timeline-view.h"

/* More than the server gives at once, so that a program that was away meanwhile has a gap. */
#define N_MISSED 60

/* Neither the top of the list nor the edge of a row. */
#define SCROLLED 613

typedef struct
{
  char *key;
  int   offset;
} Place;

static SnabelTimelineView *
get_view (SnabelStory *story)
{
  GtkWidget *view = snabel_story_find (story, SNABEL_TYPE_TIMELINE_VIEW);

  return view != NULL ? SNABEL_TIMELINE_VIEW (view) : NULL;
}

static gboolean
has_rows (SnabelStory *story,
          gpointer     user_data)
{
  return get_view (story) != NULL && snabel_timeline_view_get_n_rows (get_view (story)) > 0;
}

static gboolean
tell_scrolling (SnabelStory *story,
                gpointer     user_data)
{
  Place         *place = user_data;
  GtkAdjustment *adjustment = NULL;

  g_assert_true (snabel_story_begin_at_home (story));
  snabel_story_settle (story);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_view (story)));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLLED);
  snabel_story_settle (story);
  place->key = snabel_timeline_view_get_position (get_view (story), &place->offset);
  g_assert_nonnull (place->key);
  g_assert_cmpint (place->offset, !=, 0);

  return TRUE;
}

static gboolean
tell_the_same_place (SnabelStory *story,
                     gpointer     user_data)
{
  Place           *place = user_data;
  int              offset = 0;
  g_autofree char *key = NULL;

  g_assert_true (snabel_story_wait (story, has_rows, NULL));
  key = snabel_timeline_view_get_position (get_view (story), &offset);
  g_assert_cmpstr (key, ==, place->key);
  g_assert_cmpint (offset, ==, place->offset);
  snabel_story_settle (story);
  g_clear_pointer (&key, g_free);
  key = snabel_timeline_view_get_position (get_view (story), &offset);
  g_assert_cmpstr (key, ==, place->key);
  g_assert_cmpint (offset, ==, place->offset);

  return TRUE;
}

/* The first rows that are drawn are those that were read last, to the pixel, without a word from the server. */
static void
test_restart (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  Place place = { NULL, 0 };

  g_assert_cmpint (snabel_story_run (story, tell_scrolling, &place), ==, 0);
  snabel_test_instance_stop (story->instance);
  snabel_story_begin_again (story);
  g_assert_cmpint (snabel_story_run (story, tell_the_same_place, &place), ==, 0);
  g_free (place.key);
}

static GListModel *
get_timeline (SnabelStory *story)
{
  return G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (snabel_story_get_session (story))));
}

static SnabelEntry *
dup_gap (SnabelStory *story)
{
  GListModel *timeline = get_timeline (story);

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, i);

      if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP)
        return g_steal_pointer (&entry);
    }

  return NULL;
}

static gboolean
has_open_gap (SnabelStory *story,
              gpointer     user_data)
{
  g_autoptr(SnabelEntry) gap = dup_gap (story);

  return gap != NULL && snabel_entry_get_gap_state (gap) == SNABEL_GAP_OPEN;
}

/* A page has come: it closed the gap, or made it smaller. */
static gboolean
has_no_loading_gap (SnabelStory *story,
                    gpointer     user_data)
{
  g_autoptr(SnabelEntry) gap = dup_gap (story);

  return gap == NULL || snabel_entry_get_gap_state (gap) != SNABEL_GAP_LOADING;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);

  return found;
}

static gboolean
sees_gap_button (SnabelStory *story,
                 gpointer     user_data)
{
  GtkWidget *row = snabel_story_find (story, SNABEL_TYPE_GAP_ROW);

  return row != NULL && find_button (row) != NULL;
}

static guint
count_missed (SnabelStory *story)
{
  GListModel *timeline = get_timeline (story);
  guint       n_missed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, i);
      SnabelStatus *status = snabel_entry_get_status (entry);

      n_missed += status != NULL && status->content != NULL && strstr (status->content, "Meanwhile") != NULL;
    }

  return n_missed;
}

/* Goes to the gap and presses its first button. */
static void
press_gap (SnabelStory *story)
{
  g_autoptr(SnabelEntry) gap = dup_gap (story);

  snabel_timeline_view_set_position (get_view (story), snabel_entry_get_key (gap), 0);
  g_assert_true (snabel_story_wait (story, sees_gap_button, NULL));
  g_signal_emit_by_name (find_button (snabel_story_find (story, SNABEL_TYPE_GAP_ROW)), "clicked");
  g_assert_cmpint (snabel_entry_get_gap_state (gap), ==, SNABEL_GAP_LOADING);
  g_assert_true (snabel_story_wait (story, has_no_loading_gap, NULL));
}

static gboolean
tell_away (SnabelStory *story,
           gpointer     user_data)
{
  return snabel_story_begin_at_home (story);
}

static gboolean
tell_back (SnabelStory *story,
           gpointer     user_data)
{
  guint n_missed;

  g_assert_true (snabel_story_wait (story, has_rows, NULL));
  g_assert_true (snabel_story_wait (story, has_open_gap, NULL));
  n_missed = count_missed (story);
  g_assert_cmpuint (n_missed, <, N_MISSED);
  while (has_open_gap (story, NULL))
    {
      press_gap (story);
      g_assert_true (count_missed (story) > n_missed || !has_open_gap (story, NULL));
      n_missed = count_missed (story);
    }
  g_assert_cmpuint (n_missed, ==, N_MISSED);

  return TRUE;
}

/* What came while the program was away is fetched by the button that stands in its place. */
static void
test_gap (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, tell_away, NULL), ==, 0);
  for (guint i = 0; i < N_MISSED; i++)
    {
      g_autofree char *text = g_strdup_printf ("Meanwhile, number %u", i);
      g_autofree char *id = snabel_test_instance_post (story->instance, "tove", text);
    }
  snabel_story_begin_again (story);
  g_assert_cmpint (snabel_story_run (story, tell_back, NULL), ==, 0);
}

static SnabelFeed *
get_home (SnabelStory *story)
{
  return snabel_session_get_home (snabel_story_get_session (story));
}

static gboolean
has_unseen (SnabelStory *story,
            gpointer     number)
{
  return snabel_feed_get_n_unseen (get_home (story)) == GPOINTER_TO_UINT (number);
}

static gboolean
sees_line (SnabelStory *story,
           gpointer     user_data)
{
  return snabel_story_sees_text (story, "You read up to here");
}

/* So many that the line and the first of the new posts are not on the screen at once. */
#define N_NEW 12

static gboolean
tell_new (SnabelStory *story,
          gpointer     user_data)
{
  g_autoptr(SnabelEntry) top = NULL;

  g_assert_true (snabel_story_wait (story, has_rows, NULL));
  g_assert_true (snabel_story_wait (story, has_unseen, GUINT_TO_POINTER (N_NEW)));
  snabel_story_settle (story);
  g_assert_true (has_unseen (story, GUINT_TO_POINTER (N_NEW)));
  g_assert_true (snabel_story_sees_text (story, G_STRINGIFY (N_NEW)));
  /* It was read down to the top of what is shown: just above that is the line. */
  snabel_timeline_view_set_position (get_view (story), snabel_entry_get_key (snabel_feed_get_newest_seen (get_home (story))), 200);
  g_assert_true (snabel_story_wait (story, sees_line, NULL));
  g_assert_false (has_unseen (story, GUINT_TO_POINTER (0)));
  top = g_list_model_get_item (get_timeline (story), 0);
  snabel_timeline_view_set_position (get_view (story), snabel_entry_get_key (top), 0);
  g_assert_true (snabel_story_wait (story, has_unseen, GUINT_TO_POINTER (0)));

  return TRUE;
}

/* What came meanwhile is counted beside Home, is above the line, and counts down as one goes up. */
static void
test_new (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, tell_away, NULL), ==, 0);
  for (guint i = 0; i < N_NEW; i++)
    {
      g_autofree char *text = g_strdup_printf ("Meanwhile, number %u", i);
      g_autofree char *id = snabel_test_instance_post (story->instance, "tove", text);
    }
  snabel_story_begin_again (story);
  g_assert_cmpint (snabel_story_run (story, tell_new, NULL), ==, 0);
}

#define N_ARRIVING 100

static gboolean
tell_arriving (SnabelStory *story,
               gpointer     user_data)
{
  Place *place = user_data;

  g_assert_true (tell_scrolling (story, place));
  g_assert_true (snabel_story_reach_state (story, SNABEL_SESSION_LIVE));
  g_assert_true (has_unseen (story, GUINT_TO_POINTER (0)));
  for (guint i = 0; i < N_ARRIVING; i++)
    {
      g_autofree char *text = g_strdup_printf ("Meanwhile, number %u", i);
      g_autofree char *id = snabel_test_instance_post (story->instance, "tove", text);
    }
  g_assert_true (snabel_story_wait (story, has_unseen, GUINT_TO_POINTER (N_ARRIVING)));

  g_assert_cmpuint (count_missed (story), ==, N_ARRIVING);

  return tell_the_same_place (story, place);
}

/* A hundred posts come live while somebody reads: they are counted, and nothing moves. */
static void
test_arriving (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  Place place = { NULL, 0 };

  g_assert_cmpint (snabel_story_run (story, tell_arriving, &place), ==, 0);
  g_free (place.key);
}

typedef struct
{
  SnabelStory *story;
  gboolean     is_painted;
} Start;

static void
painted_cb (Start *start)
{
  start->is_painted = TRUE;
  g_assert_true (has_rows (start->story, NULL));
  g_assert_cmpuint (snabel_test_instance_get_requests (start->story->instance)->len, ==, 0);
}

static void
window_added_cb (Start     *start,
                 GtkWidget *window)
{
  g_signal_connect_swapped (window, "painted", G_CALLBACK (painted_cb), start);
}

static gboolean
tell_start (SnabelStory *story,
            gpointer     user_data)
{
  Start *start = user_data;

  return snabel_story_reach_state (story, SNABEL_SESSION_LIVE) && start->is_painted;
}

/*
 * What is on this computer comes first: until it is drawn, nothing is asked of the server. The clock stands still
 * until then, since a computer that takes too long to draw asks all the same.
 */
static void
test_first_frame (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  Place place = { NULL, 0 };
  Start start = { story, FALSE };

  g_assert_cmpint (snabel_story_run (story, tell_scrolling, &place), ==, 0);
  g_set_object (&story->platform->clock, clock);
  snabel_story_begin_again (story);
  snabel_test_instance_forget_requests (story->instance);
  g_signal_connect_swapped (story->app, "window-added", G_CALLBACK (window_added_cb), &start);
  g_assert_cmpint (snabel_story_run (story, tell_start, &start), ==, 0);
  g_free (place.key);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/restart", test_restart);
  g_test_add_func ("/reading/first-frame", test_first_frame);
  g_test_add_func ("/reading/gap", test_gap);
  g_test_add_func ("/reading/new", test_new);
  g_test_add_func ("/reading/arriving", test_arriving);

  return g_test_run ();
}
