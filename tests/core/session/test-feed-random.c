/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed beside a reference server, at random: whatever happened, in the end it holds what the server holds. */
#include "snabel-fake-clock.h"
#include "snabel-reference-server.h"
#include "snabel-test.h"

#include "session/timeline/snabel-feed-private.h"

#define KEY "7c7c7a7e-1111-4222-8333-444444444444"
/* More of them: SNABEL_TEST_SEEDS=1000; a certain one: SNABEL_TEST_SEED=17. */
#define N_SEEDS  4
#define N_STEPS  80
#define STATUSES "/api/v1/statuses/"

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
  GRand             *rand;
  ReferenceServer   *reference;
  gboolean           has_stream; /* the connection stands */
  gboolean           is_live;    /* and all before it was fetched */
  gboolean           is_quiet;   /* nothing happens any more */
} World;

/* The server's handler has no data of its own. */
static World *world;

static void change_server (void);

static void
open_feed (void)
{
  SnabelFeedParts parts;

  world->map = snabel_identity_map_new ();
  parts = (SnabelFeedParts) { .account_key = KEY, .cache = world->cache, .words = world->words, .map = world->map };
  world->feed = snabel_feed_new ("home", &parts);
  snabel_feed_set_client (world->feed, world->client);
}

static void
answer_handler (SnabelTestServer  *server,
                SoupServerMessage *message,
                const char        *path)
{
  g_autofree char *id = g_str_has_prefix (path, STATUSES) ? g_uri_unescape_string (path + strlen (STATUSES), NULL) : NULL;

  if (id != NULL)
    reference_server_answer_status (world->reference, message, id);
  else
    reference_server_answer (world->reference, message);
  /* The world does not wait for the answer to arrive. */
  while (!world->is_quiet && g_rand_int_range (world->rand, 0, 3) == 0)
    change_server ();
}

static void
open_world (const Manner *manner,
            guint32       seed)
{
  g_autoptr(SnabelProfile) profile = NULL;
  g_autoptr(GError) error = NULL;

  world = g_new0 (World, 1);
  world->rand = g_rand_new_with_seed (seed);
  world->reference = reference_server_new (manner, world->rand);
  world->platform = snabel_test_platform_new ();
  world->folder = snabel_test_make_folder ();
  world->server = snabel_test_server_new (answer_handler);
  world->client = snabel_client_new (world->platform, snabel_test_server_get_uri (world->server), "token");
  profile = snabel_profile_open (world->folder, &error);
  g_assert_no_error (error);
  world->words = dex_await_object (snabel_words_open (profile, world->platform), &error);
  g_assert_no_error (error);
  world->cache = dex_await_object (snabel_cache_open (profile, world->platform), &error);
  g_assert_no_error (error);
  open_feed ();
}

static void
close_world (void)
{
  g_assert_finalize_object (g_steal_pointer (&world->feed));
  g_clear_object (&world->map);
  g_clear_object (&world->client);
  g_assert_true (dex_await (snabel_cache_close (world->cache), NULL));
  g_assert_true (dex_await (snabel_words_close (world->words), NULL));
  g_clear_object (&world->cache);
  g_clear_object (&world->words);
  g_clear_object (&world->server);
  g_clear_pointer (&world->platform, snabel_platform_unref);
  g_clear_pointer (&world->reference, reference_server_free);
  g_clear_pointer (&world->rand, g_rand_free);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
  g_clear_pointer (&world, g_free);
}

/* ---- what happens on the server, and what the stream tells of it ---- */

static void
tell_post (Post *post)
{
  if (!world->has_stream)
    return;
  snabel_feed_push_live (world->feed, reference_server_make_event (post));
  if (g_rand_int_range (world->rand, 0, 8) == 0)
    snabel_feed_push_live (world->feed, reference_server_make_event (post));
}

static void
post_something (void)
{
  /* What slips in below while nobody listens no page that begins above brings: no server tells of it. */
  gboolean is_late = world->is_live && g_rand_int_range (world->rand, 0, 8) == 0;

  tell_post (reference_server_post (world->reference, is_late ? g_rand_int_range (world->rand, 1, 4) : 0));
}

static void
edit_something (void)
{
  Post *post = reference_server_pick (world->reference);

  if (post == NULL || post->boosts != NULL)
    return;
  reference_server_edit (world->reference, post);
  if (world->has_stream)
    {
      g_autoptr(JsonNode) event = reference_server_make_event (post);
      g_autoptr(SnabelStatus) status = snabel_identity_map_take_status (world->map, event, NULL);

      g_assert_nonnull (status);
    }
}

static void
delete_something (void)
{
  Post            *post = reference_server_pick (world->reference);
  g_autofree char *id = post != NULL ? g_strdup (post->id) : NULL;

  if (post == NULL)
    return;
  reference_server_delete (world->reference, post);
  if (world->has_stream)
    snabel_feed_delete_status (world->feed, id);
}

static void
change_server (void)
{
  int what = g_rand_int_range (world->rand, 0, 10);

  if (what < 7)
    post_something ();
  else if (what < 9)
    edit_something ();
  else
    delete_something ();
}

/* ---- what the person and the program do ---- */

static SnabelTimeline *
get_timeline (void)
{
  return snabel_feed_get_timeline (world->feed);
}

static void
wait_for_answers (void)
{
  while (world->feed->asking != NULL)
    dex_await (dex_ref (world->feed->asking), NULL);
}

/* The client asks for so many pages a minute and no more. */
static void
pass_time (void)
{
  wait_for_answers ();
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (world->platform->clock), 2 * 60 * G_USEC_PER_SEC);
}

static void
refresh (void)
{
  gboolean had_stream = world->has_stream;
  g_autoptr(GError) error = NULL;

  pass_time ();
  dex_await (snabel_feed_refresh (world->feed), &error);
  g_assert_no_error (error);
  if (had_stream)
    {
      snabel_feed_set_is_live (world->feed, TRUE);
      world->is_live = TRUE;
    }
}

static void
switch_stream (void)
{
  world->has_stream = !world->has_stream && world->reference->manner->has_stream;
  world->is_live = FALSE;
  snabel_feed_set_is_live (world->feed, FALSE);
}

static void
load_older (void)
{
  g_autoptr(GError) error = NULL;

  pass_time ();
  dex_await (snabel_feed_load_older (world->feed), &error);
  g_assert_no_error (error);
}

/* At an end there is nothing to fill: all that is below is gone from the server. */
static SnabelEntry *
find_gap (void)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (get_timeline ())); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (get_timeline ()), i);

      if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP && snabel_entry_get_gap_state (entry) != SNABEL_GAP_END)
        return g_steal_pointer (&entry);
    }

  return NULL;
}

static gboolean
fill_gap (void)
{
  g_autoptr(SnabelEntry) gap = find_gap ();
  g_autoptr(GError) error = NULL;

  if (gap == NULL)
    return FALSE;
  pass_time ();
  dex_await (snabel_feed_fill_gap (world->feed, gap, g_rand_boolean (world->rand)), &error);
  g_assert_no_error (error);

  return TRUE;
}

/* The keys from the top, a bar for a gap. */
static char *
describe (void)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (get_timeline ())); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (get_timeline ()), i);
      gboolean is_gap = snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP;

      g_string_append_printf (text, "%s\n", is_gap ? "|" : snabel_entry_get_key (entry));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The program ends and starts again: what the store gives is the upper part of what was there. */
static void
restart (void)
{
  g_autofree char *before = describe ();
  g_autofree char *after = NULL;

  world->has_stream = world->is_live = FALSE;
  snabel_test_let_go (g_steal_pointer (&world->feed));
  g_clear_object (&world->map);
  g_assert_true (dex_await (snabel_cache_set_value (world->cache, KEY, "written", "all before this"), NULL));
  open_feed ();
  g_assert_true (dex_await (snabel_feed_restore (world->feed), NULL));
  after = describe ();
  g_assert_true (g_str_has_prefix (before, after));
}

static void
step (void)
{
  switch (g_rand_int_range (world->rand, 0, 16))
    {
    case 0:
    case 1:
      refresh ();
      break;
    case 2:
      switch_stream ();
      break;
    case 3:
      load_older ();
      break;
    case 4:
    case 5:
      fill_gap ();
      break;
    case 6:
      restart ();
      break;
    default:
      change_server ();
      break;
    }
}

/* ---- the end ---- */

static void
fill_everything (void)
{
  guint n_rounds = 0;

  world->is_quiet = TRUE;
  refresh ();
  while (fill_gap () || !snabel_timeline_get_reached_end (get_timeline ()))
    {
      g_assert_cmpuint (n_rounds++, <, 400);
      load_older ();
    }
  for (guint i = 0; i < 3; i++)
    {
      refresh ();
      wait_for_answers ();
    }
}

/* A page that passes over a post proves that it is gone, or that it stands elsewhere. */
static void
assert_nothing_gone (void)
{
  const char *last_key = NULL;
  guint       n_there = 0;
  guint       last = 0;

  for (guint i = 0; i < world->reference->posts->len && n_there < world->reference->manner->most; i++)
    {
      Post *post = g_ptr_array_index (world->reference->posts, i);

      if (post->is_gone)
        continue;
      n_there++;
      last_key = post->is_late ? last_key : post->key;
    }
  if (last_key != NULL)
    snabel_timeline_find (get_timeline (), last_key, &last);
  for (guint i = 0; i < last; i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (get_timeline ()), i);

      if (reference_server_has_gone (world->reference, snabel_entry_get_key (entry)))
        g_error ("%s is gone, but at %u above %u", snabel_entry_get_key (entry), i, last);
    }
}

/* Of what the server holds nothing is missing, and it is in the server's order; what came late may stand higher. */
static void
assert_equal (void)
{
  g_autofree char *seen = describe ();
  guint            last = 0;

  for (guint i = 0; i < world->reference->posts->len; i++)
    {
      Post        *post = g_ptr_array_index (world->reference->posts, i);
      SnabelEntry *entry = snabel_timeline_find (get_timeline (), post->key, NULL);
      guint        index = 0;

      if (post->is_gone)
        continue;
      if (entry == NULL)
        g_error ("Post %u, %s is missing at %u of\n%s", post->number, post->key, last, seen);
      if (post->was_paged)
        g_assert_cmpint (snabel_status_get_shown (snabel_entry_get_status (entry))->favourited, ==,
                         (post->boosts != NULL ? post->boosts : post)->is_favourited);
      if (post->is_late)
        continue;
      snabel_timeline_find (get_timeline (), post->key, &index);
      if (index < last)
        g_error ("Post %u, %s is at %u, above %u of\n%s", post->number, post->key, index, last, seen);
      last = index;
    }
}

static void
run (const Manner *manner,
     guint32       seed)
{
  g_test_message ("%s, SNABEL_TEST_SEED=%u", manner->name, seed);
  open_world (manner, seed);
  for (guint i = 0; i < N_STEPS; i++)
    step ();
  if (world->has_stream)
    switch_stream ();
  fill_everything ();
  assert_equal ();
  assert_nothing_gone ();
  close_world ();
}

static const Manner manners[] = {
  { "mastodon", IDS_NUMBERS, MIN_ID_HONEST, 7, FALSE, FALSE, FALSE, TRUE },
  { "gotosocial", IDS_RANDOM, MIN_ID_HONEST, 5, FALSE, FALSE, FALSE, TRUE },
  { "pleroma", IDS_CASE_ONLY, MIN_ID_IS_SINCE, 4, FALSE, FALSE, TRUE, TRUE },
  { "snac", IDS_CASE_ONLY, MIN_ID_IS_SINCE, 5, TRUE, TRUE, FALSE, FALSE },
  { "hollo", IDS_RANDOM, MIN_ID_HONEST, 6, TRUE, FALSE, FALSE, FALSE },
  { "ascending", IDS_BARE_NUMBERS, MIN_ID_ASCENDS, 6, FALSE, FALSE, FALSE, TRUE },
  { "strange", IDS_STRANGE, MIN_ID_HONEST, 3, TRUE, TRUE, TRUE, TRUE },
};

static void
test_manner (const Manner *manner)
{
  const char *only = g_getenv ("SNABEL_TEST_SEED");
  const char *many = g_getenv ("SNABEL_TEST_SEEDS");
  guint       n_seeds = many != NULL ? (guint) g_ascii_strtoull (many, NULL, 10) : N_SEEDS;

  if (only != NULL)
    {
      run (manner, (guint32) g_ascii_strtoull (only, NULL, 10));
      return;
    }
  for (guint32 seed = 1; seed <= n_seeds; seed++)
    run (manner, seed);
}

static void
test_mastodon (void)
{
  test_manner (&manners[0]);
}

static void
test_gotosocial (void)
{
  test_manner (&manners[1]);
}

static void
test_pleroma (void)
{
  test_manner (&manners[2]);
}

static void
test_snac (void)
{
  test_manner (&manners[3]);
}

static void
test_hollo (void)
{
  test_manner (&manners[4]);
}

static void
test_ascending (void)
{
  test_manner (&manners[5]);
}

static void
test_strange (void)
{
  test_manner (&manners[6]);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/feed-random/mastodon", test_mastodon);
  snabel_test_add ("/feed-random/gotosocial", test_gotosocial);
  snabel_test_add ("/feed-random/pleroma", test_pleroma);
  snabel_test_add ("/feed-random/snac", test_snac);
  snabel_test_add ("/feed-random/hollo", test_hollo);
  snabel_test_add ("/feed-random/ascending", test_ascending);
  snabel_test_add ("/feed-random/strange", test_strange);

  return g_test_run ();
}
