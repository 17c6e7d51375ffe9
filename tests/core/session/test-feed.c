/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed against a server that answers strangely, late, out of order, or the same for ever. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "session/timeline/snabel-feed.h"

#define KEY "7c7c7a7e-1111-4222-8333-444444444444"

/* What the server answers to a question that holds @query. */
typedef struct
{
  const char *query;
  const char *body;
} Answer;

typedef struct
{
  SnabelPlatform    *platform;
  SnabelTestServer  *server;
  SnabelWords       *words;
  SnabelCache       *cache;
  SnabelIdentityMap *map;
  SnabelClient      *client;
  SnabelFeed        *feed;
  char              *folder;
} Fixture;

static const Answer      *answers;
static SoupServerMessage *held;
static DexPromise        *holding;

static void
answer_handler (SnabelTestServer  *server,
                SoupServerMessage *message,
                const char        *path)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  guint       i = 0;

  while (answers[i].query != NULL && strstr (query, answers[i].query) == NULL)
    i++;
  snabel_test_server_answer (message, 200, "application/json", answers[i].body);
  if (holding == NULL)
    return;
  held = g_object_ref (message);
  soup_server_message_pause (message);
  dex_promise_resolve_boolean (holding, TRUE);
  dex_clear (&holding);
}

/* The next question is kept without its answer. Returns: a future that resolves when it has come */
static DexFuture *
hold (void)
{
  holding = dex_promise_new ();

  return dex_ref (DEX_FUTURE (holding));
}

static void
release (void)
{
  soup_server_message_unpause (held);
  g_clear_object (&held);
}

static void
open_feed (Fixture *self)
{
  SnabelFeedParts parts = { .account_key = KEY, .cache = self->cache, .words = self->words, .map = self->map };

  self->feed = snabel_feed_new ("home", &parts);
  snabel_feed_set_client (self->feed, self->client);
}

static void
set_up (Fixture      *self,
        const Answer *first)
{
  g_autoptr(SnabelProfile) profile = NULL;
  g_autoptr(GError) error = NULL;

  answers = first;
  self->platform = snabel_test_platform_new ();
  self->folder = snabel_test_make_folder ();
  self->server = snabel_test_server_new (answer_handler);
  self->map = snabel_identity_map_new ();
  self->client = snabel_client_new (self->platform, snabel_test_server_get_uri (self->server), "token");
  profile = snabel_profile_open (self->folder, &error);
  g_assert_no_error (error);
  self->words = dex_await_object (snabel_words_open (profile, self->platform), &error);
  g_assert_no_error (error);
  self->cache = dex_await_object (snabel_cache_open (profile, self->platform), &error);
  g_assert_no_error (error);
  open_feed (self);
}

static void
tear_down (Fixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->feed));
  g_clear_object (&self->client);
  g_assert_true (dex_await (snabel_cache_close (self->cache), NULL));
  g_assert_true (dex_await (snabel_words_close (self->words), NULL));
  g_clear_object (&self->cache);
  g_clear_object (&self->words);
  g_clear_object (&self->map);
  g_clear_object (&self->server);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  snabel_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

#define STATUS(id)      "{\"id\":\"" id "\",\"uri\":\"https://example.test/" id "\",\"account\":{\"id\":\"a\",\"username\":\"ada\",\"acct\":\"ada\"}}"
#define HOLLOW(id)      "{\"id\":\"" id "\"}"
#define BOOST(id)       "{\"id\":\"" id "\",\"uri\":\"https://example.test/" id "\",\"account\":{\"id\":\"a\",\"username\":\"ada\",\"acct\":\"ada\"},\"reblog\":{\"id\":\"x\"}}"
#define PAGE(a, b)      "[" a "," b "]"
#define NOTHING         "[]"
#define EVERYTHING_ELSE NULL

static void
assert_shows (Fixture    *self,
              const char *expected)
{
  GListModel *model = G_LIST_MODEL (snabel_feed_get_timeline (self->feed));
  g_autoptr(GString) seen = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (model, i);
      SnabelStatus *status = snabel_entry_get_status (entry);

      g_string_append_printf (seen, "%s%s", i > 0 ? " " : "", status != NULL ? status->id : "|");
    }
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
refresh (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  dex_await (snabel_feed_refresh (self->feed), &error);
  g_assert_no_error (error);
}

static void
load_older (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  dex_await (snabel_feed_load_older (self->feed), &error);
  g_assert_no_error (error);
}

static gboolean
has_ended (Fixture *self)
{
  return snabel_timeline_get_reached_end (snabel_feed_get_timeline (self->feed));
}

static void
test_no_timeline (void)
{
  static const char *const bodies[] = { "{}", "\"no\"", "", "<!DOCTYPE html><p>Hello</p>", "{\"error\":\"Sorry\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      Fixture fixture = { NULL };
      Answer  strange[] = { { EVERYTHING_ELSE, bodies[i] } };
      g_autoptr(GError) error = NULL;

      set_up (&fixture, strange);
      g_assert_false (dex_await (snabel_feed_refresh (fixture.feed), &error));
      g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY);
      g_assert_cmpint (snabel_feed_get_state (fixture.feed), ==, SNABEL_FEED_FAILED);
      g_assert_nonnull (snabel_feed_get_error_message (fixture.feed));
      tear_down (&fixture);
    }
}

/* A server that does not heed max_id. */
static void
test_same_page_for_ever (void)
{
  static const Answer same[] = { { EVERYTHING_ELSE, PAGE (STATUS ("9"), STATUS ("8")) } };
  Fixture             fixture = { NULL };

  set_up (&fixture, same);
  refresh (&fixture);
  for (guint i = 0; i < 20; i++)
    load_older (&fixture);
  assert_shows (&fixture, "9 8");
  g_assert_true (has_ended (&fixture));
  g_assert_cmpuint (snabel_test_server_get_n_requests (fixture.server), <=, 3);
  tear_down (&fixture);
}

/* Two pages in turn, without an end. */
static void
test_circle (void)
{
  static const Answer circle[] = {
    { "max_id=8", PAGE (HOLLOW ("7"), HOLLOW ("6")) },
    { "max_id=6", PAGE (HOLLOW ("5"), HOLLOW ("4")) },
    { "max_id=4", PAGE (HOLLOW ("7"), HOLLOW ("6")) },
    { EVERYTHING_ELSE, PAGE (STATUS ("9"), STATUS ("8")) }
  };
  Fixture fixture = { NULL };

  set_up (&fixture, circle);
  refresh (&fixture);
  for (guint i = 0; i < 20; i++)
    load_older (&fixture);
  g_assert_true (has_ended (&fixture));
  g_assert_cmpuint (snabel_test_server_get_n_requests (fixture.server), <=, 7);
  tear_down (&fixture);
}

/* A page of which nothing can be read is not the end: its last id leads on. */
static void
test_refused_page (void)
{
  static const Answer hollow[] = {
    { "max_id=8", PAGE (HOLLOW ("7"), HOLLOW ("6")) },
    { "max_id=6", PAGE (STATUS ("5"), HOLLOW ("4")) },
    { "max_id=", NOTHING },
    { EVERYTHING_ELSE, PAGE (STATUS ("9"), STATUS ("8")) }
  };
  Fixture fixture = { NULL };

  set_up (&fixture, hollow);
  refresh (&fixture);
  load_older (&fixture);
  assert_shows (&fixture, "9 8 5");
  g_assert_false (has_ended (&fixture));
  load_older (&fixture);
  g_assert_true (has_ended (&fixture));
  tear_down (&fixture);
}

/* A boost of what cannot be read is no post of the booster's. */
static void
test_boost_of_nothing (void)
{
  static const Answer boost[] = { { EVERYTHING_ELSE, PAGE (BOOST ("9"), STATUS ("8")) } };
  Fixture             fixture = { NULL };

  set_up (&fixture, boost);
  refresh (&fixture);
  assert_shows (&fixture, "8");
  snabel_feed_set_is_live (fixture.feed, TRUE);
  snabel_feed_push_live (fixture.feed, snabel_json_parse_text (BOOST ("10"), NULL));
  assert_shows (&fixture, "8");
  tear_down (&fixture);
}

/* The question of before is answered last. */
static void
test_refreshes_cross (void)
{
  static const Answer before[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  static const Answer after[] = { { EVERYTHING_ELSE, PAGE (STATUS ("9"), STATUS ("8")) } };
  Fixture             fixture = { NULL };
  g_autoptr(DexFuture) asked = NULL;
  g_autoptr(DexFuture) first = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture, before);
  asked = hold ();
  first = snabel_feed_refresh (fixture.feed);
  g_assert_true (dex_await (g_steal_pointer (&asked), NULL));
  answers = after;
  refresh (&fixture);
  release ();
  dex_await (g_steal_pointer (&first), &error);
  g_assert_no_error (error);
  assert_shows (&fixture, "9 8");
  tear_down (&fixture);
}

/* A deletion overtakes an answer that still holds the post, live or not. */
static void
test_deleted_meanwhile (void)
{
  static const Answer page[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  Fixture             fixture = { NULL };
  g_autoptr(DexFuture) asked = NULL;
  g_autoptr(DexFuture) late = NULL;

  set_up (&fixture, page);
  refresh (&fixture);
  snabel_feed_set_is_live (fixture.feed, TRUE);
  asked = hold ();
  late = snabel_feed_refresh (fixture.feed);
  g_assert_true (dex_await (g_steal_pointer (&asked), NULL));
  snabel_feed_delete_status (fixture.feed, "2");
  assert_shows (&fixture, "1");
  release ();
  g_assert_true (dex_await (g_steal_pointer (&late), NULL));
  assert_shows (&fixture, "1");
  tear_down (&fixture);
}

static guint
count_stored (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = dex_await_boxed (snabel_cache_read_down (self->cache, KEY, "home", G_MAXINT64, 100), &error);

  g_assert_no_error (error);

  return entries->len;
}

/* The account was stopped, then removed, while a page was on its way. */
static void
test_stopped_meanwhile (void)
{
  static const Answer page[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  Fixture             fixture = { NULL };
  g_autoptr(DexFuture) asked = NULL;
  g_autoptr(DexFuture) late = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture, page);
  asked = hold ();
  late = snabel_feed_refresh (fixture.feed);
  g_assert_true (dex_await (g_steal_pointer (&asked), NULL));
  snabel_feed_set_client (fixture.feed, NULL);
  release ();
  g_assert_false (dex_await (g_steal_pointer (&late), &error));
  g_assert_true (snabel_error_is_cancelled (error));
  assert_shows (&fixture, "");
  g_assert_cmpuint (count_stored (&fixture), ==, 0);
  tear_down (&fixture);
}

/* Posts 1 to @n_posts in the store, the highest on top; the upper @n_buried were deleted by their author. */
static void
fill_store (Fixture *self,
            guint    n_posts,
            guint    n_buried)
{
  SnabelCacheWrite *write = snabel_cache_write_new (KEY, "home");
  g_autoptr(GString) json = g_string_new ("[");
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= n_posts; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      g_string_append_printf (json, "%s{\"id\":\"%u\",\"uri\":\"https://example.test/%u\",\"account\":{\"id\":\"a\",\"username\":\"ada\",\"acct\":\"ada\"}}",
                              i > 1 ? "," : "", i, i);
      g_ptr_array_add (write->entries, snabel_cached_entry_new (i, SNABEL_CACHED_POST, 0, id));
    }
  g_string_append_c (json, ']');
  write->statuses = snabel_json_parse_text (json->str, &error);
  g_assert_no_error (error);
  g_assert_true (dex_await (snabel_cache_write (self->cache, write), &error));
  for (guint i = 0; i < n_buried; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", n_posts - i);

      g_assert_true (dex_await (snabel_cache_bury_status_by_id (self->cache, KEY, id), &error));
    }
}

/* More than a page of tombstones in the store: neither the start nor the way down stops at them. */
static void
test_tombstones (void)
{
  static const Answer nothing[] = { { EVERYTHING_ELSE, NOTHING } };
  Fixture             fixture = { NULL };

  set_up (&fixture, nothing);
  fill_store (&fixture, 102, 100);
  snabel_feed_save_position (fixture.feed, "https://example.test/gone", 0);
  g_assert_true (dex_await (snabel_feed_restore (fixture.feed), NULL));
  assert_shows (&fixture, "2 1");

  g_assert_finalize_object (g_steal_pointer (&fixture.feed));
  open_feed (&fixture);
  load_older (&fixture);
  assert_shows (&fixture, "2 1");
  tear_down (&fixture);
}

/* Asked for forty, a server sends thousands: only so many are made into rows at a time, and none is lost. */
static void
test_huge_page (void)
{
  g_autoptr(GString) all = g_string_new ("[");
  Fixture fixture = { NULL };
  Answer  huge[] = { { "max_id=4841", PAGE (STATUS ("4840"), STATUS ("4839")) }, { EVERYTHING_ELSE, NULL } };

  for (guint i = 5000; i > 0; i--)
    g_string_append_printf (all, "%s{\"id\":\"%u\",\"uri\":\"https://example.test/%u\",\"account\":{\"id\":\"a\",\"username\":\"ada\",\"acct\":\"ada\"}}",
                            i < 5000 ? "," : "", i, i);
  g_string_append_c (all, ']');
  huge[1].body = all->str;
  set_up (&fixture, huge);
  refresh (&fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (fixture.feed))), ==, 160);
  load_older (&fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (fixture.feed))), ==, 162);
  tear_down (&fixture);
}

/* The stream is up, the back-fill fails for hours: what arrives is not kept without end. */
static void
test_flood_before_live (void)
{
  static const Answer nothing[] = { { EVERYTHING_ELSE, NOTHING } };
  Fixture             fixture = { NULL };
  JsonNode           *node = snabel_json_parse_text (STATUS ("1"), NULL);

  set_up (&fixture, nothing);
  for (guint i = 0; i < 600; i++)
    snabel_feed_push_live (fixture.feed, json_node_ref (node));
  snabel_feed_set_is_live (fixture.feed, TRUE);
  snabel_feed_push_live (fixture.feed, node);
  assert_shows (&fixture, "1");
  tear_down (&fixture);
}

static JsonNode *
make_status (guint number)
{
  g_autofree char *text = g_strdup_printf ("{\"id\":\"%u\",\"uri\":\"https://example.test/%u\",\"account\":{\"id\":\"a\",\"username\":\"ada\",\"acct\":\"ada\"}}",
                                           number, number);

  return snabel_json_parse_text (text, NULL);
}

static void
refresh_while_posts_come (Fixture *fixture,
                          guint    first,
                          guint    end)
{
  g_autoptr(DexFuture) asked = hold ();
  g_autoptr(DexFuture) refreshed = snabel_feed_refresh (fixture->feed);

  g_assert_true (dex_await (g_steal_pointer (&asked), NULL));
  for (guint i = first; i < end; i++)
    snabel_feed_push_live (fixture->feed, make_status (i));
  release ();
  g_assert_true (dex_await (g_steal_pointer (&refreshed), NULL));
  snabel_feed_set_is_live (fixture->feed, TRUE);
}

static SnabelEntryKind
get_kind_at (Fixture *fixture,
             guint    index)
{
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (fixture->feed)), index);

  return snabel_entry_get_kind (entry);
}

/* More than is kept arrives during one back-fill: the account goes live all the same, above a gap. */
static void
test_flood_while_asking (void)
{
  static const Answer page[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  Fixture             fixture = { NULL };

  set_up (&fixture, page);
  refresh_while_posts_come (&fixture, 3, 1003);
  g_assert_nonnull (snabel_timeline_find (snabel_feed_get_timeline (fixture.feed), "https://example.test/1002", NULL));
  g_assert_cmpint (get_kind_at (&fixture, 0), ==, SNABEL_ENTRY_POST);
  g_assert_cmpint (get_kind_at (&fixture, g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (fixture.feed))) - 3), ==, SNABEL_ENTRY_GAP);
  snabel_feed_push_live (fixture.feed, make_status (1003));
  g_assert_nonnull (snabel_timeline_find (snabel_feed_get_timeline (fixture.feed), "https://example.test/1003", NULL));
  tear_down (&fixture);
}

/* Weeks of live posts: what is far below the reader is let go, and comes back from the store. */
static void
test_bounded (void)
{
  static const Answer page[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  Fixture             fixture = { NULL };
  GListModel         *timeline;

  set_up (&fixture, page);
  timeline = G_LIST_MODEL (snabel_feed_get_timeline (fixture.feed));
  refresh (&fixture);
  snabel_feed_set_is_live (fixture.feed, TRUE);
  for (guint i = 3; i <= 3000; i++)
    {
      snabel_feed_push_live (fixture.feed, make_status (i));
      g_assert_cmpuint (g_list_model_get_n_items (timeline), <=, 1200);
    }
  for (guint n = 0; n < 3000; n = g_list_model_get_n_items (timeline))
    {
      load_older (&fixture);
      g_assert_cmpuint (g_list_model_get_n_items (timeline), >, n);
    }
  g_assert_nonnull (snabel_timeline_find (snabel_feed_get_timeline (fixture.feed), "https://example.test/1", NULL));
  tear_down (&fixture);
}

/* What the person reads stays, and so much below it. */
static void
test_bounded_below_reader (void)
{
  static const Answer page[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  Fixture             fixture = { NULL };

  set_up (&fixture, page);
  refresh (&fixture);
  snabel_feed_set_is_live (fixture.feed, TRUE);
  snabel_feed_save_position (fixture.feed, "https://example.test/2", 0);
  for (guint i = 3; i <= 2000; i++)
    snabel_feed_push_live (fixture.feed, make_status (i));
  g_assert_nonnull (snabel_timeline_find (snabel_feed_get_timeline (fixture.feed), "https://example.test/1", NULL));
  tear_down (&fixture);
}

static SnabelEntryKind
get_kind (GListModel *timeline,
          guint       index)
{
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, index);

  return snabel_entry_get_kind (entry);
}

/* The last post in memory goes, and above it is a gap: what is below, in the store, stays parted from what is above. */
static void
test_gap_above_store (void)
{
  static const Answer before[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  static const Answer after[] = { { EVERYTHING_ELSE, PAGE (STATUS ("1000"), STATUS ("999")) } };
  Fixture             fixture = { NULL };
  GListModel         *timeline;
  guint               gap;

  set_up (&fixture, before);
  timeline = G_LIST_MODEL (snabel_feed_get_timeline (fixture.feed));
  refresh (&fixture);
  snabel_feed_set_is_live (fixture.feed, TRUE);
  for (guint i = 3; i <= 202; i++)
    snabel_feed_push_live (fixture.feed, make_status (i));
  snabel_feed_set_is_live (fixture.feed, FALSE);
  answers = after;
  refresh (&fixture);
  snabel_feed_set_is_live (fixture.feed, TRUE);
  for (guint i = 1001; i <= 1996; i++)
    snabel_feed_push_live (fixture.feed, make_status (i));
  gap = g_list_model_get_n_items (timeline) - 2;
  g_assert_cmpint (get_kind (timeline, gap), ==, SNABEL_ENTRY_GAP);
  snabel_feed_delete_status (fixture.feed, "202");
  g_assert_cmpint (get_kind (timeline, gap), ==, SNABEL_ENTRY_GAP);
  load_older (&fixture);
  g_assert_cmpuint (g_list_model_get_n_items (timeline), >, gap + 1);
  g_assert_cmpint (get_kind (timeline, gap), ==, SNABEL_ENTRY_GAP);
  tear_down (&fixture);
}

/* What came long before the page was asked for, and is older than it, does not come to stand on top. */
static void
test_early_below_page (void)
{
  static const Answer before[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  static const Answer after[] = { { EVERYTHING_ELSE, PAGE (STATUS ("9"), STATUS ("8")) } };
  Fixture             fixture = { NULL };

  set_up (&fixture, before);
  refresh (&fixture);
  for (guint i = 3; i < 10; i++)
    snabel_feed_push_live (fixture.feed, make_status (i));
  answers = after;
  refresh_while_posts_come (&fixture, 10, 12);
  assert_shows (&fixture, "11 10 9 8 | 2 1");
  tear_down (&fixture);
}

/* What the next connection brings before its back-fill must not close the gap to what was here. */
static void
test_another_connection (void)
{
  static const Answer before[] = { { EVERYTHING_ELSE, PAGE (STATUS ("2"), STATUS ("1")) } };
  static const Answer after[] = { { EVERYTHING_ELSE, PAGE (STATUS ("9"), STATUS ("8")) } };
  Fixture             fixture = { NULL };

  set_up (&fixture, before);
  refresh (&fixture);
  snabel_feed_set_is_live (fixture.feed, TRUE);
  snabel_feed_set_client (fixture.feed, NULL);
  snabel_feed_set_client (fixture.feed, fixture.client);
  snabel_feed_push_live (fixture.feed, snabel_json_parse_text (STATUS ("9"), NULL));
  assert_shows (&fixture, "2 1");
  answers = after;
  refresh (&fixture);
  snabel_feed_set_is_live (fixture.feed, TRUE);
  assert_shows (&fixture, "9 8 | 2 1");
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/feed/no-timeline", test_no_timeline);
  snabel_test_add ("/feed/same-page-for-ever", test_same_page_for_ever);
  snabel_test_add ("/feed/circle", test_circle);
  snabel_test_add ("/feed/refused-page", test_refused_page);
  snabel_test_add ("/feed/boost-of-nothing", test_boost_of_nothing);
  snabel_test_add ("/feed/refreshes-cross", test_refreshes_cross);
  snabel_test_add ("/feed/deleted-meanwhile", test_deleted_meanwhile);
  snabel_test_add ("/feed/stopped-meanwhile", test_stopped_meanwhile);
  snabel_test_add ("/feed/tombstones", test_tombstones);
  snabel_test_add ("/feed/huge-page", test_huge_page);
  snabel_test_add ("/feed/flood-before-live", test_flood_before_live);
  snabel_test_add ("/feed/flood-while-asking", test_flood_while_asking);
  snabel_test_add ("/feed/early-below-page", test_early_below_page);
  snabel_test_add ("/feed/bounded", test_bounded);
  snabel_test_add ("/feed/bounded-below-reader", test_bounded_below_reader);
  snabel_test_add ("/feed/gap-above-store", test_gap_above_store);
  snabel_test_add ("/feed/another-connection", test_another_connection);

  return g_test_run ();
}
