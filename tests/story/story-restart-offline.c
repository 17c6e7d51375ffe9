/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program is started while the server is away: home is there, and the window says how things stand. */
#include "snabel-story-steps.h"

static gboolean
tell_first_day (SnabelStory *story,
                gpointer     user_data)
{
  return snabel_story_begin_at_home (story);
}

static gboolean
tell_second_day (SnabelStory *story,
                 gpointer     user_data)
{
  return snabel_story_see (story, "boosted") && snabel_story_reach_state (story, SNABEL_SESSION_OFFLINE) &&
         snabel_story_see (story, "Offline");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  if (snabel_story_run (story, tell_first_day, NULL) != 0)
    return 1;
  snabel_test_instance_stop (story->instance);
  snabel_story_begin_again (story);

  return snabel_story_run (story, tell_second_day, NULL);
}
