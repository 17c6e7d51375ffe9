/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for every entity: a full one, an empty one, and thousands of broken ones. */
#include "model/snabel-account.h"
#include "model/snabel-account-field.h"
#include "model/snabel-account-source.h"
#include "model/snabel-application.h"
#include "model/snabel-context.h"
#include "model/snabel-conversation.h"
#include "model/snabel-credential-application.h"
#include "model/snabel-custom-emoji.h"
#include "model/snabel-emoji-reaction.h"
#include "model/snabel-filter.h"
#include "model/snabel-filter-keyword.h"
#include "model/snabel-filter-result.h"
#include "model/snabel-instance.h"
#include "model/snabel-marker.h"
#include "model/snabel-markers.h"
#include "model/snabel-media-attachment.h"
#include "model/snabel-mention.h"
#include "model/snabel-notification.h"
#include "model/snabel-poll.h"
#include "model/snabel-poll-option.h"
#include "model/snabel-preview-card.h"
#include "model/snabel-preview-card-author.h"
#include "model/snabel-quote.h"
#include "model/snabel-quote-approval.h"
#include "model/snabel-relationship.h"
#include "model/snabel-role.h"
#include "model/snabel-rule.h"
#include "model/snabel-status.h"
#include "model/snabel-tag.h"
#include "model/snabel-token.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

/* Every entity of the model; tests/data/model/entities.json has an object for each, with every field. */
static GType (*const types[]) (void) = {
  snabel_account_get_type,
  snabel_account_field_get_type,
  snabel_account_source_get_type,
  snabel_application_get_type,
  snabel_context_get_type,
  snabel_conversation_get_type,
  snabel_credential_application_get_type,
  snabel_custom_emoji_get_type,
  snabel_emoji_reaction_get_type,
  snabel_filter_get_type,
  snabel_filter_keyword_get_type,
  snabel_filter_result_get_type,
  snabel_instance_get_type,
  snabel_marker_get_type,
  snabel_markers_get_type,
  snabel_media_attachment_get_type,
  snabel_mention_get_type,
  snabel_notification_get_type,
  snabel_poll_get_type,
  snabel_poll_option_get_type,
  snabel_preview_card_get_type,
  snabel_preview_card_author_get_type,
  snabel_quote_get_type,
  snabel_quote_approval_get_type,
  snabel_relationship_get_type,
  snabel_role_get_type,
  snabel_rule_get_type,
  snabel_status_get_type,
  snabel_tag_get_type,
  snabel_token_get_type,
};

static JsonNode *fixture;

static JsonNode *
get_full (GType type)
{
  JsonNode *node = json_object_get_member (json_node_get_object (fixture), g_type_name (type));

  if (node == NULL)
    g_error ("entities.json has no %s", g_type_name (type));

  return node;
}

static gpointer
new_full (GType type)
{
  g_autoptr(GError) error = NULL;
  gpointer entity = snabel_entity_new_from_json (type, get_full (type), &error);

  g_assert_no_error (error);

  return entity;
}

/* Whether the field of @pspec holds more than its default. */
static gboolean
has_value (gpointer    entity,
           GParamSpec *pspec)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_object_get_property (entity, pspec->name, &value);
  if (G_IS_PARAM_SPEC_OBJECT (pspec) && pspec->value_type == G_TYPE_LIST_MODEL)
    return g_list_model_get_n_items (g_value_get_object (&value)) > 0;

  return !g_param_value_defaults (pspec, &value);
}

/* A fixture that lacks a field would prove nothing about it. */
static void
test_full (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(SnabelEntity) entity = new_full (types[i]());
      const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (entity);

      for (guint j = 0; j < klass->n_fields; j++)
        {
          if (!has_value (entity, klass->pspecs[j + 1]))
            g_error ("%s:%s has no value", G_OBJECT_TYPE_NAME (entity), klass->fields[j].name);
        }
    }
}

/* What an entity is before anything is known of it. */
static void
test_new (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(SnabelEntity) entity = g_object_new (types[i](), NULL);
      const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (entity);

      for (guint j = 0; j < klass->n_fields; j++)
        g_assert_false (has_value (entity, klass->pspecs[j + 1]));
      g_assert_finalize_object (g_steal_pointer (&entity));
    }
}

static void
null_member (JsonObject *object,
             const char *name,
             JsonNode   *member,
             gpointer    user_data)
{
  json_object_set_null_member (user_data, name);
}

static void
test_nulls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(SnabelEntity) entity = new_full (types[i]());
      const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (entity);
      g_autoptr(JsonNode) nulls = json_node_new (JSON_NODE_OBJECT);
      g_autoptr(GError) error = NULL;

      json_node_take_object (nulls, json_object_new ());
      json_object_foreach_member (json_node_get_object (get_full (types[i]())), null_member, json_node_get_object (nulls));
      g_assert_true (snabel_entity_update (entity, nulls, &error));
      g_assert_no_error (error);

      for (guint j = 0; j < klass->n_fields; j++)
        {
          const gboolean stays = (klass->fields[j].flags & (SNABEL_FIELD_NEEDED | SNABEL_FIELD_KEPT)) != 0;

          g_assert_cmpint (has_value (entity, klass->pspecs[j + 1]), ==, stays);
        }
    }
}

static void
test_same_again (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(SnabelEntity) entity = new_full (types[i]());
      g_autoptr(SnabelEntity) twin = new_full (types[i]());
      g_autoptr(GPtrArray) notified = snabel_test_watch (entity);
      g_autoptr(GError) error = NULL;

      g_assert_true (snabel_entity_equal (entity, twin));
      g_assert_true (snabel_entity_update (entity, get_full (types[i]()), &error));
      g_assert_no_error (error);
      snabel_test_assert_notified (notified, "");
    }
}

/* From nothing to everything: each field is notified once, and then none. */
static void
test_all_at_once (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(SnabelEntity) entity = g_object_new (types[i](), NULL);
      g_autoptr(GPtrArray) notified = snabel_test_watch (entity);

      g_assert_true (snabel_entity_update (entity, get_full (types[i]()), NULL));
      g_assert_true (snabel_entity_update (entity, get_full (types[i]()), NULL));
      g_assert_cmpuint (notified->len, ==, SNABEL_ENTITY_GET_CLASS (entity)->n_fields);
    }
}

static const char *const mutants[] = {
  NULL,
  "null",
  "\"\"",
  "[]",
  "{}",
  "0",
  "false",
  "true",
  "-1",
  "1e300",
  "[[[]]]",
  "[null,1,{}]",
  "{\"id\":{}}",
};

/* A document that is broken at one place after another, and what became of it. */
typedef struct
{
  GType         type;
  JsonNode     *root;
  SnabelEntity *updated;
  const char   *long_text;
  guint         n_read;
  guint         n_refused;
} Mutation;

static void
try_mutant (Mutation *mutation)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelEntity) entity = snabel_entity_new_from_json (mutation->type, mutation->root, &error);

  g_assert_true ((entity == NULL) == (error != NULL));
  if (entity != NULL)
    mutation->n_read++;
  else
    mutation->n_refused++;

  snabel_entity_update (mutation->updated, mutation->root, NULL);
}

static JsonNode *
new_mutant (Mutation *mutation,
            guint     index)
{
  if (index < G_N_ELEMENTS (mutants))
    return mutants[index] != NULL ? json_from_string (mutants[index], NULL) : NULL;

  return json_node_init_string (json_node_alloc (), mutation->long_text);
}

static void
mutate_member (Mutation   *mutation,
               JsonObject *object,
               const char *name)
{
  g_autoptr(JsonNode) original = json_node_copy (json_object_get_member (object, name));

  for (guint i = 0; i <= G_N_ELEMENTS (mutants); i++)
    {
      JsonNode *mutant = new_mutant (mutation, i);

      if (mutant != NULL)
        json_object_set_member (object, name, mutant);
      else
        json_object_remove_member (object, name);
      try_mutant (mutation);
    }
  json_object_set_member (object, name, g_steal_pointer (&original));
}

/* What is nested and an entity itself is broken in its own turn, so two levels are enough. */
static void
mutate_object (Mutation   *mutation,
               JsonObject *object,
               guint       level)
{
  g_autoptr(GList) names = json_object_get_members (object);

  for (GList *link = names; link != NULL; link = link->next)
    {
      g_autofree char *name = g_strdup (link->data);
      JsonNode        *child = NULL;

      mutate_member (mutation, object, name);
      child = json_object_get_member (object, name);
      if (JSON_NODE_HOLDS_ARRAY (child))
        child = json_array_get_element (json_node_get_array (child), 0);
      if (JSON_NODE_HOLDS_OBJECT (child) && level < 2)
        mutate_object (mutation, json_node_get_object (child), level + 1);
    }
}

static void
test_mutants (void)
{
  guint            n_read = 0;
  guint            n_refused = 0;
  g_autofree char *long_text = g_strnfill (10000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *json = json_to_string (get_full (types[i]()), FALSE);
      g_autoptr(JsonNode) root = json_from_string (json, NULL);
      g_autoptr(SnabelEntity) updated = new_full (types[i]());
      Mutation mutation = { types[i](), root, updated, long_text, 0, 0 };

      mutate_object (&mutation, json_node_get_object (root), types[i]() == SNABEL_TYPE_STATUS ? 1 : 0);
      n_read += mutation.n_read;
      n_refused += mutation.n_refused;
    }

  g_test_message ("%u broken entities read, %u refused", n_read, n_refused);
  g_assert_cmpuint (n_read, >, 5000);
  g_assert_cmpuint (n_refused, >, 100);
  g_assert_cmpuint (n_read, >, 10 * n_refused);
}

static void
test_one_bad_of_twenty (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
      g_autoptr(GPtrArray) items = NULL;
      g_autoptr(GError) error = NULL;
      JsonArray *array = json_array_new ();
      guint      n_refused = 0;

      json_node_take_array (node, array);
      for (guint j = 0; j < 20; j++)
        json_array_add_element (array, j == 11 ? json_from_string ("[]", NULL)
                                               : json_node_copy (get_full (types[i]())));

      items = snabel_entity_list_new_from_json (types[i](), node, &n_refused, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (items->len, ==, 19);
      g_assert_cmpuint (n_refused, ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  snabel_test_init (&argc, &argv);
  path = g_test_build_filename (G_TEST_DIST, "data", "model", "entities.json", NULL);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  fixture = json_parser_get_root (parser);

  g_test_add_func ("/entities/full", test_full);
  g_test_add_func ("/entities/new", test_new);
  g_test_add_func ("/entities/nulls", test_nulls);
  g_test_add_func ("/entities/same-again", test_same_again);
  g_test_add_func ("/entities/all-at-once", test_all_at_once);
  g_test_add_func ("/entities/mutants", test_mutants);
  g_test_add_func ("/entities/one-bad-of-twenty", test_one_bad_of_twenty);

  return g_test_run ();
}
