/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer to a post is lost: it is there once all the same, and nothing is left over. */
#include "snabel-story-steps.h"

#define WORDS "The ferry left, and nobody waved"

static gboolean
outbox_is_empty (SnabelStory *story,
                 gpointer     user_data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (snabel_app_get_outbox (story->app))) == 0;
}

static gboolean
tell (SnabelStory *story,
      gpointer     user_data)
{
  if (!snabel_story_begin_at_home (story))
    return FALSE;
  snabel_test_instance_set_fault (story->instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_LOST,
                                                                        .method = "POST",
                                                                        .path = "/api/v1/statuses",
                                                                        .times = 1 });
  if (!snabel_story_write (story, WORDS) || !snabel_story_see_new (story, WORDS))
    return FALSE;
  if (!snabel_story_wait (story, outbox_is_empty, NULL))
    return snabel_story_fail ("the post stays in the outbox");
  if (snabel_test_instance_count_requests (story->instance, "POST", "/api/v1/statuses") < 1)
    return snabel_story_fail ("the server was not asked");

  return snabel_story_count_posts (story, WORDS) == 1 || snabel_story_fail ("the server does not have the post once");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  return snabel_story_run (story, tell, NULL);
}
