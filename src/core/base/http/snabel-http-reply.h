/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server's whole answer: status, headers, body. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* libsoup has no name for it. */
#define SNABEL_HTTP_TOO_MANY_REQUESTS 429

#define SNABEL_TYPE_HTTP_REPLY (snabel_http_reply_get_type ())

/**
 * SnabelHttpReply:
 * @status: the HTTP status; a reply is no error, whatever its status
 * @uri: where it came from at last, redirects followed
 * @body: its bytes, decoded; may be empty, never %NULL
 * @retry_after: microseconds until the server wants to be asked again; -1 if it named no time
 *
 * Read-only once made.
 */
typedef struct
{
  guint       status;
  char       *uri;
  GBytes     *body;
  gint64      retry_after;
  GHashTable *headers;
} SnabelHttpReply;

GType            snabel_http_reply_get_type (void) G_GNUC_CONST;
SnabelHttpReply *snabel_http_reply_ref (SnabelHttpReply *self);
void             snabel_http_reply_unref (SnabelHttpReply *self);
const char      *snabel_http_reply_get_header (SnabelHttpReply *self,
                                               const char      *name);
GDateTime       *snabel_http_reply_dup_date (SnabelHttpReply *self);
char            *snabel_http_reply_dup_content_type (SnabelHttpReply *self);
char            *snabel_http_reply_dup_link (SnabelHttpReply *self,
                                             const char      *relation);
gboolean         snabel_http_reply_is_success (SnabelHttpReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelHttpReply, snabel_http_reply_unref)

G_END_DECLS
