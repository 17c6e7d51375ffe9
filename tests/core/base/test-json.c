/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON within bounds, and values of every wrong type. */
#include "snabel-test.h"

#include "base/snabel-error.h"
#include "base/snabel-json.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = snabel_json_parse_text (text, &error);

  g_assert_no_error (error);

  return node;
}

static void
assert_refused (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = snabel_json_parse_text (text, &error);

  g_test_message ("%.60s", text);
  g_assert_null (node);
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY);
}

static void
test_getters (void)
{
  g_autoptr(JsonNode) node = parse ("{\"n\":\"640\",\"f\":21.7,\"b\":\"FALSE\",\"t\":\"true\",\"i\":9007199254740993,"
                                    "\"a\":[],\"o\":{},\"z\":null,\"e\":\"\",\"u\":1795446943,\"big\":\"1e400\"}");
  JsonObject      *object = snabel_json_node_get_object (node);
  g_autofree char *id = snabel_json_dup_id (object, "i");
  g_autofree char *no_id = snabel_json_dup_id (object, "e");
  g_autoptr(GDateTime) time = snabel_json_dup_time (object, "u");

  g_assert_cmpint (snabel_json_get_int (object, "n", -1), ==, 640);
  g_assert_cmpint (snabel_json_get_int (object, "f", -1), ==, 21);
  g_assert_cmpint (snabel_json_get_int (object, "i", -1), ==, G_GINT64_CONSTANT (9007199254740993));
  g_assert_cmpint (snabel_json_get_int (object, "e", -1), ==, -1);
  g_assert_cmpint (snabel_json_get_int (object, "big", -1), ==, -1);
  g_assert_cmpfloat (snabel_json_get_double (object, "f", 0), ==, 21.7);
  g_assert_false (snabel_json_get_boolean (object, "b"));
  g_assert_true (snabel_json_get_boolean (object, "t"));
  g_assert_cmpstr (id, ==, "9007199254740993");
  g_assert_null (no_id);
  g_assert_cmpint (g_date_time_to_unix (time), ==, 1795446943);
  g_assert_null (snabel_json_get_object (object, "a"));
  g_assert_null (snabel_json_get_array (object, "o"));
  g_assert_nonnull (snabel_json_get_object (object, "o"));
}

static void
test_times (void)
{
  g_autoptr(JsonNode) node = parse ("[1795446943, \"1795446943.5\", 1795446943000, \"2026-11-23T15:15:43Z\"]");
  g_autoptr(JsonNode) no_times = parse ("[-1, 1e300, \"\", \"soon\", null, [], 1e16]");

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(GDateTime) time = snabel_json_node_dup_time (json_array_get_element (json_node_get_array (node), i));

      g_assert_cmpint (g_date_time_to_unix (time), ==, 1795446943);
    }
  for (guint i = 0; i < 7; i++)
    g_assert_null (snabel_json_node_dup_time (json_array_get_element (json_node_get_array (no_times), i)));
}

static void
test_no_value (void)
{
  static const char *const names[] = { "missing", "z", "a", "o" };
  g_autoptr(JsonNode) node = parse ("{\"z\":null,\"a\":[1],\"o\":{\"x\":1}}");
  JsonObject *objects[] = { snabel_json_node_get_object (node), NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (objects); i++)
    {
      JsonObject *object = objects[i / G_N_ELEMENTS (names)];
      const char *name = names[i % G_N_ELEMENTS (names)];

      g_assert_null (snabel_json_get_string (object, name));
      g_assert_null (snabel_json_dup_id (object, name));
      g_assert_null (snabel_json_dup_time (object, name));
      g_assert_cmpint (snabel_json_get_int (object, name, 7), ==, 7);
      g_assert_cmpfloat (snabel_json_get_double (object, name, 7), ==, 7);
      g_assert_false (snabel_json_get_boolean (object, name));
    }
}

static void
test_depth (void)
{
  g_autofree char *open = g_strnfill (SNABEL_JSON_MOST_DEPTH, '[');
  g_autofree char *close = g_strnfill (SNABEL_JSON_MOST_DEPTH, ']');
  g_autofree char *deepest = g_strconcat (open, close, NULL);
  g_autofree char *too_deep = g_strconcat ("[", open, close, "]", NULL);
  g_autofree char *brackets = g_strconcat ("[\"", open, "[[\\\"[[\"]", NULL);
  g_autoptr(JsonNode) node = parse (deepest);
  g_autoptr(JsonNode) text = parse (brackets);

  assert_refused (too_deep);
}

static void
test_size (void)
{
  g_autofree char *text = g_strnfill (SNABEL_JSON_MOST_BYTES + 1, ' ');
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = snabel_json_parse_text (text, &error);

  g_assert_null (node);
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_TOO_LARGE);
}

static void
test_refused (void)
{
  assert_refused ("");
  assert_refused (" \n");
  assert_refused ("<html>");
  assert_refused ("OK");
  assert_refused ("{\"a\":1}{\"a\":1}");
  assert_refused ("[1] /* comment */");
  assert_refused ("[\"\xff\"]");
  assert_refused ("[\"tab\tin text\"]");
  assert_refused ("[\"open");
  assert_refused ("[\"\\");
}

/* A post cut in the middle of an emoji must not cost the page. */
static void
test_repairs (void)
{
  g_autoptr(JsonNode) node = parse ("\xef\xbb\xbf[\"a\\ud83d\",\"\\ude00b\",\"\\u0000c\",\"\\ud83d\\ude00\",\"\\\\u0000\",\"\\ud83d\\u0041\"]");
  JsonArray *array = snabel_json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (array), ==, 6);
  g_assert_cmpstr (json_array_get_string_element (array, 0), ==, "a\ufffd");
  g_assert_cmpstr (json_array_get_string_element (array, 1), ==, "\ufffdb");
  g_assert_cmpstr (json_array_get_string_element (array, 2), ==, "\ufffdc");
  g_assert_cmpstr (json_array_get_string_element (array, 3), ==, "😀");
  g_assert_cmpstr (json_array_get_string_element (array, 4), ==, "\\u0000");
  g_assert_cmpstr (json_array_get_string_element (array, 5), ==, "\ufffdA");
}

static void
test_worker (void)
{
  g_autoptr(GBytes) good = g_bytes_new_static ("[1]", 3);
  g_autoptr(GBytes) bad = g_bytes_new_static ("[1", 2);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = dex_await_boxed (snabel_json_parse (good), &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = snabel_json_to_text (node);
  g_assert_cmpstr (text, ==, "[1]");
  g_assert_null (dex_await_boxed (snabel_json_parse (bad), &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY);
}

static void
test_suite (void)
{
  g_autofree char *folder = snabel_test_corpora_path ("json/JSONTestSuite/test_parsing");
  g_autoptr(GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_wrong = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(JsonNode) node = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      bytes = g_bytes_new (content, length);
      node = snabel_json_parse_now (bytes, NULL);
      if ((*name == 'y' && node == NULL) || (*name == 'n' && node != NULL))
        {
          g_test_message ("wrong: %s", name);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/json/getters", test_getters);
  g_test_add_func ("/json/times", test_times);
  g_test_add_func ("/json/no-value", test_no_value);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/repairs", test_repairs);
  snabel_test_add ("/json/worker", test_worker);
  g_test_add_func ("/json/suite", test_suite);

  return g_test_run ();
}
