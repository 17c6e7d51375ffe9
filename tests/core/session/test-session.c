/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole account against a server: from the store, from the server, live, offline, revoked. */
#include "snabel-test-world.h"

#include "session/actions/snabel-actions.h"

typedef struct
{
  SnabelFeed *feed;
  const char *expected;
} Shown;

static gboolean
shows (gpointer data)
{
  Shown           *shown = data;
  g_autofree char *seen = snabel_test_world_describe (shown->feed);

  return g_str_equal (seen, shown->expected);
}

static void
wait_shown (SnabelSession *session,
            const char    *expected)
{
  Shown shown = { snabel_session_get_home (session), expected };

  snabel_test_wait_until (shows, &shown);
}

static void
assert_shown (SnabelSession *session,
              const char    *expected)
{
  g_autofree char *seen = snabel_test_world_describe (snabel_session_get_home (session));

  g_assert_cmpstr (seen, ==, expected);
}

static void
post (SnabelTestWorld *world,
      const char      *text)
{
  g_free (snabel_test_instance_post (world->instance, "bo", text));
}

static SnabelSession *
first_session (SnabelTestWorld *world)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (world->accounts), 0);

  return session;
}

static SnabelStatus *
first_status (SnabelSession *session)
{
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (session))), 0);

  return snabel_entry_get_status (entry);
}

static void
test_live (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  post (&world, "b");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  assert_shown (session, "b a");

  post (&world, "c");
  wait_shown (session, "c b a");
  g_assert_cmpint (snabel_session_get_state (session), ==, SNABEL_SESSION_LIVE);

  snabel_test_world_close (&world);
}

static gboolean
has_learned (gpointer data)
{
  return snabel_session_get_capabilities (data).stream_auth == SNABEL_STREAM_AUTH_IN_BAND;
}

/* Its stream wants the token in a message, which only NodeInfo gives away. */
static void
test_live_on_pleroma (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_PLEROMA);
  post (&world, "a");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_wait_until (has_learned, session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  post (&world, "b");
  wait_shown (session, "b a");

  snabel_test_world_close (&world);
}

/* No stream there, whatever it advertises: the account is polled, and says so. */
static void
test_polling_on_snac (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_SNAC);
  post (&world, "a");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_POLLING);
  post (&world, "b");
  snabel_session_retry (session);
  wait_shown (session, "b a");

  snabel_test_world_close (&world);
}

/* What was seen is there before a byte arrives, and stays there without a server. */
static void
test_restart_offline (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  post (&world, "b");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);

  snabel_test_instance_stop (world.instance);
  snabel_test_world_reopen (&world);
  session = first_session (&world);
  wait_shown (session, "b a");
  snabel_test_world_wait_state (session, SNABEL_SESSION_OFFLINE);
  assert_shown (session, "b a");
  g_assert_nonnull (snabel_session_get_message (session));
  g_assert_cmpint (snabel_session_get_retry_at (session), >, snabel_clock_get_real_time (world.platform->clock));

  snabel_test_world_close (&world);
}

/* The server is gone for a while; what it got meanwhile is filled in, by itself. */
static void
test_back_fill (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);

  snabel_test_instance_set_refuses_streams (world.instance, TRUE);
  snabel_test_instance_drop_streams (world.instance);
  snabel_test_world_wait_state (session, SNABEL_SESSION_POLLING);
  post (&world, "b");
  post (&world, "c");
  snabel_test_instance_set_refuses_streams (world.instance, FALSE);
  snabel_session_retry (session);
  wait_shown (session, "c b a");

  snabel_test_world_close (&world);
}

/* More than a page was missed: a gap says so, and can be filled from either end. */
static void
gap (gboolean         from_above,
     SnabelTestManner manner)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;
  SnabelFeed     *feed;
  GListModel     *model;
  guint           n_rounds = 0;

  snabel_test_world_open (&world, manner);
  post (&world, "first");
  session = snabel_test_world_sign_in (&world, "ada");
  wait_shown (session, "first");
  feed = snabel_session_get_home (session);
  model = G_LIST_MODEL (snabel_feed_get_timeline (feed));
  snabel_session_stop (session);
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *text = g_strdup_printf ("n%u", i);

      post (&world, text);
    }
  snabel_test_world_reopen (&world);
  session = first_session (&world);
  feed = snabel_session_get_home (session);
  model = G_LIST_MODEL (snabel_feed_get_timeline (feed));
  while (n_rounds++ < 10)
    {
      g_autoptr(SnabelEntry) found = NULL;

      while (g_list_model_get_n_items (model) < 3)
        g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < g_list_model_get_n_items (model) && found == NULL; i++)
        {
          g_autoptr(SnabelEntry) entry = g_list_model_get_item (model, i);

          if (snabel_entry_get_kind (entry) == SNABEL_ENTRY_GAP)
            found = g_object_ref (entry);
        }
      if (found == NULL)
        break;
      snabel_test_world_wait (snabel_feed_fill_gap (feed, found, from_above));
    }
  g_assert_cmpuint (n_rounds, >, 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 91);
  for (guint i = 0; i < 90; i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (model, i);
      g_autofree char *text = g_strdup_printf ("n%u", 89 - i);

      g_assert_nonnull (strstr (snabel_entry_get_status (entry)->content, text));
    }

  snabel_test_world_close (&world);
}

static void
test_gap_from_above (void)
{
  gap (TRUE, SNABEL_TEST_MANNER_MASTODON);
}

static void
test_gap_from_below (void)
{
  gap (FALSE, SNABEL_TEST_MANNER_MASTODON);
}

/* There min_id gives the newest page. */
static void
test_gap_from_below_on_snac (void)
{
  gap (FALSE, SNABEL_TEST_MANNER_SNAC);
}

static void
test_older_pages (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;
  SnabelFeed     *feed;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  for (guint i = 0; i < 100; i++)
    post (&world, "x");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  feed = snabel_session_get_home (session);
  for (guint i = 0; i < 5; i++)
    snabel_test_world_wait (snabel_feed_load_older (feed));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (feed))), ==, 100);
  g_assert_true (snabel_timeline_get_reached_end (snabel_feed_get_timeline (feed)));
  g_assert_false (snabel_feed_get_is_loading_older (feed));

  snabel_test_world_close (&world);
}

static void
test_deleted (void)
{
  SnabelTestWorld  world = { NULL };
  SnabelSession   *session;
  g_autofree char *id = NULL;
  g_autofree char *frame = NULL;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  id = snabel_test_instance_post (world.instance, "bo", "b");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  frame = g_strdup_printf ("{\"stream\":[\"user\"],\"event\":\"delete\",\"payload\":\"%s\"}", id);
  snabel_test_instance_emit (world.instance, frame);
  wait_shown (session, "a");

  snabel_test_instance_stop (world.instance);
  snabel_test_world_reopen (&world);
  wait_shown (first_session (&world), "a");

  snabel_test_world_close (&world);
}

static void
test_favourite (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;
  SnabelStatus   *status;
  DexFuture      *work;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  status = first_status (session);

  work = snabel_session_set_favourited (session, status, TRUE);
  g_assert_true (status->favourited);
  g_assert_cmpint (status->favourites_count, ==, 1);
  snabel_test_world_wait (work);
  g_assert_true (status->favourited);
  g_assert_cmpint (status->favourites_count, ==, 1);

  snabel_test_world_wait (snabel_session_set_reblogged (session, status, TRUE));
  g_assert_true (status->reblogged);
  snabel_test_world_wait (snabel_session_set_bookmarked (session, status, TRUE));
  g_assert_true (status->bookmarked);
  snabel_test_world_wait (snabel_session_set_reblogged (session, status, FALSE));
  g_assert_false (status->reblogged);

  snabel_test_world_close (&world);
}

static gboolean
is_rejected (gpointer data)
{
  return dex_future_is_rejected (data);
}

static void
test_favourite_refused (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;
  SnabelStatus   *status;
  g_autoptr(DexFuture) work = NULL;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  status = first_status (session);
  snabel_test_instance_set_fault (world.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_STATUS,
                                                                       .method = "POST",
                                                                       .status = 422,
                                                                       .body = "{\"error\":\"No\"}" });
  work = snabel_session_set_favourited (session, status, TRUE);
  g_assert_true (status->favourited);
  snabel_test_wait_until (is_rejected, work);
  g_assert_false (status->favourited);
  g_assert_cmpint (status->favourites_count, ==, 0);

  snabel_test_world_close (&world);
}

/* A revoked token is confirmed, then asks for a new sign-in; nothing is lost. */
static void
test_revoked (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  snabel_test_instance_revoke_tokens (world.instance);
  snabel_test_instance_drop_streams (world.instance);
  snabel_session_retry (session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_NEEDS_SIGN_IN);
  assert_shown (session, "a");

  g_assert_true (snabel_test_world_sign_in (&world, "ada") == session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 1);

  snabel_test_world_close (&world);
}

/* One 401 from a proxy signs nobody out. */
static void
test_single_401 (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  snabel_test_instance_set_fault (world.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_STATUS,
                                                                       .method = "GET",
                                                                       .path = "/api/v1/timelines/home",
                                                                       .times = 1,
                                                                       .status = 401,
                                                                       .body = "{\"error\":\"Who are you?\"}" });
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "GET", "/api/v1/accounts/verify_credentials"), >, 0);

  snabel_test_world_close (&world);
}

static gboolean
posts_to_followers (gpointer data)
{
  return snabel_session_get_default_visibility (data) == SNABEL_VISIBILITY_PRIVATE;
}

/* The default for new posts is learned from the server, and known without it. */
static void
test_default_visibility (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;
  guint           n_notified = 0;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  json_node_unref (snabel_test_instance_call (world.instance, "ada", "PATCH", "/api/v1/accounts/update_credentials",
                                              "{\"source\":{\"privacy\":\"private\"}}"));
  session = snabel_test_world_sign_in (&world, "ada");
  g_assert_cmpint (snabel_session_get_default_visibility (session), ==, SNABEL_VISIBILITY_PUBLIC);
  g_signal_connect_swapped (session, "notify::default-visibility", G_CALLBACK (g_atomic_int_inc), &n_notified);
  snabel_test_wait_until (posts_to_followers, session);
  g_assert_cmpuint (n_notified, ==, 1);

  snabel_test_instance_stop (world.instance);
  snabel_test_world_reopen (&world);
  snabel_test_wait_until (posts_to_followers, first_session (&world));

  snabel_test_world_close (&world);
}

static void
test_no_secret (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  post (&world, "a");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  snabel_test_world_wait (snabel_secrets_erase (world.platform->secrets, snabel_session_get_key (session)));
  snabel_test_world_reopen (&world);
  session = first_session (&world);
  snabel_test_world_wait_state (session, SNABEL_SESSION_NEEDS_SIGN_IN);
  assert_shown (session, "a");

  snabel_test_world_close (&world);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/session/live", test_live);
  g_test_add_func ("/session/live-on-pleroma", test_live_on_pleroma);
  g_test_add_func ("/session/polling-on-snac", test_polling_on_snac);
  g_test_add_func ("/session/restart-offline", test_restart_offline);
  g_test_add_func ("/session/back-fill", test_back_fill);
  g_test_add_func ("/session/gap-from-above", test_gap_from_above);
  g_test_add_func ("/session/gap-from-below", test_gap_from_below);
  g_test_add_func ("/session/gap-from-below-on-snac", test_gap_from_below_on_snac);
  g_test_add_func ("/session/older-pages", test_older_pages);
  g_test_add_func ("/session/deleted", test_deleted);
  g_test_add_func ("/session/favourite", test_favourite);
  g_test_add_func ("/session/favourite-refused", test_favourite_refused);
  g_test_add_func ("/session/revoked", test_revoked);
  g_test_add_func ("/session/single-401", test_single_401);
  g_test_add_func ("/session/default-visibility", test_default_visibility);
  g_test_add_func ("/session/no-secret", test_no_secret);

  return g_test_run ();
}
