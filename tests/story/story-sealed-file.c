/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desktop without a keyring: the account is kept in a file, and the file is forgotten, opened, damaged, and never gone round. */
#include "snabel-shy-secrets.h"
#include "snabel-story-sign-in.h"
#include "snabel-story-steps.h"

#include <adwaita.h>

#include "keyring/snabel-keepers.h"
#include "keyring/snabel-sealed-file.h"
#include "sign-in/snabel-passphrase-form.h"
#include "sign-in/snabel-unlock-dialog.h"

#define PASSPHRASE "correct horse battery staple"

/* A program that starts knows no passphrase. */
static void
begin_day (SnabelStory   *story,
           SnabelSecrets *keyring)
{
  const SnabelSealedLimits cheap = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

  g_clear_object (&story->platform->vault);
  g_clear_object (&story->platform->secrets);
  story->platform->vault = snabel_sealed_file_new_with_limits (story->platform->files, &cheap);
  story->platform->secrets = snabel_keepers_new (keyring, story->platform->vault);
  snabel_story_begin_again (story);
}

static gboolean
type_passphrase (SnabelStory *story,
                 const char  *text)
{
  GtkWidget *form = snabel_story_find (story, SNABEL_TYPE_PASSPHRASE_FORM);

  if (form == NULL)
    return snabel_story_fail ("nobody asks for a passphrase");
  snabel_passphrase_form_set_texts (SNABEL_PASSPHRASE_FORM (form), text, text);

  return TRUE;
}

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
is_asked (SnabelStory *story,
          gpointer     user_data)
{
  return snabel_story_find (story, SNABEL_TYPE_UNLOCK_DIALOG) != NULL;
}

static gboolean
try_passphrase (SnabelStory *story,
                const char  *text)
{
  GtkWidget *dialog = snabel_story_find (story, SNABEL_TYPE_UNLOCK_DIALOG);

  if (dialog == NULL)
    return snabel_story_fail ("the dialog that unlocks is gone");
  snabel_unlock_dialog_set_typed (SNABEL_UNLOCK_DIALOG (dialog), text);

  return gtk_widget_activate_action (dialog, "unlock.open", NULL) || snabel_story_fail ("the passphrase cannot be tried");
}

static gboolean
tell_first_day (SnabelStory *story,
                gpointer     user_data)
{
  return snabel_story_open_sign_in (story, snabel_test_instance_get_base_uri (story->instance)) &&
         snabel_story_act_in_sign_in (story, "begin", "identity") && snabel_story_act_in_sign_in (story, "keep", "keyring") &&
         snabel_story_act_in_sign_in (story, "keep-in-file", "passphrase") && type_passphrase (story, PASSPHRASE) &&
         snabel_story_keep_account (story, "make-file") && snabel_story_reach_state (story, SNABEL_SESSION_LIVE);
}

static gboolean
tell_unlocked (SnabelStory *story,
               gpointer     user_data)
{
  return snabel_story_reach_state (story, SNABEL_SESSION_LOCKED) && snabel_story_see (story, "boosted") &&
         snabel_story_see (story, "encrypted file") && press_banner (story, "Unlock…") &&
         (snabel_story_wait (story, is_asked, NULL) || snabel_story_fail ("nobody asks for the passphrase")) &&
         try_passphrase (story, "something else") && snabel_story_see (story, "not the passphrase") &&
         try_passphrase (story, PASSPHRASE) && snabel_story_reach_state (story, SNABEL_SESSION_LIVE);
}

/* A keyring has come meanwhile, and even holds something for the account. */
static gboolean
tell_keyring_came (SnabelStory *story,
                   gpointer     user_data)
{
  return snabel_story_reach_state (story, SNABEL_SESSION_LOCKED) && snabel_story_see (story, "encrypted file");
}

static gboolean
tell_unreadable (SnabelStory *story,
                 gpointer     user_data)
{
  return snabel_story_reach_state (story, SNABEL_SESSION_NO_KEYRING) && snabel_story_see (story, "boosted") &&
         snabel_story_see (story, user_data) && press_banner (story, "Sign In…") && snabel_story_reach_page (story, "server") &&
         snabel_story_act_in_sign_in (story, "begin", "identity") && snabel_story_act_in_sign_in (story, "keep", "keyring") &&
         snabel_story_see (story, "Encrypted File Cannot Be Used") &&
         snabel_story_act_in_sign_in (story, "keep-in-file", "passphrase") && snabel_story_see (story, "kept aside") &&
         type_passphrase (story, PASSPHRASE) && snabel_story_keep_account (story, "make-file") &&
         snabel_story_reach_state (story, SNABEL_SESSION_LIVE);
}

static void
write_file (SnabelStory *story,
            const char  *text)
{
  g_autofree char *path = g_build_filename (story->folder, SNABEL_SEALED_FILE_NAME, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();
  g_autoptr(SnabelSecrets) keyring = snabel_shy_secrets_new ();

  snabel_story_give_browser (story, SNABEL_TEST_MOOD_APPROVES);
  snabel_shy_secrets_set_mood (keyring, SNABEL_SECRETS_ERROR_ABSENT);
  begin_day (story, keyring);
  if (snabel_story_run (story, tell_first_day, NULL) != 0)
    return 1;
  begin_day (story, keyring);
  if (snabel_story_run (story, tell_unlocked, NULL) != 0)
    return 1;
  snabel_shy_secrets_be_willing (keyring);
  begin_day (story, keyring);
  if (snabel_story_run (story, tell_keyring_came, NULL) != 0)
    return 1;
  write_file (story, "damaged");
  begin_day (story, keyring);

  return snabel_story_run (story, tell_unreadable, (gpointer) "is damaged");
}
