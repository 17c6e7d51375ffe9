/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that keeps secrets where no keyring does, and that a passphrase opens. */
#pragma once

#include "base/snabel-secrets.h"

G_BEGIN_DECLS

/**
 * SnabelVaultState:
 * @SNABEL_VAULT_NONE: there is no file yet
 * @SNABEL_VAULT_LOCKED: there is one, and its passphrase was not given yet
 * @SNABEL_VAULT_OPEN: secrets go in and out
 * @SNABEL_VAULT_UNREADABLE: there is one that is damaged, or newer than this program
 */
typedef enum
{
  SNABEL_VAULT_NONE,
  SNABEL_VAULT_LOCKED,
  SNABEL_VAULT_OPEN,
  SNABEL_VAULT_UNREADABLE,
} SnabelVaultState;

#define SNABEL_TYPE_VAULT (snabel_vault_get_type ())
G_DECLARE_INTERFACE (SnabelVault, snabel_vault, SNABEL, VAULT, SnabelSecrets)

/* All futures reject in SNABEL_SECRETS_ERROR, or as cancelled. */
struct _SnabelVaultInterface
{
  GTypeInterface parent_iface;

  void (*place) (SnabelVault *self,
                 const char  *directory);
  DexFuture *(*check) (SnabelVault *self);
  DexFuture *(*create) (SnabelVault *self,
                        const char  *passphrase);
  DexFuture *(*open) (SnabelVault *self,
                      const char  *passphrase);
  void (*refuse) (SnabelVault *self);
  DexFuture *(*give_up) (SnabelVault *self);
};

void       snabel_vault_place (SnabelVault *self,
                               const char  *directory);
DexFuture *snabel_vault_check (SnabelVault *self);
DexFuture *snabel_vault_create (SnabelVault *self,
                                const char  *passphrase);
DexFuture *snabel_vault_open (SnabelVault *self,
                              const char  *passphrase);
void       snabel_vault_refuse (SnabelVault *self);
DexFuture *snabel_vault_give_up (SnabelVault *self);

G_END_DECLS
