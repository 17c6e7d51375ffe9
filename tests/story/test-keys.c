/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys as a person presses them, from the display server on; and the program itself, started twice. */
#include "snabel-story-steps.h"
#include "timeline/snabel-timeline-view.h"

static SnabelTimelineView *
get_view (SnabelStory *story)
{
  return SNABEL_TIMELINE_VIEW (snabel_story_find (story, SNABEL_TYPE_TIMELINE_VIEW));
}

static gboolean
has_ended (SnabelStory *story,
           gpointer     user_data)
{
  return *(gboolean *) user_data;
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* The display server takes the key for one from a keyboard. */
static void
press (SnabelStory *story,
       const char  *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);
  gboolean is_over = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, ended_cb, &is_over);
  g_assert_true (snabel_story_wait (story, has_ended, &is_over));
  g_assert_true (g_subprocess_get_successful (process));
}

static gboolean
has_focus (SnabelStory *story,
           gpointer     user_data)
{
  return gtk_window_is_active (GTK_WINDOW (snabel_story_get_window (story)));
}

static gboolean
reads (SnabelStory *story,
       gpointer     user_data)
{
  GListModel *timeline = G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (snabel_story_get_session (story))));
  g_autoptr(SnabelEntry) expected = g_list_model_get_item (timeline, GPOINTER_TO_UINT (user_data));
  g_autoptr(GObject) reading = snabel_timeline_view_dup_reading_item (get_view (story));

  return reading == G_OBJECT (expected);
}

static gboolean
is_favourited (SnabelStory *story,
               gpointer     user_data)
{
  g_autoptr(SnabelEntry) reading = snabel_timeline_view_dup_reading_item (get_view (story));

  return snabel_status_get_shown (snabel_entry_get_status (reading))->favourited;
}

static gboolean
composer_is_ready (SnabelStory *story,
                   gpointer     user_data)
{
  GtkWindow *composer = snabel_story_get_composer (story);

  return composer != NULL && gtk_window_is_active (composer) && GTK_IS_TEXT_VIEW (gtk_window_get_focus (composer));
}

static gboolean
has_typed (SnabelStory *story,
           gpointer     user_data)
{
  GtkWindow       *composer = snabel_story_get_composer (story);
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (composer)));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);

  return g_str_equal (text, user_data);
}

static guint
count_windows (SnabelStory *story)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (story->app)));
}

static gboolean
tell_reading (SnabelStory *story,
              gpointer     user_data)
{
  g_assert_true (snabel_story_begin_at_home (story));
  g_assert_true (snabel_story_wait (story, has_focus, NULL));
  press (story, "period");
  g_assert_true (snabel_story_wait (story, reads, GUINT_TO_POINTER (0)));
  press (story, "j");
  g_assert_true (snabel_story_wait (story, reads, GUINT_TO_POINTER (1)));
  press (story, "j");
  g_assert_true (snabel_story_wait (story, reads, GUINT_TO_POINTER (2)));
  press (story, "k");
  g_assert_true (snabel_story_wait (story, reads, GUINT_TO_POINTER (1)));
  g_assert_false (is_favourited (story, NULL));
  press (story, "f");
  g_assert_true (snabel_story_wait (story, is_favourited, NULL));
  g_assert_true (reads (story, GUINT_TO_POINTER (1)));

  return TRUE;
}

/* Keys go from post to post, and act on the one that is read. */
static void
test_reading (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, tell_reading, NULL), ==, 0);
}

static gboolean
tell_writing (SnabelStory *story,
              gpointer     user_data)
{
  static const char *const keys[] = { "j", "f", "n", "b", "r", "question", NULL };

  g_assert_true (snabel_story_begin_at_home (story));
  g_assert_true (snabel_story_wait (story, has_focus, NULL));
  press (story, "ctrl+n");
  g_assert_true (snabel_story_wait (story, composer_is_ready, NULL));
  snabel_test_instance_forget_requests (story->instance);
  for (guint i = 0; keys[i] != NULL; i++)
    press (story, keys[i]);
  g_assert_true (snabel_story_wait (story, has_typed, (gpointer) "jfnbr?"));
  snabel_story_settle (story);
  g_assert_cmpuint (count_windows (story), ==, 2);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (snabel_story_get_window (story))));
  g_assert_cmpuint (snabel_test_instance_count_requests (story->instance, "POST", "/api/v1/statuses"), ==, 0);

  return TRUE;
}

/* While somebody writes, letters are letters. */
static void
test_writing (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, tell_writing, NULL), ==, 0);
}

typedef struct
{
  char    *said;
  gboolean is_over;
} Second;

static void
said_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Second *second = user_data;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, NULL, &second->said, &error));
  g_assert_no_error (error);
  second->is_over = TRUE;
}

static gboolean
tell_second (SnabelStory *story,
             gpointer     user_data)
{
  Second second = { NULL, FALSE };
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, SNABEL_TEST_PROGRAM,
                                                     "--profile", story->folder, NULL);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, said_cb, &second);
  g_assert_true (snabel_story_wait (story, has_ended, &second.is_over));
  said = second.said;
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_true (g_str_has_prefix (said, "snabel: "));
  g_assert_true (strchr (said, '\n') == said + strlen (said) - 1);

  return TRUE;
}

/* A profile that is held is not opened a second time, and one sentence says so. */
static void
test_second (void)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, tell_second, NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/reading", test_reading);
  g_test_add_func ("/keys/writing", test_writing);
  g_test_add_func ("/keys/second", test_second);

  return g_test_run ();
}
