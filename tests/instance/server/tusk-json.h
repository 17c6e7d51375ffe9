/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON objects in one expression. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *tusk_json_object (const char *first_key,
                              ...) G_GNUC_NULL_TERMINATED;
void        tusk_json_set (JsonObject *object,
                           const char *first_key,
                           ...) G_GNUC_NULL_TERMINATED;
JsonArray  *tusk_json_strings (GPtrArray *strings);
JsonArray  *tusk_json_words (const char *words);
JsonNode   *tusk_json_take_object (JsonObject *object);
JsonNode   *tusk_json_take_array (JsonArray *array);
char       *tusk_json_print (JsonNode *node,
                             gboolean  is_pretty);
char       *tusk_json_print_object (JsonObject *object);
char       *tusk_json_format_time (gint64 microseconds);

G_END_DECLS
