/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging pages, held against a simple reference: the server's own list. */
#include "snabel-test.h"

#include "session/timeline/snabel-timeline.h"

static JsonObject *
make_account (void)
{
  JsonObject *account = json_object_new ();

  json_object_set_string_member (account, "id", "a");
  json_object_set_string_member (account, "username", "ada");
  json_object_set_string_member (account, "acct", "ada");

  return account;
}

static SnabelEntry *
make_entry (const char *id)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(SnabelStatus) status = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = g_strdup_printf ("https://example.test/%s", id);

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "uri", uri);
  json_object_set_object_member (object, "account", make_account ());
  json_node_set_object (node, object);
  status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, node, &error);
  g_assert_no_error (error);

  return snabel_entry_new_post (status, NULL);
}

static GPtrArray *
make_entries (const char *ids)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) split = g_strsplit (ids, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (entries, make_entry (split[i]));

  return entries;
}

static char *
anchor_key (const char *id)
{
  return id != NULL ? g_strdup_printf ("https://example.test/%s", id) : NULL;
}

static gboolean
merge (SnabelTimeline *timeline,
       SnabelPagePlace place,
       const char     *anchor,
       const char     *ids,
       gboolean        is_end)
{
  g_autoptr(GPtrArray) entries = make_entries (ids);
  g_autofree char *key = anchor_key (anchor);

  return snabel_timeline_merge (timeline, &(SnabelPage) { .place = place, .anchor = key, .entries = entries, .is_end = is_end });
}

/* "5 4 | 1": ids from the top, a bar for a gap. */
static char *
describe (SnabelTimeline *timeline)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (timeline)); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (timeline), i);

      g_assert_cmpint (snabel_entry_get_position (entry), <, last);
      last = snabel_entry_get_position (entry);
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP ? "|" : snabel_entry_get_status (entry)->id);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

#define assert_timeline(timeline, expected)      \
  G_STMT_START                                   \
  {                                              \
    g_autofree char *seen = describe (timeline); \
    g_assert_cmpstr (seen, ==, expected);        \
  }                                              \
  G_STMT_END

static void
test_newest_overlaps (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  g_assert_true (merge (timeline, SNABEL_PAGE_NEWEST, NULL, "5 4 3", FALSE));
  g_assert_true (merge (timeline, SNABEL_PAGE_NEWEST, NULL, "7 6 5", FALSE));
  assert_timeline (timeline, "7 6 5 4 3");
}

static void
test_newest_apart (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 2 1", FALSE);
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "9 8", FALSE);
  assert_timeline (timeline, "9 8 | 3 2 1");
}

static void
test_gap_fills_from_above (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 2 1", FALSE);
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "9 8", FALSE);
  merge (timeline, SNABEL_PAGE_OLDER, "8", "7 6", FALSE);
  assert_timeline (timeline, "9 8 7 6 | 3 2 1");
  merge (timeline, SNABEL_PAGE_OLDER, "6", "5 4 3", FALSE);
  assert_timeline (timeline, "9 8 7 6 5 4 3 2 1");
}

static void
test_gap_fills_from_below (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 2 1", FALSE);
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "9 8", FALSE);
  merge (timeline, SNABEL_PAGE_NEWER, "3", "5 4", FALSE);
  assert_timeline (timeline, "9 8 | 5 4 3 2 1");
  merge (timeline, SNABEL_PAGE_NEWER, "5", "8 7 6", FALSE);
  assert_timeline (timeline, "9 8 7 6 5 4 3 2 1");
}

/* The posts of the gap were deleted: the server goes on where the older run begins. */
static void
test_empty_gap_closes (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 2 1", FALSE);
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "9 8", FALSE);
  merge (timeline, SNABEL_PAGE_OLDER, "8", "3 2", FALSE);
  assert_timeline (timeline, "9 8 3 2 1");
}

/* Mastodon keeps 800 posts of a home timeline: the store goes on below, and says so. */
static void
test_server_ends_above_store (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");
  g_autoptr(SnabelEntry) gap = NULL;

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 2 1", FALSE);
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "9 8", FALSE);
  merge (timeline, SNABEL_PAGE_OLDER, "8", "", TRUE);
  assert_timeline (timeline, "9 8 | 3 2 1");
  gap = g_list_model_get_item (G_LIST_MODEL (timeline), 2);
  g_assert_cmpint (snabel_entry_get_gap_state (gap), ==, SNABEL_GAP_END);
}

static void
test_end (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 2", FALSE);
  g_assert_false (snabel_timeline_get_reached_end (timeline));
  merge (timeline, SNABEL_PAGE_OLDER, "2", "1", TRUE);
  g_assert_true (snabel_timeline_get_reached_end (timeline));
}

static void
test_anchor_gone (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 2 1", FALSE);
  g_assert_cmpuint (snabel_timeline_remove_status (timeline, "1"), ==, 1);
  g_assert_false (merge (timeline, SNABEL_PAGE_OLDER, "1", "0", FALSE));
  assert_timeline (timeline, "3 2");
}

static void
test_removal_tidies_gaps (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "1", FALSE);
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "5", FALSE);
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "9", FALSE);
  assert_timeline (timeline, "9 | 5 | 1");
  snabel_timeline_remove_status (timeline, "5");
  assert_timeline (timeline, "9 | 1");
  snabel_timeline_remove_status (timeline, "9");
  assert_timeline (timeline, "1");
}

static void
test_repeated_and_twice (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 3 2 3 1", FALSE);
  assert_timeline (timeline, "3 2 1");
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "3 2 1", FALSE);
  assert_timeline (timeline, "3 2 1");
}

/* 200 insertions at one place use up the numbers between two neighbours. */
static void
test_positions_run_out (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");
  g_autofree char *above = g_strdup ("top");

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "bottom", FALSE);
  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "top", FALSE);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      g_assert_true (merge (timeline, SNABEL_PAGE_OLDER, above, id, FALSE));
      g_set_str (&above, id);
    }
  g_free (describe (timeline));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 203);
}

/* What was read of the store may be its upper part only: no number below it is given to anybody else. */
static void
test_new_numbers_keep_off_the_store (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");
  g_autoptr(GPtrArray) stored = make_entries ("9 8 7");
  g_autoptr(GPtrArray) written = NULL;
  g_autoptr(GArray) removed = NULL;

  for (guint i = 0; i < stored->len; i++)
    snabel_entry_set_position (g_ptr_array_index (stored, i), 5000000000 - i);
  snabel_timeline_append_stored (timeline, stored);
  g_assert_true (merge (timeline, SNABEL_PAGE_OLDER, "9", "8a 8", FALSE));
  assert_timeline (timeline, "9 8a 8 7");

  g_assert_true (snabel_timeline_take_changes (timeline, &written, &removed));
  for (guint i = 0; i < written->len; i++)
    g_assert_cmpint (snabel_entry_get_position (g_ptr_array_index (written, i)), >, 5000000000 - 2);
}

/* No position is special, 0 neither. */
static void
test_position_zero (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");
  g_autoptr(GPtrArray) stored = make_entries ("9 8 7");
  g_autoptr(GPtrArray) written = NULL;
  g_autoptr(GArray) removed = NULL;

  for (guint i = 0; i < stored->len; i++)
    snabel_entry_set_position (g_ptr_array_index (stored, i), 1 - (gint64) i);
  snabel_timeline_append_stored (timeline, stored);
  g_assert_true (merge (timeline, SNABEL_PAGE_OLDER, "9", "8a 8", FALSE));
  g_assert_true (snabel_timeline_take_changes (timeline, &written, &removed));
  /* 9 and 8 moved: their old places are free */
  g_assert_cmpuint (removed->len, ==, 2);
}

/* The store goes on below what was read of it: there the server's page ends too. */
static void
test_page_stops_at_end (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");
  g_autoptr(GPtrArray) stored = make_entries ("9 8");
  g_autoptr(GPtrArray) page = make_entries ("10 9 8 7");

  for (guint i = 0; i < stored->len; i++)
    snabel_entry_set_position (g_ptr_array_index (stored, i), 1000 - i);
  snabel_timeline_append_stored (timeline, stored);
  g_assert_true (snabel_timeline_merge (timeline, &(SnabelPage) { .place = SNABEL_PAGE_NEWEST, .entries = page, .stops_at_end = TRUE }));
  assert_timeline (timeline, "10 9 8");
}

static void
test_changes_for_the_store (void)
{
  g_autoptr(SnabelTimeline) timeline = snabel_timeline_new ("home");
  g_autoptr(GPtrArray) written = NULL;
  g_autoptr(GArray) removed = NULL;

  merge (timeline, SNABEL_PAGE_NEWEST, NULL, "2 1", FALSE);
  g_assert_true (snabel_timeline_take_changes (timeline, &written, &removed));
  g_assert_cmpuint (written->len, ==, 2);
  g_assert_cmpuint (removed->len, ==, 0);
  g_clear_pointer (&written, g_ptr_array_unref);
  g_clear_pointer (&removed, g_array_unref);

  g_assert_false (snabel_timeline_take_changes (timeline, &written, &removed));
  g_clear_pointer (&written, g_ptr_array_unref);
  g_clear_pointer (&removed, g_array_unref);

  snabel_timeline_remove_status (timeline, "1");
  g_assert_true (snabel_timeline_take_changes (timeline, &written, &removed));
  g_assert_cmpuint (written->len, ==, 0);
  g_assert_cmpuint (removed->len, ==, 1);
}

/* ---- against a reference ---- */

typedef struct
{
  GRand          *rand;
  GPtrArray      *server;
  SnabelTimeline *timeline;
  guint           next;
  gboolean        is_live;
} World;

#define LIMIT 5

/* Ids without any order, as some servers have them. */
static char *
next_id (World *world)
{
  return g_strdup_printf ("%08x-%u", g_rand_int (world->rand), world->next++);
}

static guint
server_index (World      *world,
              const char *id)
{
  guint index = G_MAXUINT;

  g_ptr_array_find_with_equal_func (world->server, id, g_str_equal, &index);

  return index;
}

static void
fetch (World          *world,
       SnabelPagePlace place,
       const char     *anchor)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  guint first = 0;
  guint end = 0;

  if (place == SNABEL_PAGE_NEWEST)
    end = LIMIT;
  else if (place == SNABEL_PAGE_OLDER)
    end = (first = server_index (world, anchor) + 1) + LIMIT;
  else
    first = (end = server_index (world, anchor)) > LIMIT ? end - LIMIT : 0;
  end = MIN (end, world->server->len);
  for (guint i = first; i < end; i++)
    g_string_append_printf (ids, "%s ", (char *) g_ptr_array_index (world->server, i));

  merge (world->timeline, place, anchor, ids->str,
         place == SNABEL_PAGE_NEWER ? first == 0 && end == 0 : end == world->server->len);
}

static SnabelEntry *
random_entry (World          *world,
              SnabelEntryKind kind)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (world->timeline));

  for (guint tries = 0; n > 0 && tries < 20; tries++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (world->timeline), g_rand_int_range (world->rand, 0, n));

      if (snabel_entry_get_kind (entry) == kind)
        return entry;
    }

  return NULL;
}

static void
fill_gap (World       *world,
          SnabelEntry *gap,
          gboolean     from_above)
{
  SnabelEntry     *beside = snabel_timeline_get_neighbour (world->timeline, gap, from_above ? -1 : 1);
  g_autofree char *id = g_strdup (snabel_entry_get_paging_id (beside));

  if (server_index (world, id) != G_MAXUINT)
    fetch (world, from_above ? SNABEL_PAGE_OLDER : SNABEL_PAGE_NEWER, id);
}

static void
server_posts (World *world)
{
  char *id = next_id (world);

  g_ptr_array_insert (world->server, 0, id);
  if (world->is_live && g_list_model_get_n_items (G_LIST_MODEL (world->timeline)) > 0)
    {
      g_autoptr(SnabelEntry) top = g_list_model_get_item (G_LIST_MODEL (world->timeline), 0);

      merge (world->timeline, SNABEL_PAGE_NEWER, snabel_entry_get_paging_id (top), id, FALSE);
    }
}

static void
server_deletes (World *world)
{
  g_autofree char *id = NULL;

  if (world->server->len < 2)
    return;
  id = g_ptr_array_steal_index (world->server, g_rand_int_range (world->rand, 0, world->server->len));
  snabel_timeline_remove_status (world->timeline, id);
}

static void
step (World *world)
{
  g_autofree char *id = NULL;
  SnabelEntry     *entry;

  switch (g_rand_int_range (world->rand, 0, 8))
    {
    case 0:
    case 1:
    case 2:
      server_posts (world);
      break;
    case 3:
      server_deletes (world);
      break;
    case 4:
      fetch (world, SNABEL_PAGE_NEWEST, NULL);
      world->is_live = g_rand_boolean (world->rand);
      break;
    case 5:
      world->is_live = FALSE;
      break;
    case 6:
      if ((entry = random_entry (world, SNABEL_ENTRY_GAP)) != NULL)
        fill_gap (world, entry, g_rand_boolean (world->rand));
      break;
    case 7:
    default:
      if ((entry = random_entry (world, SNABEL_ENTRY_POST)) != NULL)
        {
          id = g_strdup (snabel_entry_get_paging_id (entry));
          fetch (world, g_rand_boolean (world->rand) ? SNABEL_PAGE_OLDER : SNABEL_PAGE_NEWER, id);
        }
      break;
    }
}

/* Neighbours without a gap between them are neighbours on the server. */
static void
assert_honest (World *world)
{
  guint    last = G_MAXUINT;
  gboolean gap_before = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (world->timeline)); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (world->timeline), i);
      guint index;

      if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP)
        {
          gap_before = TRUE;
          continue;
        }
      index = server_index (world, snabel_entry_get_paging_id (entry));
      g_assert_cmpuint (index, !=, G_MAXUINT);
      if (!gap_before)
        g_assert_cmpuint (index, ==, last + 1);
      else if (i > 0)
        g_assert_cmpuint (index, >, last);
      gap_before = FALSE;
      last = index;
    }
}

static void
fill_everything (World *world)
{
  guint n_rounds = 0;

  fetch (world, SNABEL_PAGE_NEWEST, NULL);
  while (n_rounds++ < 1000)
    {
      guint        n = g_list_model_get_n_items (G_LIST_MODEL (world->timeline));
      SnabelEntry *gap = NULL;
      g_autoptr(SnabelEntry) last = NULL;
      g_autofree char *id = NULL;

      for (guint i = 0; i < n && gap == NULL; i++)
        {
          g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (world->timeline), i);

          if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP)
            gap = entry;
        }
      if (gap != NULL)
        {
          fill_gap (world, gap, g_rand_boolean (world->rand));
          continue;
        }
      if (snabel_timeline_get_reached_end (world->timeline))
        return;
      last = g_list_model_get_item (G_LIST_MODEL (world->timeline), n - 1);
      id = g_strdup (snabel_entry_get_paging_id (last));
      fetch (world, SNABEL_PAGE_OLDER, id);
    }
  g_assert_not_reached ();
}

static void
test_against_reference (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      World            world = { g_rand_new_with_seed (seed), g_ptr_array_new_with_free_func (g_free), snabel_timeline_new ("home"), 0, FALSE };
      g_autofree char *seen = NULL;
      g_autoptr(GString) expected = g_string_new (NULL);

      for (guint i = 0; i < 12; i++)
        server_posts (&world);
      for (guint i = 0; i < 120; i++)
        {
          step (&world);
          assert_honest (&world);
        }
      fill_everything (&world);
      for (guint i = 0; i < world.server->len; i++)
        g_string_append_printf (expected, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (world.server, i));
      seen = describe (world.timeline);
      g_assert_cmpstr (seen, ==, expected->str);

      g_rand_free (world.rand);
      g_ptr_array_unref (world.server);
      g_assert_finalize_object (world.timeline);
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/timeline/newest-overlaps", test_newest_overlaps);
  g_test_add_func ("/timeline/newest-apart", test_newest_apart);
  g_test_add_func ("/timeline/gap-fills-from-above", test_gap_fills_from_above);
  g_test_add_func ("/timeline/gap-fills-from-below", test_gap_fills_from_below);
  g_test_add_func ("/timeline/empty-gap-closes", test_empty_gap_closes);
  g_test_add_func ("/timeline/server-ends-above-store", test_server_ends_above_store);
  g_test_add_func ("/timeline/end", test_end);
  g_test_add_func ("/timeline/anchor-gone", test_anchor_gone);
  g_test_add_func ("/timeline/removal-tidies-gaps", test_removal_tidies_gaps);
  g_test_add_func ("/timeline/repeated-and-twice", test_repeated_and_twice);
  g_test_add_func ("/timeline/positions-run-out", test_positions_run_out);
  g_test_add_func ("/timeline/new-numbers-keep-off-the-store", test_new_numbers_keep_off_the_store);
  g_test_add_func ("/timeline/position-zero", test_position_zero);
  g_test_add_func ("/timeline/page-stops-at-end", test_page_stops_at_end);
  g_test_add_func ("/timeline/changes-for-the-store", test_changes_for_the_store);
  g_test_add_func ("/timeline/against-a-reference", test_against_reference);

  return g_test_run ();
}
