/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the sealed file first: it says without its passphrase what it keeps. */
#include "keyring/snabel-keepers.h"

#include "base/snabel-async.h"

struct _SnabelKeepers
{
  GObject        parent_instance;
  SnabelSecrets *keyring;
  SnabelSecrets *vault;
};

typedef struct
{
  SnabelSecrets *keyring;
  SnabelSecrets *vault;
  char          *key;
  char          *label;
  char          *secret;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->keyring);
  g_clear_object (&request->vault);
  g_clear_pointer (&request->key, g_free);
  g_clear_pointer (&request->label, g_free);
  if (request->secret != NULL)
    explicit_bzero (request->secret, strlen (request->secret));
  g_clear_pointer (&request->secret, g_free);
  g_free (request);
}

static DexFuture *
run (SnabelSecrets *secrets,
     DexFiberFunc   fiber,
     const char    *key,
     const char    *label,
     const char    *secret)
{
  SnabelKeepers *self = SNABEL_KEEPERS (secrets);
  Request       *request = g_new0 (Request, 1);

  request->keyring = g_object_ref (self->keyring);
  request->vault = g_object_ref (self->vault);
  request->key = g_strdup (key);
  request->label = g_strdup (label);
  request->secret = g_strdup (secret);

  return snabel_spawn ("keepers", fiber, request, request_free);
}

/* A file that cannot be read may keep it, or may not. */
static gboolean
may_be_elsewhere (const GError *error)
{
  return g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND) ||
         g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_FAILED);
}

static DexFuture *
lookup_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) keyring_error = NULL;
  g_autofree char *secret = snabel_await_string (snabel_secrets_lookup (request->vault, request->key), &error);

  if (secret == NULL && may_be_elsewhere (error))
    secret = snabel_await_string (snabel_secrets_lookup (request->keyring, request->key), &keyring_error);
  if (secret != NULL)
    return dex_future_new_take_string (g_steal_pointer (&secret));
  if (keyring_error != NULL && g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND))
    return dex_future_new_for_error (g_steal_pointer (&keyring_error));

  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
keepers_lookup (SnabelSecrets *secrets,
                const char    *key)
{
  return run (secrets, lookup_fiber, key, NULL, NULL);
}

/* What the file keeps stays in the file. */
static DexFuture *
store_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *old = snabel_await_string (snabel_secrets_lookup (request->vault, request->key), &error);
  SnabelSecrets   *keeper = old == NULL && may_be_elsewhere (error) ? request->keyring : request->vault;

  g_clear_error (&error);
  if (!snabel_await (snabel_secrets_store (keeper, request->key, request->label, request->secret), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
keepers_store (SnabelSecrets *secrets,
               const char    *key,
               const char    *label,
               const char    *secret)
{
  return run (secrets, store_fiber, key, label, secret);
}

/* Both: an account may have been in the keyring before it came into the file. */
static DexFuture *
erase_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr(GError) vault_error = NULL;
  g_autoptr(GError) error = NULL;

  snabel_await (snabel_secrets_erase (request->vault, request->key), &vault_error);
  if (!snabel_await (snabel_secrets_erase (request->keyring, request->key), &error))
    return dex_future_new_for_error (vault_error != NULL ? g_steal_pointer (&vault_error) : g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
keepers_erase (SnabelSecrets *secrets,
               const char    *key)
{
  return run (secrets, erase_fiber, key, NULL, NULL);
}

/* The file is unlocked by itself, for those whose secret is in it. */
static DexFuture *
keepers_unlock (SnabelSecrets *secrets)
{
  return snabel_secrets_unlock (SNABEL_KEEPERS (secrets)->keyring);
}

static void
secrets_iface_init (SnabelSecretsInterface *iface)
{
  iface->store = keepers_store;
  iface->lookup = keepers_lookup;
  iface->erase = keepers_erase;
  iface->unlock = keepers_unlock;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelKeepers, snabel_keepers, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_SECRETS, secrets_iface_init))

static void
snabel_keepers_dispose (GObject *object)
{
  SnabelKeepers *self = SNABEL_KEEPERS (object);

  g_clear_object (&self->keyring);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (snabel_keepers_parent_class)->dispose (object);
}

static void
snabel_keepers_class_init (SnabelKeepersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_keepers_dispose;
}

static void
snabel_keepers_init (SnabelKeepers *self)
{
}

/**
 * snabel_keepers_new:
 * @keyring: keeps what is not in @vault
 * @vault: keeps what was put into it by itself
 *
 * Never moves a secret from one to the other.
 *
 * Returns: (transfer full): both as one
 */
SnabelSecrets *
snabel_keepers_new (SnabelSecrets *keyring,
                    SnabelVault   *vault)
{
  SnabelKeepers *self = NULL;

  g_return_val_if_fail (SNABEL_IS_SECRETS (keyring), NULL);
  g_return_val_if_fail (SNABEL_IS_VAULT (vault), NULL);

  self = g_object_new (SNABEL_TYPE_KEEPERS, NULL);
  self->keyring = g_object_ref (keyring);
  self->vault = g_object_ref (SNABEL_SECRETS (vault));

  return SNABEL_SECRETS (self);
}
