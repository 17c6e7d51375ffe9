/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-sample FOLDER: makes words.db and cache.db with some rows there, and words.sql and cache.sql of them.
 * Run it once for each version of a schema; the SQL becomes tests/data/NAME-VERSION.sql and never changes. */
#include "cache-fixture.h"
#include "dump.h"

#include "store/words/snabel-words.h"

static const char *folder;

static void
write_account (SnabelWords *words)
{
  g_autoptr(SnabelAccountRow) account = snabel_account_row_new ();

  account->key = g_strdup ("key-1");
  account->base_uri = g_strdup ("https://example.com/");
  account->domain = g_strdup ("example.com");
  account->handle = g_strdup ("ann@example.com");
  account->display_name = g_strdup ("Ann Ærlig");
  account->scopes = g_strdup ("read write push");
  account->colour = 2;
  await_true (snabel_words_save_account (words, account));
}

static void
write_words (SnabelWords *words)
{
  g_autoptr(SnabelDraft) draft = snabel_draft_new ();
  g_autoptr(SnabelPosition) position = snabel_position_new ();
  g_autoptr(GPtrArray) items = NULL;

  write_account (words);
  draft->id = g_strdup ("draft-1");
  draft->account_keys = g_strsplit ("key-1", " ", -1);
  draft->text = g_strdup ("it's half\nwritten");
  draft->visibility = g_strdup ("public");
  await_true (snabel_words_save_draft (words, draft));
  g_set_str (&draft->id, "draft-2");
  items = await_rows (snabel_words_enqueue (words, draft));

  position->account_key = g_strdup ("key-1");
  position->timeline = g_strdup ("home");
  position->entry_key = g_strdup ("https://example.com/p1");
  position->offset = 12.5;
  await_true (snabel_words_save_position (words, position));
  await_true (snabel_words_record_alert (words, "key-1", "10"));
  await_true (snabel_words_save_note (words, "key-1", "https://example.com/@bob", "met in Aarhus"));
  await_true (snabel_words_set_value (words, "", "last-account", "key-1"));
}

static void
write_cache (Fixture *fixture)
{
  SnabelCacheWrite *write = snabel_cache_write_new ("key-1", "home");
  GPtrArray        *notifications = g_ptr_array_new_with_free_func ((GDestroyNotify) snabel_cached_notification_free);

  write->statuses = parse ("[{\"id\":\"3\",\"uri\":\"b\"," AUTHOR ",\"reblog\":" POST ("2", "p2", "boosted") "}," POST ("1", "p1", "first") "]");
  g_ptr_array_add (write->entries, snabel_cached_entry_new (3, SNABEL_CACHED_POST, 1, "3"));
  g_ptr_array_add (write->entries, snabel_cached_entry_new (2, SNABEL_CACHED_GAP, 0, NULL));
  g_ptr_array_add (write->entries, snabel_cached_entry_new (1, SNABEL_CACHED_POST, 2, "1"));
  await_true (snabel_cache_write (fixture->cache, write));
  save (fixture, POST ("4", "p4", "deleted"));
  await_true (snabel_cache_bury_status_by_id (fixture->cache, "key-1", "4"));
  g_ptr_array_add (notifications, snabel_cached_notification_new ("10", 1, parse ("{\"id\":\"10\",\"type\":\"mention\"," AUTHOR ",\"status\":" POST ("1", "p1", "first") "}")));
  await_true (snabel_cache_save_notifications (fixture->cache, "key-1", notifications));
  await_true (snabel_cache_set_value (fixture->cache, "key-1", "etag", "W/\"1\""));
}

static void
write_dump (SnabelProfile *profile,
            const char    *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *database_name = g_strconcat (name, ".db", NULL);
  g_autofree char *dump_name = g_strconcat (name, ".sql", NULL);
  g_autofree char *path = snabel_profile_build_path (profile, database_name);
  g_autofree char *dump_path = snabel_profile_build_path (profile, dump_name);
  g_autoptr(SnabelDatabase) database = snabel_database_open (path, NULL, SNABEL_DATABASE_PLAIN, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = dump_all (database);
  g_assert_true (g_file_set_contents (dump_path, dump, -1, &error));
  g_assert_no_error (error);
}

static void
write_sample (void)
{
  g_autoptr(GError) error = NULL;
  Fixture fixture = { .platform = snabel_test_platform_new (), .profile = snabel_profile_open (folder, &error) };
  g_autoptr(SnabelWords) words = NULL;

  g_assert_no_error (error);
  words = dex_await_object (snabel_words_open (fixture.profile, fixture.platform), &error);
  g_assert_no_error (error);
  write_words (words);
  await_true (snabel_words_close (words));

  open_cache (&fixture);
  write_cache (&fixture);
  close_cache (&fixture);
  write_dump (fixture.profile, "words");
  write_dump (fixture.profile, "cache");
  g_clear_object (&fixture.profile);
  g_clear_pointer (&fixture.platform, snabel_platform_unref);
}

int
main (int   argc,
      char *argv[])
{
  dex_init ();
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  snabel_test_run_fiber (write_sample);

  return 0;
}
