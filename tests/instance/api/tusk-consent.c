/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages on which a person says yes or no. A script can follow them as well: one form, plain names. */
#include "api/tusk-consent.h"

#include "server/tusk-json.h"
#include "server/tusk-router.h"
#include "world/tusk-grant.h"
#include "world/tusk-person.h"

#define PAGE_HEAD                                                                                                                 \
  "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"              \
  "<style>body{font:1.1em sans-serif;max-width:28em;margin:3em auto;padding:0 1em;color:#222}label{display:block;padding:.4em 0}" \
  "button{font:inherit;padding:.5em 1.5em;margin:1em .5em 0 0}code{word-break:break-all}</style>"
#define CODE_LIFETIME (10 * G_TIME_SPAN_MINUTE)

static TuskReply *
show_error (TuskCall   *call,
            guint       status,
            const char *message)
{
  g_autofree char *page = g_strdup_printf (
    PAGE_HEAD "<title>Error</title><h1>Something is wrong</h1><p>%s</p></html>", message);

  if (tusk_world_is (call->world, TUSK_HOLLO))
    return tusk_reply_with_status (tusk_reply_new_object (tusk_json_object ("s error", message, NULL)), 400);

  return tusk_reply_new (status, "text/html; charset=utf-8", page);
}

static void
append_query (GString    *uri,
              const char *name,
              const char *value,
              gboolean    is_raw)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;
  escaped = is_raw ? g_strdup (value) : g_uri_escape_string (value, NULL, FALSE);
  g_string_append_printf (uri, "%c%s=%s", strchr (uri->str, '?') != NULL ? '&' : '?', name, escaped);
}

static char *
build_redirect (TuskWorld  *world,
                TuskGrant  *grant,
                const char *name,
                const char *value,
                const char *description)
{
  g_autoptr(GString) uri = g_string_new (grant->redirect_uri);

  append_query (uri, name, value, FALSE);
  append_query (uri, "error_description", description, FALSE);
  /* snac puts the state back as it came out of the query, without encoding it again. */
  append_query (uri, "state", grant->state, tusk_world_is (world, TUSK_SNAC));
  append_query (uri, "iss", world->issuer, FALSE);

  return g_strdup (uri->str);
}

static gboolean
is_out_of_band (TuskGrant *grant)
{
  return g_str_has_prefix (grant->redirect_uri, "urn:ietf:wg:oauth:2.0:oob");
}

static TuskGrant *
grant_new (TuskCall *call,
           TuskApp  *app)
{
  const char *scope = tusk_call_get_string (call, "scope");
  TuskGrant  *grant = g_new0 (TuskGrant, 1);

  grant->app = app;
  grant->redirect_uri = g_strdup (tusk_call_get_string (call, "redirect_uri"));
  grant->scopes = g_strdup (scope != NULL && *scope != '\0' ? scope : "read");
  g_strdelimit (grant->scopes, "+", ' ');
  grant->state = g_strdup (tusk_call_get_string (call, "state"));
  grant->challenge = g_strdup (tusk_call_get_string (call, "code_challenge"));

  return grant;
}

/* The error that goes back to the client; NULL if there is none. */
static const char *
find_error (TuskCall  *call,
            TuskGrant *grant)
{
  const char *method = tusk_call_get_string (call, "code_challenge_method");

  if (g_strcmp0 (tusk_call_get_string (call, "response_type"), "code") != 0)
    return "unsupported_response_type";
  if (!tusk_scopes_are_within (grant->scopes, grant->app->scopes) && !tusk_world_is (call->world, TUSK_SNAC))
    return "invalid_scope";
  if (tusk_world_is (call->world, TUSK_MASTODON | TUSK_HOLLO) && grant->challenge != NULL &&
      (g_strcmp0 (method, "S256") != 0 || strlen (grant->challenge) != 43))
    return "invalid_request";

  return NULL;
}

/* Reads the request; if it cannot come to a decision, the page that says so is in @refusal. */
static TuskGrant *
read_request (TuskCall   *call,
              TuskReply **refusal)
{
  const char *client_id = tusk_call_get_string (call, "client_id");
  const char *uri = tusk_call_get_string (call, "redirect_uri");
  TuskApp    *app = client_id != NULL ? tusk_app_find (call->world, client_id) : NULL;
  g_autoptr(TuskGrant) grant = NULL;
  const char *error = NULL;

  if (app == NULL || uri == NULL)
    {
      *refusal = show_error (call, 401,
                             "Client authentication failed due to unknown client, no client authentication "
                             "included, or unsupported authentication method.");
      return NULL;
    }
  grant = grant_new (call, app);
  if (!tusk_app_allows_uri (app, uri) && !tusk_world_is (call->world, TUSK_SNAC))
    {
      *refusal = show_error (call, 422, "The redirect uri included is not valid.");
      return NULL;
    }
  error = find_error (call, grant);
  if (error == NULL)
    return g_steal_pointer (&grant);
  if (is_out_of_band (grant) || tusk_world_is (call->world, TUSK_HOLLO))
    *refusal = show_error (call, 400, error);
  else
    {
      g_autofree char *location = build_redirect (call->world, grant, "error", error,
                                                  "The request cannot be granted.");

      *refusal = tusk_reply_new_redirect (location);
    }

  return NULL;
}

static void
append_people (TuskWorld *world,
               GString   *page)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < world->people->len; i++)
    {
      TuskPerson      *person = g_ptr_array_index (world->people, i);
      g_autofree char *name = g_markup_escape_text (person->display_name, -1);

      if (person->domain != NULL)
        continue;
      g_string_append_printf (
        page, "<label><input type=\"radio\" name=\"account\" value=\"%s\"%s> %s (@%s)</label>",
        person->username, is_first ? " checked" : "", name, person->username);
      is_first = FALSE;
    }
}

static TuskReply *
show_form (TuskCall *call)
{
  TuskReply       *refusal = NULL;
  TuskGrant       *grant = read_request (call, &refusal);
  g_autofree char *ticket = tusk_random_word ();
  g_autofree char *action = tusk_world_build_uri (call->world, "/oauth/authorize");
  g_autofree char *name = grant != NULL ? g_markup_escape_text (grant->app->name, -1) : NULL;
  g_autofree char *scopes = grant != NULL ? g_markup_escape_text (grant->scopes, -1) : NULL;
  g_autoptr(GString) page = g_string_new (PAGE_HEAD);

  if (grant == NULL)
    return refusal;
  g_string_append_printf (page, "<title>Authorization required</title><h1>Let %s in?</h1>"
                                "<p>It asks for: <code>%s</code></p><form method=\"post\" action=\"%s\">"
                                "<input type=\"hidden\" name=\"authenticity_token\" value=\"%s\">",
                          name, scopes, action, ticket);
  append_people (call->world, page);
  g_string_append (page, "<button name=\"decision\" value=\"approve\">Authorize</button>"
                         "<button name=\"decision\" value=\"deny\">Deny</button></form></html>");
  g_hash_table_insert (call->world->consents, g_steal_pointer (&ticket), grant);

  return tusk_reply_with_header (tusk_reply_new (200, "text/html; charset=utf-8", page->str),
                                 "X-Frame-Options", "DENY");
}

/* Where the browser goes after the decision. */
static char *
conclude (TuskWorld  *world,
          TuskGrant  *grant,
          TuskPerson *person,
          gboolean    is_approved)
{
  g_autofree char *code = tusk_random_word ();
  TuskGrant       *kept = NULL;

  if (!is_approved && is_out_of_band (grant))
    return tusk_world_build_uri (world, "/oauth/denied");
  if (!is_approved)
    return build_redirect (world, grant, "error", "access_denied",
                           "The resource owner or authorization server denied the request.");
  kept = tusk_grant_copy (grant);
  kept->person = person;
  kept->expires_at = tusk_world_now (world) + CODE_LIFETIME;
  g_hash_table_insert (world->grants, g_strdup (code), kept);
  if (!is_out_of_band (grant))
    return build_redirect (world, grant, "code", code, NULL);
  if (tusk_world_is (world, TUSK_GOTOSOCIAL))
    return tusk_world_build_uri (world, "/oauth/oob?code=%s", code);
  if (tusk_world_is (world, TUSK_SNAC))
    return tusk_world_build_uri (world, "/oauth/x-snac-code?code=%s&state=%s", code,
                                 grant->state != NULL ? grant->state : "");

  return tusk_world_build_uri (world, "/oauth/authorize/native?code=%s", code);
}

static TuskReply *
take_decision (TuskCall *call)
{
  const char      *ticket = tusk_call_get_string (call, "authenticity_token");
  const char      *acct = tusk_call_get_string (call, "account");
  const char      *decision = tusk_call_get_string (call, "decision");
  TuskGrant       *grant = ticket != NULL ? g_hash_table_lookup (call->world->consents, ticket) : NULL;
  TuskPerson      *person = acct != NULL ? tusk_world_look_up (call->world, acct) : NULL;
  g_autofree char *location = NULL;

  if (grant == NULL)
    return show_error (call, 422, "This page is too old. Please begin again.");
  if (person == NULL || person->domain != NULL || decision == NULL)
    return show_error (call, 422, "Please choose an account.");
  location = conclude (call->world, grant, person, g_str_equal (decision, "approve"));
  g_hash_table_remove (call->world->consents, ticket);

  return tusk_reply_new_redirect (location);
}

static TuskReply *
show_code (TuskCall *call)
{
  const char      *code = tusk_call_get_string (call, "code");
  const char      *state = tusk_call_get_string (call, "state");
  g_autofree char *escaped = g_markup_escape_text (code != NULL ? code : "", -1);
  g_autofree char *bare = g_strdup_printf ("%s&state=%s", escaped, state != NULL ? state : "");
  g_autofree char *page = g_strdup_printf (
    PAGE_HEAD "<title>Code</title><h1>Almost there</h1><p>Copy this code into the application:</p>"
              "<p><input readonly size=\"64\" class=\"oauth-code\" value=\"%s\"></p></html>",
    escaped);

  return tusk_reply_new (200, "text/html; charset=utf-8", tusk_world_is (call->world, TUSK_SNAC) ? bare : page);
}

static TuskReply *
show_denied (TuskCall *call)
{
  return show_error (call, 403, "The resource owner or authorization server denied the request.");
}

/**
 * tusk_consent_decide:
 * @call: a GET of the authorize page
 * @person: who decides
 *
 * Decides without the page in between.
 *
 * Returns: (transfer full) (nullable): where the browser would go; %NULL if it would see a page with an error
 */
char *
tusk_consent_decide (TuskWorld  *world,
                     TuskCall   *call,
                     TuskPerson *person,
                     gboolean    is_approved)
{
  g_autoptr(TuskReply) refusal = NULL;
  g_autoptr(TuskGrant) grant = read_request (call, &refusal);

  if (grant == NULL)
    return g_strdup (soup_message_headers_get_one (refusal->headers, "Location"));

  return conclude (world, grant, person, is_approved);
}

const TuskRoute tusk_consent_routes[] = {
  { "GET", "/oauth/authorize", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_form },
  { "POST", "/oauth/authorize", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, take_decision },
  { "GET", "/oauth/authorize/native", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_code },
  { "GET", "/oauth/oob", NULL, TUSK_FOR_ANYBODY, TUSK_GOTOSOCIAL, show_code },
  { "GET", "/oauth/x-snac-code", NULL, TUSK_FOR_ANYBODY, TUSK_SNAC, show_code },
  { "GET", "/oauth/denied", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_denied },
  { NULL },
};
