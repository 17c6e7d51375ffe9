/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registering, tokens, revoking: as strict as each manner is. */
#include "server/tusk-json.h"
#include "server/tusk-router.h"
#include "server/tusk-hub.h"
#include "world/tusk-grant.h"

static char *
join_uris (TuskApp *app)
{
  g_autoptr(GString) uris = g_string_new (NULL);

  for (guint i = 0; i < app->redirect_uris->len; i++)
    g_string_append_printf (uris, "%s%s", i > 0 ? "\n" : "",
                            (char *) g_ptr_array_index (app->redirect_uris, i));

  return g_strdup (uris->str);
}

static JsonObject *
app_to_json (TuskWorld *world,
             TuskApp   *app,
             gboolean   with_secret)
{
  g_autofree char *uris = join_uris (app);
  JsonObject      *object = tusk_json_object (
    "s id", app->id, "s name", app->name, "s website", app->website, "s redirect_uri", uris, NULL);

  if (tusk_world_is (world, TUSK_MASTODON | TUSK_HOLLO))
    tusk_json_set (object,
                   "a scopes", tusk_json_words (app->scopes),
                   "a redirect_uris", tusk_json_strings (app->redirect_uris), NULL);
  if (with_secret)
    tusk_json_set (object,
                   "s client_id", app->client_id, "s client_secret", app->client_secret,
                   "i client_secret_expires_at", 0, "s vapid_key", "", NULL);

  return object;
}

/* What each manner refuses about the redirect URIs; NULL if they may pass. */
static TuskReply *
check_redirect_form (TuskCall *call)
{
  JsonNode *node = json_object_get_member (call->params, "redirect_uris");
  gboolean  is_array = node != NULL && JSON_NODE_HOLDS_ARRAY (node);
  gboolean  is_json = call->body_kind == TUSK_BODY_JSON;

  if (node == NULL)
    return tusk_reply_refuse (call, 422, "Validation failed: Redirect URI can't be blank");
  if (!is_array)
    return NULL;
  if (tusk_world_is (call->world, TUSK_SNAC))
    return tusk_reply_no_path (call);
  if (tusk_world_is (call->world, TUSK_GOTOSOCIAL) && is_json)
    return tusk_reply_refuse (
      call, 400,
      "Bad Request: json: cannot unmarshal array into Go struct field redirect_uris of type string");
  if (tusk_world_is (call->world, TUSK_HOLLO) && !is_json)
    return tusk_reply_refuse (call, 422, "invalid_request");

  return NULL;
}

static gboolean
is_acceptable_uri (const char *uri)
{
  static const char *const refused[] = { "data", "vbscript", "javascript", "localhost", NULL };
  g_autoptr(GUri) parsed = NULL;

  if (g_str_has_prefix (uri, "urn:ietf:wg:oauth:2.0:oob"))
    return TRUE;
  parsed = g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return parsed != NULL && g_uri_get_fragment (parsed) == NULL &&
         !g_strv_contains (refused, g_uri_get_scheme (parsed)) &&
         (strstr (uri, "://") != NULL || strstr (uri, ":/") != NULL);
}

/* Whether all of them could be taken. */
static gboolean
add_redirect_uris (TuskCall *call,
                   TuskApp  *app)
{
  g_autoptr(GPtrArray) given = tusk_call_dup_strings (call, "redirect_uris");

  if (tusk_world_is (call->world, TUSK_GOTOSOCIAL) && call->body_kind != TUSK_BODY_JSON &&
      JSON_NODE_HOLDS_ARRAY (json_object_get_member (call->params, "redirect_uris")))
    {
      g_ptr_array_add (app->redirect_uris, g_strdup ("urn:ietf:wg:oauth:2.0:oob"));
      return TRUE;
    }
  for (guint i = 0; i < given->len; i++)
    {
      g_auto(GStrv) uris = g_strsplit_set (g_ptr_array_index (given, i), " \n\r\t", -1);

      for (guint j = 0; uris[j] != NULL; j++)
        if (*uris[j] != '\0')
          {
            if (!is_acceptable_uri (uris[j]))
              return FALSE;
            g_ptr_array_add (app->redirect_uris, g_strdup (uris[j]));
          }
    }

  return app->redirect_uris->len > 0;
}

static TuskReply *
register_app (TuskCall *call)
{
  const char *name = tusk_call_get_string (call, "client_name");
  const char *scopes = tusk_call_get_string (call, "scopes");
  TuskReply  *refusal = check_redirect_form (call);
  TuskApp    *app = NULL;

  if (refusal != NULL)
    return refusal;
  if (name == NULL || *name == '\0' || g_utf8_strlen (name, -1) > 60)
    return tusk_reply_refuse (call, 422, "Validation failed: Application name can't be blank or is too long");
  if (scopes == NULL || *scopes == '\0')
    scopes = "read";
  if (tusk_world_is (call->world, TUSK_MASTODON) && !tusk_scopes_are_known (scopes))
    return tusk_reply_refuse (call, 422, "Validation failed: Scopes doesn't match configured on the server.");
  app = tusk_app_new (call->world, name, scopes);
  app->website = g_strdup (tusk_call_get_string (call, "website"));
  if (!add_redirect_uris (call, app))
    {
      g_ptr_array_remove (call->world->apps, app);
      return tusk_reply_refuse (call, 422, "Validation failed: Redirect URI must be an absolute URI.");
    }

  return tusk_reply_new_object (app_to_json (call->world, app, TRUE));
}

static TuskReply *
verify_app (TuskCall *call)
{
  return tusk_reply_new_object (app_to_json (call->world, call->token->app, FALSE));
}

/* The application that the request proves to be, by parameters or by HTTP Basic. */
static TuskApp *
authenticate_app (TuskCall *call)
{
  const char      *authorization = soup_message_headers_get_one (call->headers, "Authorization");
  const char      *id = tusk_call_get_string (call, "client_id");
  const char      *secret = tusk_call_get_string (call, "client_secret");
  g_autofree char *decoded = NULL;
  TuskApp         *app = NULL;
  gsize            length = 0;

  if (authorization != NULL && g_str_has_prefix (authorization, "Basic ") && secret == NULL)
    {
      g_autofree guchar *bytes = g_base64_decode (authorization + 6, &length);
      char              *colon = NULL;

      decoded = g_strndup ((const char *) bytes, length);
      colon = strchr (decoded, ':');
      if (colon != NULL)
        {
          *colon = '\0';
          id = decoded;
          secret = colon + 1;
        }
    }
  app = id != NULL ? tusk_app_find (call->world, id) : NULL;

  return app != NULL && g_strcmp0 (app->client_secret, secret) == 0 ? app : NULL;
}

static TuskReply *
refuse_app (TuskCall *call)
{
  return tusk_reply_refuse_oauth (
    call, tusk_world_is (call->world, TUSK_GOTOSOCIAL | TUSK_SNAC) ? 400 : 401, "invalid_client",
    "Client authentication failed due to unknown client, no client authentication "
    "included, or unsupported authentication method.");
}

static TuskReply *
reply_token (TuskCall  *call,
             TuskToken *token)
{
  gint64      created = token->created_at / (tusk_world_is (call->world, TUSK_HOLLO) ? 1000 : G_USEC_PER_SEC);
  const char *scope = token->scopes;

  if (tusk_world_is (call->world, TUSK_SNAC) && tusk_call_get_string (call, "scope") == NULL)
    scope = "";

  return tusk_reply_with_header (
    tusk_reply_new_object (tusk_json_object (
      "s access_token", token->secret, "s token_type", "Bearer", "s scope", scope,
      "l created_at", created, NULL)),
    "Cache-Control", "no-store");
}

/* NULL if the code may be exchanged. */
static TuskReply *
check_grant (TuskCall  *call,
             TuskApp   *app,
             TuskGrant *grant)
{
  const char *verifier = tusk_call_get_string (call, "code_verifier");
  const char *text =
    "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI "
    "used in the authorization request, or was issued to another client.";

  if (grant == NULL || grant->is_used || grant->app != app ||
      grant->expires_at <= tusk_world_now (call->world) ||
      g_strcmp0 (grant->redirect_uri, tusk_call_get_string (call, "redirect_uri")) != 0)
    return tusk_reply_refuse_oauth (call, 400, "invalid_grant", text);
  if (tusk_world_is (call->world, TUSK_GOTOSOCIAL | TUSK_SNAC))
    return NULL;
  if (grant->challenge != NULL && verifier == NULL)
    return tusk_reply_refuse_oauth (call, 400, "invalid_request", "Missing required parameter: code_verifier.");
  if (!tusk_grant_accepts_verifier (grant, verifier))
    return tusk_reply_refuse_oauth (call, 400, "invalid_grant", text);

  return NULL;
}

static TuskReply *
exchange_code (TuskCall *call,
               TuskApp  *app)
{
  const char *code = tusk_call_get_string (call, "code");
  TuskGrant  *grant = code != NULL ? g_hash_table_lookup (call->world->grants, code) : NULL;
  TuskReply  *refusal = NULL;

  if (code == NULL)
    return tusk_reply_refuse_oauth (call, 400, "invalid_request", "Missing required parameter: code.");
  refusal = check_grant (call, app, grant);
  if (refusal != NULL)
    return refusal;
  grant->is_used = TRUE;

  return reply_token (call, tusk_token_issue (call->world, app, grant->person, grant->scopes));
}

static TuskReply *
make_token (TuskCall *call)
{
  const char *type = tusk_call_get_string (call, "grant_type");
  const char *scope = tusk_call_get_string (call, "scope");
  TuskApp    *app = authenticate_app (call);

  if (type == NULL)
    return tusk_reply_refuse_oauth (call, 400, "invalid_request", "Missing required parameter: grant_type.");
  if (app == NULL)
    return refuse_app (call);
  if (g_str_equal (type, "authorization_code"))
    return exchange_code (call, app);
  if (!g_str_equal (type, "client_credentials"))
    return tusk_reply_refuse_oauth (
      call, 400, "unsupported_grant_type",
      "The authorization grant type is not supported by the authorization server.");
  if (scope != NULL && !tusk_scopes_are_within (scope, app->scopes))
    return tusk_reply_refuse_oauth (call, 400, "invalid_scope",
                                    "The requested scope is invalid, unknown, or malformed.");

  return reply_token (call, tusk_token_issue (call->world, app, NULL, scope != NULL ? scope : "read"));
}

static TuskReply *
revoke_token (TuskCall *call)
{
  const char *secret = tusk_call_get_string (call, "token");
  TuskApp    *app = authenticate_app (call);
  TuskToken  *token = secret != NULL ? tusk_token_find (call->world, secret) : NULL;

  if (app == NULL || (token != NULL && token->app != app))
    return tusk_reply_refuse_oauth (call, 403, "unauthorized_client",
                                    "You are not authorized to revoke this token");
  if (token != NULL)
    token->is_revoked = TRUE;
  if (token != NULL && tusk_world_is (call->world, TUSK_MASTODON))
    tusk_hub_drop (call->world->hub, token);

  return tusk_reply_new_empty ();
}

const TuskRoute tusk_oauth_routes[] = {
  { "POST", "/api/v1/apps", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, register_app },
  { "GET", "/api/v1/apps/verify_credentials", NULL,
    TUSK_FOR_APPS, TUSK_MASTODON | TUSK_HOLLO | TUSK_PLEROMA, verify_app },
  { "POST", "/oauth/token", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, make_token },
  { "POST", "/oauth/revoke", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, revoke_token },
  { NULL },
};
