/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a sign-in, one after the other: RFC 8252 with PKCE, as real servers bear it. */
#include "config.h"

#include "session/sign-in/snabel-sign-in-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "api/snabel-api-accounts.h"
#include "api/snabel-api-instance.h"
#include "api/snabel-api-oauth.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "base/http/snabel-redirect-listener.h"
#include "model/snabel-account.h"
#include "model/snabel-instance.h"
#include "session/accounts/snabel-revoke.h"
#include "session/snabel-shown-name.h"

/* Asked for first, and what is left when a server does not know `push`. */
#define SCOPES       "read write push"
#define FEWER_SCOPES "read write follow"
/* RFC 7636, 4.1: 32 bytes make a verifier of 43 characters. */
#define VERIFIER_BYTES 32
#define STATE_BYTES    16

typedef struct
{
  SnabelSignIn           *sign_in;
  char                   *typed;
  SnabelAddress          *address;
  SnabelDiscovery        *server;
  SnabelClient           *client;
  SnabelRedirectListener *listener;
  SnabelOauthApp         *app;
  char                   *state;
  char                   *verifier;
  char                   *code;
  SnabelOauthToken       *token;
  gboolean                is_by_hand; /* the person brings the code */
  gboolean                is_done;
} Attempt;

static SnabelCredentials *
make_credentials (Attempt *self)
{
  return snabel_credentials_new (self->token->access_token, self->token->refresh_token,
                                 self->app->client_id, self->app->client_secret, self->token->scopes);
}

/* Whoever gave up in the end has still been given a token. */
static void
give_back_token (Attempt *self)
{
  g_autoptr(SnabelCredentials) credentials = make_credentials (self);

  snabel_detach ("give back a token", snabel_revoke (self->sign_in->platform, self->server->base_uri, credentials));
}

static void
attempt_free (gpointer data)
{
  Attempt *self = data;

  if (self->token != NULL && !self->is_done)
    give_back_token (self);
  g_clear_object (&self->sign_in);
  g_clear_object (&self->client);
  g_clear_object (&self->listener);
  g_clear_pointer (&self->address, snabel_address_free);
  g_clear_pointer (&self->server, snabel_discovery_free);
  g_clear_pointer (&self->app, snabel_oauth_app_free);
  g_clear_pointer (&self->token, snabel_oauth_token_free);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->verifier, g_free);
  g_clear_pointer (&self->code, g_free);
  g_free (self);
}

/* A Mastodon before 3.0 that has none of what was added since; what others call themselves says nothing. */
static gboolean
is_too_old (JsonNode *node)
{
  JsonObject *instance = snabel_json_node_get_object (node);
  const char *version = snabel_json_get_string (instance, "version");

  if (version == NULL || strstr (version, "compatible") != NULL || snabel_json_get_object (instance, "configuration") != NULL)
    return FALSE;

  return (g_str_has_prefix (version, "0.") || g_str_has_prefix (version, "1.") || g_str_has_prefix (version, "2.")) &&
         snabel_json_get (instance, "max_toot_chars") == NULL;
}

static gboolean
find_server (Attempt *self,
             GError **error)
{
  g_autoptr(GError) cause = NULL;

  _snabel_sign_in_show_step (self->sign_in, SNABEL_SIGN_IN_FINDING, NULL);
  if ((self->address = snabel_address_parse (self->typed, &cause)) == NULL)
    {
      g_set_error_literal (error, SNABEL_SIGN_IN_ERROR, SNABEL_SIGN_IN_ERROR_ADDRESS, cause->message);
      return FALSE;
    }
  g_set_str (&self->sign_in->domain, self->address->domain);
  self->server = snabel_await_boxed (snabel_api_discover (self->sign_in->platform, self->address), error);
  if (self->server == NULL)
    return FALSE;
  if (is_too_old (self->server->instance))
    {
      g_set_error (error, SNABEL_SIGN_IN_ERROR, SNABEL_SIGN_IN_ERROR_TOO_OLD,
                   _ ("“%s” runs a version of Mastodon that is too old for Snabel; it needs 3.0 or newer"), self->address->domain);
      return FALSE;
    }
  self->client = snabel_client_new (self->sign_in->platform, self->server->base_uri, NULL);

  return TRUE;
}

/* Every attempt has its own registration, state and verifier: nothing of one can be used in another. */
static gboolean
register_for (Attempt    *self,
              const char *redirect_uri,
              GError    **error)
{
  SnabelRandom *random = self->sign_in->platform->random;
  g_autoptr(GError) refusal = NULL;

  g_clear_pointer (&self->app, snabel_oauth_app_free);
  g_clear_pointer (&self->verifier, g_free);
  self->verifier = snabel_random_dup_token (random, VERIFIER_BYTES);
  self->app = snabel_await_boxed (snabel_api_register_app (self->client, redirect_uri, SCOPES), &refusal);
  if (g_error_matches (refusal, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED))
    self->app = snabel_await_boxed (snabel_api_register_app (self->client, redirect_uri, FEWER_SCOPES), error);
  else if (refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&refusal));

  return self->app != NULL;
}

static char *
dup_authorize_uri (Attempt *self)
{
  g_autofree char *challenge = snabel_oauth_dup_challenge (self->verifier);

  return snabel_oauth_dup_authorize_uri (self->client, self->app, self->state, challenge);
}

static DexFuture *
open_browser_cb (DexFuture *future,
                 gpointer   user_data)
{
  return snabel_sign_in_open_browser (user_data);
}

/* After the hop, because the address is set on the main stack. */
static void
send_to_browser (Attempt         *self,
                 SnabelSignInStep step)
{
  g_autofree char *uri = dup_authorize_uri (self);

  _snabel_sign_in_show_step (self->sign_in, step, uri);
  snabel_detach ("open the browser",
                 dex_future_then (snabel_on_main (dex_future_new_for_boolean (TRUE)), open_browser_cb,
                                  g_object_ref (self->sign_in), g_object_unref));
}

static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);
}

/* A place where nobody may listen, or a server that takes no loopback address, leaves the code. */
static gboolean
begin_in_browser (Attempt *self,
                  GError **error)
{
  SnabelPlatform *platform = self->sign_in->platform;
  g_autoptr(GError) cause = NULL;

  _snabel_sign_in_show_step (self->sign_in, SNABEL_SIGN_IN_REGISTERING, NULL);
  self->state = snabel_random_dup_token (platform->random, STATE_BYTES);
  self->listener = snabel_redirect_listener_new (platform, self->state, self->server->base_uri, NULL);
  self->is_by_hand = self->listener == NULL;
  if (self->is_by_hand)
    return TRUE;
  if (register_for (self, snabel_redirect_listener_get_redirect_uri (self->listener), &cause))
    {
      send_to_browser (self, SNABEL_SIGN_IN_IN_BROWSER);
      return TRUE;
    }
  self->is_by_hand = is_refusal (cause);
  if (!self->is_by_hand)
    g_propagate_error (error, g_steal_pointer (&cause));

  return self->is_by_hand;
}

/* Returns the code, or NULL without @error when the person chooses to bring one. */
static char *
await_browser (Attempt *self,
               GError **error)
{
  g_autoptr(DexFuture) answer = snabel_redirect_listener_wait (self->listener);
  g_autofree char *code = NULL;

  if (!snabel_await (dex_future_first (dex_ref (answer), dex_ref (self->sign_in->wants_code), NULL), error) ||
      !dex_future_is_resolved (answer))
    return NULL;
  code = snabel_await_string (dex_ref (answer), error);
  if (code != NULL)
    snabel_detach ("show the last page", snabel_redirect_listener_linger (self->listener));

  return g_steal_pointer (&code);
}

static char *
await_code (Attempt *self,
            GError **error)
{
  return snabel_await_string (dex_ref (self->sign_in->code), error);
}

static char *
begin_by_hand (Attempt *self,
               GError **error)
{
  self->is_by_hand = TRUE;
  g_clear_object (&self->listener);
  _snabel_sign_in_show_step (self->sign_in, SNABEL_SIGN_IN_REGISTERING, NULL);
  if (!register_for (self, SNABEL_OAUTH_OUT_OF_BAND, error))
    return NULL;
  send_to_browser (self, SNABEL_SIGN_IN_NEEDS_CODE);

  return await_code (self, error);
}

static gboolean
fetch_code (Attempt *self,
            GError **error)
{
  g_autoptr(GError) cause = NULL;

  if (!self->is_by_hand)
    self->code = await_browser (self, &cause);
  if (self->code == NULL && cause == NULL)
    self->code = begin_by_hand (self, &cause);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return self->code != NULL;
}

/* Who types a code may mistype it, which spends none. */
static gboolean
ask_for_code_again (Attempt *self,
                    GError **error)
{
  if (!self->is_by_hand || !is_refusal (*error))
    return FALSE;
  g_clear_error (error);
  g_clear_pointer (&self->code, g_free);
  _snabel_sign_in_refuse_code (self->sign_in);
  self->code = await_code (self, error);

  return self->code != NULL;
}

static gboolean
fetch_token (Attempt *self,
             GError **error)
{
  g_autoptr(GError) cause = NULL;

  do
    {
      _snabel_sign_in_show_step (self->sign_in, SNABEL_SIGN_IN_CHECKING, NULL);
      self->token = snabel_await_boxed (snabel_api_get_token (self->client, self->app, self->code, self->verifier), &cause);
    }
  while (self->token == NULL && ask_for_code_again (self, &cause));

  if (is_refusal (cause))
    g_set_error (error, SNABEL_SIGN_IN_ERROR, SNABEL_SIGN_IN_ERROR_BAD_CODE,
                 _ ("“%s” does not accept the code; please try again"), self->address->domain);
  else if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return self->token != NULL;
}

static SnabelSignInResult *
make_result (Attempt       *self,
             SnabelAccount *account)
{
  SnabelSignInResult *result = snabel_sign_in_result_new ();
  g_autoptr(SnabelInstance) instance = snabel_entity_new_from_json (SNABEL_TYPE_INSTANCE, self->server->instance, NULL);
  g_autofree char *full_handle = NULL;

  result->base_uri = g_strdup (self->server->base_uri);
  result->domain = g_strdup (instance != NULL && instance->domain != NULL ? instance->domain : self->address->domain);
  full_handle = snabel_account_dup_full_handle (account, result->domain);
  result->handle = g_strdup (full_handle + (*full_handle == '@' ? 1 : 0));
  result->account_id = g_strdup (account->id);
  result->display_name = snabel_shown_name_dup (account);
  result->avatar_uri = g_strdup (account->avatar);
  result->instance_json = snabel_json_to_text (self->server->instance);
  result->credentials = make_credentials (self);

  return result;
}

static DexFuture *
ask_who (Attempt *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelClient) client = snabel_client_new (self->sign_in->platform, self->server->base_uri, self->token->access_token);
  g_autoptr(SnabelApiReply) reply = snabel_await_boxed (snabel_api_verify_credentials (client), &error);
  g_autoptr(SnabelAccount) account = NULL;

  if (reply == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (reply->node != NULL)
    account = snabel_entity_new_from_json (SNABEL_TYPE_ACCOUNT, reply->node, NULL);
  if (account == NULL)
    return dex_future_new_reject (SNABEL_SIGN_IN_ERROR, SNABEL_SIGN_IN_ERROR_NO_ACCOUNT,
                                  _ ("“%s” does not say which account has signed in"), self->address->domain);
  self->is_done = TRUE;
  _snabel_sign_in_show_step (self->sign_in, SNABEL_SIGN_IN_DONE, NULL);

  return dex_future_new_take_boxed (SNABEL_TYPE_SIGN_IN_RESULT, make_result (self, account));
}

static DexFuture *
attempt_fiber (gpointer data)
{
  Attempt *self = data;
  g_autoptr(GError) error = NULL;

  if (!find_server (self, &error) ||
      !begin_in_browser (self, &error) ||
      !fetch_code (self, &error) ||
      !fetch_token (self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return ask_who (self);
}

DexFuture *
_snabel_sign_in_attempt (SnabelSignIn *self,
                         const char   *typed)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->sign_in = g_object_ref (self);
  attempt->typed = g_strdup (typed);

  return snabel_spawn ("sign in", attempt_fiber, attempt, attempt_free);
}
