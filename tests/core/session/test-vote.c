/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Votes: shown at once, counted once, undone if refused. */
#include "snabel-test-world.h"

#include "model/snabel-poll-option.h"
#include "session/actions/snabel-vote.h"

typedef struct
{
  SnabelTestWorld world;
  SnabelSession  *session;
  SnabelStatus   *status;
} Fixture;

static void
set_up_as (Fixture         *fixture,
           SnabelTestManner manner,
           const char      *author,
           const char      *more)
{
  g_autoptr(SnabelEntry) entry = NULL;
  g_autofree char *json = g_strdup_printf ("{\"status\":\"Tea?\",\"poll\":{\"options\":[\"Black\",\"Green\",\"None\"],\"expires_in\":600%s}}", more);
  g_autofree char *id = NULL;

  snabel_test_world_open (&fixture->world, manner);
  id = snabel_test_instance_post_json (fixture->world.instance, author, json);
  g_assert_nonnull (id);
  fixture->session = snabel_test_world_sign_in (&fixture->world, "ada");
  snabel_test_world_wait_state (fixture->session, SNABEL_SESSION_LIVE);
  entry = g_list_model_get_item (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (fixture->session))), 0);
  fixture->status = g_object_ref (snabel_entry_get_status (entry));
}

static void
set_up (Fixture    *fixture,
        const char *more)
{
  set_up_as (fixture, SNABEL_TEST_MANNER_MASTODON, "bo", more);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->status);
  snabel_test_world_close (&fixture->world);
}

/* "1* 0 ? of 1": votes, a star for one's own, a question mark for what the server hides. */
static void
assert_poll (Fixture    *fixture,
             const char *wanted)
{
  SnabelPoll *poll = fixture->status->poll;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (poll->options); i++)
    {
      g_autoptr(SnabelPollOption) option = g_list_model_get_item (poll->options, i);

      if (option->votes_count >= 0)
        g_string_append_printf (text, "%d", (int) option->votes_count);
      else
        g_string_append_c (text, '?');
      g_string_append (text, option->own_vote ? "* " : " ");
    }
  g_string_append_printf (text, "of %d%s", (int) snabel_poll_get_n_voters (poll), poll->voted ? " voted" : "");
  g_assert_cmpstr (text->str, ==, wanted);
}

static gboolean
is_over (gpointer data)
{
  return !dex_future_is_pending (data);
}

static GError *
wait_refused (DexFuture *voting)
{
  g_autoptr(DexFuture) owned = voting;
  GError *error = NULL;

  snabel_test_wait_until (is_over, owned);
  dex_future_get_value (owned, &error);
  g_assert_nonnull (error);

  return error;
}

static void
vote_out_of_band (Fixture    *fixture,
                  const char *json)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/polls/%s/votes", fixture->status->poll->id);

  json_node_unref (snabel_test_instance_call (fixture->world.instance, "ada", "POST", path, json));
}

static guint
count_votes (Fixture *fixture)
{
  g_autofree char *path = g_strdup_printf ("/api/v1/polls/%s/votes", fixture->status->poll->id);

  return snabel_test_instance_count_requests (fixture->world.instance, "POST", path);
}

static void
test_one (void)
{
  const guint green = 1;
  Fixture     fixture = { { NULL } };
  DexFuture  *voting = NULL;
  g_autoptr(SnabelStatus) stored = NULL;

  set_up (&fixture, "");
  voting = snabel_session_vote (fixture.session, fixture.status, &green, 1);
  assert_poll (&fixture, "0 1* 0 of 1 voted");
  snabel_test_world_wait (voting);
  assert_poll (&fixture, "0 1* 0 of 1 voted");

  tear_down (&fixture);
}

static void
test_several (void)
{
  const guint both[] = { 0, 1 };
  Fixture     fixture = { { NULL } };
  DexFuture  *voting = NULL;

  set_up (&fixture, ",\"multiple\":true");
  voting = snabel_session_vote (fixture.session, fixture.status, both, 2);
  assert_poll (&fixture, "1* 1* 0 of 1 voted");
  snabel_test_world_wait (voting);
  assert_poll (&fixture, "1* 1* 0 of 1 voted");

  tear_down (&fixture);
}

static void
test_hidden (void)
{
  const guint green = 1;
  Fixture     fixture = { { NULL } };
  DexFuture  *voting = NULL;

  set_up (&fixture, ",\"hide_totals\":true");
  voting = snabel_session_vote (fixture.session, fixture.status, &green, 1);
  assert_poll (&fixture, "? ?* ? of 1 voted");
  snabel_test_world_wait (voting);
  assert_poll (&fixture, "? ?* ? of 1 voted");

  tear_down (&fixture);
}

/* Refused without a reason that we could know: all is as it was. */
static void
test_refused (void)
{
  const guint     green = 1;
  Fixture         fixture = { { NULL } };
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_STATUS, .method = "POST", .path = "/api/v1/polls/", .times = 1, .status = 403, .body = "{\"error\":\"Not for you\"}" };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, "");
  snabel_test_instance_set_fault (fixture.world.instance, &fault);
  error = wait_refused (snabel_session_vote (fixture.session, fixture.status, &green, 1));
  g_assert_cmpstr (error->message, ==, "Not for you");
  assert_poll (&fixture, "0 0 0 of 0");

  tear_down (&fixture);
}

static gboolean
is_own_first (gpointer data)
{
  SnabelStatus *status = data;
  g_autoptr(SnabelPollOption) option = g_list_model_get_item (status->poll->options, 0);

  return option->own_vote;
}

/* Voted elsewhere meanwhile: it is said, and what holds is shown. */
static void
test_voted_elsewhere (void)
{
  const guint green = 1;
  Fixture     fixture = { { NULL } };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, "");
  vote_out_of_band (&fixture, "{\"choices\":[0]}");
  error = wait_refused (snabel_session_vote (fixture.session, fixture.status, &green, 1));
  g_assert_cmpstr (error->message, ==, "Validation failed: You have already voted on this poll");
  snabel_test_wait_until (is_own_first, fixture.status);
  assert_poll (&fixture, "1* 0 0 of 1 voted");

  tear_down (&fixture);
}

/* The vote was counted, the answer lost: looked up. */
static void
test_lost (void)
{
  const guint     black = 0;
  Fixture         fixture = { { NULL } };
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_LOST, .method = "POST", .path = "/api/v1/polls/", .times = 1 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, "");
  snabel_test_instance_set_fault (fixture.world.instance, &fault);
  error = wait_refused (snabel_session_vote (fixture.session, fixture.status, &black, 1));
  snabel_test_wait_until (is_own_first, fixture.status);
  assert_poll (&fixture, "1* 0 0 of 1 voted");
  g_assert_cmpuint (count_votes (&fixture), ==, 1);

  tear_down (&fixture);
}

/* What no server would take is not sent. */
static void
test_not_sent (void)
{
  const guint both[] = { 0, 1 }, far = 3, black = 0;
  Fixture     fixture = { { NULL } };

  set_up (&fixture, "");
  g_clear_error (&(GError *) { wait_refused (snabel_session_vote (fixture.session, fixture.status, both, 2)) });
  g_clear_error (&(GError *) { wait_refused (snabel_session_vote (fixture.session, fixture.status, &far, 1)) });
  g_clear_error (&(GError *) { wait_refused (snabel_session_vote (fixture.session, fixture.status, NULL, 0)) });
  g_assert_cmpuint (count_votes (&fixture), ==, 0);
  dex_future_disown (snabel_session_vote (fixture.session, fixture.status, &black, 1));
  g_clear_error (&(GError *) { wait_refused (snabel_session_vote (fixture.session, fixture.status, &black, 1)) });

  tear_down (&fixture);
}

/* GoToSocial says of one's own poll that one has voted. */
static void
test_own (void)
{
  const guint black = 0;
  Fixture     fixture = { { NULL } };

  set_up_as (&fixture, SNABEL_TEST_MANNER_GOTOSOCIAL, "ada", "");
  g_assert_true (fixture.status->poll->voted);
  g_clear_error (&(GError *) { wait_refused (snabel_session_vote (fixture.session, fixture.status, &black, 1)) });
  g_assert_cmpuint (count_votes (&fixture), ==, 0);

  tear_down (&fixture);
}

static void
test_refresh (void)
{
  Fixture    fixture = { { NULL } };
  DexFuture *first, *second;

  set_up (&fixture, "");
  vote_out_of_band (&fixture, "{\"choices\":[2]}");
  first = snabel_session_refresh_poll (fixture.session, fixture.status);
  second = snabel_session_refresh_poll (fixture.session, fixture.status);
  snabel_test_world_wait (first);
  snabel_test_world_wait (second);
  assert_poll (&fixture, "0 0 1* of 1 voted");
  g_assert_cmpuint (snabel_test_instance_count_requests (fixture.world.instance, "GET", "/api/v1/polls/"), <=, 1);

  tear_down (&fixture);
}

static SnabelStatus *
find_first (SnabelSession *session)
{
  GListModel *model = G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (session)));
  g_autoptr(SnabelEntry) entry = g_list_model_get_item (model, 0);

  return snabel_entry_get_status (entry);
}

static gboolean
is_restored (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (data)))) > 0;
}

/* The store keeps the vote with the post, and the post with the vote. */
static void
test_stored (void)
{
  const guint green = 1;
  Fixture     fixture = { { NULL } };
  g_autoptr(SnabelSession) session = NULL;

  set_up (&fixture, "");
  snabel_test_world_wait (snabel_session_vote (fixture.session, fixture.status, &green, 1));
  g_clear_object (&fixture.status);
  snabel_test_instance_stop (fixture.world.instance);
  snabel_test_world_reopen (&fixture.world);
  session = g_list_model_get_item (G_LIST_MODEL (fixture.world.accounts), 0);
  snabel_test_wait_until (is_restored, session);
  fixture.status = g_object_ref (find_first (session));
  assert_poll (&fixture, "0 1* 0 of 1 voted");
  g_assert_cmpstr (fixture.status->account->acct, ==, "bo");

  tear_down (&fixture);
}

static void
take (Fixture  *fixture,
      JsonNode *news)
{
  g_autoptr(SnabelStatus) taken = snabel_identity_map_take_status (snabel_session_get_identity_map (fixture->session), news, NULL);

  g_assert_true (taken == fixture->status);
}

/* A page or an event that left before the vote comes while the server is asked, and again after its answer. */
static void
test_old_news (void)
{
  const guint      green = 1;
  Fixture          fixture = { { NULL } };
  DexFuture       *voting = NULL;
  g_autofree char *path = NULL;
  g_autoptr(JsonNode) before = NULL;

  set_up (&fixture, "");
  path = g_strconcat ("/api/v1/statuses/", fixture.status->id, NULL);
  before = snabel_test_instance_call (fixture.world.instance, "ada", "GET", path, NULL);
  voting = snabel_session_vote (fixture.session, fixture.status, &green, 1);
  take (&fixture, before);
  assert_poll (&fixture, "0 1* 0 of 1 voted");
  snabel_test_world_wait (voting);
  take (&fixture, before);
  assert_poll (&fixture, "0 1* 0 of 1 voted");

  /* An edit of the poll has made all votes void. */
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (fixture.world.platform->clock), 31 * G_USEC_PER_SEC);
  take (&fixture, before);
  assert_poll (&fixture, "0 0 0 of 0");

  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/vote/one", test_one);
  g_test_add_func ("/vote/several", test_several);
  g_test_add_func ("/vote/hidden", test_hidden);
  g_test_add_func ("/vote/refused", test_refused);
  g_test_add_func ("/vote/voted-elsewhere", test_voted_elsewhere);
  g_test_add_func ("/vote/lost", test_lost);
  g_test_add_func ("/vote/not-sent", test_not_sent);
  g_test_add_func ("/vote/own", test_own);
  g_test_add_func ("/vote/refresh", test_refresh);
  g_test_add_func ("/vote/stored", test_stored);
  g_test_add_func ("/vote/old-news", test_old_news);

  return g_test_run ();
}
