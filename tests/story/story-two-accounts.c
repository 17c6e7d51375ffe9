/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two accounts on two servers: each has its own home, and a post goes out with the voice that is shown. */
#include "snabel-story-sign-in.h"
#include "snabel-story-steps.h"

#define HERE  "Only on this shore: lighthouse keepers wanted"
#define THERE "Only on the other shore: the harbour is closed"
#define WORDS "Said on the other shore and nowhere else"

typedef struct
{
  SnabelTestBrowser  *browser;
  SnabelTestInstance *other;
} Shores;

static gboolean
sign_in (SnabelStory        *story,
         Shores             *shores,
         SnabelTestInstance *instance)
{
  snabel_test_browser_set_account (shores->browser, instance, "you");

  return snabel_story_open_sign_in (story, snabel_test_instance_get_base_uri (instance)) &&
         snabel_story_act_in_sign_in (story, "begin", "identity") && snabel_story_keep_account (story, "keep");
}

/* Switches to the account there, and looks that it is its home and no other. */
static gboolean
visit (SnabelStory        *story,
       SnabelTestInstance *instance,
       const char         *own,
       const char         *foreign)
{
  if (!snabel_story_visit (story, instance) || !snabel_story_see (story, own))
    return FALSE;

  return !snabel_story_sees_text (story, foreign) || snabel_story_fail ("a home shows what belongs to the other");
}

static gboolean
tell (SnabelStory *story,
      gpointer     user_data)
{
  Shores *shores = user_data;

  if (!sign_in (story, shores, story->instance) || !sign_in (story, shores, shores->other))
    return FALSE;
  if (!visit (story, story->instance, HERE, THERE) || !visit (story, shores->other, THERE, HERE))
    return FALSE;
  if (!snabel_story_write (story, WORDS) || !snabel_story_see_new (story, WORDS))
    return FALSE;
  if (snabel_test_instance_count_requests (shores->other, "POST", "/api/v1/statuses") != 1)
    return snabel_story_fail ("the second server was not asked once");
  if (snabel_test_instance_count_requests (story->instance, "POST", "/api/v1/statuses") != 0 ||
      snabel_story_count_posts (story, WORDS) != 0)
    return snabel_story_fail ("the post went out with the wrong voice");

  return visit (story, story->instance, HERE, WORDS);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  g_autoptr(SnabelTestInstance) other = snabel_story_make_server ();
  g_autofree char *here = snabel_test_instance_post (story->instance, "tove", HERE);
  g_autofree char *there = snabel_test_instance_post (other, "harriet", THERE);
  Shores           shores = { snabel_story_give_browser (story, SNABEL_TEST_MOOD_APPROVES), other };

  return snabel_story_run (story, tell, &shores);
}
