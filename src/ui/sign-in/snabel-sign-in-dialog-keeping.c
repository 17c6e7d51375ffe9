/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a sign-in: the account is kept, and what can be done if the keyring does not want it. */
#include "config.h"

#include "sign-in/snabel-sign-in-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "snabel-ui.h"

/* In a file only where there is no keyring that could be had: who has one and keeps it closed has reasons. */
static gboolean
offers_file (SnabelSignInDialog *self,
             const GError       *error)
{
  SnabelPlatform *platform = snabel_accounts_get_platform (self->accounts);

  return platform->vault != NULL && (g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_ABSENT) ||
                                     g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED));
}

/* What can be done when the account cannot be kept in the keyring. */
void
_snabel_sign_in_dialog_show_keyring (SnabelSignInDialog *self,
                                     const GError       *error)
{
  const SnabelSignInWay locked[] = {
    { "sign-in.unlock", _ ("_Unlock the Keyring"), TRUE },
    { "sign-in.keep-for-session", _ ("_Until Snabel Closes") },
  };
  const SnabelSignInWay other[] = {
    { "sign-in.keep", _ ("_Try Again"), TRUE },
    { "sign-in.keep-for-session", _ ("_Until Snabel Closes") },
    { "sign-in.keep-in-file", _ ("_Keep in an Encrypted File…") },
  };
  gboolean         is_locked = g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_LOCKED);
  g_autofree char *sentence = snabel_ui_dup_sentence (error->message);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", sentence,
                                           offers_file (self, error)
                                             ? _ ("Snabel keeps the key to your account in the keyring. Without it you can stay signed in until Snabel "
                                                  "closes, or keep the key in a file that is encrypted with a passphrase.")
                                             : _ ("Snabel keeps the key to your account in the keyring. "
                                                  "Without it you can stay signed in until Snabel closes."));

  if (self->wants_file || g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_SEALED))
    {
      _snabel_sign_in_dialog_show_file (self, error);
      return;
    }
  snabel_sign_in_notice_show (self->notice, "dialog-password-symbolic",
                              is_locked ? _ ("The Keyring Is Locked") : _ ("The Keyring Cannot Be Used"), text);
  snabel_sign_in_notice_set_ways (self->notice, is_locked ? locked : other, offers_file (self, error) ? 3 : 2);
  _snabel_sign_in_dialog_show_page (self, "keyring", GTK_WIDGET (self->notice));
}

static void
show_not_kept (SnabelSignInDialog *self,
               const GError       *error)
{
  const SnabelSignInWay ways[] = { { "sign-in.keep", _ ("_Try Again"), TRUE } };
  g_autofree char      *sentence = snabel_ui_dup_sentence (error->message);

  snabel_sign_in_notice_show (self->notice, "dialog-warning-symbolic", _ ("The Account Could Not Be Kept"), sentence);
  snabel_sign_in_notice_set_ways (self->notice, ways, G_N_ELEMENTS (ways));
  _snabel_sign_in_dialog_show_page (self, "error", GTK_WIDGET (self->notice));
}

static DexFuture *
added_cb (DexFuture *future,
          gpointer   user_data)
{
  SnabelSignInDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autoptr(SnabelSession) session = NULL;

  dex_clear (&self->keeping);
  if (value != NULL)
    {
      session = g_value_dup_object (value);
      _snabel_sign_in_dialog_end (self, session);
    }
  else if (error->domain == SNABEL_SECRETS_ERROR)
    _snabel_sign_in_dialog_show_keyring (self, error);
  else
    show_not_kept (self, error);

  return NULL;
}

/* What is being written goes on though the dialog closes: half an account helps nobody. */
void
_snabel_sign_in_dialog_keep (SnabelSignInDialog *self,
                             SnabelKeepToken     policy)
{
  g_autoptr(SnabelSignInResult) result = NULL;
  DexFuture *adding = NULL;

  if (self->result == NULL)
    return;
  self->wants_file = policy == SNABEL_KEEP_TOKEN_IN_FILE ||
                     (policy == SNABEL_KEEP_TOKEN_IN_KEYRING && self->again != NULL && snabel_session_get_is_in_file (self->again));
  result = snabel_sign_in_result_copy (self->result);
  adding = snabel_accounts_add (self->accounts, result, policy);
  dex_clear (&self->keeping);
  self->keeping = dex_ref (adding);
  snabel_detach ("keep an account", dex_ref (adding));
  _snabel_sign_in_dialog_show_working (self, SNABEL_SIGN_IN_DONE);
  dex_clear (&self->work);
  self->work = snabel_then_ui (adding, added_cb, self);
}

typedef struct
{
  SnabelSignIn       *sign_in;
  SnabelSignInResult *result;
} Left;

static void
left_free (gpointer data)
{
  Left *left = data;

  g_clear_object (&left->sign_in);
  g_clear_pointer (&left->result, snabel_sign_in_result_free);
  g_free (left);
}

static DexFuture *
not_kept_cb (DexFuture *future,
             gpointer   user_data)
{
  Left *left = user_data;

  snabel_sign_in_discard (left->sign_in, left->result);

  return dex_ref (future);
}

/* The dialog closes while the account is being kept: its token goes back only if it is not kept after all. */
void
_snabel_sign_in_dialog_leave_keeping (SnabelSignInDialog *self)
{
  Left *left = g_new0 (Left, 1);

  left->sign_in = g_object_ref (self->sign_in);
  left->result = g_steal_pointer (&self->result);
  snabel_detach ("leave an account", dex_future_catch (snabel_on_main (g_steal_pointer (&self->keeping)), not_kept_cb, left, left_free));
}

static void
keep_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  _snabel_sign_in_dialog_keep (SNABEL_SIGN_IN_DIALOG (widget), SNABEL_KEEP_TOKEN_IN_KEYRING);
}

static void
keep_for_session_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  _snabel_sign_in_dialog_keep (SNABEL_SIGN_IN_DIALOG (widget), SNABEL_KEEP_TOKEN_FOR_SESSION);
}

static DexFuture *
unlocked_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelSignInDialog *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    _snabel_sign_in_dialog_keep (self, SNABEL_KEEP_TOKEN_IN_KEYRING);
  else
    _snabel_sign_in_dialog_show_keyring (self, error);

  return NULL;
}

static void
unlock_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);
  SnabelPlatform     *platform = snabel_accounts_get_platform (self->accounts);

  dex_clear (&self->work);
  self->work = snabel_then_ui (snabel_secrets_unlock (platform->secrets), unlocked_cb, self);
}

void
_snabel_sign_in_dialog_install_keeping (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sign-in.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "sign-in.keep-for-session", NULL, keep_for_session_action);
  gtk_widget_class_install_action (widget_class, "sign-in.unlock", NULL, unlock_action);
}
