/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post is written, arrives once, and is seen at the top of home. */
#include "snabel-story-steps.h"

#define WORDS "The first gulls are back on the pier"

static gboolean
tell (SnabelStory *story,
      gpointer     user_data)
{
  if (!snabel_story_begin_at_home (story) || !snabel_story_write (story, WORDS) || !snabel_story_see_new (story, WORDS))
    return FALSE;

  return snabel_story_count_posts (story, WORDS) == 1 || snabel_story_fail ("the server does not have the post once");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  return snabel_story_run (story, tell, NULL);
}
