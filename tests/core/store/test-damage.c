/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged, foreign and newer files: words are salvaged and kept, the cache is begun anew. */
#include "cache-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/cache/snabel-cache-private.h"
#include "store/words/snabel-words.h"

#define PAGE_SIZE 4096
#define N_DRAFTS  200

static SnabelWords *
open_words (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  SnabelWords *words = dex_await_object (snabel_words_open (fixture->profile, fixture->platform), &error);

  g_assert_no_error (error);

  return words;
}

static void
fill_words (Fixture *fixture)
{
  g_autoptr(SnabelWords) words = open_words (fixture);

  for (guint i = 0; i < N_DRAFTS; i++)
    {
      g_autoptr(SnabelDraft) draft = snabel_draft_new ();

      draft->id = g_strdup_printf ("draft-%03u", i);
      draft->text = g_strnfill (1000, 'a' + i % 26);
      dex_unref (snabel_words_save_draft (words, draft));
    }
  await_true (snabel_words_set_value (words, "", "name", "value"));
  await_true (snabel_words_close (words));
}

static guint
count_drafts (Fixture *fixture)
{
  g_autoptr(SnabelWords) words = open_words (fixture);
  g_autoptr(GPtrArray) drafts = await_rows (snabel_words_list_drafts (words));

  await_true (snabel_words_close (words));

  return drafts->len;
}

static gboolean
is_salvaged (Fixture *fixture)
{
  g_autoptr(SnabelWords) words = open_words (fixture);
  gboolean was_salvaged = snabel_words_get_was_salvaged (words);

  await_true (snabel_words_close (words));

  return was_salvaged;
}

static char *
path_of (Fixture    *fixture,
         const char *name)
{
  return snabel_profile_build_path (fixture->profile, name);
}

static gboolean
exists (Fixture    *fixture,
        const char *name)
{
  g_autofree char *path = path_of (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GBytes *
read_all (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = path_of (fixture, name);
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);

  g_assert_nonnull (mapped);

  return g_bytes_new (g_mapped_file_get_contents (mapped), g_mapped_file_get_length (mapped));
}

static void
write_all (Fixture      *fixture,
           const char   *name,
           gconstpointer data,
           gsize         size)
{
  g_autofree char *path = path_of (fixture, name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
}

/* Overwrites @n_pages from @first_page (counted from 0) with what is no page. */
static void
damage (Fixture    *fixture,
        const char *name,
        guint       first_page,
        guint       n_pages)
{
  g_autoptr(GBytes) content = read_all (fixture, name);
  gsize              size = 0;
  g_autofree guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&content), &size);

  g_assert_cmpuint (size, >=, (first_page + n_pages) * PAGE_SIZE);
  memset (data + first_page * PAGE_SIZE, 0xa5, n_pages * PAGE_SIZE);
  write_all (fixture, name, data, size);
}

/* The test's own cache is not wanted here, but its clean-up closes one. */
static void
finish (Fixture *fixture)
{
  open_cache (fixture);
  tear_down (fixture);
}

static void
set_up_words (Fixture *fixture)
{
  set_up (fixture);
  close_cache (fixture);
  fill_words (fixture);
}

static void
test_pages (void)
{
  Fixture fixture;
  g_autoptr(GBytes) damaged = NULL;
  g_autoptr(GBytes) kept = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelWords) words = NULL;
  g_autofree char *value = NULL;

  set_up_words (&fixture);
  damage (&fixture, "words.db", 40, 3);
  damaged = read_all (&fixture, "words.db");
  g_assert_true (is_salvaged (&fixture));

  /* Three pages of three or four drafts each, and what hung on them. */
  g_assert_cmpuint (count_drafts (&fixture), >=, N_DRAFTS - 20);
  g_assert_false (is_salvaged (&fixture));
  words = open_words (&fixture);
  value = dex_await_string (snabel_words_get_value (words, "", "name"), &error);
  g_assert_cmpstr (value, ==, "value");
  await_true (snabel_words_close (words));
  kept = read_all (&fixture, "words.db.damaged-1");
  g_assert_true (g_bytes_equal (damaged, kept));
  g_assert_false (exists (&fixture, "words.db.salvaged"));
  finish (&fixture);
}

static void
test_no_database (void)
{
  Fixture fixture;

  set_up_words (&fixture);
  write_all (&fixture, "words.db", "These are not the words you are looking for.", 44);
  g_assert_true (is_salvaged (&fixture));
  g_assert_cmpuint (count_drafts (&fixture), ==, 0);
  damage (&fixture, "words.db", 0, 1);
  g_assert_true (is_salvaged (&fixture));
  g_assert_true (exists (&fixture, "words.db.damaged-1"));
  g_assert_true (exists (&fixture, "words.db.damaged-2"));
  finish (&fixture);
}

static void
test_cut_short (void)
{
  Fixture fixture;
  g_autoptr(GBytes) content = NULL;

  set_up_words (&fixture);
  content = read_all (&fixture, "words.db");
  write_all (&fixture, "words.db", g_bytes_get_data (content, NULL), g_bytes_get_size (content) / 2);
  g_assert_true (is_salvaged (&fixture));
  g_assert_cmpuint (count_drafts (&fixture), >=, N_DRAFTS / 4);
  finish (&fixture);
}

/* A crash between the steps of the swap: the damaged file is moved, the new one not yet in its place. */
static void
test_half_swapped (void)
{
  Fixture fixture;
  g_autoptr(GBytes) whole = NULL;
  g_autofree char *words = NULL;
  g_autofree char *aside = NULL;

  set_up_words (&fixture);
  whole = read_all (&fixture, "words.db");
  write_all (&fixture, "words.db.salvaged", g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  write_all (&fixture, "words.db-wal", "the damaged log", 15);
  words = path_of (&fixture, "words.db");
  aside = path_of (&fixture, "words.db.damaged-1");
  g_assert_cmpint (g_rename (words, aside), ==, 0);

  g_assert_cmpuint (count_drafts (&fixture), ==, N_DRAFTS);
  g_assert_true (exists (&fixture, "words.db.damaged-1-wal"));
  g_assert_false (exists (&fixture, "words.db.salvaged"));
  finish (&fixture);
}

static void
make_newer (Fixture    *fixture,
            const char *name)
{
  g_autofree char *path = path_of (fixture, name);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelDatabase) database = snabel_database_open (path, NULL, SNABEL_DATABASE_PLAIN, &error);

  g_assert_no_error (error);
  g_assert_true (snabel_database_run (database, "PRAGMA user_version = 99", &error));
}

static void
test_newer_words (void)
{
  Fixture fixture;
  g_autoptr(GError) error = NULL;

  set_up_words (&fixture);
  make_newer (&fixture, "words.db");
  g_assert_null (dex_await_object (snabel_words_open (fixture.profile, fixture.platform), &error));
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_NEWER);
  g_assert_false (exists (&fixture, "words.db.damaged-1"));
  finish (&fixture);
}

static void
test_newer_cache (void)
{
  g_auto(Fixture) fixture;

  set_up (&fixture);
  save (&fixture, POST ("1", "p1", "first"));
  close_cache (&fixture);
  make_newer (&fixture, "cache.db");
  open_cache (&fixture);
  g_assert_true (snabel_cache_get_was_rebuilt (fixture.cache));
  g_assert_null (await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1")));
  g_assert_true (exists (&fixture, "cache.db.old"));
  save (&fixture, POST ("1", "p1", "first"));
  reopen (&fixture);
  g_assert_false (snabel_cache_get_was_rebuilt (fixture.cache));
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "first"), ==, 1);
}

static void
test_no_cache (void)
{
  g_auto(Fixture) fixture;

  set_up (&fixture);
  close_cache (&fixture);
  write_all (&fixture, "cache.db", "no database", 11);
  open_cache (&fixture);
  g_assert_true (snabel_cache_get_was_rebuilt (fixture.cache));
  save (&fixture, POST ("1", "p1", "first"));
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "first"), ==, 1);
}

static void
fill_cache (Fixture *fixture)
{
  g_autoptr(GString) text = g_string_new ("[");
  SnabelCacheWrite *write = snabel_cache_write_new ("key-1", "home");

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *noise = g_compute_checksum_for_string (G_CHECKSUM_SHA512, id, -1);

      g_string_append_printf (text, "%s{\"id\":\"%u\",\"uri\":\"u%u\"," AUTHOR ",\"content\":\"%s\"}", i == 0 ? "" : ",", i, i, noise);
      g_ptr_array_add (write->entries, snabel_cached_entry_new (i, SNABEL_CACHED_POST, 1, id));
    }
  g_string_append_c (text, ']');
  write->statuses = parse (text->str);
  await_true (snabel_cache_write (fixture->cache, write));
}

/* Damage that shows only when the page is read: that read fails, and what comes after it finds a new cache. */
static void
test_damage_while_running (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GBytes) content = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  fill_cache (&fixture);
  close_cache (&fixture);
  content = read_all (&fixture, "cache.db");
  /* The form of the tables takes the first pages; all behind them goes. */
  damage (&fixture, "cache.db", 40, g_bytes_get_size (content) / PAGE_SIZE - 40);
  open_cache (&fixture);
  g_assert_false (snabel_cache_get_was_rebuilt (fixture.cache));

  g_assert_false (dex_await (snabel_cache_read_down (fixture.cache, "key-1", "home", G_MAXINT64, 300), &error));
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED);
  save (&fixture, POST ("1", "p1", "first"));
  g_assert_true (snabel_cache_get_was_rebuilt (fixture.cache));
  entries = await_rows (snabel_cache_read_down (fixture.cache, "key-1", "home", G_MAXINT64, 300));
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "first"), ==, 1);
}

typedef struct
{
  int is_saved;
} Late;

/* A read that stumbled over the damage like the first, and tells of it when all is well again. */
static DexFuture *
fail_late (SnabelCacheSide *side,
           gpointer         data)
{
  Late *late = data;

  while (!g_atomic_int_get (&late->is_saved))
    g_thread_yield ();

  return dex_future_new_reject (SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED, "damaged");
}

/* One damage, one new file: what was written into that is not thrown away for a second reader. */
static void
test_two_readers (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GError) error = NULL;
  g_autoptr(DexFuture) first = NULL;
  g_autoptr(DexFuture) second = NULL;
  g_autoptr(SnabelCachedStatus) status = NULL;
  Late early = { .is_saved = TRUE };
  Late late = { .is_saved = FALSE };

  set_up (&fixture);
  first = snabel_cache_query (fixture.cache, fail_late, &early, NULL);
  second = snabel_cache_query (fixture.cache, fail_late, &late, NULL);
  g_assert_false (dex_await (dex_ref (first), &error));
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  save (&fixture, POST ("1", "p1", "first"));
  g_assert_true (snabel_cache_get_was_rebuilt (fixture.cache));
  g_atomic_int_set (&late.is_saved, TRUE);
  g_assert_false (dex_await (dex_ref (second), &error));
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED);
  save (&fixture, POST ("2", "p2", "second"));
  status = await_status (snabel_cache_get_status_by_id (fixture.cache, "key-1", "1"));
  g_assert_nonnull (status);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);

  snabel_test_add ("/damage/words/pages", test_pages);
  snabel_test_add ("/damage/words/no-database", test_no_database);
  snabel_test_add ("/damage/words/cut-short", test_cut_short);
  snabel_test_add ("/damage/words/half-swapped", test_half_swapped);
  snabel_test_add ("/damage/words/newer", test_newer_words);
  snabel_test_add ("/damage/cache/newer", test_newer_cache);
  snabel_test_add ("/damage/cache/no-database", test_no_cache);
  snabel_test_add ("/damage/cache/while-running", test_damage_while_running);
  snabel_test_add ("/damage/cache/two-readers", test_two_readers);

  return g_test_run ();
}
