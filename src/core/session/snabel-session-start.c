/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a session begins: what the store has at once; then, when it may, the keyring, which leads to the server. */
#include "config.h"

#include "session/snabel-session-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "session/outbox/snabel-compose.h"

/* ---- the keyring ---- */

static void
take_secret_error (SnabelSession *self,
                   const GError  *error)
{
  gboolean is_sealed = g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_SEALED);

  /* The program may have ended before that was noted. */
  if (is_sealed)
    g_set_str (&self->keeper, SNABEL_SESSION_KEEPER_FILE);
  if (g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND))
    _snabel_session_set_state (self, SNABEL_SESSION_NEEDS_SIGN_IN,
                               snabel_session_get_is_in_file (self) ? error->message : _ ("The keyring holds no key for this account"));
  else if (is_sealed || g_error_matches (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_LOCKED))
    _snabel_session_set_state (self, SNABEL_SESSION_LOCKED, error->message);
  else
    _snabel_session_set_state (self, SNABEL_SESSION_NO_KEYRING, error->message);
}

static DexFuture *
secret_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelSession *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autoptr(SnabelCredentials) credentials = NULL;

  /* Whoever signed in while the keyring kept silent has brought newer credentials than it holds. */
  if (self->client != NULL)
    return dex_future_new_for_boolean (TRUE);
  if (value == NULL)
    {
      take_secret_error (self, error);
      return dex_future_new_for_boolean (FALSE);
    }
  credentials = snabel_credentials_from_json (g_value_get_string (value));
  if (credentials != NULL)
    snabel_session_set_credentials (self, credentials);
  else
    _snabel_session_set_state (self, SNABEL_SESSION_NEEDS_SIGN_IN, _ ("What the keyring holds for this account is damaged"));

  return dex_future_new_for_boolean (TRUE);
}

/* What is known to be in the file is looked for nowhere else: a keyring may hold something older. */
static SnabelSecrets *
get_keeper (SnabelSession *self)
{
  return snabel_session_get_is_in_file (self) ? SNABEL_SECRETS (self->platform->vault) : self->platform->secrets;
}

static void
look_up_secret (SnabelSession *self)
{
  _snabel_session_set_state (self, SNABEL_SESSION_STARTING, NULL);
  dex_clear (&self->starting);
  self->starting = snabel_then_main (snabel_secrets_lookup (get_keeper (self), self->account->key), secret_cb, self);
}

/* ---- the store ---- */

static void
take_stored (DexFuture *future,
             char     **text)
{
  const GValue *value = dex_future_get_value (future, NULL);

  if (value != NULL && *text == NULL)
    *text = g_value_dup_string (value);
}

static DexFuture *
software_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelSession *self = user_data;

  take_stored (future, &self->software);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
visibility_cb (DexFuture *future,
               gpointer   user_data)
{
  SnabelSession   *self = user_data;
  g_autofree char *visibility = g_strdup (self->visibility);

  take_stored (future, &visibility);
  _snabel_session_set_visibility (self, visibility);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
keeper_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelSession *self = user_data;

  take_stored (future, &self->keeper);

  return dex_future_new_for_boolean (TRUE);
}

/* Whoever signed in meanwhile has brought credentials. */
static DexFuture *
restored_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelSession *self = user_data;

  if (self->client == NULL)
    look_up_secret (self);

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_session_start:
 * @until: (transfer none) (nullable): what comes first
 *
 * Shows what the store has. Then, when @until has ended, however it ends, asks the keyring and connects.
 */
void
snabel_session_start (SnabelSession *self,
                      DexFuture     *until)
{
  const char *key;
  DexFuture  *parts[7];

  g_return_if_fail (SNABEL_IS_SESSION (self));

  key = self->account->key;
  self->is_ended = FALSE;
  _snabel_session_set_state (self, SNABEL_SESSION_STARTING, NULL);
  dex_clear (&self->starting);
  parts[0] = until != NULL ? dex_ref (until) : dex_future_new_for_boolean (TRUE);
  parts[1] = snabel_feed_restore (self->home);
  parts[2] = snabel_notifications_restore (self->notifications);
  parts[3] = snabel_then_main (snabel_words_get_value (self->words, key, SNABEL_SESSION_VISIBILITY), visibility_cb, self);
  parts[4] = snabel_then_main (snabel_words_get_value (self->words, key, SNABEL_SESSION_SOFTWARE), software_cb, self);
  parts[5] = snabel_then_main (snabel_words_get_value (self->words, key, SNABEL_SESSION_KEEPER), keeper_cb, self);
  parts[6] = _snabel_session_restore_mode (self);
  self->starting = snabel_then_main (dex_future_all (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], NULL), restored_cb, self);
}

/**
 * snabel_session_get_default_visibility:
 *
 * Returns: what the person has set on the server for new posts; public where it says nothing. What
 *   this program has no word for is narrower than public, so it is taken for followers only.
 */
SnabelVisibility
snabel_session_get_default_visibility (SnabelSession *self)
{
  SnabelVisibility visibility;

  g_return_val_if_fail (SNABEL_IS_SESSION (self), SNABEL_VISIBILITY_PUBLIC);

  if (self->visibility == NULL || *self->visibility == '\0')
    return SNABEL_VISIBILITY_PUBLIC;
  visibility = snabel_compose_find_visibility (self->visibility);

  return visibility != SNABEL_VISIBILITY_UNKNOWN ? visibility : SNABEL_VISIBILITY_PRIVATE;
}

/**
 * snabel_session_retry:
 *
 * Tries now what would be tried later: the keyring, or the server.
 */
void
snabel_session_retry (SnabelSession *self)
{
  g_return_if_fail (SNABEL_IS_SESSION (self));

  if (self->connection != NULL)
    snabel_connection_kick (self->connection);
  else if (self->state != SNABEL_SESSION_STARTING && !self->is_ended)
    look_up_secret (self);
}

/* One passphrase opens it for all accounts. */
void
_snabel_session_vault_opened_cb (SnabelSession *self)
{
  if (self->state == SNABEL_SESSION_LOCKED && snabel_session_get_is_in_file (self) && !self->is_ended)
    look_up_secret (self);
}

/**
 * snabel_session_get_is_in_file:
 *
 * Returns: whether its secret is in the file that a passphrase opens, not in the keyring
 */
gboolean
snabel_session_get_is_in_file (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), FALSE);

  return self->platform->vault != NULL && g_strcmp0 (self->keeper, SNABEL_SESSION_KEEPER_FILE) == 0;
}

static DexFuture *
unlocked_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelSession *self = user_data;

  if (self->connection == NULL && !self->is_ended)
    look_up_secret (self);
  if (dex_future_is_resolved (future))
    _snabel_session_emit_unlocked (self);

  return dex_ref (future);
}

/**
 * snabel_session_unlock:
 *
 * Asks the person to unlock the keyring, or the file in place of it, then goes on as at the start.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is open, or rejects
 *   in #SnabelSecretsError
 */
DexFuture *
snabel_session_unlock (SnabelSession *self)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (self));

  return dex_future_finally (snabel_on_main (snabel_secrets_unlock (get_keeper (self))), unlocked_cb,
                             g_object_ref (self), g_object_unref);
}
