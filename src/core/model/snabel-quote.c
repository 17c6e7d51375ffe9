/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a quote, and the dialects that are turned into them. */
#include "model/snabel-quote.h"

#include "model/snabel-json-object.h"
#include "model/snabel-status.h"

G_DEFINE_ENUM_TYPE (SnabelQuoteState, snabel_quote_state, G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_UNKNOWN, "unknown"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_PENDING, "pending"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_ACCEPTED, "accepted"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_REJECTED, "rejected"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_REVOKED, "revoked"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_DELETED, "deleted"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_UNAUTHORIZED, "unauthorized"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_BLOCKED_ACCOUNT, "blocked_account"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_BLOCKED_DOMAIN, "blocked_domain"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_STATE_MUTED_ACCOUNT, "muted_account"))

G_DEFINE_FINAL_TYPE (SnabelQuote, snabel_quote, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_ENUM (SnabelQuote, state, SnabelQuoteState, snabel_quote_state_get_type),
  SNABEL_ENTITY_OF (SnabelQuote, quoted_status, SnabelStatus, snabel_status_get_type),
  SNABEL_STRING_AT (SnabelQuote, quoted_status_id, "quoted_status_id|quoted_status/id"),
};

static JsonNode *
new_accepted (const char *key,
              JsonNode   *value)
{
  g_autoptr(JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "state", "accepted");
  json_object_set_member (object, key, json_node_copy (value));

  return snabel_json_node_new_object (object);
}

/* Mastodon has an object with a state; Akkoma, Fedibird and the Misskey family the bare post, or only
 * its id; some of these an object that is both, so the state is looked for first. */
static JsonNode *
snabel_quote_prepare (JsonNode *node)
{
  JsonObject *object = NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return new_accepted ("quoted_status_id", node);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  if (json_object_has_member (object, "state"))
    return json_node_ref (node);
  if (json_object_has_member (object, "quoted_status"))
    return new_accepted ("quoted_status", json_object_get_member (object, "quoted_status"));
  if (json_object_has_member (object, "id"))
    return new_accepted ("quoted_status", node);

  return NULL;
}

static void
snabel_quote_class_init (SnabelQuoteClass *klass)
{
  SnabelEntityClass *entity_class = SNABEL_ENTITY_CLASS (klass);

  entity_class->prepare = snabel_quote_prepare;
  snabel_entity_class_set_fields (entity_class, fields, G_N_ELEMENTS (fields));
}

static void
snabel_quote_init (SnabelQuote *self)
{
}
