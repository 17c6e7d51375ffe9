/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ./dev run shows where there is no display: snabel-demo PICTURE. Signs in to the demo server through the
 * program's own dialog, sees home, receives a post while it looks, and takes a picture. */
#include "sign-in/snabel-sign-in-dialog.h"
#include "snabel-story.h"
#include "timeline/snabel-timeline-page.h"

#define NEWS "Harbour news, live: the ferry has found the pier again. Twice, to be sure."

static gboolean
fail (const char *sentence)
{
  g_printerr ("snabel-demo: %s\n", sentence);

  return FALSE;
}

static SnabelSignInDialog *
get_dialog (SnabelStory *story)
{
  return SNABEL_SIGN_IN_DIALOG (snabel_story_find (story, SNABEL_TYPE_SIGN_IN_DIALOG));
}

static gboolean
has_dialog (SnabelStory *story,
            gpointer     user_data)
{
  return get_dialog (story) != NULL;
}

static gboolean
shows_page (SnabelStory *story,
            gpointer     user_data)
{
  SnabelSignInDialog *dialog = get_dialog (story);

  return dialog != NULL && g_strcmp0 (snabel_sign_in_dialog_get_page (dialog), user_data) == 0;
}

static SnabelSession *
get_session (SnabelStory *story)
{
  return snabel_window_get_session (snabel_story_get_window (story));
}

static gboolean
is_live (SnabelStory *story,
         gpointer     user_data)
{
  SnabelSession *session = get_session (story);

  return session != NULL && snabel_session_get_state (session) == SNABEL_SESSION_LIVE;
}

static gboolean
sees_text (SnabelStory *story,
           gpointer     user_data)
{
  return snabel_story_sees_text (story, user_data);
}

static gboolean
has_new_posts (SnabelStory *story,
               gpointer     user_data)
{
  GtkWidget *page = snabel_story_find (story, SNABEL_TYPE_TIMELINE_PAGE);

  return page != NULL && snabel_timeline_page_get_n_new (SNABEL_TIMELINE_PAGE (page)) > 0;
}

static gboolean
sign_in (SnabelStory *story)
{
  const char *address = snabel_test_instance_get_base_uri (story->instance);

  g_action_group_activate_action (G_ACTION_GROUP (story->app), "sign-in", NULL);
  if (!snabel_story_wait (story, has_dialog, NULL))
    return fail ("the sign-in dialog did not appear");
  snabel_sign_in_dialog_set_typed (get_dialog (story), address);
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (story)), "sign-in.begin", NULL);
  if (!snabel_story_wait (story, shows_page, (gpointer) "identity"))
    return fail ("the sign-in did not come back from the server's consent page");
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (story)), "sign-in.keep", NULL);
  if (!snabel_story_wait (story, is_live, NULL))
    return fail ("the account did not connect after the sign-in");
  g_print ("Signed in as @%s at %s, with the server's own consent page.\n",
           snabel_session_get_account (get_session (story))->handle, address);

  return TRUE;
}

static gboolean
see_home (SnabelStory *story)
{
  SnabelTimeline *timeline = snabel_feed_get_timeline (snabel_session_get_home (get_session (story)));

  if (!snabel_story_wait (story, sees_text, (gpointer) "boosted"))
    return fail ("home did not appear");
  g_print ("Home shows %u entries.\n", g_list_model_get_n_items (G_LIST_MODEL (timeline)));

  return TRUE;
}

static gboolean
see_live_post (SnabelStory *story)
{
  GtkWidget       *page = snabel_story_find (story, SNABEL_TYPE_TIMELINE_PAGE);
  g_autofree char *id = snabel_test_instance_post (story->instance, "tove", NEWS);

  if (!snabel_story_wait (story, has_new_posts, NULL))
    return fail ("a post that the server sent live did not arrive");
  gtk_widget_activate_action (page, "timeline.newest", NULL);
  if (!snabel_story_wait (story, sees_text, (gpointer) NEWS))
    return fail ("a post that arrived live is not on the screen");
  g_print ("A post arrived live and is on the screen: “%s”\n", NEWS);

  return TRUE;
}

static gboolean
tell (SnabelStory *story,
      gpointer     user_data)
{
  const char *path = user_data;

  if (!sign_in (story) || !see_home (story) || !see_live_post (story))
    return FALSE;
  snabel_story_settle (story);
  if (!snabel_story_save_picture (story, path))
    return fail ("the picture could not be written");
  g_print ("The picture of it is %s\n", path);

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = NULL;

  if (argc != 2)
    {
      g_printerr ("snabel-demo: name the file for the picture\n");
      return 1;
    }
  story = snabel_story_new ();

  return snabel_story_run (story, tell, argv[1]);
}
