/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an account keeps its connection: at a pace, and only as long as it is wanted. */
#include "snabel-test-world.h"

#include "api/snabel-api-accounts.h"

#define HOME   "/api/v1/timelines/home"
#define STREAM "/api/v1/streaming"

static SnabelTestWorld world;

static SnabelSession *
set_up (void)
{
  SnabelSession *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);

  return session;
}

static guint
count (const char *path)
{
  return snabel_test_instance_count_requests (world.instance, "GET", path);
}

static void
fail_home (guint       status,
           const char *body)
{
  snabel_test_instance_set_fault (world.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_STATUS,
                                                                       .path = HOME,
                                                                       .status = status,
                                                                       .body = body });
}

/* Whatever was begun before has reached the server when this is over. */
static void
round_trip (SnabelSession *session)
{
  g_autofree char *token = snabel_test_instance_sign_in (world.instance, "ada", "read");
  g_autoptr(SnabelClient) client = snabel_client_new (world.platform, snabel_test_instance_get_base_uri (world.instance), token);

  snabel_test_world_wait (snabel_api_verify_credentials (client));
}

static gboolean
asks_for_home (gpointer data)
{
  return count (HOME) > GPOINTER_TO_UINT (data);
}

/* The streaming server is down and the pages are slow: nobody knocks without a pause meanwhile. */
static void
test_no_storm_when_stream_breaks (void)
{
  SnabelSession *session = set_up ();
  guint          n_streams = count (STREAM);
  guint          n_pages = count (HOME);

  snabel_test_instance_set_fault (world.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_HELD, .path = HOME });
  snabel_test_instance_set_refuses_streams (world.instance, TRUE);
  snabel_test_instance_drop_streams (world.instance);
  snabel_test_wait_until (asks_for_home, GUINT_TO_POINTER (n_pages));
  for (guint i = 0; i < 20; i++)
    round_trip (session);
  g_assert_cmpuint (count (STREAM) - n_streams, <=, 1);
  g_assert_cmpuint (count (HOME) - n_pages, ==, 1);

  snabel_test_world_close (&world);
}

static void
test_no_storm_when_network_flutters (void)
{
  SnabelSession *session = set_up ();
  guint          n_streams;
  guint          n_pages;

  fail_home (418, "{\"error\":\"I am a teapot\"}");
  snabel_test_instance_set_refuses_streams (world.instance, TRUE);
  snabel_test_instance_drop_streams (world.instance);
  snabel_test_world_wait_state (session, SNABEL_SESSION_OFFLINE);
  n_pages = count (HOME);
  n_streams = count (STREAM);
  for (guint i = 0; i < 30; i++)
    {
      g_signal_emit_by_name (world.platform->network, "changed");
      round_trip (session);
    }
  g_assert_cmpuint (count (HOME) - n_pages, ==, 1);
  g_assert_cmpuint (count (STREAM) - n_streams, <=, 1);

  /* The last change is not forgotten: it counts when the pause is over. */
  snabel_test_instance_clear_faults (world.instance);
  snabel_test_instance_set_refuses_streams (world.instance, FALSE);
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);

  snabel_test_world_close (&world);
}

/* The server names a time: neither we nor the network come back before it. */
static void
test_retry_after (void)
{
  SnabelSession *session = set_up ();
  gint64         left;
  guint          n_pages;

  snabel_test_instance_set_fault (world.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER, .path = HOME, .seconds = 1800 });
  snabel_session_retry (session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_OFFLINE);
  left = snabel_session_get_retry_at (session) - snabel_clock_get_real_time (world.platform->clock);
  g_assert_cmpint (left, >, 1700 * G_USEC_PER_SEC);

  n_pages = count (HOME);
  g_signal_emit_by_name (world.platform->network, "changed");
  for (guint i = 0; i < 5; i++)
    round_trip (session);
  g_assert_cmpuint (count (HOME), ==, n_pages);

  snabel_test_world_close (&world);
}

/* The token is good, but the timeline is refused: that is not "live". */
static void
test_refused_pages (void)
{
  SnabelSession *session = set_up ();

  fail_home (401, "{\"error\":\"Not today\"}");
  snabel_session_retry (session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_OFFLINE);
  g_assert_cmpstr (snabel_session_get_message (session), ==, "Not today");
  snabel_test_instance_clear_faults (world.instance);
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);

  snabel_test_world_close (&world);
}

/* The stream refuses the token first: the pages are asked, and with them the token is looked into. */
static void
test_stream_refuses_token (void)
{
  SnabelSession *session = set_up ();

  snabel_test_instance_revoke_tokens (world.instance);
  snabel_test_instance_drop_streams (world.instance);
  snabel_test_world_wait_state (session, SNABEL_SESSION_NEEDS_SIGN_IN);

  snabel_test_world_close (&world);
}

static void
stop_when_offline_cb (SnabelSession *session)
{
  if (snabel_session_get_state (session) == SNABEL_SESSION_OFFLINE)
    snabel_session_stop (session);
}

static void
test_stopped_when_told (void)
{
  SnabelSession *session = set_up ();
  guint          n_pages;

  fail_home (418, "{}");
  g_signal_connect (session, "notify::state", G_CALLBACK (stop_when_offline_cb), NULL);
  snabel_session_retry (session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_STOPPED);
  n_pages = count (HOME);
  for (guint i = 0; i < 5; i++)
    {
      snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (world.platform->clock), G_TIME_SPAN_HOUR);
      round_trip (session);
    }
  g_assert_cmpuint (count (HOME), ==, n_pages);
  g_assert_null (snabel_session_get_client (session));

  snabel_test_world_close (&world);
}

/* While the server takes its time to revoke the token, nothing wakes the account up again. */
static void
test_retry_while_removed (void)
{
  SnabelSession *session = set_up ();
  g_autoptr(SnabelSession) alive = g_object_ref (session);
  guint n_pages = count (HOME);

  snabel_test_instance_set_fault (world.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_HELD, .path = "/oauth/revoke" });
  /* Nobody waits, and it goes on all the same. */
  dex_unref (snabel_accounts_remove (world.accounts, session));
  snabel_session_retry (session);
  round_trip (session);
  round_trip (session);
  g_assert_null (snabel_session_get_client (session));
  g_assert_cmpuint (count (HOME), ==, n_pages);
  g_assert_true (snabel_test_world_sign_in (&world, "ada") != session);
  /* What arrives after the release is held again. */
  while (snabel_test_instance_count_requests (world.instance, "POST", "/oauth/revoke") == 0)
    g_main_context_iteration (NULL, TRUE);
  snabel_test_instance_release (world.instance);
  while (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)) > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (snabel_accounts_find (world.accounts, snabel_session_get_key (session)));
  g_clear_object (&alive);

  snabel_test_world_close (&world);
}

/* An address for the live connection that is none: the server's own place is taken. */
static void
test_strange_streaming_address (void)
{
  SnabelSession *session = set_up ();
  g_autoptr(SnabelAccountRow) row = snabel_account_row_copy (snabel_session_get_account (session));

  g_set_str (&row->instance_json, "{\"domain\":\"example.test\",\"urls\":{\"streaming_api\":\"ftp://example.test\"}}");
  snabel_test_world_wait (snabel_words_save_account (snabel_accounts_get_words (world.accounts), row));
  snabel_test_world_reopen (&world);
  session = g_list_model_get_item (G_LIST_MODEL (world.accounts), 0);
  g_object_unref (session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);

  snabel_test_world_close (&world);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/connection/no-storm-when-stream-breaks", test_no_storm_when_stream_breaks);
  g_test_add_func ("/connection/no-storm-when-network-flutters", test_no_storm_when_network_flutters);
  g_test_add_func ("/connection/retry-after", test_retry_after);
  g_test_add_func ("/connection/refused-pages", test_refused_pages);
  g_test_add_func ("/connection/stream-refuses-token", test_stream_refuses_token);
  g_test_add_func ("/connection/stopped-when-told", test_stopped_when_told);
  g_test_add_func ("/connection/retry-while-removed", test_retry_while_removed);
  g_test_add_func ("/connection/strange-streaming-address", test_strange_streaming_address);

  return g_test_run ();
}
