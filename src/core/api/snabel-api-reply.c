/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A successful answer, and what becomes of its tree. */
#include "api/snabel-api-reply.h"

#include "base/snabel-async.h"
#include "base/snabel-json.h"
#include "base/snabel-uri.h"

/* Trees of bigger bodies are freed off the main thread: they hold tens of thousands of nodes. */
#define SMALL_BODY (32 * 1024)

G_DEFINE_BOXED_TYPE (SnabelApiReply, snabel_api_reply, snabel_api_reply_ref, snabel_api_reply_unref)

/* Behind some proxies a server believes that it is spoken to over http. */
static char *
dup_secure (const char *uri,
            const char *origin_uri)
{
  g_autofree char *secure = NULL;

  if (uri == NULL || !g_str_has_prefix (uri, "http:") || !snabel_uri_is_https (origin_uri))
    return g_strdup (uri);
  secure = g_strconcat ("https:", uri + strlen ("http:"), NULL);

  return g_steal_pointer (&secure);
}

static char *
dup_link (SnabelHttpReply *http,
          const char      *relation)
{
  g_autofree char *link = snabel_http_reply_dup_link (http, relation);
  g_autofree char *absolute = snabel_uri_resolve (http->uri, link);
  g_autofree char *secure = dup_secure (absolute, http->uri);

  return snabel_uri_is_same_origin (secure, http->uri) ? g_steal_pointer (&secure) : NULL;
}

/**
 * snabel_api_reply_new:
 * @http: (transfer none): the answer
 * @node: (nullable) (transfer none): its JSON
 *
 * Returns: (transfer full): a reply
 */
SnabelApiReply *
snabel_api_reply_new (SnabelHttpReply *http,
                      JsonNode        *node)
{
  SnabelApiReply *self = NULL;

  g_return_val_if_fail (http != NULL, NULL);

  self = g_atomic_rc_box_new0 (SnabelApiReply);
  self->http = snabel_http_reply_ref (http);
  self->node = node == NULL ? NULL : json_node_ref (node);
  self->status = http->status;
  self->next = dup_link (http, "next");
  self->prev = dup_link (http, "prev");

  return self;
}

/**
 * snabel_api_reply_ref:
 *
 * Returns: (transfer full): @self
 */
SnabelApiReply *
snabel_api_reply_ref (SnabelApiReply *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_node (gpointer data)
{
  json_node_unref (data);
}

static void
clear_reply (gpointer data)
{
  SnabelApiReply *self = data;

  if (self->node != NULL && g_bytes_get_size (self->http->body) > SMALL_BODY)
    snabel_free_in_worker (g_steal_pointer (&self->node), free_node);
  g_clear_pointer (&self->node, json_node_unref);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->prev, g_free);
  g_clear_pointer (&self->http, snabel_http_reply_unref);
}

/**
 * snabel_api_reply_unref:
 * @self: (transfer full): a reply
 */
void
snabel_api_reply_unref (SnabelApiReply *self)
{
  g_atomic_rc_box_release_full (self, clear_reply);
}

/**
 * snabel_api_reply_get_object:
 *
 * Returns: (nullable): the JSON, if it is an object
 */
JsonObject *
snabel_api_reply_get_object (SnabelApiReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return snabel_json_node_get_object (self->node);
}

/**
 * snabel_api_reply_get_array:
 *
 * Returns: (nullable): the JSON, if it is an array
 */
JsonArray *
snabel_api_reply_get_array (SnabelApiReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return snabel_json_node_get_array (self->node);
}

/**
 * snabel_api_reply_steal_node:
 *
 * For whoever hands the JSON to a store: the tree may have one owner only, because json-glib does not
 * count references atomically. @self has none afterwards.
 *
 * Returns: (transfer full) (nullable): the JSON
 */
JsonNode *
snabel_api_reply_steal_node (SnabelApiReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_steal_pointer (&self->node);
}
