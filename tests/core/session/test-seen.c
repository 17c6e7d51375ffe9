/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was seen of a timeline: counted, kept, and in step with other programs of the same person. */
#include "snabel-test-world.h"

#include "api/snabel-api-notifications.h"

#define MARKERS "/api/v1/markers"
#define PAUSE   (10 * G_TIME_SPAN_SECOND)

static SnabelTestWorld world;

typedef struct
{
  SnabelSession *session;
  guint          number;
} Wanted;

static SnabelFeed *
get_feed (SnabelSession *session)
{
  return snabel_session_get_home (session);
}

static const char *
get_key (SnabelSession *session,
         guint          index)
{
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (get_feed (session))), index);

  return snabel_entry_get_key (entry);
}

static gboolean
has_unseen (gpointer data)
{
  Wanted *wanted = data;

  return snabel_feed_get_n_unseen (get_feed (wanted->session)) == wanted->number;
}

static void
wait_unseen (SnabelSession *session,
             guint          number)
{
  Wanted wanted = { session, number };

  snabel_test_wait_until (has_unseen, &wanted);
}

static gboolean
has_entries (gpointer data)
{
  Wanted *wanted = data;

  return g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (get_feed (wanted->session)))) == wanted->number &&
         snabel_feed_get_newest_seen (get_feed (wanted->session)) != NULL;
}

static void
wait_entries (SnabelSession *session,
              guint          number)
{
  Wanted wanted = { session, number };

  snabel_test_wait_until (has_entries, &wanted);
}

static void
post (const char *text)
{
  g_free (snabel_test_instance_post (world.instance, "bo", text));
}

/* One post was there from the start, two came. */
static SnabelSession *
begin (void)
{
  SnabelSession *session;

  post ("a");
  session = snabel_test_world_sign_in (&world, "ada");
  snabel_test_world_wait_state (session, SNABEL_SESSION_LIVE);
  wait_entries (session, 1);
  post ("b");
  post ("c");
  wait_entries (session, 3);
  wait_unseen (session, 2);

  return session;
}

static SnabelSession *
set_up (SnabelTestManner manner)
{
  snabel_test_world_open (&world, manner);

  return begin ();
}

static void
see (SnabelSession *session,
     guint          index)
{
  snabel_feed_see (get_feed (session), get_key (session, index));
  snabel_feed_save_seen (get_feed (session));
}

static guint
count_marks (void)
{
  return snabel_test_instance_count_requests (world.instance, "POST", MARKERS);
}

static gboolean
has_marked (gpointer number)
{
  return count_marks () == GPOINTER_TO_UINT (number);
}

static gboolean
tick_cb (gpointer user_data)
{
  snabel_fake_clock_advance (user_data, G_USEC_PER_SEC);

  return G_SOURCE_CONTINUE;
}

/* Time passes meanwhile. */
static void
wait_marks (guint number)
{
  guint tick = g_timeout_add (10, tick_cb, world.platform->clock);

  snabel_test_wait_until (has_marked, GUINT_TO_POINTER (number));
  g_source_remove (tick);
  snabel_test_drain ();
}

static void
pass (gint64 time)
{
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (world.platform->clock), time);
  snabel_test_drain ();
}

/* Another program of the same person. */
static void
mark_elsewhere (SnabelSession *session,
                guint          index)
{
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (get_feed (session))), index);
  const char *id = snabel_entry_get_paging_id (entry);

  snabel_test_world_wait (snabel_api_set_marker (snabel_session_get_client (session), "home", id));
}

/* It counts down as the person goes up, and never up again. */
static void
test_counts_down (void)
{
  SnabelSession *session = set_up (SNABEL_TEST_MANNER_MASTODON);
  SnabelFeed    *feed = get_feed (session);

  snabel_feed_see (feed, get_key (session, 1));
  g_assert_cmpuint (snabel_feed_get_n_unseen (feed), ==, 1);
  snabel_feed_see (feed, get_key (session, 2));
  g_assert_cmpuint (snabel_feed_get_n_unseen (feed), ==, 1);
  snabel_feed_see (feed, get_key (session, 0));
  g_assert_cmpuint (snabel_feed_get_n_unseen (feed), ==, 0);
  post ("d");
  wait_unseen (session, 1);
  snabel_test_world_close (&world);
}

/* What was seen last may go: what stood below it was seen as well. */
static void
test_deleted (void)
{
  SnabelSession   *session = set_up (SNABEL_TEST_MANNER_MASTODON);
  SnabelFeed      *feed = get_feed (session);
  g_autofree char *id = NULL;

  snabel_feed_see (feed, get_key (session, 1));
  id = g_strdup (snabel_entry_get_paging_id (snabel_feed_get_newest_seen (feed)));
  snabel_feed_delete_status (feed, id);
  snabel_test_drain ();
  g_assert_cmpuint (snabel_feed_get_n_unseen (feed), ==, 1);
  g_assert_true (snabel_entry_get_key (snabel_feed_get_newest_seen (feed)) == get_key (session, 1));
  snabel_test_world_close (&world);
}

static void
test_restart (void)
{
  SnabelSession *session = set_up (SNABEL_TEST_MANNER_MASTODON);

  see (session, 1);
  wait_marks (1);
  snabel_test_world_reopen (&world);
  session = g_list_model_get_item (G_LIST_MODEL (world.accounts), 0);
  g_object_unref (session);
  wait_entries (session, 3);
  wait_unseen (session, 1);
  snabel_test_world_close (&world);
}

/* The server is told now and then, not post by post. */
static void
test_told (void)
{
  SnabelSession *session = set_up (SNABEL_TEST_MANNER_MASTODON);

  see (session, 1);
  snabel_test_wait_until (has_marked, GUINT_TO_POINTER (1));
  see (session, 0);
  pass (PAUSE / 2);
  g_assert_cmpuint (count_marks (), ==, 1);
  wait_marks (2);
  pass (PAUSE);
  g_assert_cmpuint (count_marks (), ==, 2);
  snabel_test_world_close (&world);
}

static void
test_seen_elsewhere (void)
{
  SnabelSession *session = set_up (SNABEL_TEST_MANNER_MASTODON);

  mark_elsewhere (session, 0);
  snabel_feed_ask_marker (get_feed (session));
  wait_unseen (session, 0);
  pass (PAUSE);
  g_assert_cmpuint (count_marks (), ==, 1);
  snabel_test_world_close (&world);
}

/* What was read further up elsewhere is not taken back from here. */
static void
test_never_backwards (void)
{
  SnabelSession *session = set_up (SNABEL_TEST_MANNER_MASTODON);

  mark_elsewhere (session, 0);
  see (session, 1);
  wait_unseen (session, 0);
  pass (PAUSE);
  g_assert_cmpuint (count_marks (), ==, 1);
  snabel_test_world_close (&world);
}

/* Two programs write at once: the server refuses one of them, and it tries again. */
static void
test_conflict (void)
{
  SnabelTestFault conflict = { .kind = SNABEL_TEST_FAULT_STATUS, .method = "POST", .path = MARKERS, .status = 409 };
  SnabelSession  *session = set_up (SNABEL_TEST_MANNER_MASTODON);

  snabel_test_instance_set_fault (world.instance, &conflict);
  see (session, 1);
  wait_marks (1);
  snabel_test_instance_clear_faults (world.instance);
  wait_marks (2);
  pass (PAUSE);
  g_assert_cmpuint (count_marks (), ==, 2);
  snabel_test_world_close (&world);
}

static guint
count_asked (void)
{
  return snabel_test_instance_count_requests (world.instance, "GET", MARKERS);
}

/* Asked on, it asks the server no more. */
static gboolean
is_left_alone (gpointer session)
{
  guint n_asked = count_asked ();

  snabel_feed_ask_marker (get_feed (session));
  snabel_test_drain ();

  return count_asked () == n_asked;
}

/* A server without markers is not asked again and again, and what was seen counts all the same. */
static void
test_no_markers (void)
{
  SnabelTestFault missing = { .kind = SNABEL_TEST_FAULT_STATUS, .path = MARKERS, .status = 404 };
  SnabelSession  *session;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_set_fault (world.instance, &missing);
  session = begin ();
  snabel_test_wait_until (is_left_alone, session);
  see (session, 0);
  pass (PAUSE);
  g_assert_cmpuint (count_marks (), ==, 0);
  g_assert_cmpuint (snabel_feed_get_n_unseen (get_feed (session)), ==, 0);
  snabel_test_world_close (&world);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/seen/counts-down", test_counts_down);
  g_test_add_func ("/seen/deleted", test_deleted);
  g_test_add_func ("/seen/restart", test_restart);
  g_test_add_func ("/seen/told", test_told);
  g_test_add_func ("/seen/elsewhere", test_seen_elsewhere);
  g_test_add_func ("/seen/never-backwards", test_never_backwards);
  g_test_add_func ("/seen/conflict", test_conflict);
  g_test_add_func ("/seen/no-markers", test_no_markers);

  return g_test_run ();
}
