/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer, and the words and shapes in which each manner refuses. */
#include "server/tusk-reply.h"

#include "server/tusk-json.h"
#include "world/tusk-grant.h"

/**
 * tusk_reply_new:
 *
 * Returns: (transfer full): an answer of text
 */
TuskReply *
tusk_reply_new (guint       status,
                const char *content_type,
                const char *body)
{
  TuskReply *self = g_new0 (TuskReply, 1);

  self->status = status;
  self->content_type = g_strdup (content_type);
  self->bytes = g_bytes_new (body, strlen (body));
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  return self;
}

/**
 * tusk_reply_new_bytes:
 *
 * Returns: (transfer full): a file
 */
TuskReply *
tusk_reply_new_bytes (const char *content_type,
                      GBytes     *bytes)
{
  TuskReply *self = tusk_reply_new (200, content_type, "");

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (bytes);

  return self;
}

static TuskReply *
new_json (JsonNode *node)
{
  TuskReply *self = tusk_reply_new (200, "application/json; charset=utf-8", "");

  self->json = node;

  return self;
}

/**
 * tusk_reply_new_object:
 * @object: (transfer full): an object
 *
 * Returns: (transfer full): an answer of JSON
 */
TuskReply *
tusk_reply_new_object (JsonObject *object)
{
  return new_json (tusk_json_take_object (object));
}

/**
 * tusk_reply_new_array:
 * @array: (transfer full): an array
 *
 * Returns: (transfer full): an answer of JSON
 */
TuskReply *
tusk_reply_new_array (JsonArray *array)
{
  return new_json (tusk_json_take_array (array));
}

/**
 * tusk_reply_new_empty:
 *
 * Returns: (transfer full): "{}"
 */
TuskReply *
tusk_reply_new_empty (void)
{
  return tusk_reply_new_object (json_object_new ());
}

/**
 * tusk_reply_new_redirect:
 *
 * Returns: (transfer full): 302 to @location
 */
TuskReply *
tusk_reply_new_redirect (const char *location)
{
  return tusk_reply_with_header (tusk_reply_new (302, "text/html; charset=utf-8", ""), "Location", location);
}

/**
 * tusk_reply_with_status:
 *
 * Returns: @self, with another status
 */
TuskReply *
tusk_reply_with_status (TuskReply *self,
                        guint      status)
{
  self->status = status;

  return self;
}

/**
 * tusk_reply_with_header:
 *
 * Returns: @self, with one more header
 */
TuskReply *
tusk_reply_with_header (TuskReply  *self,
                        const char *name,
                        const char *value)
{
  soup_message_headers_append (self->headers, name, value);

  return self;
}

static TuskReply *
new_snac_page (guint status)
{
  g_autofree char *page = g_strdup_printf ("<h1>%u %s (snac/2.96)</h1>", status,
                                           soup_status_get_phrase (status));

  return tusk_reply_new (status, "text/html", page);
}

/**
 * tusk_reply_refuse:
 *
 * Returns: (transfer full): an error as the manner puts it
 */
TuskReply *
tusk_reply_refuse (TuskCall   *call,
                   guint       status,
                   const char *message)
{
  switch (call->world->manner)
    {
    case SNABEL_TEST_MANNER_GOTOSOCIAL:
      return tusk_reply_with_status (tusk_reply_new_object (tusk_json_object ("s error", message, NULL)),
                                     status == 422 ? 400 : status);
    case SNABEL_TEST_MANNER_SNAC:
      return status == 422 ? tusk_reply_new (422, "text/html", "") : new_snac_page (status);
    case SNABEL_TEST_MANNER_HOLLO:
    case SNABEL_TEST_MANNER_PLEROMA:
    case SNABEL_TEST_MANNER_MASTODON:
    default:
      return tusk_reply_with_status (tusk_reply_new_object (tusk_json_object ("s error", message, NULL)),
                                     status);
    }
}

/**
 * tusk_reply_refuse_oauth:
 *
 * Returns: (transfer full): an error of RFC 6749
 */
TuskReply *
tusk_reply_refuse_oauth (TuskCall   *call,
                         guint       status,
                         const char *code,
                         const char *description)
{
  if (tusk_world_is (call->world, TUSK_SNAC))
    return tusk_reply_new (status, "text/html", "");

  return tusk_reply_with_status (
    tusk_reply_new_object (tusk_json_object ("s error", code, "s error_description", description, NULL)),
    status);
}

/**
 * tusk_reply_no_record:
 *
 * Returns: (transfer full): what is asked for is not there, or not for this viewer
 */
TuskReply *
tusk_reply_no_record (TuskCall *call)
{
  return tusk_reply_refuse (
    call, 404,
    tusk_world_is (call->world, TUSK_GOTOSOCIAL) ? "Not Found: target status not found" : "Record not found");
}

static gboolean
prefers_json (TuskCall *call)
{
  const char *accept = soup_message_headers_get_list (call->headers, "Accept");

  return accept != NULL && strstr (accept, "json") != NULL;
}

/**
 * tusk_reply_no_path:
 *
 * Returns: (transfer full): there is no such endpoint
 */
TuskReply *
tusk_reply_no_path (TuskCall *call)
{
  switch (call->world->manner)
    {
    case SNABEL_TEST_MANNER_SNAC:
      return new_snac_page (404);
    case SNABEL_TEST_MANNER_HOLLO:
      return tusk_reply_new (404, "text/plain; charset=UTF-8", "404 Not Found");
    case SNABEL_TEST_MANNER_MASTODON:
      if (!prefers_json (call))
        return tusk_reply_new (404, "text/html; charset=utf-8",
                               "<!DOCTYPE html><title>404</title><h1>Not found</h1>");
      return tusk_reply_refuse (call, 404, "Not Found");
    case SNABEL_TEST_MANNER_GOTOSOCIAL:
    case SNABEL_TEST_MANNER_PLEROMA:
    default:
      return tusk_reply_refuse (call, 404, "Not Found");
    }
}

/**
 * tusk_reply_no_token:
 *
 * Returns: (transfer full): a token is missing, unknown or revoked
 */
TuskReply *
tusk_reply_no_token (TuskCall *call)
{
  gboolean is_revoked = call->token != NULL && call->token->is_revoked;

  switch (call->world->manner)
    {
    case SNABEL_TEST_MANNER_GOTOSOCIAL:
      return tusk_reply_refuse (call, 401, "Unauthorized: token not supplied");
    case SNABEL_TEST_MANNER_SNAC:
      return tusk_reply_new (g_str_has_suffix (call->path, "verify_credentials") ? 422 : 401, "text/html", "");
    case SNABEL_TEST_MANNER_HOLLO:
      return tusk_reply_refuse (call, 401,
                                soup_message_headers_get_one (call->headers, "Authorization") != NULL
                                  ? "invalid_token"
                                  : "unauthorized");
    case SNABEL_TEST_MANNER_PLEROMA:
      return tusk_reply_refuse (call, 403, "Invalid credentials.");
    case SNABEL_TEST_MANNER_MASTODON:
    default:
      return tusk_reply_with_header (
        tusk_reply_refuse (call, 401,
                           is_revoked ? "The access token was revoked" : "The access token is invalid"),
        "WWW-Authenticate",
        "Bearer realm=\"Doorkeeper\", error=\"invalid_token\", error_description=\"The access token is invalid\"");
    }
}

/**
 * tusk_reply_free:
 *
 * Frees the answer.
 */
void
tusk_reply_free (TuskReply *self)
{
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self);
}

/**
 * tusk_reply_dup_body:
 *
 * Returns: (transfer full): the body
 */
GBytes *
tusk_reply_dup_body (TuskReply *self,
                     gboolean   is_pretty)
{
  char *text = NULL;

  if (self->json == NULL)
    return g_bytes_ref (self->bytes);
  text = tusk_json_print (self->json, is_pretty);

  return g_bytes_new_take (text, strlen (text));
}
