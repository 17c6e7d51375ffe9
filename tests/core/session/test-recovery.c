/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes wrong between an account and its server, in every manner: it recovers by itself, says what happened
 * meanwhile, and nothing is missed. */
#include "snabel-test-world.h"

#include "base/snabel-async.h"

#define HOME     "/api/v1/timelines/home"
#define N_MISSED 400

static const SnabelTestManner manners[] = {
  SNABEL_TEST_MANNER_MASTODON, SNABEL_TEST_MANNER_GOTOSOCIAL, SNABEL_TEST_MANNER_SNAC,
  SNABEL_TEST_MANNER_HOLLO, SNABEL_TEST_MANNER_PLEROMA
};

static SnabelTestWorld world;

static gboolean
is_up (gpointer session)
{
  SnabelSessionState state = snabel_session_get_state (session);

  return state == SNABEL_SESSION_LIVE || state == SNABEL_SESSION_POLLING;
}

static gboolean
tick_cb (gpointer user_data)
{
  snabel_fake_clock_advance (user_data, G_USEC_PER_SEC);

  return G_SOURCE_CONTINUE;
}

/* Time passes meanwhile. */
static void
wait_until (SnabelTestCondition condition,
            gpointer            data)
{
  guint tick = g_timeout_add (10, tick_cb, world.platform->clock);

  snabel_test_wait_until (condition, data);
  g_source_remove (tick);
}

static SnabelSession *
set_up (SnabelTestManner manner)
{
  SnabelSession *session;

  snabel_test_world_open (&world, manner);
  session = snabel_test_world_sign_in (&world, "ada");
  wait_until (is_up, session);

  return session;
}

static SnabelFeed *
get_feed (SnabelSession *session)
{
  return snabel_session_get_home (session);
}

static guint
count_entries (SnabelSession  *session,
               SnabelEntryKind kind,
               SnabelEntry   **first)
{
  GListModel *timeline = G_LIST_MODEL (snabel_feed_get_timeline (get_feed (session)));
  guint       n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, i);

      if (snabel_entry_get_kind (entry) != kind || snabel_entry_get_gap_state (entry) == SNABEL_GAP_END)
        continue;
      if (n_found++ == 0 && first != NULL)
        *first = entry;
    }

  return n_found;
}

static void
post (guint first,
      guint end)
{
  for (guint i = first; i < end; i++)
    {
      g_autofree char *text = g_strdup_printf ("n%u", i);

      g_free (snabel_test_instance_post (world.instance, "bo", text));
    }
}

typedef struct
{
  SnabelSession *session;
  guint          n_posts;
} Wanted;

static gboolean
has_posts (gpointer data)
{
  Wanted *wanted = data;

  return count_entries (wanted->session, SNABEL_ENTRY_POST, NULL) >= wanted->n_posts;
}

static void
wait_for_posts (SnabelSession *session,
                guint          n_posts)
{
  Wanted wanted = { session, n_posts };

  wait_until (has_posts, &wanted);
}

static gboolean
is_filled (gpointer data)
{
  return snabel_entry_get_gap_state (data) != SNABEL_GAP_LOADING;
}

/* The person fills what is left, from one end and the other. */
static void
fill_gaps (SnabelSession *session)
{
  SnabelEntry *gap = NULL;
  guint        n_rounds = 0;

  while (count_entries (session, SNABEL_ENTRY_GAP, &gap) > 0)
    {
      g_autoptr(SnabelEntry) alive = g_object_ref (gap);

      g_assert_cmpuint (n_rounds++, <, 60);
      snabel_detach ("fill a gap", snabel_feed_fill_gap (get_feed (session), alive, n_rounds % 2 == 0));
      wait_until (is_filled, alive);
    }
}

/* From the newest down, each as it was written. */
static gboolean
is_in_order (gpointer data)
{
  Wanted     *wanted = data;
  GListModel *timeline = G_LIST_MODEL (snabel_feed_get_timeline (get_feed (wanted->session)));
  guint       next = wanted->n_posts;

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, i);
      g_autofree char *text = next > 0 ? g_strdup_printf ("n%u", next - 1) : NULL;

      if (snabel_entry_get_kind (entry) != SNABEL_ENTRY_POST)
        continue;
      if (text == NULL || strstr (snabel_entry_get_status (entry)->content, text) == NULL)
        return FALSE;
      next--;
    }

  return next == 0;
}

/* A page that was asked for before the last change may come once more. */
static void
wait_for_order (SnabelSession *session,
                guint          n_posts)
{
  Wanted wanted = { session, n_posts };

  wait_until (is_in_order, &wanted);
}

/* The machine sleeps for an hour, and 400 posts come meanwhile: the newest are there at once, the others a gap away. */
static void
test_suspend (gconstpointer data)
{
  SnabelSession *session = set_up (*(const SnabelTestManner *) data);

  post (0, 10);
  snabel_session_retry (session);
  wait_for_posts (session, 10);
  snabel_test_instance_drop_streams (world.instance);
  post (10, 10 + N_MISSED);
  snabel_fake_clock_jump (SNABEL_FAKE_CLOCK (world.platform->clock), G_TIME_SPAN_HOUR);
  g_signal_emit_by_name (world.platform->network, "changed");
  wait_for_posts (session, 30);
  wait_until (is_up, session);
  fill_gaps (session);
  wait_for_order (session, 10 + N_MISSED);
  snabel_test_world_close (&world);
}

/* The stream breaks and is refused for a while, the pages are not: nothing is missed meanwhile nor after. */
static void
test_stream_refused (gconstpointer data)
{
  SnabelSession *session = set_up (*(const SnabelTestManner *) data);

  snabel_test_instance_set_refuses_streams (world.instance, TRUE);
  snabel_test_instance_drop_streams (world.instance);
  post (0, 5);
  wait_for_posts (session, 5);
  snabel_test_instance_set_refuses_streams (world.instance, FALSE);
  post (5, 8);
  wait_for_posts (session, 8);
  wait_until (is_up, session);
  wait_for_order (session, 8);
  snabel_test_world_close (&world);
}

static gboolean
is_offline (gpointer session)
{
  return snabel_session_get_state (session) == SNABEL_SESSION_OFFLINE;
}

static const SnabelTestFault faults[] = {
  { .kind = SNABEL_TEST_FAULT_HTML, .path = HOME },
  { .kind = SNABEL_TEST_FAULT_HTML, .path = HOME, .status = 502 },
  { .kind = SNABEL_TEST_FAULT_EMPTY, .path = HOME },
  { .kind = SNABEL_TEST_FAULT_CUT, .path = HOME },
  { .kind = SNABEL_TEST_FAULT_BOMB_SIZE, .path = HOME, .size = 64 * 1024 * 1024 },
  { .kind = SNABEL_TEST_FAULT_BOMB_GZIP, .path = HOME, .size = 64 * 1024 * 1024 },
  { .kind = SNABEL_TEST_FAULT_BOMB_DEPTH, .path = HOME, .size = 100000 },
  { .kind = SNABEL_TEST_FAULT_REDIRECT, .path = HOME, .location = "https://elsewhere.example/" },
  { .kind = SNABEL_TEST_FAULT_CLOSED, .path = HOME },
  { .kind = SNABEL_TEST_FAULT_DEAD, .path = HOME },
  { .kind = SNABEL_TEST_FAULT_STATUS, .path = HOME, .status = 200, .body = "{\"error\":\"no\"}" },
};

/* Whatever nonsense the server answers: what is here stays, it is said, and when it is over nothing is missing. */
static void
test_nonsense (gconstpointer data)
{
  SnabelSession *session = set_up (*(const SnabelTestManner *) data);
  guint          n_posts = 3;

  post (0, n_posts);
  snabel_session_retry (session);
  wait_for_posts (session, n_posts);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++, n_posts++)
    {
      snabel_test_instance_set_fault (world.instance, &faults[i]);
      snabel_test_instance_drop_streams (world.instance);
      snabel_session_retry (session);
      wait_until (is_offline, session);
      g_assert_nonnull (snabel_session_get_message (session));
      g_assert_cmpint (snabel_session_get_offline_since (session), >, 0);
      wait_for_order (session, n_posts);
      post (n_posts, n_posts + 1);
      snabel_test_instance_clear_faults (world.instance);
      wait_until (is_up, session);
      wait_for_posts (session, n_posts + 1);
      g_assert_null (snabel_session_get_message (session));
    }
  wait_for_order (session, n_posts);
  snabel_test_world_close (&world);
}

/* Of a page with wrong types what can be read is shown, and the rest comes when the server is well again. */
static void
test_wrong_types (gconstpointer data)
{
  SnabelSession *session = set_up (*(const SnabelTestManner *) data);

  post (0, 6);
  snabel_test_instance_set_fault (world.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_WRONG_TYPES, .path = HOME });
  snabel_session_retry (session);
  wait_for_posts (session, 4);
  snabel_test_instance_clear_faults (world.instance);
  snabel_session_retry (session);
  wait_for_posts (session, 6);
  wait_for_order (session, 6);
  snabel_test_world_close (&world);
}

static void
add (const char   *story,
     GTestDataFunc func)
{
  static const char *const names[] = { "mastodon", "gotosocial", "snac", "hollo", "pleroma" };

  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    {
      g_autofree char *path = g_strdup_printf ("/recovery/%s/%s", story, names[i]);

      g_test_add_data_func (path, &manners[i], func);
    }
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  add ("suspend", test_suspend);
  add ("stream-refused", test_stream_refused);
  add ("nonsense", test_nonsense);
  add ("wrong-types", test_wrong_types);

  return g_test_run ();
}
