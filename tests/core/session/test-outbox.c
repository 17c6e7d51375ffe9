/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts on their way: each is on the server exactly once, or the person knows why not. */
#include "snabel-outbox-world.h"

#define TEXT   "Good morning from the hills"
#define MINUTE G_TIME_SPAN_MINUTE

static void
test_plain (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);

  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

static void
test_order (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_GOTOSOCIAL);
  g_auto(GStrv) posts = NULL;

  snabel_outbox_world_send (world, "one");
  snabel_outbox_world_send (world, "two");
  snabel_outbox_world_send (world, "three");
  snabel_outbox_world_wait_empty (world);
  posts = snabel_test_instance_list_posts (world->base.instance, "ada");
  g_assert_cmpstr (posts[0], ==, "one");
  g_assert_cmpstr (posts[1], ==, "two");
  g_assert_cmpstr (posts[2], ==, "three");
}

/* The server has the post, and nobody here knows. */
static void
lose_answer (SnabelTestManner    manner,
             SnabelTestFaultKind kind)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (manner);

  snabel_outbox_world_break_posts (world, kind, 1);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_pass (world, MINUTE);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

static const SnabelTestManner all_manners[] = {
  SNABEL_TEST_MANNER_MASTODON,
  SNABEL_TEST_MANNER_GOTOSOCIAL,
  SNABEL_TEST_MANNER_SNAC,
  SNABEL_TEST_MANNER_HOLLO,
  SNABEL_TEST_MANNER_PLEROMA,
};

static void
test_lost_answer (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_manners); i++)
    {
      lose_answer (all_manners[i], SNABEL_TEST_FAULT_LOST);
      lose_answer (all_manners[i], SNABEL_TEST_FAULT_CUT);
      lose_answer (all_manners[i], SNABEL_TEST_FAULT_EMPTY);
    }
}

/* The request was lost, where a key makes it safe to send it again. */
static void
test_repeated_with_key (void)
{
  static const SnabelTestFaultKind kinds[] = { SNABEL_TEST_FAULT_CLOSED, SNABEL_TEST_FAULT_STATUS, SNABEL_TEST_FAULT_HTML };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (i == 0 ? SNABEL_TEST_MANNER_HOLLO : SNABEL_TEST_MANNER_MASTODON);

      snabel_outbox_world_break_posts (world, kinds[i], 2);
      snabel_outbox_world_send (world, TEXT);
      snabel_outbox_world_pass (world, 2 * MINUTE);
      snabel_outbox_world_wait_empty (world);
      g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
    }
}

/* The request was lost, and only the person may say whether to send it again. */
static void
test_uncertain (void)
{
  static const SnabelTestManner manners[] = { SNABEL_TEST_MANNER_GOTOSOCIAL, SNABEL_TEST_MANNER_SNAC, SNABEL_TEST_MANNER_PLEROMA };

  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    {
      g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (manners[i]);

      snabel_outbox_world_break_posts (world, SNABEL_TEST_FAULT_CLOSED, 1);
      snabel_outbox_world_send (world, TEXT);
      snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_CHECKING);
      snabel_outbox_world_pass (world, 2 * MINUTE);
      snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_CHECKING);
      snabel_outbox_world_pass (world, 4 * MINUTE);
      snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_UNCERTAIN);
      g_assert_cmpuint (snabel_outbox_get_n_troubled (world->outbox), ==, 1);
      g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 0);

      snabel_outbox_retry (world->outbox, snabel_outbox_world_get (world, 0));
      snabel_outbox_world_wait_empty (world);
      g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
      g_assert_cmpuint (snabel_outbox_get_n_troubled (world->outbox), ==, 0);
    }
}

/* The server takes its time, longer than anybody waits. */
static void
test_late (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_GOTOSOCIAL);

  snabel_outbox_world_break_posts (world, SNABEL_TEST_FAULT_HELD, 1);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_SENDING);
  snabel_outbox_world_pass (world, 2 * MINUTE);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_CHECKING);
  snabel_test_instance_release (world->base.instance);
  snabel_outbox_world_pass (world, 2 * MINUTE);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

/* So late that the person was asked; "Send again" looks before it sends. */
static void
test_very_late (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_SNAC);

  snabel_outbox_world_break_posts (world, SNABEL_TEST_FAULT_HELD, 1);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_SENDING);
  snabel_outbox_world_pass (world, 8 * MINUTE);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_UNCERTAIN);
  snabel_test_instance_release (world->base.instance);
  snabel_outbox_world_pass (world, MINUTE);
  snabel_outbox_retry (world->outbox, snabel_outbox_world_get (world, 0));
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

static void
test_confirm (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_SNAC);
  SnabelOutboxEntry *entry = NULL;

  snabel_outbox_world_break_posts (world, SNABEL_TEST_FAULT_CLOSED, 1);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_CHECKING);
  snabel_outbox_world_pass (world, 8 * MINUTE);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_UNCERTAIN);
  entry = snabel_outbox_world_get (world, 0);
  snabel_test_world_wait (snabel_outbox_confirm_there (world->outbox, entry));
  snabel_outbox_world_wait_empty (world);
  snabel_outbox_world_restart (world);
  g_assert_null (snabel_outbox_world_get (world, 0));
}

/* The same words twice are two posts, even if the answer to the second is lost. */
static void
test_same_text_twice (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_GOTOSOCIAL);

  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_empty (world);
  snabel_outbox_world_break_posts (world, SNABEL_TEST_FAULT_CLOSED, 1);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_CHECKING);
  snabel_outbox_world_restart (world);
  snabel_outbox_world_pass (world, 8 * MINUTE);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_UNCERTAIN);
  snabel_outbox_retry (world->outbox, snabel_outbox_world_get (world, 0));
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 2);
}

static void
test_refused (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);
  SnabelTestFault fault = {
    .kind = SNABEL_TEST_FAULT_STATUS,
    .method = "POST",
    .path = "/api/v1/statuses",
    .times = 1,
    .status = 422,
    .body = "{\"error\":\"Validation failed: no fog, please\"}",
  };
  SnabelOutboxEntry *entry = NULL;
  g_autofree char   *first_key = NULL;

  snabel_test_instance_set_fault (world->base.instance, &fault);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_FAILED);
  entry = snabel_outbox_world_get (world, 0);
  g_assert_cmpstr (snabel_outbox_entry_get_message (entry), ==, "Validation failed: no fog, please");
  first_key = g_strdup (snabel_outbox_entry_get_item (entry)->idempotency_key);

  snabel_test_world_wait (snabel_outbox_take_back (world->outbox, entry));
  g_assert_null (snabel_outbox_world_get (world, 0));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (snabel_outbox_get_drafts (world->outbox))), ==, 1);

  snabel_outbox_world_send (world, "No fog at all");
  g_assert_cmpstr (snabel_outbox_entry_get_item (snabel_outbox_world_get (world, 0))->idempotency_key, !=, first_key);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, "No fog at all"), ==, 1);
}

static void
test_rate_limit (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_GOTOSOCIAL);
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER, .method = "POST", .path = "/api/v1/statuses", .times = 1, .seconds = 60 };

  snabel_test_instance_set_fault (world->base.instance, &fault);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_pass (world, MINUTE / 2);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_WAITING);
  g_assert_cmpint (snabel_outbox_entry_get_retry_at (snabel_outbox_world_get (world, 0)), >, 0);
  snabel_outbox_world_pass (world, 2 * MINUTE);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

/* News of the connection does not end the pause that the server asked for. */
static void
test_rate_limit_and_news (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_GOTOSOCIAL);
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER, .method = "POST", .path = "/api/v1/statuses", .times = 1, .seconds = 600 };

  snabel_test_instance_set_fault (world->base.instance, &fault);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_SENDING);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_WAITING);
  snabel_test_drain ();
  g_assert_cmpint (snabel_outbox_entry_get_retry_at (snabel_outbox_world_get (world, 0)), >, 0);
  g_object_notify (G_OBJECT (world->session), "state");
  snabel_network_changed (world->base.platform->network);
  snabel_outbox_kick (world->outbox);
  snabel_outbox_world_pass (world, MINUTE);
  g_assert_cmpuint (snabel_test_instance_count_requests (world->base.instance, "POST", "/api/v1/statuses"), ==, 1);
  g_assert_cmpint (snabel_outbox_entry_get_retry_at (snabel_outbox_world_get (world, 0)), >, 0);
  snabel_outbox_world_pass (world, 12 * MINUTE);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

static guint
stop_server (SnabelOutboxWorld *world)
{
  g_autoptr(GUri) uri = g_uri_parse (snabel_test_instance_get_base_uri (world->base.instance), G_URI_FLAGS_NONE, NULL);

  snabel_test_instance_stop (world->base.instance);
  snabel_test_drain ();

  return (guint) g_uri_get_port (uri);
}

static void
start_server (SnabelOutboxWorld *world,
              guint              port)
{
  g_autoptr(GError) error = NULL;

  snabel_test_instance_start (world->base.instance, port, &error);
  g_assert_no_error (error);
  snabel_network_changed (world->base.platform->network);
}

/* No server, no doubt: it is sent when there is one again. */
static void
test_offline (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_SNAC);
  guint port = stop_server (world);

  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_pass (world, MINUTE / 2);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_WAITING);
  g_assert_cmpint (snabel_outbox_entry_get_item (snabel_outbox_world_get (world, 0))->state, ==, SNABEL_OUTBOX_QUEUED);
  g_assert_nonnull (snabel_outbox_entry_get_message (snabel_outbox_world_get (world, 0)));
  start_server (world, port);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

/* A request that the server has; one that is merely SENDING may still be on its way there. */
static gboolean
has_arrived (gpointer data)
{
  SnabelOutboxWorld *world = data;

  return snabel_test_instance_count_requests (world->base.instance, "POST", "/api/v1/statuses") > 0;
}

/* The program ends while a request is under way that the server carries out. */
static void
crash (SnabelTestManner manner)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (manner);

  snabel_outbox_world_break_posts (world, SNABEL_TEST_FAULT_HELD, 1);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_SENDING);
  snabel_test_wait_until (has_arrived, world);
  snabel_test_instance_release (world->base.instance);
  snabel_outbox_world_restart (world);
  snabel_outbox_world_pass (world, MINUTE);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

static void
test_crash (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_manners); i++)
    crash (all_manners[i]);
}

static gboolean
has_failed_once (gpointer data)
{
  SnabelOutboxEntry *entry = snabel_outbox_world_get (data, 0);

  return entry != NULL && snabel_outbox_entry_get_retry_at (entry) > 0;
}

/* What never reached a server is sent after the next start, when there is one. */
static void
test_crash_before (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_SNAC);
  guint port = stop_server (world);

  snabel_outbox_world_send (world, TEXT);
  snabel_test_wait_until (has_failed_once, world);
  snabel_outbox_world_restart (world);
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_WAITING);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 0);
  start_server (world, port);
  snabel_outbox_world_pass (world, MINUTE);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

/* What a server may have got is not discarded; what waits behind it is. */
static void
test_discard (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_SNAC);
  g_autoptr(GError) error = NULL;

  snabel_outbox_world_break_posts (world, SNABEL_TEST_FAULT_HELD, 1);
  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_send (world, "another");
  snabel_outbox_world_wait_phase (world, SNABEL_OUTBOX_PHASE_SENDING);
  snabel_test_wait_until (has_arrived, world);
  g_assert_false (snabel_outbox_world_await (snabel_outbox_discard (world->outbox, snabel_outbox_world_get (world, 0)), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  snabel_test_world_wait (snabel_outbox_discard (world->outbox, snabel_outbox_world_get (world, 1)));
  snabel_test_instance_release (world->base.instance);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, "another"), ==, 0);
}

/* Who quits at once closes what is not open yet; nothing is sent behind the closed door. */
static void
test_close_while_opening (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_SNAC);
  guint port = stop_server (world);
  g_autoptr(GError) error = NULL;
  DexFuture *opening = NULL;

  snabel_outbox_world_send (world, TEXT);
  snabel_test_wait_until (has_failed_once, world);
  snabel_outbox_close (world->outbox);
  snabel_test_drain ();
  g_assert_finalize_object (g_steal_pointer (&world->outbox));

  world->outbox = snabel_outbox_new (world->base.platform, world->base.accounts);
  opening = snabel_outbox_open (world->outbox);
  snabel_outbox_close (world->outbox);
  g_assert_false (snabel_outbox_world_await (opening, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  start_server (world, port);
  snabel_outbox_world_pass (world, MINUTE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world->outbox)), ==, 0);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 0);

  snabel_outbox_world_restart (world);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/outbox/plain", test_plain);
  g_test_add_func ("/outbox/order", test_order);
  g_test_add_func ("/outbox/lost-answer", test_lost_answer);
  g_test_add_func ("/outbox/repeated-with-key", test_repeated_with_key);
  g_test_add_func ("/outbox/uncertain", test_uncertain);
  g_test_add_func ("/outbox/late", test_late);
  g_test_add_func ("/outbox/very-late", test_very_late);
  g_test_add_func ("/outbox/confirm", test_confirm);
  g_test_add_func ("/outbox/same-text-twice", test_same_text_twice);
  g_test_add_func ("/outbox/refused", test_refused);
  g_test_add_func ("/outbox/rate-limit", test_rate_limit);
  g_test_add_func ("/outbox/rate-limit-and-news", test_rate_limit_and_news);
  g_test_add_func ("/outbox/offline", test_offline);
  g_test_add_func ("/outbox/crash", test_crash);
  g_test_add_func ("/outbox/crash-before", test_crash_before);
  g_test_add_func ("/outbox/discard", test_discard);
  g_test_add_func ("/outbox/close-while-opening", test_close_while_opening);

  return g_test_run ();
}
