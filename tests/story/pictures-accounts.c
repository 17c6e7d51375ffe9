/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of several accounts in several states, and of the question before one goes. */
#include "accounts/snabel-account-button.h"
#include "accounts/snabel-account-removal.h"
#include "snabel-pictures.h"
#include "snabel-story-guest.h"
#include "snabel-story-steps.h"

static gboolean
is_in_trouble (SnabelStory *story,
               gpointer     user_data)
{
  SnabelSessionState state = snabel_session_get_state (user_data);

  return state == SNABEL_SESSION_OFFLINE || state == SNABEL_SESSION_NEEDS_SIGN_IN;
}

static gboolean
get_into_trouble (SnabelStory   *story,
                  SnabelSession *session)
{
  snabel_session_retry (session);

  return snabel_story_wait (story, is_in_trouble, session) || snabel_story_fail ("an account has no trouble");
}

static gboolean
take_list (SnabelStory *story,
           const char  *folder)
{
  GtkWidget *button = snabel_story_find (story, SNABEL_TYPE_ACCOUNT_BUTTON);

  return snabel_pictures_take_menu (story, folder, "accounts", GTK_MENU_BUTTON (gtk_widget_get_first_child (button)));
}

static gboolean
take_removal (SnabelStory   *story,
              const char    *folder,
              SnabelSession *session)
{
  AdwDialog *question = snabel_account_removal_new (snabel_app_get_accounts (story->app), session);
  gboolean   is_taken;

  adw_dialog_present (question, GTK_WIDGET (snabel_story_get_window (story)));
  is_taken = snabel_pictures_take (story, folder, "account-removal");
  adw_dialog_force_close (question);

  return is_taken;
}

gboolean
snabel_pictures_tell_accounts (SnabelStory *story,
                               gpointer     user_data)
{
  g_auto(SnabelStoryGuest) away = { NULL, NULL };
  g_auto(SnabelStoryGuest) forgotten = { NULL, NULL };

  if (!snabel_story_begin_at_home (story) ||
      !snabel_story_guest_sign_in (&away, story, SNABEL_TEST_MANNER_MASTODON, "harbourmaster", "The Harbour Master’s Office, Night Shift") ||
      !snabel_story_guest_sign_in (&forgotten, story, SNABEL_TEST_MANNER_MASTODON, "kit", ""))
    return snabel_story_fail ("the further accounts do not sign in");
  snabel_test_instance_stop (away.instance);
  snabel_test_instance_revoke_tokens (forgotten.instance);

  return get_into_trouble (story, away.session) && get_into_trouble (story, forgotten.session) &&
         snabel_pictures_take (story, user_data, "account-needs-sign-in") && take_list (story, user_data) &&
         take_removal (story, user_data, away.session);
}
