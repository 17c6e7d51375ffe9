/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registration, consent and tokens, in the forms that all servers take: one redirect, sent as a form. */
#include "config.h"

#include "api/snabel-api-oauth.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "base/snabel-uri.h"

#define CLIENT_NAME "Snabel"

static DexFuture *
reject_reply (void)
{
  return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY, "%s",
                                _ ("The server’s answer could not be understood"));
}

/* Sends what belongs to this one server only, as a form and without a token. */
static DexFuture *
send_form (SnabelClient  *client,
           SnabelApiCall *call)
{
  snabel_api_call_set_is_anonymous (call, TRUE);
  snabel_api_call_set_is_secret (call, TRUE);

  return snabel_client_send (client, call);
}

static JsonObject *
get_object (DexFuture *future)
{
  SnabelApiReply *reply = g_value_get_boxed (dex_future_get_value (future, NULL));

  return snabel_api_reply_get_object (reply);
}

static gboolean
is_issuer_of (const char *issuer,
              const char *base_uri)
{
  g_autofree char *with_slash = g_strconcat (base_uri, "/", NULL);

  return issuer != NULL && (g_str_equal (issuer, base_uri) || g_str_equal (issuer, with_slash));
}

static char **
dup_strings (JsonArray *array)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  guint length = array == NULL ? 0 : json_array_get_length (array);

  for (guint i = 0; i < length; i++)
    {
      const char *text = snabel_json_node_get_string (json_array_get_element (array, i));

      if (text != NULL)
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static DexFuture *
read_metadata_cb (DexFuture *future,
                  gpointer   user_data)
{
  SnabelClient        *client = user_data;
  JsonObject          *object = get_object (future);
  const char          *issuer = snabel_json_get_string (object, "issuer");
  SnabelOauthMetadata *metadata = NULL;

  /* RFC 8414, 3.3: metadata that speak for somebody else are worth nothing. */
  if (!is_issuer_of (issuer, snabel_client_get_base_uri (client)))
    return reject_reply ();
  metadata = g_new0 (SnabelOauthMetadata, 1);
  metadata->issuer = g_strdup (issuer);
  metadata->scopes = dup_strings (snabel_json_get_array (object, "scopes_supported"));
  metadata->sends_issuer = snabel_json_get_boolean (object, "authorization_response_iss_parameter_supported");

  return dex_future_new_take_boxed (SNABEL_TYPE_OAUTH_METADATA, metadata);
}

/**
 * snabel_api_get_oauth_metadata:
 *
 * Most servers have none: a failure means no more than that. Endpoints are not taken from it, since the paths
 * are the same on every server, and nothing else may receive a code.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelOauthMetadata
 */
DexFuture *
snabel_api_get_oauth_metadata (SnabelClient *client)
{
  SnabelApiCall *call = NULL;

  dex_return_error_if_fail (SNABEL_IS_CLIENT (client));

  call = snabel_api_call_new ("GET", "/.well-known/oauth-authorization-server");
  snabel_api_call_set_is_anonymous (call, TRUE);
  snabel_api_call_set_max_tries (call, 1);

  return dex_future_then (snabel_client_send (client, call), read_metadata_cb, g_object_ref (client), g_object_unref);
}

static DexFuture *
read_app_cb (DexFuture *future,
             gpointer   user_data)
{
  const SnabelOauthApp *asked = user_data;
  JsonObject           *object = get_object (future);
  g_autoptr(SnabelOauthApp) app = snabel_oauth_app_copy (asked);

  app->client_id = snabel_json_dup_id (object, "client_id");
  app->client_secret = snabel_json_dup_id (object, "client_secret");
  if (app->client_id == NULL || app->client_secret == NULL)
    return reject_reply ();

  return dex_future_new_take_boxed (SNABEL_TYPE_OAUTH_APP, g_steal_pointer (&app));
}

/**
 * snabel_api_register_app:
 * @redirect_uri: the one redirect, with its port, or %SNABEL_OAUTH_OUT_OF_BAND
 * @scopes: separated by spaces; if the server refuses them, %SNABEL_API_ERROR_REFUSED: ask for fewer
 *
 * Registers anew for every attempt: other servers than Mastodon compare the port.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelOauthApp
 */
DexFuture *
snabel_api_register_app (SnabelClient *client,
                         const char   *redirect_uri,
                         const char   *scopes)
{
  SnabelApiCall  *call = NULL;
  SnabelOauthApp *asked = NULL;

  dex_return_error_if_fail (SNABEL_IS_CLIENT (client));
  dex_return_error_if_fail (redirect_uri != NULL && scopes != NULL);

  asked = g_new0 (SnabelOauthApp, 1);
  asked->redirect_uri = g_strdup (redirect_uri);
  asked->scopes = g_strdup (scopes);
  call = snabel_api_call_new ("POST", "/api/v1/apps");
  snabel_api_call_add_form (call, "client_name", CLIENT_NAME);
  snabel_api_call_add_form (call, "redirect_uris", redirect_uri);
  snabel_api_call_add_form (call, "scopes", scopes);

  return dex_future_then (send_form (client, call), read_app_cb, asked, (GDestroyNotify) snabel_oauth_app_free);
}

/**
 * snabel_oauth_dup_challenge:
 * @verifier: 43 to 128 characters: snabel_random_dup_token() with 32 bytes or more
 *
 * Returns: (transfer full): the S256 challenge (RFC 7636, 4.2)
 */
char *
snabel_oauth_dup_challenge (const char *verifier)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *base64 = NULL;
  guint8           digest[32];
  gsize            length = sizeof digest;

  g_return_val_if_fail (verifier != NULL, NULL);

  g_checksum_update (checksum, (const guchar *) verifier, strlen (verifier));
  g_checksum_get_digest (checksum, digest, &length);
  base64 = g_base64_encode (digest, length);
  g_strdelimit (base64, "+", '-');
  g_strdelimit (base64, "/", '_');
  *strchrnul (base64, '=') = '\0';

  return g_steal_pointer (&base64);
}

static void
append_pair (GString    *uri,
             const char *name,
             const char *value)
{
  g_autofree char *escaped = snabel_uri_escape (value);

  g_string_append_printf (uri, "%c%s=%s", strchr (uri->str, '?') == NULL ? '?' : '&', name, escaped);
}

/**
 * snabel_oauth_dup_authorize_uri:
 * @state: of letters, digits, "-" and "_" only: some servers do not escape it on the way back
 * @challenge: of snabel_oauth_dup_challenge()
 *
 * Always asks the server to show its login, so that a second account on it can be signed in.
 *
 * Returns: (transfer full): what to open in the browser
 */
char *
snabel_oauth_dup_authorize_uri (SnabelClient         *client,
                                const SnabelOauthApp *app,
                                const char           *state,
                                const char           *challenge)
{
  g_autoptr(GString) uri = NULL;
  g_autofree char *bare = NULL;

  g_return_val_if_fail (SNABEL_IS_CLIENT (client), NULL);
  g_return_val_if_fail (app != NULL && state != NULL && challenge != NULL, NULL);

  bare = snabel_uri_join (snabel_client_get_base_uri (client), "/oauth/authorize");
  uri = g_string_new (bare);
  append_pair (uri, "response_type", "code");
  append_pair (uri, "client_id", app->client_id);
  append_pair (uri, "redirect_uri", app->redirect_uri);
  append_pair (uri, "scope", app->scopes);
  append_pair (uri, "state", state);
  append_pair (uri, "code_challenge", challenge);
  append_pair (uri, "code_challenge_method", "S256");
  append_pair (uri, "force_login", "true");

  return g_string_free_and_steal (g_steal_pointer (&uri));
}

static DexFuture *
read_token_cb (DexFuture *future,
               gpointer   user_data)
{
  const SnabelOauthApp *app = user_data;
  JsonObject           *object = get_object (future);
  const char           *access_token = snabel_json_get_string (object, "access_token");
  const char           *type = snabel_json_get_string (object, "token_type");
  const char           *scopes = snabel_json_get_string (object, "scope");
  SnabelOauthToken     *token = NULL;

  if (access_token == NULL || *access_token == '\0' || (type != NULL && g_ascii_strcasecmp (type, "Bearer") != 0))
    return reject_reply ();
  /* A line break in it would end the header that carries it. */
  for (const char *p = access_token; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return reject_reply ();
  token = g_new0 (SnabelOauthToken, 1);
  token->access_token = g_strdup (access_token);
  token->refresh_token = g_strdup (snabel_json_get_string (object, "refresh_token"));
  token->scopes = g_strdup (scopes == NULL || *scopes == '\0' ? app->scopes : scopes);
  token->expires_in = MAX (snabel_json_get_int (object, "expires_in", 0), 0);

  return dex_future_new_take_boxed (SNABEL_TYPE_OAUTH_TOKEN, token);
}

/**
 * snabel_api_get_token:
 * @code: what the browser brought, or the person typed; used once, whatever comes of it
 * @verifier: what the challenge was made of
 *
 * Returns: (transfer full): a future that resolves to a #SnabelOauthToken; %SNABEL_API_ERROR_UNAUTHORIZED means that the
 *   server forgot the registration, %SNABEL_API_ERROR_REFUSED that the code is no good
 */
DexFuture *
snabel_api_get_token (SnabelClient         *client,
                      const SnabelOauthApp *app,
                      const char           *code,
                      const char           *verifier)
{
  SnabelApiCall   *call = NULL;
  g_autofree char *stripped = NULL;

  dex_return_error_if_fail (SNABEL_IS_CLIENT (client));
  dex_return_error_if_fail (app != NULL && code != NULL && verifier != NULL);

  stripped = g_strstrip (g_strdup (code));
  call = snabel_api_call_new ("POST", "/oauth/token");
  snabel_api_call_add_form (call, "grant_type", "authorization_code");
  snabel_api_call_add_form (call, "client_id", app->client_id);
  snabel_api_call_add_form (call, "client_secret", app->client_secret);
  snabel_api_call_add_form (call, "redirect_uri", app->redirect_uri);
  snabel_api_call_add_form (call, "code", stripped);
  snabel_api_call_add_form (call, "code_verifier", verifier);
  /* Mastodon ignores it, snac has no scope otherwise. */
  snabel_api_call_add_form (call, "scope", app->scopes);

  return dex_future_then (send_form (client, call), read_token_cb,
                          snabel_oauth_app_copy (app), (GDestroyNotify) snabel_oauth_app_free);
}

/**
 * snabel_api_revoke_token:
 * @token: what to make worthless
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply, also if the server did not know the token
 */
DexFuture *
snabel_api_revoke_token (SnabelClient         *client,
                         const SnabelOauthApp *app,
                         const char           *token)
{
  SnabelApiCall *call = NULL;

  dex_return_error_if_fail (SNABEL_IS_CLIENT (client));
  dex_return_error_if_fail (app != NULL && token != NULL);

  call = snabel_api_call_new ("POST", "/oauth/revoke");
  snabel_api_call_add_form (call, "client_id", app->client_id);
  snabel_api_call_add_form (call, "client_secret", app->client_secret);
  snabel_api_call_add_form (call, "token", token);

  return send_form (client, call);
}
