/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small helpers for those who bring JSON of one form into another. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *snabel_json_object_copy (JsonObject *object);
JsonNode   *snabel_json_node_new_object (JsonObject *object);

G_END_DECLS
