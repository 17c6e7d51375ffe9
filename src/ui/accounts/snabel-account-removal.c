/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what is deleted and what is kept, and removes the account only after a yes. */
#include "config.h"

#include "accounts/snabel-account-removal.h"

#include <glib/gi18n-lib.h>

#include "accounts/snabel-account-card.h"
#include "base/snabel-async.h"
#include "snabel-ui.h"

#define REMOVE "remove"
#define RETRY  "retry"

typedef struct
{
  SnabelAccounts *accounts;
  SnabelSession  *session;
} Removal;

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *removal = data;

  g_clear_object (&removal->session);
  g_clear_object (&removal->accounts);
  g_free (removal);
}

/* What is shown afterwards, wherever the person is by then. */
typedef struct
{
  GWeakRef        window;
  SnabelAccounts *accounts;
} Report;

static Report *
report_new (gpointer        window,
            SnabelAccounts *accounts)
{
  Report *report = g_new0 (Report, 1);

  g_weak_ref_init (&report->window, window);
  report->accounts = g_object_ref (accounts);

  return report;
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_weak_ref_clear (&report->window);
  g_clear_object (&report->accounts);
  g_free (report);
}

static DexFuture *removed_cb (DexFuture *future,
                              gpointer   user_data);

static DexFuture *
unlocked_cb (DexFuture *future,
             gpointer   user_data)
{
  return snabel_accounts_finish_removals (user_data);
}

/* The person may refuse to unlock: then it is said again what is left. */
static void
retry_cb (AdwAlertDialog *dialog,
          const char     *response,
          SnabelAccounts *accounts)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (dialog));
  DexFuture *work = NULL;

  if (!g_str_equal (response, RETRY))
    return;
  work = snabel_secrets_unlock (snabel_accounts_get_platform (accounts)->secrets);
  work = dex_future_finally (snabel_on_main (work), unlocked_cb, g_object_ref (accounts), g_object_unref);
  dex_future_disown (dex_future_finally (snabel_on_main (work), removed_cb, report_new (root, accounts), report_free));
}

static AdwDialog *
make_secret_dialog (SnabelAccounts *accounts)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("The Key Is Still in the Keyring"),
                                                                   _ ("The account is removed, but the keyring is locked or does not answer, so the account’s key "
                                                                      "could not be erased from it. Snabel tries again at its next start.")));

  adw_alert_dialog_add_responses (dialog, "close", _ ("_Later"), RETRY, _ ("_Try Again"), NULL);
  adw_alert_dialog_set_default_response (dialog, RETRY);
  adw_alert_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (retry_cb), accounts, G_CONNECT_DEFAULT);

  return ADW_DIALOG (dialog);
}

static AdwDialog *
make_plain_dialog (const char *heading,
                   const char *body)
{
  g_autofree char *sentence = snabel_ui_dup_sentence (body);
  AdwDialog       *dialog = adw_alert_dialog_new (heading, sentence);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));

  return dialog;
}

/* What is left, and what to do about it; nothing where nothing is left. */
static DexFuture *
removed_cb (DexFuture *future,
            gpointer   user_data)
{
  Report *report = user_data;
  g_autoptr(GtkWidget) window = g_weak_ref_get (&report->window);
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  guint         remnants = value != NULL ? g_value_get_uint (value) : SNABEL_REMNANTS_NONE;
  AdwDialog    *dialog = NULL;

  if (window == NULL)
    return dex_future_new_for_boolean (FALSE);
  if (value == NULL)
    dialog = make_plain_dialog (_ ("The Account Could Not Be Removed"), error->message);
  else if ((remnants & SNABEL_REMNANTS_SECRET) != 0)
    dialog = make_secret_dialog (report->accounts);
  else if ((remnants & SNABEL_REMNANTS_TOKEN) != 0)
    dialog = make_plain_dialog (_ ("The Server Could Not Be Told"),
                                _ ("The account is removed, but its server could not be told and still counts Snabel as signed in. "
                                   "You can end that in the account’s settings on the server, under the authorized apps."));
  if (dialog != NULL)
    adw_dialog_present (dialog, window);

  return dex_future_new_for_boolean (dialog == NULL);
}

/* Goes on whatever is closed meanwhile: half an account helps nobody. */
static void
response_cb (AdwAlertDialog *dialog,
             const char     *response,
             Removal        *removal)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (dialog));
  DexFuture *work = NULL;

  if (!g_str_equal (response, REMOVE))
    return;
  work = snabel_on_main (snabel_accounts_remove (removal->accounts, removal->session));
  dex_future_disown (dex_future_finally (work, removed_cb, report_new (root, removal->accounts), report_free));
}

/**
 * snabel_account_removal_new:
 * @session: one of the list's
 *
 * Returns: (transfer floating): a question, to be presented
 */
AdwDialog *
snabel_account_removal_new (SnabelAccounts *accounts,
                            SnabelSession  *session)
{
  GtkWidget      *card = NULL;
  AdwAlertDialog *dialog = NULL;
  Removal        *removal = NULL;

  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (SNABEL_IS_SESSION (session), NULL);

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Remove This Account?"),
                                                   _ ("Snabel signs out and deletes what it keeps of this account on this computer: "
                                                      "the stored posts, the drafts, and what waits to be sent.\n\n"
                                                      "On its server the account stays as it is, with its posts, follows and messages. "
                                                      "You can sign in again at any time.")));
  card = snabel_account_card_new (snabel_accounts_get_pictures (accounts));
  snabel_account_card_set_session (SNABEL_ACCOUNT_CARD (card), session);
  adw_alert_dialog_set_extra_child (dialog, card);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), REMOVE, _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, REMOVE, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  removal = g_new0 (Removal, 1);
  removal->accounts = g_object_ref (accounts);
  removal->session = g_object_ref (session);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), removal, removal_free, G_CONNECT_DEFAULT);

  return ADW_DIALOG (dialog);
}
