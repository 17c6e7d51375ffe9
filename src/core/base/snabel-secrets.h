/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where tokens are kept: the desktop's keyring, or what stands in for it. */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/**
 * SnabelSecretsError:
 * @SNABEL_SECRETS_ERROR_ABSENT: no keyring service answers
 * @SNABEL_SECRETS_ERROR_LOCKED: the keyring is locked and was not unlocked
 * @SNABEL_SECRETS_ERROR_DENIED: the person or a policy refused
 * @SNABEL_SECRETS_ERROR_NOT_FOUND: the keyring is open and holds nothing under that key
 * @SNABEL_SECRETS_ERROR_SEALED: it lies in a file whose passphrase was not given yet: a #SnabelVault
 * @SNABEL_SECRETS_ERROR_FAILED: anything else; the account is kept all the same
 */
typedef enum
{
  SNABEL_SECRETS_ERROR_ABSENT,
  SNABEL_SECRETS_ERROR_LOCKED,
  SNABEL_SECRETS_ERROR_DENIED,
  SNABEL_SECRETS_ERROR_NOT_FOUND,
  SNABEL_SECRETS_ERROR_SEALED,
  SNABEL_SECRETS_ERROR_FAILED,
} SnabelSecretsError;

#define SNABEL_SECRETS_ERROR (snabel_secrets_error_quark ())
GQuark snabel_secrets_error_quark (void);

#define SNABEL_TYPE_SECRETS (snabel_secrets_get_type ())
G_DECLARE_INTERFACE (SnabelSecrets, snabel_secrets, SNABEL, SECRETS, GObject)

/* All futures reject in SNABEL_SECRETS_ERROR, or as cancelled. */
struct _SnabelSecretsInterface
{
  GTypeInterface parent_iface;

  DexFuture *(*store) (SnabelSecrets *self,
                       const char    *key,
                       const char    *label,
                       const char    *secret);
  DexFuture *(*lookup) (SnabelSecrets *self,
                        const char    *key);
  DexFuture *(*erase) (SnabelSecrets *self,
                       const char    *key);
  DexFuture *(*unlock) (SnabelSecrets *self);
};

DexFuture *snabel_secrets_store (SnabelSecrets *self,
                                 const char    *key,
                                 const char    *label,
                                 const char    *secret);
DexFuture *snabel_secrets_lookup (SnabelSecrets *self,
                                  const char    *key);
DexFuture *snabel_secrets_erase (SnabelSecrets *self,
                                 const char    *key);
DexFuture *snabel_secrets_unlock (SnabelSecrets *self);

#define SNABEL_TYPE_MEMORY_SECRETS (snabel_memory_secrets_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMemorySecrets, snabel_memory_secrets, SNABEL, MEMORY_SECRETS, GObject)

SnabelSecrets *snabel_memory_secrets_new (void);

G_END_DECLS
