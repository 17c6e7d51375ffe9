/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of the way in, page by page. */
#include "sign-in/snabel-sign-in-dialog.h"
#include "snabel-pictures.h"
#include "snabel-story-steps.h"
#include "snabel-test-browser.h"

static SnabelSignInDialog *
get_dialog (SnabelStory *story)
{
  return SNABEL_SIGN_IN_DIALOG (snabel_story_find (story, SNABEL_TYPE_SIGN_IN_DIALOG));
}

static gboolean
shows_page (SnabelStory *story,
            gpointer     user_data)
{
  SnabelSignInDialog *dialog = get_dialog (story);

  return dialog != NULL && g_strcmp0 (snabel_sign_in_dialog_get_page (dialog), user_data) == 0;
}

/* Does what a button of the dialog does, and takes the page that this leads to. */
static gboolean
take_after (SnabelStory *story,
            const char  *folder,
            const char  *action,
            const char  *page,
            const char  *screen)
{
  gtk_widget_activate_action (GTK_WIDGET (get_dialog (story)), action, NULL);

  return snabel_story_wait (story, shows_page, (gpointer) page) && snabel_pictures_take (story, folder, screen);
}

static gboolean
take_server (SnabelStory *story,
             const char  *folder)
{
  if (!snabel_pictures_take (story, folder, "sign-in"))
    return FALSE;
  snabel_sign_in_dialog_set_typed (get_dialog (story), "@kit@harbour.exam");
  if (!snabel_pictures_take (story, folder, "sign-in-typing"))
    return FALSE;
  snabel_sign_in_dialog_set_typed (get_dialog (story), "not an address");

  return take_after (story, folder, "sign-in.begin", "server", "sign-in-wrong-server");
}

/* A server that does not answer keeps the first page that waits. */
static gboolean
take_working (SnabelStory *story,
              const char  *folder)
{
  gboolean is_taken;

  snabel_sign_in_dialog_set_typed (get_dialog (story), snabel_test_instance_get_base_uri (story->instance));
  snabel_test_instance_set_fault (story->instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_DEAD });
  is_taken = take_after (story, folder, "sign-in.begin", "working", "sign-in-working");
  snabel_test_instance_clear_faults (story->instance);

  return is_taken;
}

gboolean
snabel_pictures_tell_sign_in (SnabelStory *story,
                              gpointer     user_data)
{
  SnabelTestBrowser *browser = SNABEL_TEST_BROWSER (story->platform->launcher);

  g_action_group_activate_action (G_ACTION_GROUP (story->app), "sign-in", NULL);
  if (!snabel_story_wait (story, shows_page, (gpointer) "server") || !take_server (story, user_data) || !take_working (story, user_data) ||
      !take_after (story, user_data, "sign-in.begin", "browser", "sign-in-browser") ||
      !take_after (story, user_data, "sign-in.use-code", "code", "sign-in-code"))
    return snabel_story_fail ("the sign-in does not go through its pages");
  snabel_test_browser_set_mood (browser, SNABEL_TEST_MOOD_DENIES);
  if (!take_after (story, user_data, "sign-in.begin", "error", "sign-in-error"))
    return snabel_story_fail ("the refusal is not shown");
  snabel_test_browser_set_mood (browser, SNABEL_TEST_MOOD_APPROVES);

  return take_after (story, user_data, "sign-in.begin", "identity", "sign-in-identity");
}
