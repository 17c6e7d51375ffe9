/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request and its limits, with defaults that suit a call of the API. */
#include "base/http/snabel-http-private.h"

#define DEFAULT_DEADLINE  (30 * G_USEC_PER_SEC)
#define DEFAULT_MAX_SIZE  (8 * 1024 * 1024)
#define DEFAULT_MAX_TRIES 3

G_DEFINE_BOXED_TYPE (SnabelHttpRequest, snabel_http_request, snabel_http_request_ref, snabel_http_request_unref)

/**
 * snabel_http_request_new:
 * @method: GET, POST …
 * @uri: the whole address
 *
 * Returns: (transfer full): a request without token and body, of visible priority
 */
SnabelHttpRequest *
snabel_http_request_new (const char *method,
                         const char *uri)
{
  SnabelHttpRequest *self = NULL;

  g_return_val_if_fail (method != NULL && uri != NULL, NULL);

  self = g_atomic_rc_box_new0 (SnabelHttpRequest);
  self->method = g_strdup (method);
  self->uri = g_strdup (uri);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->deadline = DEFAULT_DEADLINE;
  self->max_size = DEFAULT_MAX_SIZE;
  self->max_tries = g_str_equal (method, "GET") ? DEFAULT_MAX_TRIES : 1;

  return self;
}

/**
 * snabel_http_request_ref:
 *
 * Returns: (transfer full): @self
 */
SnabelHttpRequest *
snabel_http_request_ref (SnabelHttpRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_request (gpointer data)
{
  SnabelHttpRequest *self = data;

  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->headers, g_hash_table_unref);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
}

/**
 * snabel_http_request_unref:
 * @self: (transfer full): a request
 */
void
snabel_http_request_unref (SnabelHttpRequest *self)
{
  g_atomic_rc_box_release_full (self, clear_request);
}

/**
 * snabel_http_request_set_token:
 * @token: (nullable): goes into the Authorization header, and only to the origin of the request
 */
void
snabel_http_request_set_token (SnabelHttpRequest *self,
                               const char        *token)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->token, token);
}

/**
 * snabel_http_request_set_is_secret:
 * @is_secret: whether body or headers hold what no other server may see; a token always counts as such
 */
void
snabel_http_request_set_is_secret (SnabelHttpRequest *self,
                                   gboolean           is_secret)
{
  g_return_if_fail (self != NULL);

  self->is_secret = is_secret;
}

/**
 * snabel_http_request_set_header:
 * @value: (nullable): %NULL takes the header out again
 */
void
snabel_http_request_set_header (SnabelHttpRequest *self,
                                const char        *name,
                                const char        *value)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (value == NULL)
    g_hash_table_remove (self->headers, name);
  else
    g_hash_table_replace (self->headers, g_strdup (name), g_strdup (value));
}

/**
 * snabel_http_request_set_body:
 * @content_type: its type
 * @body: (transfer none): what to send
 */
void
snabel_http_request_set_body (SnabelHttpRequest *self,
                              const char        *content_type,
                              GBytes            *body)
{
  g_return_if_fail (self != NULL && content_type != NULL && body != NULL);

  g_set_str (&self->content_type, content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_ref (body);
}

/**
 * snabel_http_request_set_priority:
 * @priority: whether somebody waits for it
 */
void
snabel_http_request_set_priority (SnabelHttpRequest *self,
                                  SnabelPriority     priority)
{
  g_return_if_fail (self != NULL);

  self->priority = priority;
}

/**
 * snabel_http_request_set_deadline:
 * @microseconds: how long one try may take from its first byte to its last; the wait for a place does not count
 */
void
snabel_http_request_set_deadline (SnabelHttpRequest *self,
                                  gint64             microseconds)
{
  g_return_if_fail (self != NULL && microseconds > 0);

  self->deadline = microseconds;
}

/**
 * snabel_http_request_set_max_size:
 * @max_size: bytes of body, after decoding, beyond which the answer is given up
 */
void
snabel_http_request_set_max_size (SnabelHttpRequest *self,
                                  gsize              max_size)
{
  g_return_if_fail (self != NULL && max_size > 0);

  self->max_size = max_size;
}

/**
 * snabel_http_request_set_max_tries:
 * @max_tries: how often to try in all; anything but a GET is tried once, whatever is set
 */
void
snabel_http_request_set_max_tries (SnabelHttpRequest *self,
                                   guint              max_tries)
{
  g_return_if_fail (self != NULL && max_tries > 0);

  if (g_str_equal (self->method, "GET"))
    self->max_tries = max_tries;
}
