/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a client finds the API: the well-known documents, and the door of a split domain. */
#include "api/tusk-discovery.h"

#include "server/tusk-json.h"
#include "server/tusk-router.h"
#include "world/tusk-grant.h"
#include "world/tusk-person.h"

static const char *const software_names[] = { "mastodon", "gotosocial", "snac", "hollo", "pleroma" };
static const char *const software_versions[] = { "4.5.3", "0.20.0", "2.96", "0.10.2", "2.9.1" };

static char *
dup_origin (TuskWorld *world)
{
  g_autoptr(GUri) uri = g_uri_parse (world->base_uri, G_URI_FLAGS_NONE, NULL);

  return g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), g_uri_get_host (uri), g_uri_get_port (uri));
}

/**
 * tusk_discovery_is_front_door:
 *
 * Returns: whether the request came to the domain of the accounts, behind which there is no API
 */
gboolean
tusk_discovery_is_front_door (TuskCall *call)
{
  const char      *host = soup_message_headers_get_one (call->headers, "Host");
  g_autofree char *origin = dup_origin (call->world);

  return host != NULL && !g_str_has_suffix (origin, host) && g_strcmp0 (host, call->world->account_domain) == 0;
}

/**
 * tusk_discovery_answer_front_door:
 *
 * Returns: (transfer full): the well-known documents moved to the API's host; nothing else is here
 */
TuskReply *
tusk_discovery_answer_front_door (TuskCall *call)
{
  g_autofree char *origin = dup_origin (call->world);
  g_autofree char *location = g_strdup_printf ("%s%s%s%s", origin, call->path, call->query != NULL ? "?" : "",
                                               call->query != NULL ? call->query : "");

  if (g_str_equal (call->path, "/"))
    return tusk_reply_new (200, "text/html",
                           "<!DOCTYPE html><title>A home page</title><p>Nothing federated here.</p>");
  if (!g_str_has_prefix (call->path, "/.well-known/webfinger") &&
      !g_str_has_prefix (call->path, "/.well-known/host-meta"))
    return tusk_reply_new (404, "text/html", "<!DOCTYPE html><title>404</title>");

  return tusk_reply_with_status (tusk_reply_new_redirect (location), 301);
}

static TuskReply *
show_host_meta (TuskCall *call)
{
  const char *accept = soup_message_headers_get_list (call->headers, "Accept");
  gboolean    is_json = g_str_has_suffix (call->path, ".json") ||
                     (accept != NULL && strstr (accept, "json") != NULL);
  g_autofree char *origin = dup_origin (call->world);
  g_autofree char *template = g_strdup_printf ("%s/.well-known/webfinger?resource={uri}", origin);
  g_autofree char *xml = g_strdup_printf (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\n"
    "  <Link rel=\"lrdd\" template=\"%s\"/>\n</XRD>\n",
    template);
  JsonArray *links = NULL;

  if (!is_json)
    return tusk_reply_new (200, "application/xrd+xml; charset=utf-8", xml);
  links = json_array_new ();
  json_array_add_object_element (links, tusk_json_object ("s rel", "lrdd", "s template", template, NULL));

  return tusk_reply_new_object (tusk_json_object ("a links", links, NULL));
}

static TuskPerson *
find_resource (TuskWorld  *world,
               const char *resource)
{
  if (g_str_has_prefix (resource, "acct:") && strchr (resource, '@') != NULL)
    return tusk_world_look_up (world, resource + 5);
  for (guint i = 0; i < world->people->len; i++)
    {
      TuskPerson      *person = g_ptr_array_index (world->people, i);
      g_autofree char *url = tusk_person_build_url (world, person);
      g_autofree char *uri = tusk_person_build_uri (world, person);

      if (g_str_equal (url, resource) || g_str_equal (uri, resource))
        return person;
    }

  return NULL;
}

static TuskReply *
show_webfinger (TuskCall *call)
{
  const char      *resource = tusk_call_get_string (call, "resource");
  TuskPerson      *person = resource != NULL ? find_resource (call->world, resource) : NULL;
  g_autofree char *subject = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *url = NULL;
  g_autofree char *aliases = NULL;
  JsonArray       *links = NULL;
  TuskReply       *reply = NULL;

  if (resource == NULL)
    return tusk_reply_new (400, "text/plain", "");
  if (person == NULL || person->domain != NULL)
    return tusk_reply_new (404, "text/plain", "");
  subject = g_strdup_printf ("acct:%s@%s", person->username, call->world->account_domain);
  uri = tusk_person_build_uri (call->world, person);
  url = tusk_person_build_url (call->world, person);
  aliases = g_strconcat (url, " ", uri, NULL);
  links = json_array_new ();
  json_array_add_object_element (
    links,
    tusk_json_object (
      "s rel", "http://webfinger.net/rel/profile-page", "s type", "text/html", "s href", url, NULL));
  json_array_add_object_element (
    links, tusk_json_object ("s rel", "self", "s type", "application/activity+json", "s href", uri, NULL));
  reply = tusk_reply_new_object (
    tusk_json_object ("s subject", subject, "a aliases", tusk_json_words (aliases), "a links", links, NULL));
  g_set_str (&reply->content_type, "application/jrd+json; charset=utf-8");

  return reply;
}

static TuskReply *
show_nodeinfo_links (TuskCall *call)
{
  JsonArray       *links = json_array_new ();
  g_autofree char *href = tusk_world_build_uri (
    call->world, tusk_world_is (call->world, TUSK_SNAC) ? "/nodeinfo_2_0" : "/nodeinfo/2.0");

  json_array_add_object_element (
    links,
    tusk_json_object ("s rel", "http://nodeinfo.diaspora.software/ns/schema/2.0", "s href", href, NULL));

  return tusk_reply_new_object (tusk_json_object ("a links", links, NULL));
}

static TuskReply *
show_nodeinfo (TuskCall *call)
{
  SnabelTestManner manner = call->world->manner;
  JsonObject      *software = tusk_json_object (
    "s name", software_names[manner], "s version", software_versions[manner], NULL);
  JsonObject *services = tusk_json_object (
    "a inbound", json_array_new (), "a outbound", json_array_new (), NULL);
  JsonObject *users = tusk_json_object (
    "i total", (int) call->world->people->len, "i activeMonth", 1, "i activeHalfyear", 1, NULL);

  return tusk_reply_new_object (tusk_json_object (
    "s version", "2.0", "o software", software, "a protocols", tusk_json_words ("activitypub"),
    "o services", services,
    "o usage", tusk_json_object ("o users", users, "i localPosts", (int) call->world->posts->len, NULL),
    "b openRegistrations", FALSE, "o metadata", json_object_new (), NULL));
}

static TuskReply *
show_authorization_server (TuskCall *call)
{
  TuskWorld       *world = call->world;
  g_autofree char *issuer = tusk_world_build_uri (world, "/");
  g_autofree char *authorize = tusk_world_build_uri (world, "/oauth/authorize");
  g_autofree char *token = tusk_world_build_uri (world, "/oauth/token");
  g_autofree char *revoke = tusk_world_build_uri (world, "/oauth/revoke");
  g_autofree char *apps = tusk_world_build_uri (world, "/api/v1/apps");
  g_autofree char *scopes = tusk_scopes_list_all ();

  return tusk_reply_new_object (tusk_json_object (
    "s issuer", issuer, "s service_documentation", "https://docs.joinmastodon.org/",
    "s authorization_endpoint", authorize, "s token_endpoint", token,
    "s app_registration_endpoint", apps, "s revocation_endpoint", revoke,
    "a scopes_supported", tusk_json_words (scopes),
    "a response_types_supported", tusk_json_words ("code"),
    "a response_modes_supported", tusk_json_words ("query"),
    "a grant_types_supported", tusk_json_words ("authorization_code client_credentials"),
    "a token_endpoint_auth_methods_supported", tusk_json_words ("client_secret_basic client_secret_post"),
    "a code_challenge_methods_supported", tusk_json_words ("S256"),
    "b authorization_response_iss_parameter_supported", world->issuer != NULL, NULL));
}

const TuskRoute tusk_discovery_routes[] = {
  { "GET", "/.well-known/host-meta", NULL,
    TUSK_FOR_ANYBODY, TUSK_MASTODON | TUSK_GOTOSOCIAL | TUSK_PLEROMA, show_host_meta },
  { "GET", "/.well-known/host-meta.json", NULL,
    TUSK_FOR_ANYBODY, TUSK_MASTODON | TUSK_PLEROMA, show_host_meta },
  { "GET", "/.well-known/webfinger", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_webfinger },
  { "GET", "/.well-known/nodeinfo", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_nodeinfo_links },
  { "GET", "/nodeinfo/2.0", NULL, TUSK_FOR_ANYBODY, TUSK_ALL & ~TUSK_SNAC, show_nodeinfo },
  { "GET", "/nodeinfo_2_0", NULL, TUSK_FOR_ANYBODY, TUSK_SNAC, show_nodeinfo },
  { "GET", "/.well-known/oauth-authorization-server", NULL,
    TUSK_FOR_ANYBODY, TUSK_MASTODON | TUSK_HOLLO, show_authorization_server },
  { "GET", "/.well-known/oauth-authorization-server/:", NULL,
    TUSK_FOR_ANYBODY, TUSK_MASTODON | TUSK_HOLLO, show_authorization_server },
  { NULL },
};
