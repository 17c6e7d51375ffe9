/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: what was seen comes back, merged, in order, without what its author deleted. */
#include "cache-fixture.h"

static void
test_merge (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelCachedStatus) status = NULL;
  JsonObject *object = NULL;

  set_up (&fixture);
  save (&fixture, "{\"id\":\"1\",\"uri\":\"u\"," AUTHOR ",\"content\":\"old\",\"favourited\":true,\"card\":{\"a\":1},\"poll\":5}");
  save (&fixture, "[{\"id\":\"1\",\"uri\":\"u\"," AUTHOR ",\"content\":\"new\",\"card\":{\"b\":2},\"poll\":null,\"unknown\":[1]}]");
  reopen (&fixture);
  status = await_status (snabel_cache_get_status (fixture.cache, "key-1", "u"));

  object = json_node_get_object (status->status);
  g_assert_cmpstr (snabel_json_get_string (object, "content"), ==, "new");
  g_assert_true (snabel_json_get_boolean (object, "favourited"));
  g_assert_false (json_object_has_member (snabel_json_get_object (object, "card"), "a"));
  g_assert_true (json_object_get_null_member (object, "poll"));
  g_assert_cmpuint (json_array_get_length (snabel_json_get_array (object, "unknown")), ==, 1);
}

/* On snac an edit changes the id, and ids differ by case only. */
static void
test_aliases (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelCachedStatus) lower = NULL;
  g_autoptr(SnabelCachedStatus) upper = NULL;
  g_autoptr(SnabelCachedStatus) edited = NULL;

  set_up (&fixture);
  save (&fixture, "[{\"id\":\"abc\",\"uri\":\"u1\"," AUTHOR ",\"content\":\"one\"},{\"id\":\"aBc\",\"uri\":\"u2\"," AUTHOR ",\"content\":\"two\"}]");
  save (&fixture, "{\"id\":\"xyz\",\"uri\":\"u1\"," AUTHOR ",\"content\":\"one, edited\"}");
  lower = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "abc"));
  upper = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "aBc"));
  edited = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "xyz"));

  g_assert_cmpstr (lower->uri, ==, "u1");
  g_assert_cmpstr (member (lower->status, "content"), ==, "one, edited");
  g_assert_cmpstr (upper->uri, ==, "u2");
  g_assert_cmpstr (edited->uri, ==, "u1");
  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "ABC")));
  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-2", "abc")));
}

static void
test_no_status (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelCachedStatus) numbered = NULL;

  set_up (&fixture);
  save (&fixture, "[null, 3, \"x\", [], {}, {\"id\":\"1\"}, {\"id\":null," AUTHOR "}, {\"id\":17," AUTHOR ",\"uri\":\"\",\"reblog\":[]}]");
  save (&fixture, "3");
  numbered = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "17"));

  g_assert_cmpstr (numbered->uri, ==, "id:17");
  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1")));
}

/* A poll that was looked at anew comes without its post. */
static void
test_part (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelCachedStatus) status = NULL;

  set_up (&fixture);
  save (&fixture, POST ("1", "p", "hello"));
  save (&fixture, "[{\"id\":\"1\",\"uri\":\"https://example.com/p\",\"poll\":{\"id\":\"7\"}},"
                  "{\"id\":\"2\",\"uri\":\"https://example.com/q\",\"poll\":{\"id\":\"8\"}}]");
  status = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1"));

  g_assert_cmpstr (member (status->status, "content"), ==, "hello");
  g_assert_nonnull (snabel_json_get_object (json_node_get_object (status->status), "poll"));
  g_assert_nonnull (snabel_json_get_object (json_node_get_object (status->status), "account"));
  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "2")));
}

/* A boost and what it boosts are two rows, even if the server gives both one address. */
static void
test_boost (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelCachedStatus) boost = NULL;
  g_autoptr(SnabelCachedStatus) inner = NULL;
  g_autoptr(SnabelCachedStatus) same = NULL;

  set_up (&fixture);
  save (&fixture, "[{\"id\":\"2\",\"uri\":\"b\"," AUTHOR ",\"content\":\"\",\"reblog\":" POST ("1", "p", "hello") "},"
                                                                                                                  "{\"id\":\"3\",\"uri\":\"https://example.com/p\"," AUTHOR ",\"reblog\":" POST ("1", "p", "hello") "}]");
  save (&fixture, "{\"id\":\"1\",\"uri\":\"https://example.com/p\"," AUTHOR ",\"favourited\":true}");
  boost = await_status (snabel_cache_get_status (fixture.cache, "key-1", "b"));
  inner = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1"));
  same = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "3"));

  g_assert_true (snabel_json_get_boolean (snabel_json_get_object (json_node_get_object (boost->status), "reblog"), "favourited"));
  g_assert_cmpstr (member (inner->status, "content"), ==, "hello");
  g_assert_false (json_object_has_member (json_node_get_object (inner->status), "reblog"));
  g_assert_cmpstr (same->uri, ==, "id:3");
  g_assert_nonnull (snabel_json_get_object (json_node_get_object (same->status), "reblog"));
}

static void
write_page (Fixture          *fixture,
            SnabelCacheWrite *write,
            const char       *statuses)
{
  write->statuses = statuses != NULL ? parse (statuses) : NULL;
  await_true (snabel_cache_write (fixture->cache, write));
}

static void
put (SnabelCacheWrite *write,
     gint64            position,
     SnabelCachedKind  kind,
     const char       *id)
{
  g_ptr_array_add (write->entries, snabel_cached_entry_new (position * SNABEL_CACHE_STEP, kind, 7, id));
}

static void
write_three (Fixture *fixture)
{
  SnabelCacheWrite *write = snabel_cache_write_new ("key-1", "home");

  put (write, 3, SNABEL_CACHED_POST, "3");
  put (write, 2, SNABEL_CACHED_GAP, NULL);
  put (write, 1, SNABEL_CACHED_POST, "1");
  write_page (fixture, write,
              "[{\"id\":\"3\",\"uri\":\"b\"," AUTHOR ",\"reblog\":" POST ("2", "p2", "boosted") "}," POST ("1", "p1", "first") "]");
}

static void
test_timeline (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) down = NULL;
  g_autoptr(GPtrArray) up = NULL;
  g_autoptr(GPtrArray) other = NULL;
  g_autoptr(GError) error = NULL;
  SnabelCachedEntry *entry = NULL;

  set_up (&fixture);
  write_three (&fixture);
  reopen (&fixture);

  all = await_rows (snabel_cache_read_down (fixture.cache, "key-1", "home", G_MAXINT64, 40));
  g_assert_cmpuint (all->len, ==, 3);
  entry = g_ptr_array_index (all, 0);
  g_assert_cmpint (entry->position, ==, 3 * SNABEL_CACHE_STEP);
  g_assert_cmpstr (entry->status_id, ==, "3");
  g_assert_cmpstr (entry->uri, ==, "b");
  g_assert_cmpint (entry->run, ==, 7);
  g_assert_cmpstr (snabel_json_get_string (snabel_json_get_object (json_node_get_object (entry->status), "reblog"), "content"), ==, "boosted");
  entry = g_ptr_array_index (all, 1);
  g_assert_cmpint (entry->kind, ==, SNABEL_CACHED_GAP);
  g_assert_null (entry->status);
  g_assert_false (entry->is_deleted);

  down = await_rows (snabel_cache_read_down (fixture.cache, "key-1", "home", 3 * SNABEL_CACHE_STEP, 1));
  g_assert_cmpuint (down->len, ==, 1);
  g_assert_cmpint (((SnabelCachedEntry *) g_ptr_array_index (down, 0))->position, ==, 2 * SNABEL_CACHE_STEP);
  up = await_rows (snabel_cache_read_up (fixture.cache, "key-1", "home", SNABEL_CACHE_STEP, 2));
  g_assert_cmpuint (up->len, ==, 2);
  g_assert_cmpint (((SnabelCachedEntry *) g_ptr_array_index (up, 0))->position, ==, 3 * SNABEL_CACHE_STEP);
  g_assert_cmpint (dex_await_int64 (snabel_cache_find_position (fixture.cache, "key-1", "home", "1"), &error), ==, SNABEL_CACHE_STEP);
  g_assert_cmpint (dex_await_int64 (snabel_cache_find_position (fixture.cache, "key-1", "home", "2"), &error), ==, G_MININT64);
  g_assert_no_error (error);
  other = await_rows (snabel_cache_read_down (fixture.cache, "key-2", "home", G_MAXINT64, 40));
  g_assert_cmpuint (other->len, ==, 0);
}

static void
test_timeline_changes (void)
{
  g_auto(Fixture) fixture;
  SnabelCacheWrite *write = NULL;
  g_autoptr(GPtrArray) changed = NULL;
  g_autoptr(GPtrArray) replaced = NULL;
  gint64 gone = 2 * SNABEL_CACHE_STEP;

  set_up (&fixture);
  write_three (&fixture);
  write = snabel_cache_write_new ("key-1", "home");
  g_array_append_val (write->removed, gone);
  put (write, 4, SNABEL_CACHED_POST, "4");
  write_page (&fixture, write, POST ("4", "p4", "fourth"));
  changed = await_rows (snabel_cache_read_down (fixture.cache, "key-1", "home", G_MAXINT64, 40));
  g_assert_cmpuint (changed->len, ==, 3);
  g_assert_cmpstr (((SnabelCachedEntry *) g_ptr_array_index (changed, 0))->status_id, ==, "4");
  g_assert_cmpstr (((SnabelCachedEntry *) g_ptr_array_index (changed, 1))->status_id, ==, "3");

  write = snabel_cache_write_new ("key-1", "home");
  write->replaces = TRUE;
  put (write, 9, SNABEL_CACHED_POST, "1");
  write_page (&fixture, write, NULL);
  replaced = await_rows (snabel_cache_read_down (fixture.cache, "key-1", "home", G_MAXINT64, 40));
  g_assert_cmpuint (replaced->len, ==, 1);
  g_assert_cmpstr (member (((SnabelCachedEntry *) g_ptr_array_index (replaced, 0))->status, "content"), ==, "first");
}

static void
test_bury (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(SnabelCachedStatus) again = NULL;
  SnabelCachedEntry *entry = NULL;

  set_up (&fixture);
  write_three (&fixture);
  await_true (snabel_cache_bury_status_by_id (fixture.cache, "key-1", "2"));
  await_true (snabel_cache_bury_status (fixture.cache, "key-1", "https://example.com/p1"));
  await_true (snabel_cache_bury_status (fixture.cache, "key-1", "never seen"));

  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1")));
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "first"), ==, 0);
  entries = await_rows (snabel_cache_read_down (fixture.cache, "key-1", "home", G_MAXINT64, 40));
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < 3; i += 2)
    {
      entry = g_ptr_array_index (entries, i);
      g_assert_true (entry->is_deleted);
      g_assert_null (entry->status);
    }

  /* A page that was under way does not bring it back; a later one does. */
  save (&fixture, POST ("1", "p1", "first"));
  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1")));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (fixture.platform->clock), 1800 * G_USEC_PER_SEC);
  save (&fixture, POST ("1", "p1", "first"));
  again = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1"));
  g_assert_nonnull (again);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "first"), ==, 1);
}

static void
test_buried_quote (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(SnabelCachedStatus) before = NULL;
  g_autoptr(SnabelCachedStatus) after = NULL;
  JsonObject *quote = NULL;

  set_up (&fixture);
  save (&fixture, "{\"id\":\"2\",\"uri\":\"q\"," AUTHOR ",\"quote\":{\"state\":\"accepted\",\"quoted_status\":" POST ("1", "p1", "quoted") "}}");
  before = await_status (snabel_cache_get_status (fixture.cache, "key-1", "q"));
  quote = snabel_json_get_object (json_node_get_object (before->status), "quote");
  g_assert_cmpstr (snabel_json_get_string (snabel_json_get_object (quote, "quoted_status"), "content"), ==, "quoted");

  await_true (snabel_cache_bury_status_by_id (fixture.cache, "key-1", "1"));
  after = await_status (snabel_cache_get_status (fixture.cache, "key-1", "q"));
  quote = snabel_json_get_object (json_node_get_object (after->status), "quote");
  g_assert_null (snabel_json_get_object (quote, "quoted_status"));
  g_assert_cmpstr (snabel_json_get_string (quote, "state"), ==, "deleted");
}

static void
test_notifications (void)
{
  g_auto(Fixture) fixture;
  GPtrArray *written = g_ptr_array_new_with_free_func ((GDestroyNotify) snabel_cached_notification_free);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) left = NULL;
  SnabelCachedNotification *row = NULL;

  set_up (&fixture);
  g_ptr_array_add (written, snabel_cached_notification_new ("10", 20, parse ("{\"id\":\"10\",\"type\":\"mention\",\"status\":" POST ("1", "p1", "hi") "," AUTHOR "}")));
  g_ptr_array_add (written, snabel_cached_notification_new ("9", 10, parse ("{\"id\":\"9\",\"type\":\"follow\"," AUTHOR "}")));
  await_true (snabel_cache_save_notifications (fixture.cache, "key-1", written));
  save (&fixture, "{\"id\":\"1\",\"uri\":\"https://example.com/p1\"," AUTHOR ",\"content\":\"edited\"}");

  rows = await_rows (snabel_cache_read_notifications (fixture.cache, "key-1", G_MAXINT64, 10));
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->id, ==, "10");
  g_assert_cmpstr (snabel_json_get_string (snabel_json_get_object (json_node_get_object (row->notification), "status"), "content"), ==, "edited");

  await_true (snabel_cache_bury_status_by_id (fixture.cache, "key-1", "1"));
  await_true (snabel_cache_remove_notification (fixture.cache, "key-1", "9"));
  left = await_rows (snabel_cache_read_notifications (fixture.cache, "key-1", G_MAXINT64, 10));
  g_assert_cmpuint (left->len, ==, 1);
  row = g_ptr_array_index (left, 0);
  g_assert_true (row->is_deleted);
  g_assert_null (row->notification);
}

static void
test_values (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GError) error = NULL;
  g_autofree char *value = NULL;

  set_up (&fixture);
  await_true (snabel_cache_set_value (fixture.cache, "", "global", "1"));
  await_true (snabel_cache_set_value (fixture.cache, "key-1", "etag", "W/\"x\""));
  value = dex_await_string (snabel_cache_get_value (fixture.cache, "key-1", "etag"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "W/\"x\"");
  g_assert_null (dex_await_string (snabel_cache_get_value (fixture.cache, "key-9", "global"), &error));
  await_true (snabel_cache_set_value (fixture.cache, "key-1", "etag", NULL));
  g_assert_null (dex_await_string (snabel_cache_get_value (fixture.cache, "key-1", "etag"), &error));
  g_assert_no_error (error);
}

static void
test_delete_account (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(SnabelCachedStatus) other = NULL;

  set_up (&fixture);
  write_three (&fixture);
  await_true (snabel_cache_save_statuses (fixture.cache, "key-2", parse (POST ("1", "p1", "first"))));
  await_true (snabel_cache_delete_account (fixture.cache, "key-1"));
  await_true (snabel_cache_delete_account (fixture.cache, "never there"));

  entries = await_rows (snabel_cache_read_down (fixture.cache, "key-1", "home", G_MAXINT64, 40));
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1")));
  other = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-2", "1"));
  g_assert_nonnull (other);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "first"), ==, 1);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "boosted"), ==, 0);
}

static char *
build_many (guint from,
            guint n_statuses)
{
  g_autoptr(GString) text = g_string_new ("[");

  for (guint i = from; i < from + n_statuses; i++)
    g_string_append_printf (text, "%s{\"id\":\"%u\",\"uri\":\"https://example.com/users/ann/statuses/%u\"," AUTHOR ",\"content\":\"<p>Number %u, %x</p>\",\"visibility\":\"public\",\"created_at\":\"2026-11-20T10:00:00Z\"}",
                            i == from ? "" : ",", i, i, i, g_str_hash ("x") * i);
  g_string_append_c (text, ']');

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Rows packed before there was a dictionary and after are read alike, by both ends, also at the next start. */
static void
test_dictionary (void)
{
  g_auto(Fixture) fixture;
  g_autofree char *first = build_many (0, 600);
  g_autofree char *second = build_many (600, 50);

  set_up (&fixture);
  save (&fixture, first);
  save (&fixture, second);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < 650; i += 25)
        {
          g_autofree char *id = g_strdup_printf ("%u", i);
          g_autofree char *start = g_strdup_printf ("<p>Number %u,", i);
          g_autoptr(SnabelCachedStatus) status = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", id));

          g_assert_true (g_str_has_prefix (member (status->status, "content"), start));
        }
      save (&fixture, second);
      reopen (&fixture);
    }
}

static void
test_huge (void)
{
  g_auto(Fixture) fixture;
  g_autofree char *huge = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *text = g_strdup_printf ("{\"id\":\"2\",\"uri\":\"u\"," AUTHOR ",\"junk\":\"%s\"}", huge);
  g_autoptr(SnabelCachedStatus) status = NULL;

  set_up (&fixture);
  save (&fixture, text);
  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "2")));
  save (&fixture, "{\"id\":\"2\",\"uri\":\"u\"," AUTHOR ",\"content\":\"small\"}");
  save (&fixture, text);
  status = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "2"));
  g_assert_cmpstr (member (status->status, "content"), ==, "small");
}

/* A read nobody waits for any more is skipped and leaves nothing behind. */
static void
test_dropped (void)
{
  g_auto(Fixture) fixture;

  set_up (&fixture);
  write_three (&fixture);
  for (guint i = 0; i < 100; i++)
    dex_unref (snabel_cache_read_down (fixture.cache, "key-1", "home", G_MAXINT64, 40));
  await_true (snabel_cache_set_value (fixture.cache, "", "x", "y"));
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);

  snabel_test_add ("/cache/merge", test_merge);
  snabel_test_add ("/cache/aliases", test_aliases);
  snabel_test_add ("/cache/no-status", test_no_status);
  snabel_test_add ("/cache/part", test_part);
  snabel_test_add ("/cache/boost", test_boost);
  snabel_test_add ("/cache/timeline", test_timeline);
  snabel_test_add ("/cache/timeline-changes", test_timeline_changes);
  snabel_test_add ("/cache/bury", test_bury);
  snabel_test_add ("/cache/buried-quote", test_buried_quote);
  snabel_test_add ("/cache/notifications", test_notifications);
  snabel_test_add ("/cache/values", test_values);
  snabel_test_add ("/cache/delete-account", test_delete_account);
  snabel_test_add ("/cache/dictionary", test_dictionary);
  snabel_test_add ("/cache/huge", test_huge);
  snabel_test_add ("/cache/dropped", test_dropped);

  return g_test_run ();
}
