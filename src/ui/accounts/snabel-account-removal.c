/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what is deleted and what is kept, and removes the account only after a yes. */
#include "config.h"

#include "accounts/snabel-account-removal.h"

#include <glib/gi18n-lib.h>

#include "accounts/snabel-account-card.h"
#include "base/snabel-async.h"

#define REMOVE "remove"

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

static GWeakRef *
weak_ref_new (gpointer object)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, object);

  return ref;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static DexFuture *
failed_cb (DexFuture *future,
           gpointer   user_data)
{
  g_autoptr(GtkWidget) window = g_weak_ref_get (user_data);
  g_autoptr(GError) error = NULL;
  AdwDialog *dialog = NULL;

  dex_future_get_value (future, &error);
  if (window != NULL)
    {
      dialog = adw_alert_dialog_new (_ ("The Account Could Not Be Removed"), error->message);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
      adw_dialog_present (dialog, window);
    }

  return dex_future_new_for_boolean (FALSE);
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
  dex_future_disown (dex_future_catch (work, failed_cb, weak_ref_new (root), weak_ref_free));
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
  card = snabel_account_card_new ();
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
