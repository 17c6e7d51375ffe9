/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quick changes of mind: the last wish holds, here and on the server, in whatever order things happen. */
#include "snabel-test-world.h"

#include "session/actions/snabel-actions.h"

#define STATUSES "/api/v1/statuses/"

typedef struct
{
  SnabelTestWorld world;
  SnabelSession  *session;
  SnabelStatus   *status;
} Fixture;

static void
set_up (Fixture *fixture)
{
  g_autoptr(SnabelEntry) entry = NULL;

  snabel_test_world_open (&fixture->world, SNABEL_TEST_MANNER_MASTODON);
  g_free (snabel_test_instance_post (fixture->world.instance, "bo", "a"));
  fixture->session = snabel_test_world_sign_in (&fixture->world, "ada");
  snabel_test_world_wait_state (fixture->session, SNABEL_SESSION_LIVE);
  entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (fixture->session))), 0);
  fixture->status = g_object_ref (snabel_entry_get_status (entry));
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->status);
  snabel_test_world_close (&fixture->world);
}

static guint
count (Fixture    *fixture,
       const char *action)
{
  g_autofree char *path = g_strconcat (STATUSES, fixture->status->id, "/", action, NULL);

  return snabel_test_instance_count_requests (fixture->world.instance, "POST", path);
}

static gboolean
has_arrived (gpointer data)
{
  return count (data, "favourite") > 0;
}

static void
strike (Fixture            *fixture,
        SnabelTestFaultKind kind,
        const char         *action)
{
  g_autofree char *path = g_strconcat (STATUSES, fixture->status->id, "/", action, NULL);
  SnabelTestFault  fault = { .kind = kind, .method = "POST", .path = path, .times = 1, .status = 422, .body = "{\"error\":\"No\"}" };

  snabel_test_instance_set_fault (fixture->world.instance, &fault);
}

static DexFuture *
wish (Fixture *fixture,
      gboolean value)
{
  DexFuture *settled = snabel_session_set_favourited (fixture->session, fixture->status, value);

  g_assert_true (fixture->status->favourited == value);
  g_assert_cmpint (fixture->status->favourites_count, ==, value ? 1 : 0);

  return settled;
}

static gboolean
is_over (gpointer data)
{
  return !dex_future_is_pending (data);
}

static void
wait_refused (DexFuture *settled)
{
  g_autoptr(DexFuture) owned = settled;

  snabel_test_wait_until (is_over, owned);
  g_assert_true (dex_future_is_rejected (owned));
}

static void
assert_holds (Fixture *fixture,
              gboolean value)
{
  g_assert_true (fixture->status->favourited == value);
  g_assert_cmpint (fixture->status->favourites_count, ==, value ? 1 : 0);
}

/* The first request takes its time: nothing overtakes it. */
static void
test_on_off (void)
{
  Fixture    fixture = { { NULL } };
  DexFuture *first, *second;

  set_up (&fixture);
  strike (&fixture, SNABEL_TEST_FAULT_HELD, "favourite");
  first = wish (&fixture, TRUE);
  second = wish (&fixture, FALSE);
  snabel_test_wait_until (has_arrived, &fixture);
  snabel_test_drain ();
  g_assert_cmpuint (count (&fixture, "unfavourite"), ==, 0);
  snabel_test_instance_release (fixture.world.instance);
  snabel_test_world_wait (first);
  snabel_test_world_wait (second);
  assert_holds (&fixture, FALSE);
  g_assert_cmpuint (count (&fixture, "favourite"), ==, 1);
  g_assert_cmpuint (count (&fixture, "unfavourite"), ==, 1);

  tear_down (&fixture);
}

/* Wishes in between are never sent. */
static void
test_on_off_on (void)
{
  Fixture    fixture = { { NULL } };
  DexFuture *last = NULL;

  set_up (&fixture);
  strike (&fixture, SNABEL_TEST_FAULT_HELD, "favourite");
  dex_future_disown (wish (&fixture, TRUE));
  dex_future_disown (wish (&fixture, FALSE));
  last = wish (&fixture, TRUE);
  snabel_test_wait_until (has_arrived, &fixture);
  snabel_test_instance_release (fixture.world.instance);
  snabel_test_world_wait (last);
  assert_holds (&fixture, TRUE);
  g_assert_cmpuint (count (&fixture, "favourite"), ==, 1);
  g_assert_cmpuint (count (&fixture, "unfavourite"), ==, 0);

  tear_down (&fixture);
}

/* What is refused is not wanted any more: then there is nothing to say, nor to send. */
static void
test_refused_and_not_wanted (void)
{
  Fixture    fixture = { { NULL } };
  DexFuture *last = NULL;

  set_up (&fixture);
  strike (&fixture, SNABEL_TEST_FAULT_STATUS, "favourite");
  dex_future_disown (wish (&fixture, TRUE));
  last = wish (&fixture, FALSE);
  snabel_test_world_wait (last);
  assert_holds (&fixture, FALSE);
  g_assert_cmpuint (count (&fixture, "unfavourite"), ==, 0);

  tear_down (&fixture);
}

/* Undone is what was refused, and not what the server has granted before. */
static void
test_second_refused (void)
{
  Fixture    fixture = { { NULL } };
  DexFuture *last = NULL;

  set_up (&fixture);
  strike (&fixture, SNABEL_TEST_FAULT_STATUS, "unfavourite");
  dex_future_disown (wish (&fixture, TRUE));
  last = wish (&fixture, FALSE);
  wait_refused (last);
  assert_holds (&fixture, TRUE);

  tear_down (&fixture);
}

/* The answer is lost, the mind has changed: whatever the server has done, the last wish is sent. */
static void
test_lost_and_not_wanted (void)
{
  Fixture    fixture = { { NULL } };
  DexFuture *last = NULL;

  set_up (&fixture);
  strike (&fixture, SNABEL_TEST_FAULT_LOST, "favourite");
  dex_future_disown (wish (&fixture, TRUE));
  last = wish (&fixture, FALSE);
  snabel_test_world_wait (last);
  assert_holds (&fixture, FALSE);
  g_assert_cmpuint (count (&fixture, "unfavourite"), ==, 1);

  tear_down (&fixture);
}

/* Other actions on the same status do not wait. */
static void
test_side_by_side (void)
{
  Fixture    fixture = { { NULL } };
  DexFuture *favourited = NULL;

  set_up (&fixture);
  strike (&fixture, SNABEL_TEST_FAULT_HELD, "favourite");
  favourited = wish (&fixture, TRUE);
  snabel_test_wait_until (has_arrived, &fixture);
  snabel_test_world_wait (snabel_session_set_bookmarked (fixture.session, fixture.status, TRUE));
  g_assert_true (fixture.status->bookmarked);
  snabel_test_instance_release (fixture.world.instance);
  snabel_test_world_wait (favourited);
  assert_holds (&fixture, TRUE);

  tear_down (&fixture);
}

static JsonNode *
look_up (Fixture *fixture)
{
  g_autofree char *path = g_strconcat (STATUSES, fixture->status->id, NULL);

  return snabel_test_instance_call (fixture->world.instance, "ada", "GET", path, NULL);
}

static void
take (Fixture  *fixture,
      JsonNode *news)
{
  g_autoptr(SnabelStatus) taken = snabel_identity_map_take_status (snabel_session_get_identity_map (fixture->session), news, NULL);

  g_assert_true (taken == fixture->status);
}

/* A page that was asked for before the wish comes while the server is asked, and another one after its answer. */
static void
test_old_news (void)
{
  Fixture fixture = { { NULL } };
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) between = NULL;
  g_autoptr(DexFuture) settled = NULL;

  set_up (&fixture);
  before = look_up (&fixture);
  strike (&fixture, SNABEL_TEST_FAULT_HELD, "favourite");
  settled = wish (&fixture, TRUE);
  snabel_test_wait_until (has_arrived, &fixture);
  take (&fixture, before);
  assert_holds (&fixture, TRUE);
  snabel_test_instance_release (fixture.world.instance);
  snabel_test_world_wait (g_steal_pointer (&settled));
  take (&fixture, before);
  assert_holds (&fixture, TRUE);

  between = look_up (&fixture);
  snabel_test_world_wait (wish (&fixture, FALSE));
  take (&fixture, between);
  assert_holds (&fixture, FALSE);

  tear_down (&fixture);
}

/* The person has taken it back elsewhere, and some time has passed. */
static void
test_real_news (void)
{
  Fixture fixture = { { NULL } };
  g_autoptr(JsonNode) news = NULL;

  set_up (&fixture);
  news = look_up (&fixture);
  snabel_test_world_wait (wish (&fixture, TRUE));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (fixture.world.platform->clock), 31 * G_USEC_PER_SEC);
  take (&fixture, news);
  assert_holds (&fixture, FALSE);

  tear_down (&fixture);
}

/* What the server has refused holds nothing back. */
static void
test_news_after_refusal (void)
{
  Fixture fixture = { { NULL } };
  g_autoptr(JsonNode) news = NULL;
  g_autofree char *path = NULL;

  set_up (&fixture);
  strike (&fixture, SNABEL_TEST_FAULT_STATUS, "favourite");
  wait_refused (wish (&fixture, TRUE));
  path = g_strconcat (STATUSES, fixture.status->id, "/favourite", NULL);
  news = snabel_test_instance_call (fixture.world.instance, "ada", "POST", path, NULL);
  take (&fixture, news);
  assert_holds (&fixture, TRUE);

  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/actions/on-off", test_on_off);
  g_test_add_func ("/actions/on-off-on", test_on_off_on);
  g_test_add_func ("/actions/refused-and-not-wanted", test_refused_and_not_wanted);
  g_test_add_func ("/actions/second-refused", test_second_refused);
  g_test_add_func ("/actions/lost-and-not-wanted", test_lost_and_not_wanted);
  g_test_add_func ("/actions/side-by-side", test_side_by_side);
  g_test_add_func ("/actions/old-news", test_old_news);
  g_test_add_func ("/actions/real-news", test_real_news);
  g_test_add_func ("/actions/news-after-refusal", test_news_after_refusal);

  return g_test_run ();
}
