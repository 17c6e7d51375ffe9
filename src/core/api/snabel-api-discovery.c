/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a person typed to the base of an API: servers under a path, and names that differ from hosts. */
#include "config.h"

#include "api/snabel-api-instance.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "base/snabel-uri.h"

G_DEFINE_BOXED_TYPE (SnabelDiscovery, snabel_discovery, snabel_discovery_copy, snabel_discovery_free)

/**
 * snabel_discovery_copy:
 *
 * Returns: (transfer full): a copy
 */
SnabelDiscovery *
snabel_discovery_copy (const SnabelDiscovery *self)
{
  SnabelDiscovery *copy = g_new0 (SnabelDiscovery, 1);

  copy->base_uri = g_strdup (self->base_uri);
  copy->instance = json_node_ref (self->instance);

  return copy;
}

/**
 * snabel_discovery_free:
 * @self: (transfer full): a discovery
 */
void
snabel_discovery_free (SnabelDiscovery *self)
{
  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->instance, json_node_unref);
  g_free (self);
}

typedef struct
{
  SnabelPlatform *platform;
  SnabelAddress  *address;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_pointer (&self->platform, snabel_platform_unref);
  g_clear_pointer (&self->address, snabel_address_free);
  g_free (self);
}

/* A server may keep its version to itself; it still has a place for it. */
static gboolean
is_instance (JsonObject *object)
{
  return object != NULL && json_object_has_member (object, "version") &&
         (snabel_json_get_string (object, "domain") != NULL || snabel_json_get_string (object, "uri") != NULL);
}

/* The base is what the answer came from, redirects followed, without the path that was asked for. */
static SnabelDiscovery *
discovery_new (SnabelApiReply *reply)
{
  SnabelDiscovery *self = NULL;
  const char      *path = strstr (reply->http->uri, "/api/v2/instance");

  if (path == NULL)
    path = strstr (reply->http->uri, "/api/v1/instance");
  if (path == NULL || !is_instance (snabel_api_reply_get_object (reply)))
    return NULL;
  self = g_new0 (SnabelDiscovery, 1);
  self->base_uri = g_strndup (reply->http->uri, path - reply->http->uri);
  self->instance = json_node_ref (reply->node);

  return self;
}

/* Returns NULL without @error if something answers there that is no server of this kind. */
static SnabelDiscovery *
try_base (Search     *self,
          const char *base_uri,
          GError    **error)
{
  g_autoptr(SnabelClient) client = snabel_client_new (self->platform, base_uri, NULL);
  g_autoptr(GError) failure = NULL;
  g_autoptr(SnabelApiReply) reply = snabel_await_boxed (snabel_api_get_instance (client), &failure);

  if (reply != NULL)
    return discovery_new (reply);
  if (!g_error_matches (failure, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND) &&
      !g_error_matches (failure, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED) &&
      !g_error_matches (failure, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED) &&
      !g_error_matches (failure, SNABEL_API_ERROR, SNABEL_API_ERROR_FORBIDDEN) &&
      !g_error_matches (failure, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY))
    g_propagate_error (error, g_steal_pointer (&failure));

  return NULL;
}

static void
start_element (GMarkupParseContext *context,
               const char          *element,
               const char         **names,
               const char         **values,
               gpointer             user_data,
               GError             **error)
{
  char **template = user_data;
  const char *rel = NULL;
  const char *found = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], "rel"))
        rel = values[i];
      else if (g_str_equal (names[i], "template"))
        found = values[i];
    }
  if (*template == NULL && found != NULL && g_strcmp0 (rel, "lrdd") == 0)
    *template = g_strdup (found);
}

static char *
find_template_in_xml (GBytes *body)
{
  static const GMarkupParser parser = { .start_element = start_element };
  char *template = NULL;
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &template, NULL);

  g_markup_parse_context_parse (context, g_bytes_get_data (body, NULL), g_bytes_get_size (body), NULL);

  return template;
}

/* The link of the relation @rel, by its member @name. */
static char *
find_link (JsonNode   *node,
           const char *rel,
           const char *name)
{
  JsonArray *links = snabel_json_get_array (snabel_json_node_get_object (node), "links");
  guint      n_links = links == NULL ? 0 : json_array_get_length (links);

  for (guint i = 0; i < n_links; i++)
    {
      JsonObject *link = snabel_json_node_get_object (json_array_get_element (links, i));

      if (g_strcmp0 (snabel_json_get_string (link, "rel"), rel) == 0)
        return g_strdup (snabel_json_get_string (link, name));
    }

  return NULL;
}

static SnabelHttpReply *
get_well_known (Search     *self,
                const char *path)
{
  g_autoptr(SnabelHttp) http = snabel_http_new (self->platform, SNABEL_HTTP_API);
  g_autofree char *uri = snabel_uri_join (self->address->base_uri, path);
  g_autoptr(SnabelHttpRequest) request = snabel_http_request_new ("GET", uri);
  g_autoptr(SnabelHttpReply) reply = NULL;

  snabel_http_request_set_header (request, "Accept", "application/jrd+json, application/json, application/xrd+xml");
  snabel_http_request_set_max_size (request, 256 * 1024);
  reply = snabel_await_boxed (snabel_http_send (http, request), NULL);

  return reply != NULL && snabel_http_reply_is_success (reply) ? g_steal_pointer (&reply) : NULL;
}

/* Host-meta names the host that knows the accounts of a domain; a path before it is the server's own. */
static char *
ask_host_meta (Search *self)
{
  g_autoptr(SnabelHttpReply) reply = get_well_known (self, "/.well-known/host-meta");
  g_autoptr(JsonNode) node = reply == NULL ? NULL : snabel_await_boxed (snabel_json_parse (reply->body), NULL);
  g_autofree char *template = NULL;
  char *end = NULL;

  if (reply == NULL)
    return NULL;
  template = node != NULL ? find_link (node, "lrdd", "template") : find_template_in_xml (reply->body);
  end = template == NULL ? NULL : strstr (template, "/.well-known/");
  if (end == NULL)
    return NULL;
  *end = '\0';

  return snabel_uri_is_web (template) ? g_steal_pointer (&template) : NULL;
}

static char *
ask_webfinger (Search *self)
{
  g_autofree char *account = g_strdup_printf ("acct:%s@%s", self->address->user, self->address->domain);
  g_autofree char *resource = snabel_uri_escape (account);
  g_autofree char *path = g_strconcat ("/.well-known/webfinger?resource=", resource, NULL);
  g_autoptr(SnabelHttpReply) reply = get_well_known (self, path);
  g_autoptr(JsonNode) node = reply == NULL ? NULL : snabel_await_boxed (snabel_json_parse (reply->body), NULL);
  g_autofree char *actor = node == NULL ? NULL : find_link (node, "self", "href");

  return snabel_uri_dup_origin (actor);
}

static GPtrArray *
list_bases (Search *self)
{
  g_autoptr(GPtrArray) bases = g_ptr_array_new_with_free_func (g_free);

  if (self->address->path != NULL)
    g_ptr_array_add (bases, g_strconcat (self->address->base_uri, self->address->path, NULL));
  g_ptr_array_add (bases, g_strdup (self->address->base_uri));

  return g_steal_pointer (&bases);
}

static SnabelDiscovery *
try_hints (Search *self)
{
  char *(*const ask[]) (Search *) = { ask_webfinger, ask_host_meta };

  for (guint i = self->address->user == NULL ? 1 : 0; i < G_N_ELEMENTS (ask); i++)
    {
      g_autofree char *base_uri = ask[i](self);
      SnabelDiscovery *found = NULL;

      if (base_uri != NULL && !g_str_equal (base_uri, self->address->base_uri))
        found = try_base (self, base_uri, NULL);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static DexFuture *
reject (Search *self,
        GError *error)
{
  g_autoptr(GError) cause = error;

  if (cause == NULL)
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY,
                                  _ ("“%s” answers, but not as a server that Snabel can sign in to"), self->address->domain);
  if (self->address->asked_for_http && snabel_uri_is_https (self->address->base_uri) && snabel_error_is_unreachable (cause))
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_INSECURE,
                                  _ ("“%s” does not offer a secure connection (https)"), self->address->domain);

  return dex_future_new_for_error (g_steal_pointer (&cause));
}

static DexFuture *
discover_fiber (gpointer data)
{
  Search *self = data;
  g_autoptr(GPtrArray) bases = list_bases (self);
  g_autoptr(GError) error = NULL;
  SnabelDiscovery *found = NULL;

  for (guint i = 0; found == NULL && i < bases->len; i++)
    {
      g_clear_error (&error);
      found = try_base (self, g_ptr_array_index (bases, i), &error);
    }
  if (found == NULL && !snabel_error_is_cancelled (error))
    found = try_hints (self);
  if (found == NULL)
    return reject (self, g_steal_pointer (&error));

  return dex_future_new_take_boxed (SNABEL_TYPE_DISCOVERY, found);
}

/**
 * snabel_api_discover:
 * @address: what the person typed
 *
 * Tries the path and the host that were typed, then the hosts that webfinger (for a handle) and host-meta name.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelDiscovery, or rejects with %SNABEL_API_ERROR_BAD_REPLY
 *   if what answers is no such server, else with the reason why nothing answers
 */
DexFuture *
snabel_api_discover (SnabelPlatform      *platform,
                     const SnabelAddress *address)
{
  Search *search = NULL;

  dex_return_error_if_fail (platform != NULL && address != NULL);

  search = g_new0 (Search, 1);
  search->platform = snabel_platform_ref (platform);
  search->address = snabel_address_copy (address);

  return snabel_spawn ("discover", discover_fiber, search, search_free);
}
