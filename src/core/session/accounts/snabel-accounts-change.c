/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an account comes and comes back. */
#include "config.h"

#include "session/accounts/snabel-accounts-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "session/accounts/snabel-revoke.h"
#include "session/snabel-session-private.h"

typedef struct
{
  SnabelAccounts    *accounts;
  SnabelSession     *session;
  SnabelAccountRow  *row;
  SnabelCredentials *credentials;
  SnabelKeepToken    keep;
} Change;

/* Keeping everything may begin again when the account goes meanwhile. */
static DexFuture *keep_all (Change *change);

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->session);
  g_clear_object (&change->accounts);
  g_clear_pointer (&change->row, snabel_account_row_free);
  g_clear_pointer (&change->credentials, snabel_credentials_free);
  g_free (change);
}

/* What is left to do with @change outlives the callback that was given it. */
static Change *
change_move (Change *change)
{
  Change *moved = g_memdup2 (change, sizeof *change);

  memset (change, 0, sizeof *change);

  return moved;
}

static SnabelSession *
find_same_account (SnabelAccounts           *self,
                   const SnabelSignInResult *result)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (self), i);
      const SnabelAccountRow *row = snabel_session_get_account (session);

      /* One that is being removed does not come back: its rows and its secret are about to go. */
      if (!_snabel_session_is_ended (session) && g_strcmp0 (row->base_uri, result->base_uri) == 0 && g_strcmp0 (row->account_id, result->account_id) == 0)
        return session;
    }

  return NULL;
}

/* The colour that the fewest accounts have. */
static int
choose_colour (SnabelAccounts *self)
{
  guint uses[SNABEL_N_ACCOUNT_COLOURS] = { 0 };
  int   best = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (self), i);

      uses[(guint) snabel_session_get_account (session)->colour % SNABEL_N_ACCOUNT_COLOURS]++;
    }
  for (int i = 1; i < SNABEL_N_ACCOUNT_COLOURS; i++)
    if (uses[i] < uses[best])
      best = i;

  return best;
}

static SnabelAccountRow *
make_row (SnabelAccounts           *self,
          SnabelSession            *known,
          const SnabelSignInResult *result)
{
  SnabelAccountRow *row;

  if (known != NULL)
    row = snabel_account_row_copy (snabel_session_get_account (known));
  else
    {
      row = snabel_account_row_new ();
      row->key = snabel_random_dup_uuid (self->platform->random);
      row->colour = choose_colour (self);
      row->position = g_list_model_get_n_items (G_LIST_MODEL (self));
      row->created = snabel_clock_get_real_time (self->platform->clock);
    }
  g_set_str (&row->base_uri, result->base_uri);
  g_set_str (&row->domain, result->domain);
  g_set_str (&row->handle, result->handle);
  g_set_str (&row->account_id, result->account_id);
  g_set_str (&row->display_name, result->display_name);
  g_set_str (&row->avatar_uri, result->avatar_uri);
  g_set_str (&row->instance_json, result->instance_json);
  g_set_str (&row->scopes, result->credentials->scope);
  row->state = SNABEL_ACCOUNT_ACTIVE;

  return row;
}

/* Who signs in again has two tokens; the server keeps both valid until one is given back. */
static void
revoke_replaced (Change *change)
{
  g_autoptr(SnabelCredentials) old = snabel_session_dup_credentials (change->session);

  if (old != NULL && g_strcmp0 (old->access_token, change->credentials->access_token) != 0)
    snabel_detach ("give back a token", snabel_revoke (change->accounts->platform, change->row->base_uri, old));
}

/* A secret without an account is found by nobody again. */
static void
forget_secret (Change *change)
{
  snabel_detach ("erase a secret", snabel_secrets_erase (change->accounts->platform->secrets, change->row->key));
  snabel_detach ("forget its keeper", snabel_words_set_value (change->accounts->words, change->row->key, SNABEL_SESSION_KEEPER, NULL));
}

/* The account was removed meanwhile. What was asked for last counts: it comes back, as a new one. */
static DexFuture *
begin_again (Change *change)
{
  SnabelAccounts *self = change->accounts;

  snabel_detach ("remove a row", snabel_words_delete_account (self->words, change->row->key));
  forget_secret (change);
  g_clear_object (&change->session);
  g_clear_pointer (&change->row->key, g_free);
  change->row->key = snabel_random_dup_uuid (self->platform->random);

  return keep_all (change_move (change));
}

static DexFuture *
not_saved (Change    *change,
           DexFuture *failed)
{
  if (change->session == NULL)
    forget_secret (change);

  return dex_ref (failed);
}

static DexFuture *
row_saved_cb (DexFuture *future,
              gpointer   user_data)
{
  Change         *change = user_data;
  SnabelAccounts *self = change->accounts;

  if (dex_future_is_rejected (future))
    return not_saved (change, future);
  if (change->session != NULL && _snabel_session_is_ended (change->session))
    return self->is_closed ? dex_future_new_for_object (change->session) : begin_again (change);
  if (change->session != NULL)
    revoke_replaced (change);
  if (change->session == NULL)
    {
      change->session = snabel_session_new (self->platform, self->words, self->cache, change->row);
      _snabel_accounts_append (self, change->session);
    }
  else
    snabel_session_set_account (change->session, change->row);
  if (change->keep == SNABEL_KEEP_TOKEN_IN_FILE)
    g_set_str (&change->session->keeper, SNABEL_SESSION_KEEPER_FILE);
  snabel_session_set_credentials (change->session, change->credentials);

  return dex_future_new_for_object (change->session);
}

static DexFuture *
keeper_noted_cb (DexFuture *future,
                 gpointer   user_data)
{
  Change *change = user_data;
  Change *next = NULL;

  if (dex_future_is_rejected (future))
    return not_saved (change, future);
  next = change_move (change);

  return dex_future_finally (snabel_on_main (snabel_words_save_account (next->accounts->words, next->row)),
                             row_saved_cb, next, change_free);
}

/* Without the note an older secret in a keyring could be taken for the one in a file that is gone. */
static DexFuture *
secret_stored_cb (DexFuture *future,
                  gpointer   user_data)
{
  Change    *change = user_data;
  Change    *next = change_move (change);
  DexFuture *noted = NULL;

  if (next->keep == SNABEL_KEEP_TOKEN_IN_FILE)
    noted = snabel_words_set_value (next->accounts->words, next->row->key, SNABEL_SESSION_KEEPER, SNABEL_SESSION_KEEPER_FILE);
  else
    noted = dex_future_new_for_boolean (TRUE);

  return dex_future_finally (snabel_on_main (noted), keeper_noted_cb, next, change_free);
}

static DexFuture *
keep_all (Change *change)
{
  SnabelPlatform *platform = change->accounts->platform;
  SnabelSecrets  *keeper = change->keep == SNABEL_KEEP_TOKEN_IN_FILE ? SNABEL_SECRETS (platform->vault) : platform->secrets;
  DexFuture      *stored = NULL;

  if (change->keep == SNABEL_KEEP_TOKEN_FOR_SESSION)
    stored = dex_future_new_for_boolean (TRUE);
  else
    {
      g_autofree char *json = snabel_credentials_to_json (change->credentials);
      /* Translators: what a keyring manager shows; %s is a handle like ada@example.org */
      g_autofree char *label = g_strdup_printf (_ ("Snabel: the key to %s"), change->row->handle);

      stored = snabel_secrets_store (keeper, change->row->key, label, json);
    }

  return dex_future_then (snabel_on_main (stored), secret_stored_cb, change, change_free);
}

/**
 * snabel_accounts_add:
 * @result: what a sign-in brought
 * @keep: where its token is kept
 *
 * Keeps the token, then the account, then sets it to work. An account that is here already gets
 * the new token and loses nothing.
 *
 * Returns: (transfer full): a future that resolves to the #SnabelSession, or rejects in
 *   #SnabelSecretsError, with nothing kept, or in #SnabelStoreError
 */
DexFuture *
snabel_accounts_add (SnabelAccounts           *self,
                     const SnabelSignInResult *result,
                     SnabelKeepToken           keep)
{
  SnabelSession *known;
  Change        *change;

  dex_return_error_if_fail (SNABEL_IS_ACCOUNTS (self));
  dex_return_error_if_fail (result != NULL && result->credentials != NULL);
  dex_return_error_if_fail (keep != SNABEL_KEEP_TOKEN_IN_FILE || self->platform->vault != NULL);

  known = find_same_account (self, result);
  change = g_new0 (Change, 1);
  change->accounts = g_object_ref (self);
  change->row = make_row (self, known, result);
  change->credentials = snabel_credentials_copy (result->credentials);
  g_set_object (&change->session, known);
  /* A keyring that came later does not take over by itself. */
  change->keep = keep == SNABEL_KEEP_TOKEN_IN_KEYRING && known != NULL && snabel_session_get_is_in_file (known) ? SNABEL_KEEP_TOKEN_IN_FILE : keep;

  return keep_all (change);
}
