/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A keyring in memory that refuses as real ones do, until it is unlocked. */
#include "snabel-shy-secrets.h"

#define WILLING -1

struct _SnabelShySecrets
{
  GObject     parent_instance;
  GHashTable *secrets;
  int         code;
  gboolean    is_silent;
  DexPromise *answer; /* to the question that it keeps silent about */
  char       *kept;
};

static DexFuture *
refuse (SnabelShySecrets *self)
{
  return dex_future_new_reject (SNABEL_SECRETS_ERROR, self->code, "The keyring does not want to (%d)", self->code);
}

static DexFuture *
wait_for_answer (SnabelShySecrets *self,
                 const char       *secret)
{
  g_set_str (&self->kept, secret);
  dex_clear (&self->answer);
  self->answer = dex_promise_new ();

  return dex_ref (DEX_FUTURE (self->answer));
}

static DexFuture *
shy_store (SnabelSecrets *secrets,
           const char    *key,
           const char    *label,
           const char    *secret)
{
  SnabelShySecrets *self = SNABEL_SHY_SECRETS (secrets);

  if (self->code != WILLING)
    return refuse (self);
  g_hash_table_insert (self->secrets, g_strdup (key), g_strdup (secret));
  if (!self->is_silent)
    return dex_future_new_for_boolean (TRUE);

  return wait_for_answer (self, secret);
}

static DexFuture *
shy_lookup (SnabelSecrets *secrets,
            const char    *key)
{
  SnabelShySecrets *self = SNABEL_SHY_SECRETS (secrets);
  const char       *secret = g_hash_table_lookup (self->secrets, key);

  if (self->code != WILLING)
    return refuse (self);
  if (secret == NULL)
    return dex_future_new_reject (SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND, "There is nothing");
  if (!self->is_silent)
    return dex_future_new_for_string (secret);

  return wait_for_answer (self, secret);
}

static DexFuture *
shy_erase (SnabelSecrets *secrets,
           const char    *key)
{
  SnabelShySecrets *self = SNABEL_SHY_SECRETS (secrets);

  if (self->code != WILLING)
    return refuse (self);
  g_hash_table_remove (self->secrets, key);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
shy_unlock (SnabelSecrets *secrets)
{
  SnabelShySecrets *self = SNABEL_SHY_SECRETS (secrets);

  if (self->code != WILLING && self->code != SNABEL_SECRETS_ERROR_LOCKED)
    return refuse (self);
  self->code = WILLING;

  return dex_future_new_for_boolean (TRUE);
}

static void
secrets_iface_init (SnabelSecretsInterface *iface)
{
  iface->store = shy_store;
  iface->lookup = shy_lookup;
  iface->erase = shy_erase;
  iface->unlock = shy_unlock;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelShySecrets, snabel_shy_secrets, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_SECRETS, secrets_iface_init))

static void
snabel_shy_secrets_finalize (GObject *object)
{
  SnabelShySecrets *self = SNABEL_SHY_SECRETS (object);

  g_clear_pointer (&self->secrets, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_free);
  dex_clear (&self->answer);

  G_OBJECT_CLASS (snabel_shy_secrets_parent_class)->finalize (object);
}

static void
snabel_shy_secrets_class_init (SnabelShySecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_shy_secrets_finalize;
}

static void
snabel_shy_secrets_init (SnabelShySecrets *self)
{
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->code = WILLING;
}

/**
 * snabel_shy_secrets_new:
 *
 * Returns: (transfer full): a keyring that is willing
 */
SnabelSecrets *
snabel_shy_secrets_new (void)
{
  return g_object_new (SNABEL_TYPE_SHY_SECRETS, NULL);
}

/**
 * snabel_shy_secrets_set_mood:
 * @code: the #SnabelSecretsError that everything fails with from now on; only "locked" can be unlocked
 */
void
snabel_shy_secrets_set_mood (SnabelSecrets *secrets,
                             int            code)
{
  SNABEL_SHY_SECRETS (secrets)->code = code;
}

void
snabel_shy_secrets_be_willing (SnabelSecrets *secrets)
{
  SNABEL_SHY_SECRETS (secrets)->code = WILLING;
}

/* Whoever keeps something or looks something up waits until it speaks. */
void
snabel_shy_secrets_keep_silent (SnabelSecrets *secrets)
{
  SNABEL_SHY_SECRETS (secrets)->is_silent = TRUE;
}

/**
 * snabel_shy_secrets_was_asked:
 *
 * Returns: whether somebody waits
 */
gboolean
snabel_shy_secrets_was_asked (SnabelSecrets *secrets)
{
  return SNABEL_SHY_SECRETS (secrets)->answer != NULL;
}

/* Answers with what it held when it was asked for the last time. */
void
snabel_shy_secrets_speak (SnabelSecrets *secrets)
{
  SnabelShySecrets *self = SNABEL_SHY_SECRETS (secrets);

  self->is_silent = FALSE;
  dex_promise_resolve_string (self->answer, g_strdup (self->kept));
}

/**
 * snabel_shy_secrets_dup:
 *
 * Returns: (transfer full) (nullable): what is kept, whatever the mood
 */
char *
snabel_shy_secrets_dup (SnabelSecrets *secrets,
                        const char    *key)
{
  return g_strdup (g_hash_table_lookup (SNABEL_SHY_SECRETS (secrets)->secrets, key));
}

guint
snabel_shy_secrets_get_n_secrets (SnabelSecrets *secrets)
{
  return g_hash_table_size (SNABEL_SHY_SECRETS (secrets)->secrets);
}
