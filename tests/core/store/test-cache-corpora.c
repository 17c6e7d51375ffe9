/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statuses of real servers: each is stored and comes back with all it had. */
#include "cache-fixture.h"

#include <string.h>

/* Evenly from each set: the shapes repeat themselves, and the sanitizers are slow. */
#define MOST_OF_A_SET 60

static JsonArray *
read_statuses (const char *path)
{
  g_autofree char *text = NULL;
  JsonArray       *statuses = json_array_new ();
  g_auto(GStrv) lines = NULL;
  guint n_lines = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return statuses;
  lines = g_strsplit (text, "\n", -1);
  n_lines = g_strv_length (lines);
  for (guint i = 0; i < n_lines; i += MAX (n_lines / MOST_OF_A_SET, 1))
    {
      g_autoptr(JsonNode) record = *lines[i] != '\0' ? snabel_json_parse_text (lines[i], NULL) : NULL;
      JsonNode *raw = snabel_json_get (snabel_json_node_get_object (record), "raw");

      if (raw != NULL)
        json_array_add_element (statuses, json_node_copy (raw));
    }

  return statuses;
}

/* A set may hold several servers, which give the same id to different statuses;
 * and Pleroma once gave a boost the address of what it boosts. */
static char *
dup_key (JsonObject *raw)
{
  const char      *uri = snabel_json_get_string (raw, "uri");
  const char      *boosted = snabel_json_get_string (snabel_json_get_object (raw, "reblog"), "uri");
  g_autofree char *id = snabel_json_dup_id (raw, "id");

  if (uri != NULL && *uri != '\0' && g_strcmp0 (uri, boosted) != 0)
    return g_strdup (uri);

  return g_strconcat ("id:", id, NULL);
}

static void
check_status (Fixture    *fixture,
              const char *set,
              JsonObject *raw)
{
  g_autofree char *id = snabel_json_dup_id (raw, "id");
  g_autoptr(SnabelCachedStatus) status = NULL;
  g_autofree char *key = dup_key (raw);
  JsonObject      *stored = NULL;

  if (id == NULL || *id == '\0' || snabel_json_get_object (raw, "account") == NULL)
    return;
  status = await_status (snabel_cache_get_status (fixture->cache, set, key));
  g_assert_nonnull (status);
  stored = json_node_get_object (status->status);
  g_assert_cmpuint (json_object_get_size (stored), >=, json_object_get_size (raw));
  if (snabel_json_get_object (raw, "reblog") != NULL)
    g_assert_nonnull (snabel_json_get_object (snabel_json_get_object (stored, "reblog"), "account"));
}

static void
check_set (Fixture    *fixture,
           const char *set,
           const char *path)
{
  g_autoptr(JsonArray) statuses = read_statuses (path);
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), statuses);
  g_autofree char *text = snabel_json_to_text (node);

  await_true (snabel_cache_save_statuses (fixture->cache, set, parse (text)));
  for (guint i = 0; i < json_array_get_length (statuses); i++)
    check_status (fixture, set, snabel_json_node_get_object (json_array_get_element (statuses, i)));
}

static void
test_statuses (void)
{
  g_auto(Fixture) fixture;
  g_autofree char *folder = snabel_test_corpora_path ("api");
  g_autoptr(GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *set = NULL;

  set_up (&fixture);
  while (dir != NULL && (set = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, set, "status.jsonl", NULL);

      check_set (&fixture, set, path);
    }
  g_assert_false (snabel_cache_get_was_rebuilt (fixture.cache));
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);

  snabel_test_add ("/cache-corpora/statuses", test_statuses);

  return g_test_run ();
}
