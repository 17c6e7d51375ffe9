/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the program when its window is closed. */
#include "snabel-story-steps.h"
#include "snabel-test-neighbour.h"

static gboolean
has_window (gpointer data)
{
  SnabelWindow *window = snabel_story_get_window (data);

  return window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window));
}

static gboolean
has_mention (SnabelStory *story,
             gpointer     user_data)
{
  return snabel_notifications_get_n_mentions (snabel_session_get_notifications (user_data)) == 1;
}

static gboolean
has_no_stream (SnabelStory *story,
               gpointer     user_data)
{
  return snabel_test_instance_get_n_streams (story->instance) == 0;
}

static gboolean
tell_background (SnabelStory *story,
                 gpointer     user_data)
{
  static const char *const argv[] = { SNABEL_TEST_PROGRAM, NULL };
  g_autofree char         *id = NULL;

  g_assert_true (snabel_story_begin_at_home (story));
  g_assert_false (snabel_app_get_keeps_running (story->app));
  snabel_story_set_runs_in_background (story, TRUE);
  g_assert_true (snabel_app_get_keeps_running (story->app));
  g_assert_true (snabel_story_close_window (story));

  id = snabel_test_instance_post (story->instance, "tove", "@you Are you still there?");
  g_assert_true (snabel_story_wait (story, has_mention, snabel_story_find_account (story, story->instance)));

  snabel_test_run (argv);
  snabel_test_wait_outside (has_window, story);

  return snabel_story_see (story, "boosted");
}

/* There is no panel: what comes is still told, and the alert and the launcher bring the window back. */
static void
test_background (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  g_autoptr(SnabelTestNeighbour) dunst = snabel_test_dunst_start ();

  story->is_usual = TRUE;
  g_assert_cmpint (snabel_story_run (story, tell_background, NULL), ==, 0);
  snabel_story_set_runs_in_background (story, FALSE);
}

static gboolean
tell_end (SnabelStory *story,
          gpointer     user_data)
{
  g_assert_true (snabel_story_begin_at_home (story));
  g_assert_false (snabel_app_get_keeps_running (story->app));
  g_assert_cmpuint (snabel_test_instance_get_n_streams (story->instance), ==, 1);
  g_assert_true (snabel_story_close_window (story));

  return snabel_story_wait (story, has_no_stream, NULL);
}

/* Who has not asked for more is through when the window is closed. */
static void
test_unwanted (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, tell_end, NULL), ==, 0);
}

/* The launcher does not lead to a program with a profile of its own: without a panel there is no way back to it. */
static void
test_no_way_back (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  snabel_story_set_runs_in_background (story, TRUE);
  g_assert_cmpint (snabel_story_run (story, tell_end, NULL), ==, 0);
  snabel_story_set_runs_in_background (story, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presence/background", test_background);
  g_test_add_func ("/presence/unwanted", test_unwanted);
  g_test_add_func ("/presence/no-way-back", test_no_way_back);

  return g_test_run ();
}
