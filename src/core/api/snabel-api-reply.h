/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A successful answer of the API: the JSON, and where the pages beside it are. */
#pragma once

#include <json-glib/json-glib.h>

#include "base/http/snabel-http-reply.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_API_REPLY (snabel_api_reply_get_type ())

/**
 * SnabelApiReply:
 * @node: (nullable): the immutable JSON; %NULL if the body was empty
 * @status: 2xx; 206 from home while the server still builds it
 * @next: (nullable): the absolute address of the next (older) page, for snabel_api_get_page()
 * @prev: (nullable): the absolute address of the page before (newer)
 * @http: the answer itself, for other headers
 *
 * Read-only. Only links to the account's own server are here; others are dropped.
 */
typedef struct
{
  JsonNode        *node;
  guint            status;
  char            *next;
  char            *prev;
  SnabelHttpReply *http;
} SnabelApiReply;

GType           snabel_api_reply_get_type (void) G_GNUC_CONST;
SnabelApiReply *snabel_api_reply_new (SnabelHttpReply *http,
                                      JsonNode        *node);
SnabelApiReply *snabel_api_reply_ref (SnabelApiReply *self);
void            snabel_api_reply_unref (SnabelApiReply *self);
JsonObject     *snabel_api_reply_get_object (SnabelApiReply *self);
JsonNode       *snabel_api_reply_steal_node (SnabelApiReply *self);
JsonArray      *snabel_api_reply_get_array (SnabelApiReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelApiReply, snabel_api_reply_unref)

G_END_DECLS
