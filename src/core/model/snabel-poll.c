/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a poll. */
#include "model/snabel-poll.h"

#include "model/snabel-custom-emoji.h"
#include "model/snabel-json-object.h"
#include "model/snabel-poll-option.h"

G_DEFINE_FINAL_TYPE (SnabelPoll, snabel_poll, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelPoll, id),
  SNABEL_TIME (SnabelPoll, expires_at),
  SNABEL_BOOLEAN (SnabelPoll, expired),
  SNABEL_BOOLEAN (SnabelPoll, multiple),
  SNABEL_COUNT (SnabelPoll, votes_count),
  SNABEL_COUNT_OR (SnabelPoll, voters_count, -1),
  SNABEL_LIST_OF (SnabelPoll, options, snabel_poll_option_get_type),
  SNABEL_LIST_OF (SnabelPoll, emojis, snabel_custom_emoji_get_type),
  SNABEL_BOOLEAN (SnabelPoll, voted),
};

/* Whether @index is among the answers that the person chose. */
static gboolean
is_own_vote (JsonArray *own_votes,
             guint      index)
{
  for (guint i = 0; i < json_array_get_length (own_votes); i++)
    {
      JsonNode *vote = json_array_get_element (own_votes, i);

      if (JSON_NODE_HOLDS_VALUE (vote) && json_node_get_value_type (vote) == G_TYPE_INT64 &&
          json_node_get_int (vote) == index)
        return TRUE;
    }

  return FALSE;
}

static JsonArray *
mark_own_votes (JsonArray *options,
                JsonArray *own_votes)
{
  g_autoptr(JsonArray) marked = json_array_new ();

  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonNode *option = json_array_get_element (options, i);

      if (JSON_NODE_HOLDS_OBJECT (option))
        {
          g_autoptr(JsonObject) copy = snabel_json_object_copy (json_node_get_object (option));

          json_object_set_boolean_member (copy, "own_vote", is_own_vote (own_votes, i));
          json_array_add_object_element (marked, g_steal_pointer (&copy));
        }
      else
        json_array_add_element (marked, json_node_copy (option));
    }

  return g_steal_pointer (&marked);
}

/* The API numbers the answers that were chosen; here each answer knows for itself. */
static JsonNode *
snabel_poll_prepare (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode   *options = object != NULL ? json_object_get_member (object, "options") : NULL;
  JsonNode   *own_votes = object != NULL ? json_object_get_member (object, "own_votes") : NULL;
  g_autoptr(JsonObject) prepared = NULL;

  if (options == NULL || !JSON_NODE_HOLDS_ARRAY (options) || own_votes == NULL || !JSON_NODE_HOLDS_ARRAY (own_votes))
    return json_node_ref (node);

  prepared = snabel_json_object_copy (object);
  json_object_set_array_member (prepared, "options",
                                mark_own_votes (json_node_get_array (options), json_node_get_array (own_votes)));

  return snabel_json_node_new_object (prepared);
}

static void
snabel_poll_class_init (SnabelPollClass *klass)
{
  SnabelEntityClass *entity_class = SNABEL_ENTITY_CLASS (klass);

  entity_class->prepare = snabel_poll_prepare;
  snabel_entity_class_set_fields (entity_class, fields, G_N_ELEMENTS (fields));
}

static void
snabel_poll_init (SnabelPoll *self)
{
}

/**
 * snabel_poll_get_n_voters:
 *
 * Returns: what shares are shares of: the people who voted, or the votes where the server does not count people
 */
gint64
snabel_poll_get_n_voters (SnabelPoll *self)
{
  g_return_val_if_fail (SNABEL_IS_POLL (self), 0);

  return MAX (0, self->multiple && self->voters_count >= 0 ? self->voters_count : self->votes_count);
}
