/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from servers: bounded when it is parsed, forgiving when it is read. */
#pragma once

#include <json-glib/json-glib.h>
#include <libdex.h>

G_BEGIN_DECLS

#define SNABEL_JSON_MOST_BYTES (8 * 1024 * 1024)
#define SNABEL_JSON_MOST_DEPTH 64

DexFuture *snabel_json_parse (GBytes *bytes);
JsonNode  *snabel_json_parse_now (GBytes  *bytes,
                                  GError **error);
JsonNode  *snabel_json_parse_text (const char *text,
                                   GError    **error);
char      *snabel_json_to_text (JsonNode *node);

/* Of a node, which may be NULL. Missing, null and the wrong type are the same: no value. */
const char *snabel_json_node_get_string (JsonNode *node);
char       *snabel_json_node_dup_id (JsonNode *node);
gint64      snabel_json_node_get_int (JsonNode *node,
                                      gint64    fallback);
double      snabel_json_node_get_double (JsonNode *node,
                                         double    fallback);
gboolean    snabel_json_node_get_boolean (JsonNode *node);
GDateTime  *snabel_json_node_dup_time (JsonNode *node);
JsonObject *snabel_json_node_get_object (JsonNode *node);
JsonArray  *snabel_json_node_get_array (JsonNode *node);

/* Of a member of an object, which may be NULL. */
JsonNode   *snabel_json_get (JsonObject *object,
                             const char *name);
const char *snabel_json_get_string (JsonObject *object,
                                    const char *name);
char       *snabel_json_dup_id (JsonObject *object,
                                const char *name);
gint64      snabel_json_get_int (JsonObject *object,
                                 const char *name,
                                 gint64      fallback);
double      snabel_json_get_double (JsonObject *object,
                                    const char *name,
                                    double      fallback);
gboolean    snabel_json_get_boolean (JsonObject *object,
                                     const char *name);
GDateTime  *snabel_json_dup_time (JsonObject *object,
                                  const char *name);
JsonObject *snabel_json_get_object (JsonObject *object,
                                    const char *name);
JsonArray  *snabel_json_get_array (JsonObject *object,
                                   const char *name);

G_END_DECLS
