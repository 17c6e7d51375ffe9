/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts to be shown in tests. */
#include "snabel-test-statuses.h"

/**
 * snabel_test_statuses_load:
 *
 * Returns: (transfer full): the posts of data/statuses.json, one of each kind
 */
GListModel *
snabel_test_statuses_load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ui", "data", "statuses.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = NULL;
  GListStore *store = g_list_store_new (SNABEL_TYPE_STATUS);
  guint       n_refused = 0;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  list = snabel_entity_list_new_from_json (SNABEL_TYPE_STATUS, json_parser_get_root (parser), &n_refused, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_refused, ==, 0);
  g_list_store_splice (store, 0, 0, list->pdata, list->len);

  return G_LIST_MODEL (store);
}

/**
 * snabel_test_status_new:
 * @json: a post as a server would send it
 *
 * Returns: (transfer full): the post
 */
SnabelStatus *
snabel_test_status_new (const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (json, &error);
  SnabelStatus *status;

  g_assert_no_error (error);
  status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, node, &error);
  g_assert_no_error (error);

  return status;
}

void
snabel_test_status_update (SnabelStatus *status,
                           const char   *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (json, &error);

  g_assert_no_error (error);
  g_assert_true (snabel_entity_update (SNABEL_ENTITY (status), node, &error));
  g_assert_no_error (error);
}
