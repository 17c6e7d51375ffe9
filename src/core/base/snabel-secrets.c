/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The secrets seam, and the keeper that forgets at exit: "this session only". */
#include "base/snabel-secrets.h"

G_DEFINE_QUARK (snabel_secrets_error, snabel_secrets_error)
G_DEFINE_INTERFACE (SnabelSecrets, snabel_secrets, G_TYPE_OBJECT)

static void
snabel_secrets_default_init (SnabelSecretsInterface *iface)
{
}

/**
 * snabel_secrets_store:
 * @key: what it is found by again; an account's key
 * @label: what a keyring manager shows, translated
 * @secret: the secret itself, a JSON text
 *
 * Stores @secret in place of what @key held, and reads it back.
 *
 * Returns: (transfer full): a future that resolves to %TRUE once the secret was read back
 */
DexFuture *
snabel_secrets_store (SnabelSecrets *self,
                      const char    *key,
                      const char    *label,
                      const char    *secret)
{
  dex_return_error_if_fail (SNABEL_IS_SECRETS (self));
  dex_return_error_if_fail (key != NULL && label != NULL && secret != NULL);

  return SNABEL_SECRETS_GET_IFACE (self)->store (self, key, label, secret);
}

/**
 * snabel_secrets_lookup:
 *
 * Never asks the person: a locked keyring is %SNABEL_SECRETS_ERROR_LOCKED, not "not found".
 *
 * Returns: (transfer full): a future that resolves to the secret, a string
 */
DexFuture *
snabel_secrets_lookup (SnabelSecrets *self,
                       const char    *key)
{
  dex_return_error_if_fail (SNABEL_IS_SECRETS (self));
  dex_return_error_if_fail (key != NULL);

  return SNABEL_SECRETS_GET_IFACE (self)->lookup (self, key);
}

/**
 * snabel_secrets_erase:
 *
 * Returns: (transfer full): a future that resolves to %TRUE, also if there was nothing to erase
 */
DexFuture *
snabel_secrets_erase (SnabelSecrets *self,
                      const char    *key)
{
  dex_return_error_if_fail (SNABEL_IS_SECRETS (self));
  dex_return_error_if_fail (key != NULL);

  return SNABEL_SECRETS_GET_IFACE (self)->erase (self, key);
}

/**
 * snabel_secrets_unlock:
 *
 * Asks the person to unlock the keyring, by the desktop's own prompt.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is open
 */
DexFuture *
snabel_secrets_unlock (SnabelSecrets *self)
{
  dex_return_error_if_fail (SNABEL_IS_SECRETS (self));

  return SNABEL_SECRETS_GET_IFACE (self)->unlock (self);
}

struct _SnabelMemorySecrets
{
  GObject     parent_instance;
  GHashTable *secrets;
};

static DexFuture *
memory_store (SnabelSecrets *secrets,
              const char    *key,
              const char    *label,
              const char    *secret)
{
  SnabelMemorySecrets *self = SNABEL_MEMORY_SECRETS (secrets);

  g_hash_table_insert (self->secrets, g_strdup (key), g_strdup (secret));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
memory_lookup (SnabelSecrets *secrets,
               const char    *key)
{
  SnabelMemorySecrets *self = SNABEL_MEMORY_SECRETS (secrets);
  const char          *secret = g_hash_table_lookup (self->secrets, key);

  if (secret == NULL)
    return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND, "Nothing is kept for “%s”", key);

  return dex_future_new_for_string (secret);
}

static DexFuture *
memory_erase (SnabelSecrets *secrets,
              const char    *key)
{
  SnabelMemorySecrets *self = SNABEL_MEMORY_SECRETS (secrets);

  g_hash_table_remove (self->secrets, key);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
memory_unlock (SnabelSecrets *secrets)
{
  return dex_future_new_for_boolean (TRUE);
}

static void
secrets_iface_init (SnabelSecretsInterface *iface)
{
  iface->store = memory_store;
  iface->lookup = memory_lookup;
  iface->erase = memory_erase;
  iface->unlock = memory_unlock;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelMemorySecrets, snabel_memory_secrets, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_SECRETS, secrets_iface_init))

static void
snabel_memory_secrets_finalize (GObject *object)
{
  SnabelMemorySecrets *self = SNABEL_MEMORY_SECRETS (object);

  g_clear_pointer (&self->secrets, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_memory_secrets_parent_class)->finalize (object);
}

static void
snabel_memory_secrets_class_init (SnabelMemorySecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_memory_secrets_finalize;
}

static void
snabel_memory_secrets_init (SnabelMemorySecrets *self)
{
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * snabel_memory_secrets_new:
 *
 * Returns: (transfer full): a keeper that forgets everything at exit
 */
SnabelSecrets *
snabel_memory_secrets_new (void)
{
  return g_object_new (SNABEL_TYPE_MEMORY_SECRETS, NULL);
}
