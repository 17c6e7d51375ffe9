/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in with all that gets in the way: second thoughts, a refusal, a stranger's page, a server that goes down, a code. */
#include "snabel-story-sign-in.h"
#include "snabel-story-steps.h"

#include "sign-in/snabel-sign-in-form.h"

static gboolean
holds_server (SnabelStory *story,
              gpointer     user_data)
{
  GtkWidget *form = snabel_story_find (story, SNABEL_TYPE_SIGN_IN_FORM);

  return form != NULL &&
         g_str_equal (snabel_sign_in_form_get_text (SNABEL_SIGN_IN_FORM (form)), snabel_test_instance_get_base_uri (story->instance));
}

static gboolean
has_no_account (SnabelStory *story)
{
  return g_list_model_get_n_items (G_LIST_MODEL (snabel_app_get_accounts (story->app))) == 0 ||
         snabel_story_fail ("there is an account that nobody signed in to");
}

/* Back in the middle: nothing has come of it, and the server need not be typed again. */
static gboolean
tell_second_thoughts (SnabelStory       *story,
                      SnabelTestBrowser *browser)
{
  snabel_test_browser_set_mood (browser, SNABEL_TEST_MOOD_DAWDLES);
  if (!snabel_story_act_in_sign_in (story, "begin", "browser") || !snabel_story_act_in_sign_in (story, "back", "server"))
    return FALSE;
  if (!snabel_story_wait (story, holds_server, NULL))
    return snabel_story_fail ("what was typed is gone");

  return has_no_account (story);
}

static gboolean
tell_refusal (SnabelStory       *story,
              SnabelTestBrowser *browser)
{
  snabel_test_browser_set_mood (browser, SNABEL_TEST_MOOD_DENIES);

  return snabel_story_act_in_sign_in (story, "begin", "error") && snabel_story_see (story, "That Did Not Work") &&
         has_no_account (story);
}

/* A page of somebody else comes first, with a code and a state of its own; and the person says that it is not theirs. */
static gboolean
tell_attacked (SnabelStory       *story,
               SnabelTestBrowser *browser)
{
  snabel_test_browser_set_mood (browser, SNABEL_TEST_MOOD_IS_ATTACKED);

  return snabel_story_act_in_sign_in (story, "begin", "identity") && snabel_story_see (story, "you@") &&
         snabel_story_act_in_sign_in (story, "reject", "server") && has_no_account (story);
}

/* Types what the server's page shows to who says yes there. */
static gboolean
type_code (SnabelStory       *story,
           SnabelTestBrowser *browser)
{
  g_autofree char *location = snabel_test_browser_approve (browser, snabel_test_browser_get_last_uri (browser));
  const char      *code = location != NULL ? strstr (location, "code=") : NULL;

  return code != NULL ? snabel_story_type (story, code + strlen ("code=")) : snabel_story_fail ("the page shows no code");
}

static gboolean
tell_server_goes_down (SnabelStory       *story,
                       SnabelTestBrowser *browser)
{
  g_autoptr(GError) error = NULL;

  snabel_test_browser_set_mood (browser, SNABEL_TEST_MOOD_DAWDLES);
  if (!snabel_story_act_in_sign_in (story, "begin", "browser") || !snabel_story_act_in_sign_in (story, "use-code", "code") ||
      !type_code (story, browser))
    return FALSE;
  snabel_test_instance_stop (story->instance);
  if (!snabel_story_act_in_sign_in (story, "submit-code", "error"))
    return FALSE;
  if (!snabel_test_instance_start (story->instance, 0, &error))
    return snabel_story_fail (error->message);

  return has_no_account (story);
}

/* “Try Again” asks for nothing that was typed before. */
static gboolean
tell_code (SnabelStory       *story,
           SnabelTestBrowser *browser)
{
  return snabel_story_act_in_sign_in (story, "begin", "browser") && snabel_story_act_in_sign_in (story, "use-code", "code") &&
         type_code (story, browser) && snabel_story_act_in_sign_in (story, "submit-code", "identity") && has_no_account (story) &&
         snabel_story_keep_account (story, "keep") && snabel_story_reach_state (story, SNABEL_SESSION_LIVE) &&
         snabel_story_see (story, "boosted");
}

static gboolean
tell (SnabelStory *story,
      gpointer     user_data)
{
  SnabelTestBrowser *browser = user_data;

  return snabel_story_open_sign_in (story, snabel_test_instance_get_base_uri (story->instance)) &&
         tell_second_thoughts (story, browser) && tell_refusal (story, browser) && tell_attacked (story, browser) &&
         tell_server_goes_down (story, browser) && tell_code (story, browser);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  return snabel_story_run (story, tell, snabel_story_give_browser (story, SNABEL_TEST_MOOD_DAWDLES));
}
