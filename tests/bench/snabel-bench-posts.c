/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As many posts as are asked for: of every kind in turn, each with words of its own. */
#include "snabel-bench.h"

#include <json-glib/json-glib.h>

#include "model/snabel-status.h"

#define SENTENCE " The crane that lifts our server into the loft is a rope and four friends."

GListStore *
snabel_bench_posts_new (void)
{
  return g_list_store_new (SNABEL_TYPE_STATUS);
}

/* From one to five sentences more than the post it is made after. */
static char *
make_content (JsonObject *object,
              guint       number)
{
  GString *content = g_string_new (json_object_get_string_member_with_default (object, "content", ""));

  g_string_append_printf (content, "<p>%u.", number);
  for (guint i = 0; i <= number % 5; i++)
    g_string_append (content, SENTENCE);
  g_string_append (content, "</p>");

  return g_string_free_and_steal (content);
}

static SnabelStatus *
make_post (JsonArray *kinds,
           guint      number)
{
  g_autofree char *id = g_strdup_printf ("%u", 1000000 - number);
  g_autofree char *uri = g_strdup_printf ("https://bench.example/%u", number);
  g_autoptr(GError) error = NULL;
  JsonObject      *object = json_array_get_object_element (kinds, number % json_array_get_length (kinds));
  g_autofree char *content = make_content (object, number);
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) kind = json_array_dup_element (kinds, number % json_array_get_length (kinds));
  g_autoptr(JsonNode) copy = NULL;
  SnabelStatus *status;

  text = json_to_string (kind, FALSE);
  copy = json_from_string (text, &error);
  g_assert_no_error (error);
  json_object_set_string_member (json_node_get_object (copy), "id", id);
  json_object_set_string_member (json_node_get_object (copy), "uri", uri);
  json_object_set_string_member (json_node_get_object (copy), "content", content);
  status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, copy, &error);
  g_assert_no_error (error);

  return status;
}

void
snabel_bench_posts_append (GListStore *posts,
                           guint       n)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (posts));

  json_parser_load_from_file (parser, SNABEL_BENCH_STATUSES, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (added, make_post (json_node_get_array (json_parser_get_root (parser)), n_before + i));
  g_list_store_splice (posts, n_before, 0, added->pdata, added->len);
}
