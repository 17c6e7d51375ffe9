/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees that come from a parser are shared, so they are copied where they must differ. */
#include "model/snabel-json-object.h"

static void
copy_member (JsonObject *object,
             const char *name,
             JsonNode   *node,
             gpointer    user_data)
{
  json_object_set_member (user_data, name, json_node_copy (node));
}

/* A new object with the members of @object; what is in them is shared. */
JsonObject *
snabel_json_object_copy (JsonObject *object)
{
  JsonObject *copy = json_object_new ();

  json_object_foreach_member (object, copy_member, copy);

  return copy;
}

/* A node that holds @object. */
JsonNode *
snabel_json_node_new_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);

  return node;
}
