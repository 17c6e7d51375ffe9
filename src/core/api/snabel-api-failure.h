/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns an answer that is none into an error: the server's own words, if it has any. */
#pragma once

#include <json-glib/json-glib.h>

#include "base/http/snabel-http-reply.h"

G_BEGIN_DECLS

GError *snabel_api_failure_new (SnabelHttpReply *reply,
                                JsonNode        *body);
char   *snabel_api_failure_dup_text (JsonNode *body);

G_END_DECLS
