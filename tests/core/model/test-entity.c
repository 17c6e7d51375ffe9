/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of fields at work: every kind with good, absent, null and wrong values, and what is notified. */
#include "model/snabel-entity.h"
#include "model/snabel-visibility.h"

#include "snabel-test.h"
#include "snabel-test-entity.h"

#define TEST_TYPE_THING (test_thing_get_type ())
G_DECLARE_FINAL_TYPE (TestThing, test_thing, TEST, THING, SnabelEntity)

struct _TestThing
{
  SnabelEntity parent_instance;

  char            *id;
  char            *text;
  char            *deep_text;
  gboolean         flag;
  gboolean         usual;
  gint64           count;
  gint64           hidden_count;
  double           number;
  GDateTime       *time;
  SnabelVisibility visibility;
  char           **words;
  TestThing       *part;
  TestThing       *once;
  GListModel      *things;
};

G_DEFINE_FINAL_TYPE (TestThing, test_thing, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (TestThing, id),
  SNABEL_STRING (TestThing, text),
  SNABEL_STRING_AT (TestThing, deep_text, "meta/deep/text|flat_text"),
  SNABEL_BOOLEAN (TestThing, flag),
  SNABEL_BOOLEAN_OR_TRUE (TestThing, usual),
  SNABEL_COUNT (TestThing, count),
  SNABEL_COUNT_OR (TestThing, hidden_count, -1),
  SNABEL_DOUBLE_AT (TestThing, number, "number"),
  SNABEL_TIME (TestThing, time),
  SNABEL_ENUM (TestThing, visibility, SnabelVisibility, snabel_visibility_get_type),
  SNABEL_STRINGS (TestThing, words),
  SNABEL_ENTITY_OF (TestThing, part, TestThing, test_thing_get_type),
  SNABEL_ENTITY_ONCE (TestThing, once, TestThing, test_thing_get_type),
  SNABEL_LIST_OF (TestThing, things, test_thing_get_type),
};

static void
test_thing_class_init (TestThingClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
test_thing_init (TestThing *self)
{
}

#define FULL                                                                                             \
  "{'id': '7', 'text': 'a', 'meta': {'deep': {'text': 'b'}}, 'flag': true, 'usual': false, 'count': 3, " \
  "'hidden_count': 4, 'number': 1.5, 'time': '2026-04-11T12:00:00Z', 'visibility': 'private', "          \
  "'words': ['x', 'y'], 'part': {'id': '8', 'text': 'p'}, 'once': {'id': '9'}, "                         \
  "'things': [{'id': '1'}, {'id': '2'}]}"

static void
assert_defaults (TestThing *thing)
{
  g_assert_null (thing->text);
  g_assert_null (thing->deep_text);
  g_assert_false (thing->flag);
  g_assert_true (thing->usual);
  g_assert_cmpint (thing->count, ==, 0);
  g_assert_cmpint (thing->hidden_count, ==, -1);
  g_assert_cmpfloat (thing->number, ==, 0);
  g_assert_null (thing->time);
  g_assert_cmpint (thing->visibility, ==, SNABEL_VISIBILITY_UNKNOWN);
  g_assert_null (thing->words);
  g_assert_null (thing->part);
  g_assert_null (thing->once);
  g_assert_cmpuint (g_list_model_get_n_items (thing->things), ==, 0);
}

static void
assert_full (TestThing *thing)
{
  g_assert_cmpstr (thing->id, ==, "7");
  g_assert_cmpstr (thing->text, ==, "a");
  g_assert_cmpstr (thing->deep_text, ==, "b");
  g_assert_true (thing->flag);
  g_assert_false (thing->usual);
  g_assert_cmpint (thing->count, ==, 3);
  g_assert_cmpint (thing->hidden_count, ==, 4);
  g_assert_cmpfloat (thing->number, ==, 1.5);
  g_assert_cmpint (g_date_time_to_unix (thing->time), ==, 1775908800);
  g_assert_cmpint (thing->visibility, ==, SNABEL_VISIBILITY_PRIVATE);
  g_assert_cmpstrv (thing->words, ((const char *[]) { "x", "y", NULL }));
  g_assert_cmpstr (thing->part->text, ==, "p");
  g_assert_cmpstr (thing->once->id, ==, "9");
  g_assert_cmpuint (g_list_model_get_n_items (thing->things), ==, 2);
}

static void
test_full (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (TEST_TYPE_THING, FULL);

  assert_full (thing);
}

static void
test_absent_and_new (void)
{
  g_autoptr(TestThing) read = snabel_test_entity_new (TEST_TYPE_THING, "{'id': '7'}");
  g_autoptr(TestThing) made = g_object_new (TEST_TYPE_THING, NULL);

  assert_defaults (read);
  assert_defaults (made);
}

static void
test_no_value (void)
{
  static const char *const nothings[] = { "null", "''", "[]", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (nothings); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{'id': '7', 'text': %1$s, 'meta': %1$s, 'flat_text': %1$s, 'flag': %1$s, 'usual': %1$s, 'count': %1$s, "
        "'hidden_count': %1$s, 'number': %1$s, 'time': %1$s, 'visibility': %1$s, 'words': %1$s, 'part': %1$s, "
        "'once': %1$s, 'things': %1$s}",
        nothings[i]);
      g_autoptr(TestThing) fresh = snabel_test_entity_new (TEST_TYPE_THING, json);
      g_autoptr(TestThing) full = snabel_test_entity_new (TEST_TYPE_THING, FULL);

      assert_defaults (fresh);
      snabel_test_entity_update (full, json);
      assert_defaults (full);
    }
}

static void
test_wrong_types (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (
    TEST_TYPE_THING,
    "{'id': '7', 'text': ['a'], 'meta': 'm', 'flag': {'a': true}, 'usual': [1], 'count': 'many', 'hidden_count': {'a': 1},"
    " 'number': '1e999', 'time': 'yesterday', 'visibility': 7, 'words': {'a': 1}, 'part': 'p', 'once': [1], 'things': 5}");

  assert_defaults (thing);
}

static void
test_lenient_types (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (
    TEST_TYPE_THING,
    "{'id': 116000000000000001, 'text': 12, 'flat_text': 'f', 'flag': 'TRUE', 'usual': 'FALSE', 'count': '640',"
    " 'hidden_count': 21.9, 'number': '2.25', 'time': 1775908800, 'visibility': 'mutuals_only', 'words': 'read write'}");

  g_assert_cmpstr (thing->id, ==, "116000000000000001");
  g_assert_cmpstr (thing->text, ==, "12");
  g_assert_cmpstr (thing->deep_text, ==, "f");
  g_assert_true (thing->flag);
  g_assert_false (thing->usual);
  g_assert_cmpint (thing->count, ==, 640);
  g_assert_cmpint (thing->hidden_count, ==, 21);
  g_assert_cmpfloat (thing->number, ==, 2.25);
  g_assert_cmpint (g_date_time_to_unix (thing->time), ==, 1775908800);
  g_assert_cmpint (thing->visibility, ==, SNABEL_VISIBILITY_UNKNOWN);
  g_assert_cmpstrv (thing->words, ((const char *[]) { "read", "write", NULL }));
}

static void
test_ids (void)
{
  static const char *const ids[][2] = {
    { "9223372036854775807", "9223372036854775807" },
    { "-339402590", "-339402590" },
    { "0", "0" },
    { "9007199254740993", "9007199254740993" },
    { "'AM7iej8XAMzhC0GtOK'", "AM7iej8XAMzhC0GtOK" },
    { "'../../oauth/revoke?x='", "../../oauth/revoke?x=" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'id': %s}", ids[i][0]);
      g_autoptr(TestThing) thing = snabel_test_entity_new (TEST_TYPE_THING, json);

      g_assert_cmpstr (thing->id, ==, ids[i][1]);
    }
}

static void
test_huge (void)
{
  g_autoptr(GString) json = g_string_new ("{'id': '7', 'count': 9223372036854775807, 'hidden_count': 1e300, 'number': -1e308, 'text': '");
  g_autoptr(TestThing) thing = NULL;

  for (guint i = 0; i < 1 << 20; i++)
    g_string_append_c (json, 'x');
  g_string_append (json, "', 'things': [");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (json, "%s{'id': %u}", i > 0 ? "," : "", i);
  g_string_append (json, "]}");

  thing = snabel_test_entity_new (TEST_TYPE_THING, json->str);
  g_assert_cmpint (thing->count, ==, G_MAXINT64);
  g_assert_cmpint (thing->hidden_count, ==, -1);
  g_assert_cmpfloat (thing->number, ==, -1e308);
  g_assert_cmpuint (strlen (thing->text), ==, 1 << 20);
  g_assert_cmpuint (g_list_model_get_n_items (thing->things), ==, 10000);
}

static void
test_invalid_utf8 (void)
{
  g_autoptr(JsonNode) node = snabel_test_json ("{'id': '7'}");
  g_autoptr(TestThing) thing = NULL;

  json_object_set_string_member (json_node_get_object (node), "text", "a\xed\xa0\x80z");
  thing = snabel_entity_new_from_json (TEST_TYPE_THING, node, NULL);

  g_assert_true (g_utf8_validate (thing->text, -1, NULL));
  g_assert_true (g_str_has_prefix (thing->text, "a"));
  g_assert_true (g_str_has_suffix (thing->text, "z"));
}

static void
test_refused (void)
{
  static const char *const no_things[] = { "null", "7", "'7'", "true", "[]", "[{'id': '7'}]" };
  static const char *const incomplete[] = { "{}", "{'id': null}", "{'id': ''}", "{'id': {}}", "{'id': []}", "{'id': true}" };

  for (guint i = 0; i < G_N_ELEMENTS (no_things); i++)
    snabel_test_assert_refused (TEST_TYPE_THING, no_things[i], SNABEL_ENTITY_ERROR_WRONG_TYPE);
  for (guint i = 0; i < G_N_ELEMENTS (incomplete); i++)
    snabel_test_assert_refused (TEST_TYPE_THING, incomplete[i], SNABEL_ENTITY_ERROR_INCOMPLETE);
}

static void
test_update_refused (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (TEST_TYPE_THING, FULL);
  g_autoptr(JsonNode) node = snabel_test_json ("['no', 'thing']");
  g_autoptr(GError) error = NULL;

  g_assert_false (snabel_entity_update (SNABEL_ENTITY (thing), node, &error));
  g_assert_error (error, SNABEL_ENTITY_ERROR, SNABEL_ENTITY_ERROR_WRONG_TYPE);
  assert_full (thing);
}

static void
test_notify_same (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (TEST_TYPE_THING, FULL);
  g_autoptr(GPtrArray) notified = snabel_test_watch (thing);

  snabel_test_entity_update (thing, FULL);
  snabel_test_entity_update (thing, "{}");
  snabel_test_entity_update (thing, "{'id': null, 'some_new_key': [1, 2]}");

  snabel_test_assert_notified (notified, "");
  assert_full (thing);
}

static void
test_notify_each (void)
{
  static const struct
  {
    const char *json;
    const char *property;
  } changes[] = {
    { "{'id': '70'}", "id" },
    { "{'text': 'z'}", "text" },
    { "{'meta': {'deep': {'text': 'z'}}}", "deep-text" },
    { "{'flag': false}", "flag" },
    { "{'usual': true}", "usual" },
    { "{'count': 30}", "count" },
    { "{'hidden_count': null}", "hidden-count" },
    { "{'number': 1.25}", "number" },
    { "{'time': '2026-04-11T12:00:00.000001Z'}", "time" },
    { "{'visibility': 'direct'}", "visibility" },
    { "{'words': ['y', 'x']}", "words" },
    { "{'part': {'id': '80'}}", "part" },
    { "{'once': null}", "once" },
    { "{'things': [{'id': '1'}, {'id': '2', 'flag': true}]}", "things" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(TestThing) thing = snabel_test_entity_new (TEST_TYPE_THING, FULL);
      g_autoptr(GPtrArray) notified = snabel_test_watch (thing);

      snabel_test_entity_update (thing, changes[i].json);
      snabel_test_entity_update (thing, changes[i].json);
      snabel_test_assert_notified (notified, changes[i].property);
    }
}

/* What is nested and the same thing tells of itself; who holds it has nothing to tell. */
static void
test_notify_nested (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (TEST_TYPE_THING, FULL);
  g_autoptr(TestThing) part = g_object_ref (thing->part);
  g_autoptr(GPtrArray) outer = snabel_test_watch (thing);
  g_autoptr(GPtrArray) inner = snabel_test_watch (part);

  snabel_test_entity_update (thing, "{'part': {'id': '8', 'text': 'q', 'count': 1}}");

  g_assert_true (thing->part == part);
  snabel_test_assert_notified (outer, "");
  snabel_test_assert_notified (inner, "count text");
}

static void
notify_cb (TestThing  *thing,
           GParamSpec *pspec,
           guint      *n_notifies)
{
  g_assert_cmpstr (thing->text, ==, "new");
  g_assert_cmpint (thing->count, ==, 99);
  (*n_notifies)++;
}

static void
test_notify_when_all_is_set (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (TEST_TYPE_THING, FULL);
  guint n_notifies = 0;

  g_signal_connect (thing, "notify", G_CALLBACK (notify_cb), &n_notifies);
  snabel_test_entity_update (thing, "{'count': 99, 'text': 'new'}");

  g_assert_cmpuint (n_notifies, ==, 2);
}

static void
test_properties (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (TEST_TYPE_THING, FULL);
  g_autofree char *deep_text = NULL;
  g_autoptr(GDateTime) time = NULL;
  g_autoptr(TestThing) part = NULL;
  g_autoptr(GListModel) things = NULL;
  g_auto(GStrv) words = NULL;
  SnabelVisibility visibility = 0;
  gint64           count = 0;
  double           number = 0;
  gboolean         flag = FALSE;

  g_object_get (thing, "deep-text", &deep_text, "time", &time, "part", &part, "things", &things, "words", &words,
                "visibility", &visibility, "count", &count, "number", &number, "flag", &flag, NULL);
  g_assert_cmpstr (deep_text, ==, "b");
  g_assert_true (time == thing->time);
  g_assert_true (part == thing->part);
  g_assert_true (things == thing->things);
  g_assert_cmpstrv (words, thing->words);
  g_assert_cmpint (visibility, ==, SNABEL_VISIBILITY_PRIVATE);
  g_assert_cmpint (count, ==, 3);
  g_assert_cmpfloat (number, ==, 1.5);
  g_assert_true (flag);
}

static guint
measure_depth (TestThing *thing)
{
  return thing != NULL ? 1 + measure_depth (thing->part) : 0;
}

static void
test_depth (void)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(TestThing) thing = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (json, "{'id': %u, 'part': ", i);
  g_string_append (json, "null");
  for (guint i = 0; i < 50; i++)
    g_string_append_c (json, '}');

  thing = snabel_test_entity_new (TEST_TYPE_THING, json->str);
  g_assert_cmpuint (measure_depth (thing), ==, 4);
}

static void
test_once (void)
{
  g_autoptr(TestThing) thing = snabel_test_entity_new (
    TEST_TYPE_THING, "{'id': 1, 'once': {'id': 2, 'once': {'id': 3}, 'part': {'id': 4, 'once': {'id': 5}}}}");

  g_assert_nonnull (thing->once);
  g_assert_null (thing->once->once);
  g_assert_nonnull (thing->once->part);
  g_assert_null (thing->once->part->once);
}

static void
test_list (void)
{
  g_autoptr(JsonNode) node = snabel_test_json ("[{'id': 1}, {}, {'id': 2}, null, 'x', [], {'id': 3}]");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) things = NULL;
  guint n_refused = 0;

  things = snabel_entity_list_new_from_json (TEST_TYPE_THING, node, &n_refused, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (things->len, ==, 3);
  g_assert_cmpuint (n_refused, ==, 4);
  g_assert_cmpstr (((TestThing *) things->pdata[2])->id, ==, "3");
}

static void
test_list_refused (void)
{
  static const char *const no_lists[] = { "null", "{}", "{'error': 'x'}", "'x'", "3" };

  for (guint i = 0; i < G_N_ELEMENTS (no_lists); i++)
    {
      g_autoptr(JsonNode) node = snabel_test_json (no_lists[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (snabel_entity_list_new_from_json (TEST_TYPE_THING, node, NULL, &error));
      g_assert_error (error, SNABEL_ENTITY_ERROR, SNABEL_ENTITY_ERROR_WRONG_TYPE);
    }
}

static void
test_equal (void)
{
  g_autoptr(TestThing) one = snabel_test_entity_new (TEST_TYPE_THING, FULL);
  g_autoptr(TestThing) same = snabel_test_entity_new (TEST_TYPE_THING, FULL);
  g_autoptr(TestThing) other = snabel_test_entity_new (TEST_TYPE_THING, FULL);

  snabel_test_entity_update (other, "{'part': {'id': '8', 'flag': true}}");

  g_assert_true (snabel_entity_equal (SNABEL_ENTITY (one), SNABEL_ENTITY (same)));
  g_assert_false (snabel_entity_equal (SNABEL_ENTITY (one), SNABEL_ENTITY (other)));
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/entity/full", test_full);
  g_test_add_func ("/entity/absent-and-new", test_absent_and_new);
  g_test_add_func ("/entity/no-value", test_no_value);
  g_test_add_func ("/entity/wrong-types", test_wrong_types);
  g_test_add_func ("/entity/lenient-types", test_lenient_types);
  g_test_add_func ("/entity/ids", test_ids);
  g_test_add_func ("/entity/huge", test_huge);
  g_test_add_func ("/entity/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/entity/refused", test_refused);
  g_test_add_func ("/entity/update-refused", test_update_refused);
  g_test_add_func ("/entity/notify-same", test_notify_same);
  g_test_add_func ("/entity/notify-each", test_notify_each);
  g_test_add_func ("/entity/notify-nested", test_notify_nested);
  g_test_add_func ("/entity/notify-when-all-is-set", test_notify_when_all_is_set);
  g_test_add_func ("/entity/properties", test_properties);
  g_test_add_func ("/entity/depth", test_depth);
  g_test_add_func ("/entity/once", test_once);
  g_test_add_func ("/entity/list", test_list);
  g_test_add_func ("/entity/list-refused", test_list_refused);
  g_test_add_func ("/entity/equal", test_equal);

  return g_test_run ();
}
