/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How eagerly an account is kept up to date: live, every few minutes, by hand; and where its stream says nothing. */
#include "snabel-test-world.h"

#define HOME   "/api/v1/timelines/home"
#define STREAM "/api/v1/streaming"
#define MINUTE G_TIME_SPAN_MINUTE

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

static void
post (const char *text)
{
  g_free (snabel_test_instance_post (world.instance, "bo", text));
}

static guint
count (const char *path)
{
  return snabel_test_instance_count_requests (world.instance, "GET", path);
}

static gboolean
shows_post (gpointer session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (session)))) > 0;
}

static gboolean
has_no_stream (gpointer unused)
{
  return snabel_test_instance_get_n_streams (world.instance) == 0;
}

static void
pass (gint64 time)
{
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (world.platform->clock), time);
  snabel_test_drain ();
}

static gboolean
asks_for_home (gpointer before)
{
  return count (HOME) > GPOINTER_TO_UINT (before);
}

/* Asked every five minutes and not more often, without a stream, whatever the network does; also after a restart. */
static void
test_polled (void)
{
  SnabelSession *session = set_up ();
  guint          n_asked;
  guint          n_streams;

  snabel_session_set_mode (session, SNABEL_MODE_POLLED);
  snabel_test_world_wait_state (session, SNABEL_SESSION_POLLING);
  snabel_test_wait_until (has_no_stream, NULL);
  post ("a");
  n_asked = count (HOME);
  pass (4 * MINUTE);
  g_assert_cmpuint (count (HOME), ==, n_asked);
  pass (2 * MINUTE);
  snabel_test_wait_until (shows_post, session);

  n_streams = count (STREAM);
  snabel_test_world_reopen (&world);
  session = g_list_model_get_item (G_LIST_MODEL (world.accounts), 0);
  g_object_unref (session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_POLLING);
  g_assert_cmpint (snabel_session_get_mode (session), ==, SNABEL_MODE_POLLED);
  g_assert_cmpuint (count (STREAM), ==, n_streams);

  snabel_session_set_mode (session, SNABEL_MODE_LIVE);
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  snabel_test_world_close (&world);
}

static void
test_by_hand (void)
{
  SnabelSession *session = set_up ();
  guint          n_asked = count (HOME);

  snabel_session_set_mode (session, SNABEL_MODE_BY_HAND);
  snabel_test_world_wait_state (session, SNABEL_SESSION_POLLING);
  snabel_test_wait_until (asks_for_home, GUINT_TO_POINTER (n_asked));
  snabel_test_drain ();
  n_asked = count (HOME);
  post ("a");
  g_signal_emit_by_name (world.platform->network, "changed");
  for (guint i = 0; i < 10; i++)
    pass (60 * MINUTE);
  g_assert_cmpuint (count (HOME), ==, n_asked);
  g_assert_false (shows_post (session));
  snabel_test_world_wait (snabel_session_refresh (session));
  g_assert_true (shows_post (session));
  snabel_test_world_close (&world);
}

/* Nobody tries again by himself, and nothing says that somebody does. */
static void
test_by_hand_offline (void)
{
  SnabelSession *session = set_up ();

  snabel_session_set_mode (session, SNABEL_MODE_BY_HAND);
  snabel_test_world_wait_state (session, SNABEL_SESSION_POLLING);
  snabel_test_instance_set_fault (world.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_STATUS, .path = HOME, .status = 502 });
  snabel_session_retry (session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_OFFLINE);
  g_assert_cmpint (snabel_session_get_retry_at (session), ==, 0);
  snabel_test_instance_clear_faults (world.instance);
  snabel_session_retry (session);
  snabel_test_world_wait_state (session, SNABEL_SESSION_POLLING);
  snabel_test_world_close (&world);
}

/* The stream stands and says nothing: that is found out, said, and the server asked every minute instead. */
static void
test_deaf (void)
{
  SnabelSession *session = set_up ();

  snabel_test_instance_set_streams_are_mute (world.instance, TRUE);
  post ("a");
  pass (2 * MINUTE + 1);
  snabel_test_wait_until (shows_post, session);
  g_assert_cmpint (snabel_session_get_state (session), ==, SNABEL_SESSION_LIVE);
  post ("b");
  snabel_test_world_wait_state (session, SNABEL_SESSION_POLLING);

  snabel_test_instance_set_streams_are_mute (world.instance, FALSE);
  post ("c");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  snabel_test_world_close (&world);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/modes/polled", test_polled);
  g_test_add_func ("/modes/by-hand", test_by_hand);
  g_test_add_func ("/modes/by-hand-offline", test_by_hand_offline);
  g_test_add_func ("/modes/deaf", test_deaf);

  return g_test_run ();
}
