/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries what is typed until it fits or the person leaves; one passphrase opens the file for all accounts in it. */
#include "config.h"

#include "sign-in/snabel-unlock-dialog.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "sign-in/snabel-passphrase-form.h"

struct _SnabelUnlockDialog
{
  AdwDialog             parent_instance;
  SnabelVault          *vault;
  DexFuture            *work;
  SnabelPassphraseForm *form;
};

G_DEFINE_FINAL_TYPE (SnabelUnlockDialog, snabel_unlock_dialog, ADW_TYPE_DIALOG)

static DexFuture *
opened_cb (DexFuture *future,
           gpointer   user_data)
{
  g_autoptr(SnabelUnlockDialog) self = g_object_ref (user_data);
  g_autoptr(GError) error = NULL;
  gboolean is_open = dex_future_get_value (future, &error) != NULL;

  dex_clear (&self->work);
  snabel_passphrase_form_set_is_busy (self->form, FALSE);
  if (is_open)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    snabel_passphrase_form_set_error (self->form, error->message);

  return NULL;
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SnabelUnlockDialog *self = SNABEL_UNLOCK_DIALOG (widget);

  if (self->work != NULL)
    return;
  snabel_passphrase_form_set_is_busy (self->form, TRUE);
  self->work = snabel_then_ui (snabel_vault_open (self->vault, snabel_passphrase_form_get_text (self->form)), opened_cb, self);
}

/* Refusing what was opened already is no matter. */
static void
snabel_unlock_dialog_closed (AdwDialog *dialog)
{
  SnabelUnlockDialog *self = SNABEL_UNLOCK_DIALOG (dialog);

  dex_clear (&self->work);
  snabel_vault_refuse (self->vault);
}

static void
snabel_unlock_dialog_dispose (GObject *object)
{
  SnabelUnlockDialog *self = SNABEL_UNLOCK_DIALOG (object);

  dex_clear (&self->work);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (snabel_unlock_dialog_parent_class)->dispose (object);
}

static void
snabel_unlock_dialog_class_init (SnabelUnlockDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_unlock_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = snabel_unlock_dialog_closed;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "unlock.open", NULL, open_action);
}

static void
snabel_unlock_dialog_init (SnabelUnlockDialog *self)
{
  const SnabelPassphraseWords words = {
    .title = _ ("Unlock Your Accounts"),
    .text = _ ("Your sign-ins are in an encrypted file on this computer. Its passphrase opens it for all accounts in it."),
    .button = _ ("_Unlock"),
    .action = "unlock.open",
  };
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->form = g_object_new (SNABEL_TYPE_PASSPHRASE_FORM, NULL);
  snabel_passphrase_form_begin (self->form, &words);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->form));
  adw_dialog_set_title (ADW_DIALOG (self), words.title);
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
  /* With room for what is said of a wrong one. */
  adw_dialog_set_content_height (ADW_DIALOG (self), 480);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->form));
}

/**
 * snabel_unlock_dialog_new:
 * @vault: what is to be opened; who closes the dialog refuses
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
AdwDialog *
snabel_unlock_dialog_new (SnabelVault *vault)
{
  SnabelUnlockDialog *self = NULL;

  g_return_val_if_fail (SNABEL_IS_VAULT (vault), NULL);

  self = g_object_new (SNABEL_TYPE_UNLOCK_DIALOG, NULL);
  self->vault = g_object_ref (vault);

  return ADW_DIALOG (self);
}

/**
 * snabel_unlock_dialog_set_typed:
 * @text: a passphrase
 *
 * Fills in what the person would type.
 */
void
snabel_unlock_dialog_set_typed (SnabelUnlockDialog *self,
                                const char         *text)
{
  g_return_if_fail (SNABEL_IS_UNLOCK_DIALOG (self));

  snabel_passphrase_form_set_texts (self->form, text, "");
}
