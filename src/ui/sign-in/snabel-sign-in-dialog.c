/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leads through a sign-in; closing it at any time ends what is under way and leaves nothing behind. */
#include "config.h"

#include "sign-in/snabel-sign-in-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "base/http/snabel-address.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "sign-in/snabel-sign-in-words.h"
#include "snabel-ui.h"

enum
{
  SIGNED_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelSignInDialog, snabel_sign_in_dialog, ADW_TYPE_DIALOG)

/* What is hidden with the focus in it would later move the focus on from where it is put here. */
static void
release_focus (SnabelSignInDialog *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_root_set_focus (root, NULL);
}

void
_snabel_sign_in_dialog_show_page (SnabelSignInDialog *self,
                                  const char         *page,
                                  GtkWidget          *widget)
{
  /* A button that stays from one page to the next is not left only to come back to it. */
  gboolean keeps_focus = widget == GTK_WIDGET (self->notice) && snabel_sign_in_notice_keeps_focus (self->notice);
  gboolean moves_focus = self->page != page && !keeps_focus;

  self->page = page;
  if (moves_focus)
    release_focus (self);
  /* What is being kept cannot be taken back; whoever does not want to wait closes the dialog. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in.back", self->keeping == NULL);
  gtk_widget_set_visible (self->back, g_strcmp0 (page, "server") != 0 && self->keeping == NULL);
  gtk_stack_set_visible_child (self->stack, widget);
  if (moves_focus)
    gtk_widget_grab_focus (widget);
}

/* Nothing of an attempt outlives it: not the listener, not a token that nobody keeps. */
static void
abandon (SnabelSignInDialog *self)
{
  dex_clear (&self->work);
  if (self->keeping != NULL)
    _snabel_sign_in_dialog_leave_keeping (self);
  else if (self->result != NULL && self->sign_in != NULL)
    snabel_sign_in_discard (self->sign_in, self->result);
  g_clear_pointer (&self->result, snabel_sign_in_result_free);
  if (self->sign_in != NULL)
    g_signal_handlers_disconnect_by_data (self->sign_in, self);
  g_clear_object (&self->sign_in);
}

static void
show_server (SnabelSignInDialog *self,
             const char         *sentence)
{
  _snabel_sign_in_dialog_show_page (self, "server", GTK_WIDGET (self->server_form));
  snabel_sign_in_form_set_error (self->server_form, sentence);
}

/* ---- while it is under way ---- */

static void
show_browser (SnabelSignInDialog *self)
{
  const SnabelSignInWay ways[] = {
    { "sign-in.open-browser", _ ("_Open Again") },
    { "sign-in.copy-address", _ ("Co_py Address") },
    { "sign-in.use-code", _ ("_Enter a Code Instead") },
    { "sign-in.back", _ ("_Cancel") },
  };

  if (snabel_sign_in_get_browser_failed (self->sign_in))
    snabel_sign_in_notice_show (self->notice, "dialog-warning-symbolic", _ ("No Browser Opened"),
                                _ ("Copy the address and open it in a browser on this computer, or enter a code instead."));
  else
    snabel_sign_in_notice_show (self->notice, NULL, _ ("Go On in Your Browser"),
                                _ ("Sign in on the page of your server and allow Snabel. Then come back: it goes on here by itself."));
  if (g_strcmp0 (self->page, "browser") != 0)
    snabel_sign_in_notice_set_ways (self->notice, ways, G_N_ELEMENTS (ways));
  _snabel_sign_in_dialog_show_page (self, "browser", GTK_WIDGET (self->notice));
}

void
_snabel_sign_in_dialog_show_working (SnabelSignInDialog *self,
                                     SnabelSignInStep    step)
{
  const SnabelSignInWay ways[] = { { "sign-in.back", _ ("_Cancel") } };
  g_autofree char      *sentence = snabel_sign_in_words_dup_step (step, snabel_sign_in_get_domain (self->sign_in));

  snabel_sign_in_notice_show (self->notice, NULL, _ ("One Moment"), sentence);
  if (g_strcmp0 (self->page, "working") != 0)
    snabel_sign_in_notice_set_ways (self->notice, ways, self->keeping == NULL ? G_N_ELEMENTS (ways) : 0);
  _snabel_sign_in_dialog_show_page (self, "working", GTK_WIDGET (self->notice));
}

static void
show_code (SnabelSignInDialog *self)
{
  _snabel_sign_in_dialog_show_page (self, "code", GTK_WIDGET (self->code_form));
  snabel_sign_in_form_set_error (self->code_form, snabel_sign_in_get_code_refused (self->sign_in)
                                                    ? _ ("The server does not accept this code. Is it complete? “Open the Page Again” brings a new one.")
                                                    : NULL);
}

static void
step_cb (SnabelSignInDialog *self)
{
  SnabelSignInStep step = snabel_sign_in_get_step (self->sign_in);

  /* A browser that fails late no longer matters. */
  if (self->result != NULL)
    return;
  switch (step)
    {
    case SNABEL_SIGN_IN_IN_BROWSER:
      show_browser (self);
      break;
    case SNABEL_SIGN_IN_NEEDS_CODE:
      show_code (self);
      break;
    case SNABEL_SIGN_IN_IDLE:
    case SNABEL_SIGN_IN_FINDING:
    case SNABEL_SIGN_IN_REGISTERING:
    case SNABEL_SIGN_IN_CHECKING:
    case SNABEL_SIGN_IN_DONE:
    default:
      _snabel_sign_in_dialog_show_working (self, step);
      break;
    }
}

/* ---- how it ends ---- */

static void
show_error (SnabelSignInDialog *self,
            const GError       *error)
{
  const SnabelSignInWay ways[] = {
    { "sign-in.begin", _ ("_Try Again"), TRUE },
    { "sign-in.back", _ ("_Another Server") },
  };
  g_autofree char *sentence = NULL;

  if (snabel_sign_in_words_is_about_address (error, snabel_sign_in_get_step (self->sign_in)))
    {
      show_server (self, error->message);
      return;
    }
  sentence = snabel_ui_dup_sentence (error->message);
  snabel_sign_in_notice_show (self->notice, "dialog-warning-symbolic", _ ("That Did Not Work"), sentence);
  snabel_sign_in_notice_set_ways (self->notice, ways, G_N_ELEMENTS (ways));
  _snabel_sign_in_dialog_show_page (self, "error", GTK_WIDGET (self->notice));
}

static DexFuture *
ran_cb (DexFuture *future,
        gpointer   user_data)
{
  SnabelSignInDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value == NULL)
    {
      show_error (self, error);
      return NULL;
    }
  self->result = g_value_dup_boxed (value);
  snabel_pictures_allow_private_host (snabel_accounts_get_pictures (self->accounts), self->result->base_uri);
  snabel_sign_in_identity_set_pictures (self->identity, snabel_accounts_get_pictures (self->accounts));
  snabel_sign_in_identity_show (self->identity, self->result,
                                self->again != NULL ? snabel_session_get_account (self->again)->handle : NULL);
  _snabel_sign_in_dialog_show_page (self, "identity", GTK_WIDGET (self->identity));

  return NULL;
}

static void
begin_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);
  const char         *typed = snabel_sign_in_form_get_text (self->server_form);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelAddress) address = snabel_address_parse (typed, &error);

  abandon (self);
  if (address == NULL)
    {
      show_server (self, error->message);
      return;
    }
  self->sign_in = snabel_sign_in_new (snabel_accounts_get_platform (self->accounts));
  g_signal_connect_object (self->sign_in, "notify", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  _snabel_sign_in_dialog_show_working (self, SNABEL_SIGN_IN_FINDING);
  self->work = snabel_then_ui (snabel_sign_in_run (self->sign_in, typed), ran_cb, self);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);

  if (_snabel_sign_in_dialog_leave_passphrase (self))
    return;
  abandon (self);
  show_server (self, NULL);
}

/* ---- what the person can do meanwhile ---- */

static void
open_browser_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);

  if (self->sign_in != NULL && snabel_sign_in_get_authorize_uri (self->sign_in) != NULL)
    snabel_detach ("open the browser again", snabel_sign_in_open_browser (self->sign_in));
}

static void
copy_address_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);

  if (self->sign_in != NULL && snabel_sign_in_get_authorize_uri (self->sign_in) != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), snabel_sign_in_get_authorize_uri (self->sign_in));
}

static void
use_code_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);

  snabel_sign_in_form_set_text (self->code_form, "");
  if (self->sign_in != NULL)
    snabel_sign_in_use_code (self->sign_in);
}

static void
submit_code_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (widget);

  if (self->sign_in != NULL)
    snabel_sign_in_submit_code (self->sign_in, snabel_sign_in_form_get_text (self->code_form));
}

/* With the account in the list; gives up what may be the last reference. */
void
_snabel_sign_in_dialog_end (SnabelSignInDialog *self,
                            SnabelSession      *session)
{
  g_autoptr(SnabelSignInDialog) held = g_object_ref (self);

  g_clear_pointer (&self->result, snabel_sign_in_result_free);
  g_signal_emit (self, signals[SIGNED_IN], 0, session);
  adw_dialog_force_close (ADW_DIALOG (held));
}

/* At once, not only when it has faded away: until then an answer could still come. */
static void
snabel_sign_in_dialog_closed (AdwDialog *dialog)
{
  abandon (SNABEL_SIGN_IN_DIALOG (dialog));
}

static void
snabel_sign_in_dialog_dispose (GObject *object)
{
  SnabelSignInDialog *self = SNABEL_SIGN_IN_DIALOG (object);

  abandon (self);
  g_clear_object (&self->again);
  g_clear_object (&self->accounts);
  gtk_widget_dispose_template (GTK_WIDGET (self), SNABEL_TYPE_SIGN_IN_DIALOG);

  G_OBJECT_CLASS (snabel_sign_in_dialog_parent_class)->dispose (object);
}

static void
snabel_sign_in_dialog_class_init (SnabelSignInDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = snabel_sign_in_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = snabel_sign_in_dialog_closed;

  /**
   * SnabelSignInDialog::signed-in:
   * @session: the account that signed in, already in the list
   */
  signals[SIGNED_IN] = g_signal_new ("signed-in", SNABEL_TYPE_SIGN_IN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, SNABEL_TYPE_SESSION);

  g_type_ensure (SNABEL_TYPE_SIGN_IN_FORM);
  g_type_ensure (SNABEL_TYPE_SIGN_IN_NOTICE);
  g_type_ensure (SNABEL_TYPE_SIGN_IN_IDENTITY);
  g_type_ensure (SNABEL_TYPE_PASSPHRASE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, SNABEL_UI_RESOURCE_PATH "sign-in/snabel-sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInDialog, server_form);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInDialog, code_form);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInDialog, passphrase_form);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInDialog, identity);
  gtk_widget_class_bind_template_child (widget_class, SnabelSignInDialog, back);
  gtk_widget_class_install_action (widget_class, "sign-in.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "sign-in.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "sign-in.reject", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "sign-in.open-browser", NULL, open_browser_action);
  gtk_widget_class_install_action (widget_class, "sign-in.copy-address", NULL, copy_address_action);
  gtk_widget_class_install_action (widget_class, "sign-in.use-code", NULL, use_code_action);
  gtk_widget_class_install_action (widget_class, "sign-in.submit-code", NULL, submit_code_action);
  _snabel_sign_in_dialog_install_keeping (widget_class);
  _snabel_sign_in_dialog_install_file (widget_class);
}

static void
snabel_sign_in_dialog_init (SnabelSignInDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_server (self, NULL);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->server_form));
}

/**
 * snabel_sign_in_dialog_new:
 * @accounts: where the account goes
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
SnabelSignInDialog *
snabel_sign_in_dialog_new (SnabelAccounts *accounts)
{
  SnabelSignInDialog *self = NULL;

  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (SNABEL_TYPE_SIGN_IN_DIALOG, NULL);
  self->accounts = g_object_ref (accounts);

  return self;
}

/**
 * snabel_sign_in_dialog_new_again:
 * @session: an account that needs to sign in once more
 *
 * As snabel_sign_in_dialog_new(), with the server filled in, and a word if another account signs in.
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
SnabelSignInDialog *
snabel_sign_in_dialog_new_again (SnabelAccounts *accounts,
                                 SnabelSession  *session)
{
  SnabelSignInDialog *self = snabel_sign_in_dialog_new (accounts);

  g_return_val_if_fail (SNABEL_IS_SESSION (session), self);

  self->again = g_object_ref (session);
  snabel_sign_in_form_set_text (self->server_form, snabel_session_get_account (session)->base_uri);

  return self;
}

/**
 * snabel_sign_in_dialog_set_typed:
 * @text: a server, a handle or an address
 *
 * Fills in what the person would type.
 */
void
snabel_sign_in_dialog_set_typed (SnabelSignInDialog *self,
                                 const char         *text)
{
  g_return_if_fail (SNABEL_IS_SIGN_IN_DIALOG (self));

  snabel_sign_in_form_set_text (self->server_form, text);
}

/**
 * snabel_sign_in_dialog_get_page:
 *
 * Returns: what it shows: server, working, browser, code, identity, keyring, passphrase, error
 */
const char *
snabel_sign_in_dialog_get_page (SnabelSignInDialog *self)
{
  g_return_val_if_fail (SNABEL_IS_SIGN_IN_DIALOG (self), NULL);

  return self->page;
}
