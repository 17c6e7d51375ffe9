/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server says of itself. */
#include "api/snabel-api-instance.h"

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "base/snabel-uri.h"

static DexFuture *
send_anonymously (SnabelClient  *client,
                  SnabelApiCall *call)
{
  /* A token that is no longer good would spoil even what everybody may read. */
  snabel_api_call_set_is_anonymous (call, TRUE);

  return snabel_client_send (client, call);
}

static DexFuture *
fall_back_cb (DexFuture *future,
              gpointer   user_data)
{
  g_autoptr(GError) error = NULL;

  dex_future_get_value (future, &error);
  /* Whatever an old server says to a path that it does not know. */
  if (!g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND) &&
      !g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED) &&
      !g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED) &&
      !g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY))
    return dex_ref (future);

  return send_anonymously (user_data, snabel_api_call_new ("GET", "/api/v1/instance"));
}

/**
 * snabel_api_get_instance:
 *
 * Asks for version 2 of the document, and where the server has none (snac, Akkoma, Sharkey) for version 1.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply; version 2 has `domain`, version 1 has `uri`
 */
DexFuture *
snabel_api_get_instance (SnabelClient *client)
{
  dex_return_error_if_fail (SNABEL_IS_CLIENT (client));

  return dex_future_catch (send_anonymously (client, snabel_api_call_new ("GET", "/api/v2/instance")),
                           fall_back_cb, g_object_ref (client), g_object_unref);
}

/* The newest document of the 2.x line; both versions have the software's name. */
static const char *
find_nodeinfo (JsonObject *object)
{
  JsonArray  *links = snabel_json_get_array (object, "links");
  guint       n_links = links == NULL ? 0 : json_array_get_length (links);
  const char *found = NULL;

  for (guint i = 0; i < n_links; i++)
    {
      JsonObject *link = snabel_json_node_get_object (json_array_get_element (links, i));
      const char *rel = snabel_json_get_string (link, "rel");
      const char *href = snabel_json_get_string (link, "href");

      if (rel == NULL || href == NULL)
        continue;
      if (g_str_has_suffix (rel, "/ns/schema/2.1") || (found == NULL && g_str_has_suffix (rel, "/ns/schema/2.0")))
        found = href;
    }

  return found;
}

static SnabelApiReply *
get_document (SnabelClient *client,
              const char   *uri,
              GError      **error)
{
  g_autoptr(SnabelHttpRequest) request = snabel_http_request_new ("GET", uri);
  g_autoptr(SnabelHttpReply) http = NULL;
  g_autoptr(JsonNode) node = NULL;

  snabel_http_request_set_header (request, "Accept", "application/json");
  snabel_http_request_set_priority (request, SNABEL_PRIORITY_BACKGROUND);
  http = snabel_await_boxed (snabel_http_send (snabel_client_get_http (client), request), error);
  if (http == NULL)
    return NULL;
  node = snabel_await_boxed (snabel_json_parse (http->body), error);
  if (node == NULL || snabel_json_node_get_object (node) == NULL || !snabel_http_reply_is_success (http))
    {
      g_clear_error (error);
      g_set_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND, "There is no document at “%s”", uri);
      return NULL;
    }

  return snabel_api_reply_new (http, node);
}

static DexFuture *
nodeinfo_fiber (gpointer data)
{
  SnabelClient    *client = data;
  g_autofree char *origin = snabel_uri_dup_origin (snabel_client_get_base_uri (client));
  g_autofree char *index_uri = snabel_uri_join (origin, "/.well-known/nodeinfo");
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelApiReply) index = get_document (client, index_uri, &error);
  g_autofree char *uri = NULL;
  SnabelApiReply  *reply = NULL;

  if (index == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  uri = snabel_uri_resolve (index_uri, find_nodeinfo (snabel_api_reply_get_object (index)));
  /* Where else it might lead to is no business of ours. */
  if (!snabel_uri_is_same_origin (uri, index_uri))
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND, "The server has no NodeInfo");
  reply = get_document (client, uri, &error);
  if (reply == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (SNABEL_TYPE_API_REPLY, reply);
}

/**
 * snabel_api_get_nodeinfo:
 *
 * The one place where a server names its software in a way that can be relied on: `software.name`.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the NodeInfo document
 */
DexFuture *
snabel_api_get_nodeinfo (SnabelClient *client)
{
  dex_return_error_if_fail (SNABEL_IS_CLIENT (client));

  return snabel_spawn ("nodeinfo", nodeinfo_fiber, g_object_ref (client), g_object_unref);
}

/**
 * snabel_api_get_custom_emojis:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with an array of custom emoji
 */
DexFuture *
snabel_api_get_custom_emojis (SnabelClient *client)
{
  dex_return_error_if_fail (SNABEL_IS_CLIENT (client));

  return snabel_client_send (client, snabel_api_call_new ("GET", "/api/v1/custom_emojis"));
}
