/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody speaks to the account that is not shown: a real notification daemon says so, and a click leads there. */
#include "snabel-story-steps.h"
#include "snabel-test-neighbour.h"

#include "status/snabel-status-dialog.h"

static gboolean
shows_account (SnabelStory *story,
               gpointer     user_data)
{
  return snabel_story_get_session (story) == snabel_story_find_account (story, user_data);
}

/* Both are live, the first is on the screen. */
static gboolean
begin_with_two (SnabelStory        *story,
                SnabelTestInstance *other)
{
  return snabel_story_sign_in (story) && snabel_story_sign_in_at (story, other) && snabel_story_visit (story, other) &&
         snabel_story_visit (story, story->instance) && snabel_story_see (story, "boosted");
}

/* Nothing moves until the person wants it to. */
static gboolean
is_only_told (SnabelStory *story,
              const char  *text)
{
  if (!shows_account (story, story->instance))
    return snabel_story_fail ("the window turned to another account by itself");

  return !snabel_story_sees_text (story, text) || snabel_story_fail ("what was said to one account is shown to the other");
}

static gboolean
follow_alert (SnabelStory        *story,
              SnabelTestInstance *other,
              const char         *text)
{
  snabel_test_dunst_wait_count (1);
  if (!is_only_told (story, text))
    return FALSE;
  snabel_test_dunst_click ();
  if (!snabel_story_wait (story, shows_account, other))
    return snabel_story_fail ("the click does not lead to the account");
  if (!snabel_story_see (story, text))
    return FALSE;
  snabel_test_dunst_wait_count (0);

  return TRUE;
}

/* Who is not followed is not in home: the post stands by itself. */
static gboolean
tell_stranger (SnabelStory        *story,
               SnabelTestInstance *other)
{
  SnabelStatusDialog *dialog = NULL;
  g_autofree char    *id = NULL;

  snabel_test_instance_add_account (other, "stranger");
  id = snabel_test_instance_post (other, "stranger", "@you Are you the harbour master?");
  if (!follow_alert (story, other, "Are you the harbour master?"))
    return FALSE;
  dialog = SNABEL_STATUS_DIALOG (snabel_story_find (story, SNABEL_TYPE_STATUS_DIALOG));
  if (dialog == NULL || !g_str_equal (snabel_status_dialog_get_status (dialog)->id, id))
    return snabel_story_fail ("it is not the post of the alert that is shown");
  adw_dialog_force_close (ADW_DIALOG (dialog));

  return TRUE;
}

/* Who is followed is in home: the post is shown where it stands, above what was read. */
static gboolean
tell_friend (SnabelStory        *story,
             SnabelTestInstance *other)
{
  g_autofree char *id = NULL;

  if (!snabel_story_visit (story, story->instance))
    return FALSE;
  id = snabel_test_instance_post (other, "harriet", "@you The ferry is late");
  if (!follow_alert (story, other, "The ferry is late"))
    return FALSE;

  return snabel_story_find (story, SNABEL_TYPE_STATUS_DIALOG) == NULL ||
         snabel_story_fail ("a post that stands in home is shown apart from it");
}

static gboolean
tell (SnabelStory *story,
      gpointer     user_data)
{
  return begin_with_two (story, user_data) && tell_stranger (story, user_data) && tell_friend (story, user_data);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  g_autoptr(SnabelTestInstance) other = snabel_story_make_server ();
  g_autoptr(SnabelTestNeighbour) dunst = snabel_test_dunst_start ();

  return snabel_story_run (story, tell, other);
}
