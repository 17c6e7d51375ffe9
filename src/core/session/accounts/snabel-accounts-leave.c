/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an account goes: here at once; at its server and in the keyring as soon as they answer. */
#include "session/accounts/snabel-accounts-private.h"

#include "base/snabel-async.h"
#include "session/accounts/snabel-revoke.h"

/* A keyring that does not answer keeps nobody from leaving. */
#define KEYRING_DEADLINE (30 * G_USEC_PER_SEC)

typedef struct
{
  SnabelAccounts    *accounts;
  SnabelSession     *session;     /* none for what an earlier start has left */
  SnabelCredentials *credentials; /* none without a session at work */
  char              *key;
  char              *base_uri;
  gboolean           is_forgettable; /* nothing is left in the stores */
} Leave;

static void
leave_free (gpointer data)
{
  Leave *leave = data;

  g_clear_object (&leave->session);
  g_clear_object (&leave->accounts);
  g_clear_pointer (&leave->credentials, snabel_credentials_free);
  g_clear_pointer (&leave->key, g_free);
  g_clear_pointer (&leave->base_uri, g_free);
  g_free (leave);
}

static Leave *
leave_new (SnabelAccounts         *accounts,
           const SnabelAccountRow *row)
{
  Leave *leave = g_new0 (Leave, 1);

  leave->accounts = g_object_ref (accounts);
  leave->key = g_strdup (row->key);
  leave->base_uri = g_strdup (row->base_uri);

  return leave;
}

/* ---- elsewhere ---- */

/* What is in use; of an account that never came to work, what the keyring holds. */
static SnabelCredentials *
find_credentials (Leave   *leave,
                  GError **error)
{
  SnabelPlatform  *platform = leave->accounts->platform;
  DexFuture       *lookup = NULL;
  g_autofree char *json = NULL;

  if (leave->credentials != NULL)
    return snabel_credentials_copy (leave->credentials);
  lookup = snabel_clock_with_deadline (platform->clock, snabel_secrets_lookup (platform->secrets, leave->key), KEYRING_DEADLINE);
  json = snabel_await_string (lookup, error);

  return json != NULL ? snabel_credentials_from_json (json) : NULL;
}

static SnabelRemnants
give_back_token (Leave *leave)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelCredentials) credentials = find_credentials (leave, &error);

  /* A file gives it up without its passphrase, but does not say what it was; a keyring is asked again. */
  if (g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_SEALED))
    return SNABEL_REMNANTS_TOKEN;
  if (credentials == NULL || snabel_await (snabel_revoke (leave->accounts->platform, leave->base_uri, credentials), &error))
    return SNABEL_REMNANTS_NONE;
  g_debug ("A token was not given back: %s", error->message);

  return SNABEL_REMNANTS_TOKEN;
}

/* Where no keyring answers there is, as far as anybody knows, no secret: nothing to say, but it is tried again. */
static SnabelRemnants
erase_secret (Leave *leave)
{
  SnabelPlatform *platform = leave->accounts->platform;
  DexFuture      *erasing = snabel_clock_with_deadline (platform->clock, snabel_secrets_erase (platform->secrets, leave->key), KEYRING_DEADLINE);
  g_autoptr(GError) error = NULL;

  if (!snabel_await (erasing, &error))
    return g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_ABSENT) ? SNABEL_REMNANTS_NONE : SNABEL_REMNANTS_SECRET;
  if (leave->is_forgettable && !snabel_await (snabel_words_forget_account (leave->accounts->words, leave->key), &error))
    g_debug ("A removal is not noted as finished: %s", error->message);

  return SNABEL_REMNANTS_NONE;
}

/* ---- here ---- */

/* The words decide; what the cache does not let go is tried again at the next start. */
static gboolean
delete_rows (Leave   *leave,
             GError **error)
{
  if (!snabel_await (snabel_words_delete_account (leave->accounts->words, leave->key), error))
    return FALSE;
  leave->is_forgettable = snabel_await (snabel_cache_delete_account (leave->accounts->cache, leave->key), NULL);

  return TRUE;
}

static DexFuture *
leave_fiber (gpointer data)
{
  Leave *leave = data;
  g_autoptr(GError) error = NULL;
  SnabelRemnants remnants;

  if (!delete_rows (leave, &error))
    {
      /* Closed stores mean that the program ends: then nothing starts again. */
      if (leave->session != NULL && !g_error_matches (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_CLOSED))
        snabel_session_start (leave->session, NULL);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  if (leave->session != NULL)
    _snabel_accounts_drop (leave->accounts, leave->session);
  remnants = give_back_token (leave);
  remnants |= erase_secret (leave);

  return dex_future_new_for_uint (remnants);
}

/**
 * snabel_accounts_remove:
 * @session: one of this list's
 *
 * Deletes what the stores hold of the account, then revokes its token and erases it from the keyring.
 * That the server or the keyring does not answer does not stop it, nor does dropping the future; what
 * the end of the program interrupts is done at the next start.
 *
 * Returns: (transfer full): a future that resolves to #SnabelRemnants, or rejects in #SnabelStoreError
 */
DexFuture *
snabel_accounts_remove (SnabelAccounts *self,
                        SnabelSession  *session)
{
  Leave     *leave;
  DexFuture *work;

  dex_return_error_if_fail (SNABEL_IS_ACCOUNTS (self));
  dex_return_error_if_fail (SNABEL_IS_SESSION (session));

  leave = leave_new (self, snabel_session_get_account (session));
  leave->session = g_object_ref (session);
  leave->credentials = snabel_session_dup_credentials (session);
  snabel_session_stop (session);
  work = snabel_spawn ("remove an account", leave_fiber, leave, leave_free);
  dex_future_disown (dex_ref (work));

  return snabel_on_main (work);
}

static DexFuture *
finish_fiber (gpointer data)
{
  SnabelAccounts *self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) removed = snabel_await_boxed (snabel_words_list_removed (self->words), &error);
  guint remnants = SNABEL_REMNANTS_NONE;

  if (removed == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < removed->len; i++)
    {
      Leave     *leave = leave_new (self, g_ptr_array_index (removed, i));
      DexFuture *work = snabel_spawn ("finish a removal", leave_fiber, leave, leave_free);

      remnants |= snabel_await_uint (work, &error);
      if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    }

  return dex_future_new_for_uint (remnants);
}

/**
 * snabel_accounts_finish_removals:
 *
 * Tries again what earlier removals had to leave: once the keyring is open, or after the next start.
 *
 * Returns: (transfer full): a future that resolves to #SnabelRemnants, or rejects in #SnabelStoreError
 */
DexFuture *
snabel_accounts_finish_removals (SnabelAccounts *self)
{
  dex_return_error_if_fail (SNABEL_IS_ACCOUNTS (self));
  dex_return_error_if_fail (SNABEL_IS_WORDS (self->words));

  return snabel_spawn ("finish removals", finish_fiber, g_object_ref (self), g_object_unref);
}
