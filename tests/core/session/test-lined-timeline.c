/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line "you read up to here": whatever happens around it, what was told is what is there. */
#include "snabel-test.h"

#include "base/snabel-json.h"
#include "session/timeline/snabel-lined-timeline.h"

#define N_ROUNDS 3000

typedef struct
{
  SnabelTimeline      *timeline;
  SnabelLinedTimeline *lined;
  GPtrArray           *told; /* what one knows who listened */
} Fixture;

static SnabelEntry *
make_entry (guint number)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%u\",\"uri\":\"u:%u\",\"account\":{\"id\":\"a\",\"username\":\"ada\",\"acct\":\"ada\"}}", number, number);
  g_autoptr(JsonNode) node = snabel_json_parse_text (json, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelStatus) status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, node, &error);

  g_assert_no_error (error);

  return snabel_entry_new_post (status, NULL);
}

static void
changed_cb (Fixture *fixture,
            guint    position,
            guint    n_removed,
            guint    n_added)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->told, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->told, position + i, g_list_model_get_item (G_LIST_MODEL (fixture->lined), position + i));
}

static void
set_up (Fixture *fixture)
{
  fixture->timeline = snabel_timeline_new ("home");
  fixture->lined = snabel_lined_timeline_new (fixture->timeline);
  fixture->told = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (fixture->lined, "items-changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->lined);
  g_clear_object (&fixture->timeline);
  g_clear_pointer (&fixture->told, g_ptr_array_unref);
}

static void
merge (Fixture *fixture,
       guint    newest,
       guint    n_entries)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_entries && i < newest; i++)
    g_ptr_array_add (entries, make_entry (newest - i));
  snabel_timeline_merge (fixture->timeline, &(SnabelPage) { .place = SNABEL_PAGE_NEWEST, .entries = entries });
}

static char *
describe (Fixture *fixture)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < fixture->told->len; i++)
    {
      SnabelEntry *entry = g_ptr_array_index (fixture->told, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_POST)
        g_string_append (text, snabel_entry_get_status (entry)->id);
      else
        g_string_append_c (text, snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP ? '|' : '-');
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

#define assert_told(fixture, expected)          \
  G_STMT_START                                  \
  {                                             \
    g_autofree char *told = describe (fixture); \
    g_assert_cmpstr (told, ==, expected);       \
  }                                             \
  G_STMT_END

static void
test_line (void)
{
  Fixture fixture;

  set_up (&fixture);
  merge (&fixture, 3, 3);
  g_assert_false (snabel_lined_timeline_was_drawn (fixture.lined));
  snabel_lined_timeline_draw_line (fixture.lined, "u:3");
  assert_told (&fixture, "3 2 1");
  merge (&fixture, 5, 4);
  assert_told (&fixture, "5 4 - 3 2 1");
  snabel_timeline_remove_status (fixture.timeline, "3");
  assert_told (&fixture, "5 4 - 2 1");
  snabel_timeline_remove_status (fixture.timeline, "5");
  snabel_timeline_remove_status (fixture.timeline, "4");
  assert_told (&fixture, "2 1");
  snabel_lined_timeline_draw_line (fixture.lined, "u:1");
  assert_told (&fixture, "2 - 1");
  snabel_timeline_remove_status (fixture.timeline, "1");
  assert_told (&fixture, "2");
  tear_down (&fixture);
}

static void
assert_true_to_timeline (Fixture *fixture)
{
  GListModel *timeline = G_LIST_MODEL (fixture->timeline);
  guint       n_lines = 0;

  for (guint i = 0; i < fixture->told->len; i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, i - n_lines);

      if (snabel_entry_get_kind (g_ptr_array_index (fixture->told, i)) != SNABEL_ENTRY_READ_LINE)
        {
          g_assert_true (g_ptr_array_index (fixture->told, i) == entry);
          continue;
        }
      n_lines++;
      g_assert_cmpuint (i, >, 0);
      g_assert_cmpuint (i, <, fixture->told->len - 1);
    }
  g_assert_cmpuint (n_lines, <=, 1);
  g_assert_cmpuint (fixture->told->len - n_lines, ==, g_list_model_get_n_items (timeline));
  g_assert_cmpuint (fixture->told->len, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->lined)));
}

static void
act_at_random (Fixture *fixture,
               guint   *newest)
{
  g_autofree char *name = g_strdup_printf ("%d", g_test_rand_int_range (1, MAX (2, *newest)));
  g_autofree char *key = g_strconcat ("u:", name, NULL);
  g_autoptr(GPtrArray) written = NULL;
  g_autoptr(GArray) removed = NULL;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
    case 1:
      *newest += g_test_rand_int_range (0, 8);
      merge (fixture, *newest, g_test_rand_int_range (0, 8));
      break;
    case 2:
      snabel_lined_timeline_draw_line (fixture->lined, key);
      break;
    case 3:
      snabel_timeline_remove_status (fixture->timeline, name);
      break;
    default:
      snabel_timeline_take_changes (fixture->timeline, &written, &removed);
      snabel_timeline_truncate (fixture->timeline, g_test_rand_int_range (1, 30));
      break;
    }
}

static void
test_random (void)
{
  Fixture fixture;
  guint   newest = 0;

  set_up (&fixture);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      act_at_random (&fixture, &newest);
      assert_true_to_timeline (&fixture);
    }
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/lined-timeline/line", test_line);
  g_test_add_func ("/lined-timeline/random", test_random);

  return g_test_run ();
}
