/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading goes on where it ended. */
#include "snabel-story-steps.h"
#include "timeline/snabel-timeline-view.h"

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/restart", test_restart);

  return g_test_run ();
}
