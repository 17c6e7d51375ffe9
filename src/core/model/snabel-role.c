/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a role. */
#include "model/snabel-role.h"

#include "model/snabel-json-object.h"

G_DEFINE_FINAL_TYPE (SnabelRole, snabel_role, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_STRING (SnabelRole, id),
  SNABEL_STRING (SnabelRole, name),
  SNABEL_STRING (SnabelRole, color),
  SNABEL_STRING (SnabelRole, permissions),
  SNABEL_BOOLEAN (SnabelRole, highlighted),
  SNABEL_COUNT (SnabelRole, collection_limit),
};

/* GoToSocial once gave the bare name. */
static JsonNode *
snabel_role_prepare (JsonNode *node)
{
  g_autoptr(JsonObject) object = NULL;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return json_node_ref (node);

  object = json_object_new ();
  json_object_set_string_member (object, "name", json_node_get_string (node));

  return snabel_json_node_new_object (object);
}

static void
snabel_role_class_init (SnabelRoleClass *klass)
{
  SnabelEntityClass *entity_class = SNABEL_ENTITY_CLASS (klass);

  entity_class->prepare = snabel_role_prepare;
  snabel_entity_class_set_fields (entity_class, fields, G_N_ELEMENTS (fields));
}

static void
snabel_role_init (SnabelRole *self)
{
}
