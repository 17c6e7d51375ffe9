/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The account is kept in a file that a passphrase opens, since the person chose that. */
#include "config.h"

#include "sign-in/snabel-sign-in-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "snabel-ui.h"

static SnabelVault *
get_vault (SnabelSignInDialog *self)
{
  return snabel_accounts_get_platform (self->accounts)->vault;
}

static const char *
get_text (SnabelSignInDialog *self,
          SnabelVaultState    state)
{
  if (self->replaces_file)
    return _ ("The old file is kept aside, and a new one is made. Other accounts that were in the old one must sign in again.");
  if (state == SNABEL_VAULT_UNREADABLE)
    return _ ("The encrypted file that is there cannot be read. It is kept aside, and a new one is made. "
              "Other accounts that were in it must sign in again.");

  return _ ("Snabel asks for it each time it starts. Whoever has your files but not the passphrase cannot use your account. "
            "If you forget it, you can choose another and sign in again.");
}

static void
show_passphrase (SnabelSignInDialog *self,
                 SnabelVaultState    state)
{
  const SnabelPassphraseWords words = {
    .title = _ ("Choose a Passphrase"),
    .text = get_text (self, state),
    .button = _ ("_Keep in the File"),
    .action = "sign-in.make-file",
    .other_button = _ ("_Until Snabel Closes"),
    .other_action = "sign-in.keep-for-session",
    .is_new = TRUE,
  };

  snabel_passphrase_form_begin (self->passphrase_form, &words);
  _snabel_sign_in_dialog_show_page (self, "passphrase", GTK_WIDGET (self->passphrase_form));
}

/* What can be done when the account cannot be kept in the file. */
void
_snabel_sign_in_dialog_show_file (SnabelSignInDialog *self,
                                  const GError       *error)
{
  gboolean is_sealed = g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_SEALED) ||
                       g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_DENIED);
  const SnabelSignInWay ways[] = {
    { "sign-in.keep-in-file", is_sealed ? _ ("_Unlock…") : _ ("_Try Again"), TRUE },
    { "sign-in.keep-for-session", _ ("_Until Snabel Closes") },
    { "sign-in.replace-file", _ ("_Forgot the Passphrase…") },
  };
  g_autofree char *sentence = snabel_ui_dup_sentence (error->message);

  snabel_sign_in_notice_show (self->notice, "dialog-password-symbolic",
                              is_sealed ? _ ("The Encrypted File Is Locked") : _ ("The Encrypted File Cannot Be Used"), sentence);
  snabel_sign_in_notice_set_ways (self->notice, ways, is_sealed ? 3 : 2);
  _snabel_sign_in_dialog_show_page (self, "keyring", GTK_WIDGET (self->notice));
}

/* Back to the choice; the sign-in goes on. */
gboolean
_snabel_sign_in_dialog_leave_passphrase (SnabelSignInDialog *self)
{
  if (g_strcmp0 (self->page, "passphrase") != 0)
    return FALSE;
  dex_clear (&self->work);
  snabel_passphrase_form_set_is_busy (self->passphrase_form, FALSE);
  snabel_passphrase_form_set_texts (self->passphrase_form, "", "");
  _snabel_sign_in_dialog_show_page (self, "keyring", GTK_WIDGET (self->notice));

  return TRUE;
}

static DexFuture *
opened_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelSignInDialog *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    _snabel_sign_in_dialog_keep (self, SNABEL_KEEP_TOKEN_IN_FILE);
  else
    _snabel_sign_in_dialog_show_file (self, error);

  return NULL;
}

static DexFuture *
checked_cb (DexFuture *future,
            gpointer   user_data)
{
  SnabelSignInDialog *self = user_data;
  const GValue       *value = dex_future_get_value (future, NULL);
  guint               state = value != NULL ? g_value_get_uint (value) : SNABEL_VAULT_NONE;

  if (state == SNABEL_VAULT_OPEN)
    _snabel_sign_in_dialog_keep (self, SNABEL_KEEP_TOKEN_IN_FILE);
  else if (state == SNABEL_VAULT_LOCKED)
    {
      dex_clear (&self->work);
      self->work = snabel_then_ui (snabel_secrets_unlock (SNABEL_SECRETS (get_vault (self))), opened_cb, self);
    }
  else
    show_passphrase (self, state);

  return NULL;
}

static void
keep_in_file_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);

  if (self->result == NULL || get_vault (self) == NULL)
    return;
  self->replaces_file = FALSE;
  dex_clear (&self->work);
  self->work = snabel_then_ui (snabel_vault_check (get_vault (self)), checked_cb, self);
}

static void
replace_file_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);

  if (self->result == NULL || get_vault (self) == NULL)
    return;
  self->replaces_file = TRUE;
  show_passphrase (self, SNABEL_VAULT_LOCKED);
}

static DexFuture *
made_cb (DexFuture *future,
         gpointer   user_data)
{
  SnabelSignInDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_made = dex_future_get_value (future, &error) != NULL;

  snabel_passphrase_form_set_is_busy (self->passphrase_form, FALSE);
  if (is_made)
    {
      snabel_passphrase_form_set_texts (self->passphrase_form, "", "");
      _snabel_sign_in_dialog_keep (self, SNABEL_KEEP_TOKEN_IN_FILE);
    }
  else
    snabel_passphrase_form_set_error (self->passphrase_form, error->message);

  return NULL;
}

static DexFuture *
given_up_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelSignInDialog *self = user_data;
  const char         *passphrase = snabel_passphrase_form_get_text (self->passphrase_form);

  dex_clear (&self->work);
  if (dex_future_is_rejected (future))
    self->work = snabel_then_ui (dex_ref (future), made_cb, self);
  else
    self->work = snabel_then_ui (snabel_vault_create (get_vault (self), passphrase), made_cb, self);

  return NULL;
}

static void
make_file_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);
  DexFuture          *ready = NULL;

  if (self->result == NULL || get_vault (self) == NULL || !snabel_passphrase_form_check (self->passphrase_form))
    return;
  snabel_passphrase_form_set_is_busy (self->passphrase_form, TRUE);
  dex_clear (&self->work);
  ready = self->replaces_file ? snabel_vault_give_up (get_vault (self)) : dex_future_new_for_boolean (TRUE);
  self->work = snabel_then_ui (ready, given_up_cb, self);
}

void
_snabel_sign_in_dialog_install_file (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sign-in.keep-in-file", NULL, keep_in_file_action);
  gtk_widget_class_install_action (widget_class, "sign-in.replace-file", NULL, replace_file_action);
  gtk_widget_class_install_action (widget_class, "sign-in.make-file", NULL, make_file_action);
}
