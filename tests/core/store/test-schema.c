/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stores of every released schema open and give their rows; a changed schema without a step shows here. */
#include "cache-fixture.h"
#include "dump.h"

#include "store/cache/snabel-cache-private.h"
#include "store/words/snabel-words-private.h"

static char *
read_fixture (const char *name,
              guint       version)
{
  g_autofree char *file = g_strdup_printf ("%s-%u.sql", name, version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", file, NULL);
  g_autoptr(GError) error = NULL;
  char *dump = NULL;

  g_file_get_contents (path, &dump, NULL, &error);
  g_assert_no_error (error);

  return dump;
}

static char *
read_form (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelDatabase) database = snabel_database_open (path, NULL, SNABEL_DATABASE_PLAIN, &error);

  g_assert_no_error (error);

  return dump_form (database);
}

static void
check_form (const char         *name,
            const SnabelSchema *schema)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *fixture_path = g_build_filename (folder, "fixture.db", NULL);
  g_autofree char *present_path = g_build_filename (folder, "present.db", NULL);
  g_autofree char *fixture = read_fixture (name, schema->n_steps);
  g_autofree char *expected = NULL;
  g_autofree char *present = NULL;
  g_autoptr(GError) error = NULL;
  SnabelDatabase *database = snabel_database_open (present_path, NULL, SNABEL_DATABASE_PLAIN, &error);

  g_assert_no_error (error);
  g_assert_true (snabel_schema_upgrade (schema, database, &error));
  g_clear_pointer (&database, snabel_database_free);
  load_dump (fixture, fixture_path);
  expected = read_form (fixture_path);
  present = read_form (present_path);
  g_assert_cmpstr (present, ==, expected);
  snabel_test_remove_folder (folder);
}

static void
test_form (void)
{
  check_form ("words", &snabel_words_schema);
  check_form ("cache", &snabel_cache_schema);
}

static void
set_up_from (Fixture    *fixture,
             const char *name,
             guint       version)
{
  g_autofree char *dump = read_fixture (name, version);
  g_autofree char *file = g_strconcat (name, ".db", NULL);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  *fixture = (Fixture) { .folder = snabel_test_make_folder (), .platform = snabel_test_platform_new () };
  fixture->profile = snabel_profile_open (fixture->folder, &error);
  g_assert_no_error (error);
  path = snabel_profile_build_path (fixture->profile, file);
  load_dump (dump, path);
}

static void
check_words (SnabelWords *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) accounts = await_rows (snabel_words_list_accounts (words));
  g_autoptr(GPtrArray) drafts = await_rows (snabel_words_list_drafts (words));
  g_autoptr(GPtrArray) items = await_rows (snabel_words_list_outbox (words));
  g_autoptr(SnabelPosition) position = dex_await_boxed (snabel_words_get_position (words, "key-1", "home"), &error);
  g_autofree char *note = dex_await_string (snabel_words_get_note (words, "key-1", "https://example.com/@bob"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 1);
  g_assert_cmpstr (((SnabelAccountRow *) g_ptr_array_index (accounts, 0))->display_name, ==, "Ann Ærlig");
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (((SnabelDraft *) g_ptr_array_index (drafts, 0))->text, ==, "it's half\nwritten");
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpfloat (position->offset, ==, 12.5);
  g_assert_cmpstr (note, ==, "met in Aarhus");
  g_assert_false (dex_await_boolean (snabel_words_record_alert (words, "key-1", "10"), &error));
  g_assert_no_error (error);
}

static void
test_words_fixtures (void)
{
  for (guint version = 1; version <= snabel_words_schema.n_steps; version++)
    {
      Fixture fixture;
      g_autoptr(SnabelWords) words = NULL;
      g_autoptr(GError) error = NULL;

      set_up_from (&fixture, "words", version);
      words = dex_await_object (snabel_words_open (fixture.profile, fixture.platform), &error);
      g_assert_no_error (error);
      g_assert_false (snabel_words_get_was_salvaged (words));
      check_words (words);
      await_true (snabel_words_close (words));
      open_cache (&fixture);
      tear_down (&fixture);
    }
}

static void
check_cache (Fixture *fixture)
{
  g_autoptr(GPtrArray) entries = await_rows (snabel_cache_read_down (fixture->cache, "key-1", "home", G_MAXINT64, 9));
  g_autoptr(GPtrArray) notifications = await_rows (snabel_cache_read_notifications (fixture->cache, "key-1", G_MAXINT64, 9));
  JsonNode *status = NULL;

  g_assert_false (snabel_cache_get_was_rebuilt (fixture->cache));
  g_assert_cmpuint (entries->len, ==, 3);
  status = ((SnabelCachedEntry *) g_ptr_array_index (entries, 0))->status;
  g_assert_cmpstr (snabel_json_get_string (snabel_json_get_object (json_node_get_object (status), "reblog"), "content"), ==, "boosted");
  g_assert_cmpuint (notifications->len, ==, 1);
  g_assert_cmpuint (count_hits (fixture, SNABEL_SEARCH_WORDS, "boosted"), ==, 1);
  g_assert_cmpuint (count_hits (fixture, SNABEL_SEARCH_PARTS, "irst"), ==, 1);
  g_assert_cmpuint (count_hits (fixture, SNABEL_SEARCH_WORDS, "deleted"), ==, 0);
}

static void
test_cache_fixtures (void)
{
  for (guint version = 1; version <= snabel_cache_schema.n_steps; version++)
    {
      Fixture fixture;

      set_up_from (&fixture, "cache", version);
      open_cache (&fixture);
      check_cache (&fixture);
      tear_down (&fixture);
    }
}

static const char *const  first_steps[] = { "CREATE TABLE a (x INTEGER)" };
static const char *const  both_steps[] = { "CREATE TABLE a (x INTEGER)", "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = 'new'" };
static const char *const  broken_steps[] = { "CREATE TABLE a (x INTEGER)", "DELETE FROM a; CREATE TABLE a (x INTEGER)" };
static const SnabelSchema first_schema = { "first", first_steps, 1 };
static const SnabelSchema both_schema = { "both", both_steps, 2 };
static const SnabelSchema broken_schema = { "broken", broken_steps, 2 };

static gint64
count_a (const SnabelSchema *schema,
         const char         *path,
         GError            **error)
{
  g_autoptr(SnabelFiles) files = snabel_system_files_new ();
  SnabelStoreFile file = { (char *) path, NULL, files, schema };
  gboolean        was_salvaged = FALSE;
  gint64          n_rows = -1;
  g_autoptr(SnabelDatabase) database = snabel_store_file_open (&file, &was_salvaged, error);

  g_assert_false (was_salvaged);
  if (database != NULL)
    snabel_database_get_number (database, "SELECT count (*) FROM a", &n_rows, error);

  return n_rows;
}

/* A step that fails changes nothing; before one that succeeds a copy is kept; there is no way back. */
static void
test_steps (void)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autofree char *copy = g_build_filename (folder, "a.db.version-1", NULL);
  g_autoptr(GError) error = NULL;

  load_dump ("CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1); PRAGMA user_version = 1", path);
  g_assert_cmpint (count_a (&broken_schema, path, &error), ==, -1);
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (count_a (&first_schema, path, &error), ==, 1);
  g_assert_cmpint (count_a (&both_schema, path, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (count_a (&first_schema, copy, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (count_a (&first_schema, path, &error), ==, -1);
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_NEWER);
  snabel_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);

  snabel_test_add ("/schema/form", test_form);
  snabel_test_add ("/schema/words-fixtures", test_words_fixtures);
  snabel_test_add ("/schema/cache-fixtures", test_cache_fixtures);
  snabel_test_add ("/schema/steps", test_steps);

  return g_test_run ();
}
