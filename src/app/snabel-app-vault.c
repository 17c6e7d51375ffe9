/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever needs the encrypted file open makes the program ask, once for all. */
#include "snabel-app-vault.h"

#include "sign-in/snabel-unlock-dialog.h"

static void
passphrase_wanted_cb (SnabelApp   *self,
                      SnabelVault *vault)
{
  SnabelWindow *window = snabel_app_show (self);

  if (window == NULL)
    {
      snabel_vault_refuse (vault);
      return;
    }
  if (!SNABEL_IS_UNLOCK_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))))
    adw_dialog_present (snabel_unlock_dialog_new (vault), GTK_WIDGET (window));
}

/**
 * snabel_app_watch_vault:
 * @vault: what may want a passphrase
 */
void
snabel_app_watch_vault (SnabelApp   *self,
                        SnabelVault *vault)
{
  g_return_if_fail (SNABEL_IS_APP (self));
  g_return_if_fail (SNABEL_IS_VAULT (vault));

  g_signal_connect_object (vault, "passphrase-wanted", G_CALLBACK (passphrase_wanted_cb), self, G_CONNECT_SWAPPED);
}
