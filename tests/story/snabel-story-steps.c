/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does and looks for in more than one story. */
#include "config.h"

#include "snabel-story-steps.h"

#include "compose/snabel-composer.h"
#include "snabel-test.h"
#include "timeline/snabel-timeline-page.h"

/* In every home of the demo's person. */
#define HOME_WORDS "boosted"

/**
 * snabel_story_fail:
 *
 * Returns: %FALSE, after having said why
 */
gboolean
snabel_story_fail (const char *sentence)
{
  g_printerr ("story: %s\n", sentence);

  return FALSE;
}

/**
 * snabel_story_get_session:
 *
 * Returns: (transfer none) (nullable): the account that the window shows
 */
SnabelSession *
snabel_story_get_session (SnabelStory *self)
{
  return snabel_window_get_session (snabel_story_get_window (self));
}

static gboolean
sees_text (SnabelStory *self,
           gpointer     user_data)
{
  return snabel_story_sees_text (self, user_data);
}

/**
 * snabel_story_see:
 *
 * Returns: whether @text comes to be on the screen
 */
gboolean
snabel_story_see (SnabelStory *self,
                  const char  *text)
{
  g_autofree char *complaint = g_strdup_printf ("“%s” is not on the screen", text);

  return snabel_story_wait (self, sees_text, (gpointer) text) || snabel_story_fail (complaint);
}

static gboolean
has_state (SnabelStory *self,
           gpointer     user_data)
{
  SnabelSession *session = snabel_story_get_session (self);

  return session != NULL && snabel_session_get_state (session) == GPOINTER_TO_UINT (user_data);
}

/**
 * snabel_story_reach_state:
 *
 * Returns: whether the account that the window shows comes to be in @state
 */
gboolean
snabel_story_reach_state (SnabelStory       *self,
                          SnabelSessionState state)
{
  g_autofree char *complaint = g_strdup_printf ("the account does not reach the state %u", state);

  return snabel_story_wait (self, has_state, GUINT_TO_POINTER (state)) || snabel_story_fail (complaint);
}

/**
 * snabel_story_begin_at_home:
 *
 * Signs "you" in and waits for home, live.
 *
 * Returns: whether it is there
 */
gboolean
snabel_story_begin_at_home (SnabelStory *self)
{
  return snabel_story_sign_in (self) && snabel_story_reach_state (self, SNABEL_SESSION_LIVE) && snabel_story_see (self, HOME_WORDS);
}

/**
 * snabel_story_make_server:
 *
 * Returns: (transfer full): a second server, with "you", who follow harriet
 */
SnabelTestInstance *
snabel_story_make_server (void)
{
  SnabelTestInstance *other = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  g_autoptr(GError) error = NULL;

  if (!snabel_test_instance_start (other, 0, &error))
    g_error ("The other server cannot begin: %s", error->message);
  snabel_test_instance_add_account (other, "you");
  snabel_test_instance_add_account (other, "harriet");
  snabel_test_instance_follow (other, "you", "harriet");

  return other;
}

/**
 * snabel_story_visit:
 * @instance: whose account is chosen in the list of accounts
 *
 * Returns: whether the window shows it then, live
 */
gboolean
snabel_story_visit (SnabelStory        *self,
                    SnabelTestInstance *instance)
{
  SnabelSession   *session = snabel_story_find_account (self, instance);
  g_autofree char *key = session != NULL ? g_strdup (snabel_session_get_key (session)) : NULL;

  if (key == NULL)
    return snabel_story_fail ("an account is not in the list");
  g_action_group_activate_action (G_ACTION_GROUP (snabel_story_get_window (self)), "select-account", g_variant_new_string (key));
  if (!snabel_story_reach_state (self, SNABEL_SESSION_LIVE))
    return FALSE;

  return g_str_equal (snabel_session_get_key (snabel_story_get_session (self)), key) ||
         snabel_story_fail ("another account is shown than the one that was chosen");
}

/**
 * snabel_story_get_composer:
 *
 * Returns: (transfer none) (nullable): the first window to write in that is on the screen
 */
GtkWindow *
snabel_story_get_composer (SnabelStory *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (SNABEL_IS_COMPOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

/* The focus is in the text when a composer opens: that is where the words go. */
static gboolean
can_be_written_in (SnabelStory *self,
                   gpointer     user_data)
{
  GtkWindow *composer = snabel_story_get_composer (self);

  return composer != NULL && GTK_IS_TEXT_VIEW (gtk_window_get_focus (composer));
}

static gboolean
has_no_composer (SnabelStory *self,
                 gpointer     user_data)
{
  return snabel_story_get_composer (self) == NULL;
}

/**
 * snabel_story_write:
 *
 * Opens a composer, writes @text in it and sends it off.
 *
 * Returns: whether the composer closed, which it does when the text is safe
 */
gboolean
snabel_story_write (SnabelStory *self,
                    const char  *text)
{
  GtkWindow *composer;

  g_action_group_activate_action (G_ACTION_GROUP (self->app), "new-post", NULL);
  if (!snabel_story_wait (self, can_be_written_in, NULL))
    return snabel_story_fail ("no composer with the focus in its text");
  composer = snabel_story_get_composer (self);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (composer))), text, -1);
  gtk_widget_activate_action (gtk_window_get_focus (composer), "composer.send", NULL);

  return snabel_story_wait (self, has_no_composer, NULL) || snabel_story_fail ("the composer does not close");
}

static gboolean
has_new_posts (SnabelStory *self,
               gpointer     user_data)
{
  GtkWidget *page = snabel_story_find (self, SNABEL_TYPE_TIMELINE_PAGE);

  return page != NULL && snabel_timeline_page_get_n_new (SNABEL_TIMELINE_PAGE (page)) > 0;
}

/**
 * snabel_story_see_new:
 *
 * Waits for something new above what is read, and goes there.
 *
 * Returns: whether @text is there
 */
gboolean
snabel_story_see_new (SnabelStory *self,
                      const char  *text)
{
  if (!snabel_story_wait (self, has_new_posts, NULL))
    return snabel_story_fail ("nothing new has come");
  gtk_widget_activate_action (snabel_story_find (self, SNABEL_TYPE_TIMELINE_PAGE), "timeline.newest", NULL);

  return snabel_story_see (self, text);
}

/**
 * snabel_story_count_posts:
 *
 * Returns: how often the server has a post of "you" with exactly @text
 */
guint
snabel_story_count_posts (SnabelStory *self,
                          const char  *text)
{
  g_auto(GStrv) posts = snabel_test_instance_list_posts (self->instance, "you");
  guint count = 0;

  for (guint i = 0; posts[i] != NULL; i++)
    count += g_str_equal (posts[i], text);

  return count;
}

/**
 * snabel_story_set_runs_in_background:
 *
 * What the person wants to happen when the window is closed.
 */
void
snabel_story_set_runs_in_background (SnabelStory *self,
                                     gboolean     is_wanted)
{
  g_autoptr(GSettings) settings = g_settings_new (SNABEL_APPLICATION_ID);

  g_settings_set_boolean (settings, "run-in-background", is_wanted);
}

static gboolean
has_no_window (SnabelStory *self,
               gpointer     user_data)
{
  return gtk_application_get_windows (GTK_APPLICATION (self->app)) == NULL;
}

/**
 * snabel_story_close_window:
 *
 * Returns: whether no window is left
 */
gboolean
snabel_story_close_window (SnabelStory *self)
{
  gtk_window_close (GTK_WINDOW (snabel_story_get_window (self)));

  return snabel_story_wait (self, has_no_window, NULL) || snabel_story_fail ("the window does not close");
}

/* What was under way when the program ended may hold the profile for some turns more. */
static gboolean
profile_is_free (gpointer data)
{
  SnabelStory *self = data;
  g_autoptr(SnabelProfile) profile = snabel_profile_open (self->folder, NULL);

  return profile != NULL;
}

/**
 * snabel_story_begin_again:
 *
 * After snabel_story_run(): the program is started anew, on the same profile.
 */
void
snabel_story_begin_again (SnabelStory *self)
{
  snabel_test_let_go (g_steal_pointer (&self->app));
  snabel_test_wait_until (profile_is_free, self);
  self->app = snabel_app_new (self->platform);
}
