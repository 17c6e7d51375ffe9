/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyring is locked one day and gone the next: the account stays, and there is a way on each time. */
#include "snabel-shy-secrets.h"
#include "snabel-story-sign-in.h"
#include "snabel-story-steps.h"

#include <adwaita.h>

static gboolean
has_one_account (SnabelStory *story)
{
  return g_list_model_get_n_items (G_LIST_MODEL (snabel_app_get_accounts (story->app))) == 1 ||
         snabel_story_fail ("the account is not in the list once");
}

/* The way out that the banner offers. */
static gboolean
press_banner (SnabelStory *story,
              const char  *label)
{
  AdwBanner *banner = ADW_BANNER (snabel_story_find (story, ADW_TYPE_BANNER));

  if (banner == NULL || g_strcmp0 (adw_banner_get_button_label (banner), label) != 0)
    return snabel_story_fail ("the banner does not offer what helps");
  g_signal_emit_by_name (banner, "button-clicked");

  return TRUE;
}

static gboolean
tell_first_day (SnabelStory *story,
                gpointer     user_data)
{
  return snabel_story_begin_at_home (story);
}

static gboolean
tell_locked (SnabelStory *story,
             gpointer     user_data)
{
  return snabel_story_reach_state (story, SNABEL_SESSION_LOCKED) && has_one_account (story) &&
         snabel_story_see (story, "boosted") && snabel_story_see (story, "The keyring is locked") &&
         press_banner (story, "Unlock…") && snabel_story_reach_state (story, SNABEL_SESSION_LIVE) && has_one_account (story);
}

static gboolean
tell_absent (SnabelStory *story,
             gpointer     user_data)
{
  return snabel_story_reach_state (story, SNABEL_SESSION_NO_KEYRING) && has_one_account (story) &&
         snabel_story_see (story, "boosted") && snabel_story_see (story, "The keyring does not want to") &&
         press_banner (story, "Sign In…") && snabel_story_reach_page (story, "server") &&
         snabel_story_act_in_sign_in (story, "begin", "identity") && snabel_story_act_in_sign_in (story, "keep", "keyring") &&
         snabel_story_see (story, "The Keyring Cannot Be Used") && snabel_story_keep_account (story, "keep-for-session") &&
         snabel_story_reach_state (story, SNABEL_SESSION_LIVE) && has_one_account (story);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  g_autoptr(SnabelSecrets) secrets = snabel_shy_secrets_new ();

  g_set_object (&story->platform->secrets, secrets);
  snabel_story_give_browser (story, SNABEL_TEST_MOOD_APPROVES);
  if (snabel_story_run (story, tell_first_day, NULL) != 0)
    return 1;
  snabel_shy_secrets_set_mood (secrets, SNABEL_SECRETS_ERROR_LOCKED);
  snabel_story_begin_again (story);
  if (snabel_story_run (story, tell_locked, NULL) != 0)
    return 1;
  snabel_shy_secrets_set_mood (secrets, SNABEL_SECRETS_ERROR_ABSENT);
  snabel_story_begin_again (story);

  return snabel_story_run (story, tell_absent, NULL);
}
