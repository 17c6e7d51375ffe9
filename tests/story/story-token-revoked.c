/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The server takes the token back: it is asked once more to be sure, nothing is lost, and signing in again is offered. */
#include "snabel-story-steps.h"

static gboolean
tell (SnabelStory *story,
      gpointer     user_data)
{
  const char *verify = "/api/v1/accounts/verify_credentials";

  if (!snabel_story_begin_at_home (story))
    return FALSE;
  snabel_test_instance_forget_requests (story->instance);
  snabel_test_instance_revoke_tokens (story->instance);
  snabel_test_instance_drop_streams (story->instance);
  if (!snabel_story_reach_state (story, SNABEL_SESSION_NEEDS_SIGN_IN) || !snabel_story_see (story, "Nothing is lost") ||
      !snabel_story_see (story, "boosted"))
    return FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (snabel_app_get_accounts (story->app))) != 1)
    return snabel_story_fail ("the account is gone");

  return snabel_test_instance_count_requests (story->instance, "GET", verify) > 0 ||
         snabel_story_fail ("nobody asked the server whether the token is really gone");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  return snabel_story_run (story, tell, NULL);
}
