/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cache in a fresh folder. */
#include "cache-fixture.h"

void
open_cache (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->cache = dex_await_object (snabel_cache_open (fixture->profile, fixture->platform), &error);
  g_assert_no_error (error);
  g_assert_true (SNABEL_IS_CACHE (fixture->cache));
}

void
close_cache (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await_boolean (snabel_cache_close (fixture->cache), &error));
  g_assert_no_error (error);
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&fixture->cache));
}

void
set_up (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  *fixture = (Fixture) { .folder = snabel_test_make_folder (), .platform = snabel_test_platform_new () };
  fixture->profile = snabel_profile_open (fixture->folder, &error);
  g_assert_no_error (error);
  open_cache (fixture);
}

void
reopen (Fixture *fixture)
{
  close_cache (fixture);
  open_cache (fixture);
}

void
tear_down (Fixture *fixture)
{
  close_cache (fixture);
  g_clear_object (&fixture->profile);
  g_clear_pointer (&fixture->platform, snabel_platform_unref);
  snabel_test_remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

void
await_true (DexFuture *future)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await_boolean (future, &error));
  g_assert_no_error (error);
}

GPtrArray *
await_rows (DexFuture *future)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = dex_await_boxed (future, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rows);

  return rows;
}

SnabelCachedStatus *
await_status (DexFuture *future)
{
  g_autoptr(GError) error = NULL;
  SnabelCachedStatus *status = dex_await_boxed (future, &error);

  g_assert_no_error (error);

  return status;
}

JsonNode *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = snabel_json_parse_text (text, &error);

  g_assert_no_error (error);

  return node;
}

void
save (Fixture    *fixture,
      const char *text)
{
  await_true (snabel_cache_save_statuses (fixture->cache, "key-1", parse (text)));
}

const char *
member (JsonNode   *node,
        const char *name)
{
  return snabel_json_get_string (json_node_get_object (node), name);
}

guint
count_hits (Fixture         *fixture,
            SnabelSearchKind kind,
            const char      *text)
{
  g_autoptr(GPtrArray) hits = await_rows (snabel_cache_search (fixture->cache, kind, text, 0, 100));

  return hits->len;
}
