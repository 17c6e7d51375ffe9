/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does in the dialog that signs in. */
#include "snabel-story-sign-in.h"

#include "sign-in/snabel-sign-in-dialog.h"
#include "sign-in/snabel-sign-in-form.h"
#include "snabel-story-steps.h"

/**
 * snabel_story_give_browser:
 *
 * To be called before the story runs: from then on it is this browser that the program opens. Its person is "you".
 *
 * Returns: (transfer none): the browser
 */
SnabelTestBrowser *
snabel_story_give_browser (SnabelStory   *self,
                           SnabelTestMood mood)
{
  g_autoptr(SnabelTestBrowser) browser = snabel_test_browser_new (mood);

  snabel_test_browser_set_account (browser, self->instance, "you");
  g_set_object (&self->platform->launcher, SNABEL_LAUNCHER (browser));

  return browser;
}

static SnabelSignInDialog *
get_dialog (SnabelStory *self)
{
  return (SnabelSignInDialog *) snabel_story_find (self, SNABEL_TYPE_SIGN_IN_DIALOG);
}

static gboolean
is_on_page (SnabelStory *self,
            gpointer     user_data)
{
  SnabelSignInDialog *dialog = get_dialog (self);

  return dialog != NULL && g_strcmp0 (snabel_sign_in_dialog_get_page (dialog), user_data) == 0;
}

static gboolean
has_no_dialog (SnabelStory *self,
               gpointer     user_data)
{
  return get_dialog (self) == NULL;
}

/**
 * snabel_story_reach_page:
 *
 * Returns: whether the dialog comes to show @page
 */
gboolean
snabel_story_reach_page (SnabelStory *self,
                         const char  *page)
{
  g_autofree char *complaint = g_strdup_printf ("signing in does not come to the page “%s”", page);

  return snabel_story_wait (self, is_on_page, (gpointer) page) || snabel_story_fail (complaint);
}

/**
 * snabel_story_open_sign_in:
 * @server: what is typed as the server
 *
 * Returns: whether the dialog is open
 */
gboolean
snabel_story_open_sign_in (SnabelStory *self,
                           const char  *server)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->app), "sign-in", NULL);

  return snabel_story_reach_page (self, "server") && snabel_story_type (self, server);
}

/**
 * snabel_story_act_in_sign_in:
 * @action: without its prefix
 * @page: where that leads
 *
 * Returns: whether it led there
 */
gboolean
snabel_story_act_in_sign_in (SnabelStory *self,
                             const char  *action,
                             const char  *page)
{
  g_autofree char    *name = g_strconcat ("sign-in.", action, NULL);
  SnabelSignInDialog *dialog = get_dialog (self);

  if (dialog == NULL || !gtk_widget_activate_action (GTK_WIDGET (dialog), name, NULL))
    return snabel_story_fail ("the dialog that signs in is gone");

  return snabel_story_reach_page (self, page);
}

static gboolean
has_form (SnabelStory *self,
          gpointer     user_data)
{
  return snabel_story_find (self, SNABEL_TYPE_SIGN_IN_FORM) != NULL;
}

/**
 * snabel_story_type:
 *
 * Returns: whether there was an entry to put @text in
 */
gboolean
snabel_story_type (SnabelStory *self,
                   const char  *text)
{
  if (!snabel_story_wait (self, has_form, NULL))
    return snabel_story_fail ("there is nothing to type in");
  snabel_sign_in_form_set_text (SNABEL_SIGN_IN_FORM (snabel_story_find (self, SNABEL_TYPE_SIGN_IN_FORM)), text);

  return TRUE;
}

/**
 * snabel_story_keep_account:
 * @action: without its prefix
 *
 * Does the last thing there is to do.
 *
 * Returns: whether the dialog closed, which it does when the account is in the list
 */
gboolean
snabel_story_keep_account (SnabelStory *self,
                           const char  *action)
{
  g_autofree char    *name = g_strconcat ("sign-in.", action, NULL);
  SnabelSignInDialog *dialog = get_dialog (self);

  if (dialog == NULL || !gtk_widget_activate_action (GTK_WIDGET (dialog), name, NULL))
    return snabel_story_fail ("the dialog that signs in is gone");

  return snabel_story_wait (self, has_no_dialog, NULL) || snabel_story_fail ("the account is not kept");
}
