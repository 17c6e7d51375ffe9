/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer, taken off the connection it came by. */
#include "base/http/snabel-http-private.h"

#include "base/http/snabel-link-header.h"
#include "base/http/snabel-retry.h"

G_DEFINE_BOXED_TYPE (SnabelHttpReply, snabel_http_reply, snabel_http_reply_ref, snabel_http_reply_unref)

static void
add_header (const char *name,
            const char *value,
            gpointer    user_data)
{
  GHashTable      *headers = user_data;
  g_autofree char *key = g_ascii_strdown (name, -1);
  const char      *before = g_hash_table_lookup (headers, key);
  char            *joined = before == NULL ? g_strdup (value) : g_strconcat (before, ", ", value, NULL);

  g_hash_table_replace (headers, g_steal_pointer (&key), joined);
}

/* Private: takes what is worth keeping from a finished message. */
SnabelHttpReply *
snabel_http_reply_new (SoupMessage *message,
                       const char  *uri,
                       GBytes      *body,
                       SnabelClock *clock)
{
  SnabelHttpReply *self = g_atomic_rc_box_new0 (SnabelHttpReply);

  self->status = soup_message_get_status (message);
  self->uri = g_strdup (uri);
  self->body = g_bytes_ref (body);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  soup_message_headers_foreach (soup_message_get_response_headers (message), add_header, self->headers);
  self->retry_after = snabel_retry_read_wait (self, clock);

  return self;
}

/**
 * snabel_http_reply_ref:
 *
 * Returns: (transfer full): @self
 */
SnabelHttpReply *
snabel_http_reply_ref (SnabelHttpReply *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_reply (gpointer data)
{
  SnabelHttpReply *self = data;

  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->headers, g_hash_table_unref);
}

/**
 * snabel_http_reply_unref:
 * @self: (transfer full): a reply
 */
void
snabel_http_reply_unref (SnabelHttpReply *self)
{
  g_atomic_rc_box_release_full (self, clear_reply);
}

/**
 * snabel_http_reply_get_header:
 * @name: a header's name, in any case
 *
 * Returns: (nullable): its value; several of one name are joined by commas
 */
const char *
snabel_http_reply_get_header (SnabelHttpReply *self,
                              const char      *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  key = g_ascii_strdown (name, -1);

  return g_hash_table_lookup (self->headers, key);
}

/**
 * snabel_http_reply_dup_date:
 *
 * Returns: (transfer full) (nullable): the server's own time when it answered, if it told
 */
GDateTime *
snabel_http_reply_dup_date (SnabelHttpReply *self)
{
  const char *header = snabel_http_reply_get_header (self, "Date");

  return header != NULL ? soup_date_time_new_from_http_string (header) : NULL;
}

/**
 * snabel_http_reply_dup_content_type:
 *
 * Returns: (transfer full) (nullable): the media type without parameters, in lower case
 */
char *
snabel_http_reply_dup_content_type (SnabelHttpReply *self)
{
  const char *header = snabel_http_reply_get_header (self, "Content-Type");

  return header == NULL ? NULL : g_ascii_strdown (header, strcspn (header, "; \t"));
}

/**
 * snabel_http_reply_dup_link:
 * @relation: "next" or "prev"
 *
 * Returns: (transfer full) (nullable): the target as the server wrote it, unchecked
 */
char *
snabel_http_reply_dup_link (SnabelHttpReply *self,
                            const char      *relation)
{
  return snabel_link_header_dup_target (snabel_http_reply_get_header (self, "Link"), relation);
}

/**
 * snabel_http_reply_is_success:
 *
 * Returns: whether the status is 2xx
 */
gboolean
snabel_http_reply_is_success (SnabelHttpReply *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->status >= 200 && self->status < 300;
}
