/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Muting, blocking, reporting, deleting: nothing goes before the server agreed, and then all of it. */
#include "snabel-test-world.h"

#include "session/actions/snabel-actions.h"
#include "session/actions/snabel-relations.h"

typedef struct
{
  SnabelTestWorld world;
  SnabelSession  *session;
} Fixture;

static void
set_up (Fixture *fixture)
{
  snabel_test_world_open (&fixture->world, SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_follow (fixture->world.instance, "ada", "cy");
  g_free (snabel_test_instance_post (fixture->world.instance, "bo", "b"));
  g_free (snabel_test_instance_post (fixture->world.instance, "cy", "c"));
  g_free (snabel_test_instance_post (fixture->world.instance, "ada", "a"));
  fixture->session = snabel_test_world_sign_in (&fixture->world, "ada");
  snabel_test_world_wait_state (fixture->session, SNABEL_SESSION_LIVE);
}

static void
tear_down (Fixture *fixture)
{
  snabel_test_world_close (&fixture->world);
}

static void
assert_home (Fixture    *fixture,
             const char *wanted)
{
  g_autofree char *home = snabel_test_world_describe (snabel_session_get_home (fixture->session));

  g_assert_cmpstr (home, ==, wanted);
}

static SnabelStatus *
find_nth (Fixture *fixture,
          guint    n)
{
  GListModel *model = G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (fixture->session)));
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (model, n);

  return snabel_entry_get_status (entry);
}

static gboolean
is_over (gpointer data)
{
  return !dex_future_is_pending (data);
}

static void
wait_refused (DexFuture *work)
{
  g_autoptr(DexFuture) owned = work;

  snabel_test_wait_until (is_over, owned);
  g_assert_true (dex_future_is_rejected (owned));
}

static void
refuse (Fixture    *fixture,
        const char *method,
        const char *path)
{
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .method = method, .path = path, .times = 1, .status = 422, .body = "{\"error\":\"No\"}" };

  snabel_test_instance_set_fault (fixture->world.instance, &fault);
}

static void
test_mute (void)
{
  Fixture          fixture = { { NULL } };
  g_autofree char *id = NULL;

  set_up (&fixture);
  assert_home (&fixture, "a c b");
  id = g_strdup (find_nth (&fixture, 1)->account->id);
  refuse (&fixture, "POST", "/api/v1/accounts/");
  wait_refused (snabel_session_mute_account (fixture.session, id, 0));
  assert_home (&fixture, "a c b");
  snabel_test_world_wait (snabel_session_mute_account (fixture.session, id, 3600));
  assert_home (&fixture, "a b");
  snabel_test_world_wait (snabel_feed_refresh (snabel_session_get_home (fixture.session)));
  assert_home (&fixture, "a b");

  tear_down (&fixture);
}

static void
test_block (void)
{
  Fixture          fixture = { { NULL } };
  g_autofree char *id = NULL;

  set_up (&fixture);
  id = g_strdup (find_nth (&fixture, 2)->account->id);
  snabel_test_world_wait (snabel_session_block_account (fixture.session, id));
  assert_home (&fixture, "a c");

  tear_down (&fixture);
}

static void
test_report (void)
{
  Fixture       fixture = { { NULL } };
  SnabelStatus *status = NULL;
  const char   *ids[] = { NULL, NULL };
  SnabelReport  report = { .status_ids = ids, .comment = "Rude" };

  set_up (&fixture);
  status = find_nth (&fixture, 1);
  report.account_id = status->account->id;
  ids[0] = status->id;
  snabel_test_world_wait (snabel_session_report (fixture.session, &report));
  assert_home (&fixture, "a c b");

  tear_down (&fixture);
}

static gboolean
is_known_as_own (gpointer data)
{
  Fixture *fixture = data;

  return snabel_session_is_own (fixture->session, find_nth (fixture, 0));
}

static void
test_delete (void)
{
  Fixture fixture = { { NULL } };

  set_up (&fixture);
  snabel_test_wait_until (is_known_as_own, &fixture);
  g_assert_false (snabel_session_is_own (fixture.session, find_nth (&fixture, 1)));
  refuse (&fixture, "DELETE", "/api/v1/statuses/");
  wait_refused (snabel_session_delete_status (fixture.session, find_nth (&fixture, 0)));
  assert_home (&fixture, "a c b");
  snabel_test_world_wait (snabel_session_delete_status (fixture.session, find_nth (&fixture, 0)));
  assert_home (&fixture, "c b");

  tear_down (&fixture);
}

/* Deleted elsewhere: that is what was wanted. */
static void
test_delete_gone (void)
{
  Fixture         fixture = { { NULL } };
  SnabelTestFault gone = { .kind = SNABEL_TEST_FAULT_STATUS, .method = "DELETE", .path = "/api/v1/statuses/", .times = 1, .status = 404, .body = "{\"error\":\"Record not found\"}" };

  set_up (&fixture);
  snabel_test_instance_set_fault (fixture.world.instance, &gone);
  snabel_test_world_wait (snabel_session_delete_status (fixture.session, find_nth (&fixture, 0)));
  assert_home (&fixture, "c b");

  tear_down (&fixture);
}

static void
test_pin_and_mute_conversation (void)
{
  Fixture       fixture = { { NULL } };
  SnabelStatus *own = NULL;

  set_up (&fixture);
  own = find_nth (&fixture, 0);
  snabel_test_world_wait (snabel_session_set_pinned (fixture.session, own, TRUE));
  g_assert_true (own->pinned);
  snabel_test_world_wait (snabel_session_set_conversation_muted (fixture.session, own, TRUE));
  g_assert_true (own->muted);
  wait_refused (snabel_session_set_pinned (fixture.session, find_nth (&fixture, 1), TRUE));
  g_assert_false (find_nth (&fixture, 1)->pinned);

  tear_down (&fixture);
}

static void
test_boost_for_followers (void)
{
  Fixture            fixture = { { NULL } };
  SnabelStatus      *status = NULL;
  g_autofree char   *path = NULL;
  SnabelTestRequest *request = NULL;

  set_up (&fixture);
  status = g_object_ref (find_nth (&fixture, 1));
  path = g_strdup_printf ("/api/v1/statuses/%s/reblog", status->id);
  snabel_test_world_wait (snabel_session_reblog (fixture.session, status, SNABEL_VISIBILITY_PRIVATE));
  g_assert_true (status->reblogged);
  g_assert_cmpint (status->reblogs_count, ==, 1);
  request = snabel_test_instance_get_last_request (fixture.world.instance, path);
  g_assert_cmpstr (g_bytes_get_data (request->body, NULL), ==, "{\"visibility\":\"private\"}");
  g_clear_object (&status);

  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/relations/mute", test_mute);
  g_test_add_func ("/relations/block", test_block);
  g_test_add_func ("/relations/report", test_report);
  g_test_add_func ("/relations/delete", test_delete);
  g_test_add_func ("/relations/delete-gone", test_delete_gone);
  g_test_add_func ("/relations/pin-and-mute-conversation", test_pin_and_mute_conversation);
  g_test_add_func ("/relations/boost-for-followers", test_boost_for_followers);

  return g_test_run ();
}
