/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seam of the file that a passphrase opens. */
#include "base/snabel-vault.h"

G_DEFINE_INTERFACE (SnabelVault, snabel_vault, SNABEL_TYPE_SECRETS)

static void
snabel_vault_default_init (SnabelVaultInterface *iface)
{
  /**
   * SnabelVault::passphrase-wanted:
   *
   * Somebody called snabel_secrets_unlock() on it. Whoever is connected asks the person, and answers
   * with snabel_vault_open(), as often as it takes, or with snabel_vault_refuse().
   */
  g_signal_new ("passphrase-wanted", SNABEL_TYPE_VAULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * SnabelVault::opened:
   *
   * What it keeps can be had from now on.
   */
  g_signal_new ("opened", SNABEL_TYPE_VAULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * snabel_vault_place:
 * @directory: where the file lies, or will
 *
 * Comes before anything else; the first call counts. SnabelAccounts makes it, for the profile that it opens.
 */
void
snabel_vault_place (SnabelVault *self,
                    const char  *directory)
{
  g_return_if_fail (SNABEL_IS_VAULT (self));
  g_return_if_fail (directory != NULL);

  SNABEL_VAULT_GET_IFACE (self)->place (self, directory);
}

/**
 * snabel_vault_check:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelVaultState, an unsigned number
 */
DexFuture *
snabel_vault_check (SnabelVault *self)
{
  dex_return_error_if_fail (SNABEL_IS_VAULT (self));

  return SNABEL_VAULT_GET_IFACE (self)->check (self);
}

/**
 * snabel_vault_create:
 * @passphrase: what will open it from now on; not empty
 *
 * The first secret that is stored makes a file with this passphrase. One that cannot be read is then
 * kept aside; one that can is never replaced.
 *
 * Returns: (transfer full): a future that resolves to %TRUE once secrets can be stored
 */
DexFuture *
snabel_vault_create (SnabelVault *self,
                     const char  *passphrase)
{
  dex_return_error_if_fail (SNABEL_IS_VAULT (self));
  dex_return_error_if_fail (passphrase != NULL && *passphrase != '\0');

  return SNABEL_VAULT_GET_IFACE (self)->create (self, passphrase);
}

/**
 * snabel_vault_open:
 * @passphrase: what the person typed
 *
 * Takes about a second, in a worker, so that guessing takes long.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is open, and rejects with
 *   %SNABEL_SECRETS_ERROR_DENIED if it is another passphrase
 */
DexFuture *
snabel_vault_open (SnabelVault *self,
                   const char  *passphrase)
{
  dex_return_error_if_fail (SNABEL_IS_VAULT (self));
  dex_return_error_if_fail (passphrase != NULL);

  return SNABEL_VAULT_GET_IFACE (self)->open (self, passphrase);
}

/**
 * snabel_vault_refuse:
 *
 * The person does not give the passphrase now: whoever waits for it is told so.
 */
void
snabel_vault_refuse (SnabelVault *self)
{
  g_return_if_fail (SNABEL_IS_VAULT (self));

  SNABEL_VAULT_GET_IFACE (self)->refuse (self);
}

/**
 * snabel_vault_give_up:
 *
 * The passphrase is forgotten: the file is kept aside, where nothing looks for it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE once there is no file
 */
DexFuture *
snabel_vault_give_up (SnabelVault *self)
{
  dex_return_error_if_fail (SNABEL_IS_VAULT (self));

  return SNABEL_VAULT_GET_IFACE (self)->give_up (self);
}
