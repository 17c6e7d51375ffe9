/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong at the instance, does when it is told to. */
#include "test-client.h"

#include "snabel-test.h"

typedef struct
{
  SnabelTestInstance *instance;
  TestClient         *client;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->client, test_client_free);
  g_clear_object (&self->instance);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
fixture_start (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *token = NULL;

  self->instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_start (self->instance, 0, &error);
  g_assert_no_error (error);
  token = snabel_test_instance_sign_in (self->instance, "anna", "read write");
  self->client = test_client_new (self->instance, token);
}

static TestAnswer *
get_with_fault (Fixture              *self,
                const SnabelTestFault fault)
{
  snabel_test_instance_clear_faults (self->instance);
  snabel_test_instance_set_fault (self->instance, &fault);

  return test_client_get (self->client, "/api/v1/accounts/verify_credentials");
}

static guint
count_posts (Fixture *self)
{
  g_auto(GStrv) posts = snabel_test_instance_list_posts (self->instance, "anna");

  return g_strv_length (posts);
}

static void
test_ordinals (void)
{
  g_auto(Fixture) fixture = { NULL };
  const guint expected[] = { 200, 503, 503, 200 };

  fixture_start (&fixture);
  snabel_test_instance_set_fault (
    fixture.instance,
    &(SnabelTestFault) {
      .kind = SNABEL_TEST_FAULT_STATUS, .path = "/api/v1/accounts", .skip = 1, .times = 2, .status = 503 });
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(TestAnswer) other = test_client_get (fixture.client, "/api/v2/instance");
      g_autoptr(TestAnswer) answer = test_client_get (fixture.client, "/api/v1/accounts/verify_credentials");

      g_assert_cmpuint (other->status, ==, 200);
      g_assert_cmpuint (answer->status, ==, expected[i]);
    }
}

static void
test_rate_limits (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) iso = NULL;
  g_autoptr(TestAnswer) unix_time = NULL;
  g_autoptr(TestAnswer) seconds = NULL;
  g_autoptr(TestAnswer) date = NULL;

  fixture_start (&fixture);
  iso = get_with_fault (&fixture,
                        (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_RATE_LIMIT_ISO, .seconds = 30 });
  g_assert_cmpuint (iso->status, ==, 429);
  g_assert_nonnull (strchr (soup_message_headers_get_one (iso->headers, "X-RateLimit-Reset"), 'T'));
  unix_time = get_with_fault (&fixture,
                              (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_RATE_LIMIT_UNIX, .seconds = 30 });
  g_assert_cmpint (
    g_ascii_strtoll (soup_message_headers_get_one (unix_time->headers, "X-RateLimit-Reset"), NULL, 10), >,
    1700000000);
  seconds = get_with_fault (
    &fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER, .seconds = 30 });
  g_assert_cmpstr (soup_message_headers_get_one (seconds->headers, "Retry-After"), ==, "30");
  date = get_with_fault (
    &fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_DATE, .seconds = 30 });
  g_assert_true (g_str_has_suffix (soup_message_headers_get_one (date->headers, "Retry-After"), "GMT"));
}

static void
test_bad_bodies (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) html = NULL;
  g_autoptr(TestAnswer) empty = NULL;
  g_autoptr(TestAnswer) cut = NULL;
  g_autoptr(TestAnswer) drip = NULL;
  g_autoptr(TestAnswer) wrong = NULL;
  g_autoptr(TestAnswer) redirect = NULL;

  fixture_start (&fixture);
  html = get_with_fault (&fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_HTML });
  g_assert_cmpuint (html->status, ==, 200);
  g_assert_null (html->json);
  empty = get_with_fault (&fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_EMPTY });
  g_assert_cmpuint (g_bytes_get_size (empty->body), ==, 0);
  cut = get_with_fault (&fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_CUT });
  /* libsoup does not say so: only the declared length tells. */
  g_assert_cmpint (g_bytes_get_size (cut->body), <, soup_message_headers_get_content_length (cut->headers));
  drip = get_with_fault (&fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_DRIP, .milliseconds = 1 });
  g_assert_cmpstr (test_answer_get (drip, "username"), ==, "anna");
  wrong = get_with_fault (&fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_WRONG_TYPES });
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (wrong->json), "username"), ==, 42);
  redirect = get_with_fault (
    &fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_REDIRECT, .location = "http://127.0.0.1:1/" });
  g_assert_cmpuint (redirect->status, ==, 302);
}

static void
test_bombs (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) size = NULL;
  g_autoptr(TestAnswer) gzip = NULL;
  g_autoptr(TestAnswer) depth = NULL;

  fixture_start (&fixture);
  size = get_with_fault (&fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_BOMB_SIZE, .size = 300000 });
  g_assert_no_error (size->error);
  g_assert_cmpuint (g_bytes_get_size (size->body), ==, 300001);
  gzip = get_with_fault (&fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_BOMB_GZIP, .size = 3000000 });
  g_assert_no_error (gzip->error);
  g_assert_cmpuint (g_bytes_get_size (gzip->body), ==, 3000000);
  depth = get_with_fault (&fixture, (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_BOMB_DEPTH, .size = 500 });
  g_assert_cmpuint (g_bytes_get_size (depth->body), ==, 1000);
}

static void
test_lost_answers (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) lost = NULL;
  g_autoptr(TestAnswer) closed = NULL;

  fixture_start (&fixture);
  snabel_test_instance_set_fault (fixture.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_LOST });
  lost = test_client_form (fixture.client, "/api/v1/statuses", "status=Hi");
  g_assert_cmpuint (lost->status, ==, 0);
  g_assert_cmpuint (count_posts (&fixture), >=, 1);
  snabel_test_instance_clear_faults (fixture.instance);
  snabel_test_instance_set_fault (fixture.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_CLOSED });
  closed = test_client_form (fixture.client, "/api/v1/accounts/x/follow", NULL);
  g_assert_cmpuint (closed->status, ==, 0);
}

static void
wait_for_requests (Fixture *self,
                   guint    n_requests)
{
  while (snabel_test_instance_get_requests (self->instance)->len < n_requests)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_processed_after_giving_up (void)
{
  g_auto(Fixture) fixture = { NULL };

  fixture_start (&fixture);
  snabel_test_instance_set_fault (fixture.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_HELD });
  test_client_begin (fixture.client, "/api/v1/statuses?status=Late");
  wait_for_requests (&fixture, 1);
  test_client_cancel (fixture.client);
  g_assert_cmpuint (count_posts (&fixture), ==, 0);
  snabel_test_instance_release (fixture.instance);
  g_assert_cmpuint (count_posts (&fixture), ==, 1);
}

static void
test_dead_socket (void)
{
  g_auto(Fixture) fixture = { NULL };

  fixture_start (&fixture);
  snabel_test_instance_set_fault (fixture.instance, &(SnabelTestFault) { .kind = SNABEL_TEST_FAULT_DEAD });
  test_client_begin (fixture.client, "/api/v1/statuses?status=Nobody");
  wait_for_requests (&fixture, 1);
  g_assert_cmpuint (snabel_test_instance_get_last_request (fixture.instance, "/api/v1/statuses")->status, ==,
                    0);
  g_assert_cmpuint (count_posts (&fixture), ==, 0);
  test_client_cancel (fixture.client);
}

static void
test_latency (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) answer = NULL;
  gint64 start = g_get_monotonic_time ();

  fixture_start (&fixture);
  answer = get_with_fault (&fixture,
                           (SnabelTestFault) { .kind = SNABEL_TEST_FAULT_LATENCY, .milliseconds = 30 });
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 30000);
}

static void
test_down_and_up (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *base = NULL;
  g_autoptr(TestAnswer) down = NULL;
  g_autoptr(TestAnswer) up = NULL;
  g_autoptr(GError) error = NULL;

  fixture_start (&fixture);
  base = g_strdup (snabel_test_instance_get_base_uri (fixture.instance));
  snabel_test_instance_stop (fixture.instance);
  down = test_client_get (fixture.client, "/api/v2/instance");
  g_assert_nonnull (down->error);
  snabel_test_instance_start (fixture.instance, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (snabel_test_instance_get_base_uri (fixture.instance), ==, base);
  up = test_client_get (fixture.client, "/api/v1/accounts/verify_credentials");
  g_assert_cmpuint (up->status, ==, 200);
}

static void
test_log_and_control (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(TestAnswer) fault = NULL;
  g_autoptr(TestAnswer) struck = NULL;
  g_autoptr(TestAnswer) log = NULL;
  g_autoptr(TestAnswer) form = NULL;
  g_autoptr(TestAnswer) incomplete = NULL;
  SnabelTestRequest *request = NULL;

  fixture_start (&fixture);
  fault = test_client_json (fixture.client, "POST", "/_control/faults",
                            "{\"kind\":\"status\",\"status\":500,\"times\":1,\"path\":\"/api/v2\"}");
  g_assert_cmpuint (fault->status, ==, 200);
  struck = test_client_get (fixture.client, "/api/v2/instance?x=1");
  g_assert_cmpuint (struck->status, ==, 500);
  g_assert_cmpuint (snabel_test_instance_count_requests (fixture.instance, "GET", "/api/v2/instance"), ==, 1);
  request = snabel_test_instance_get_last_request (fixture.instance, "/api/v2/instance");
  g_assert_cmpstr (request->query, ==, "x=1");
  g_assert_true (request->had_authorization);
  g_assert_cmpuint (request->status, ==, 500);
  log = test_client_json (fixture.client, "POST", "/_control/requests", "{}");
  g_assert_cmpuint (test_answer_get_length (log), ==, 1);
  form = test_client_form (fixture.client, "/_control/revoke-tokens", "a=b");
  g_assert_cmpuint (form->status, ==, 400);
  incomplete = test_client_json (fixture.client, "POST", "/_control/sign-in", "{}");
  g_assert_cmpuint (incomplete->status, ==, 422);
}

static void
test_several_side_by_side (void)
{
  g_auto(Fixture) one = { NULL };
  g_auto(Fixture) two = { NULL };
  g_autofree char *id = NULL;

  fixture_start (&one);
  fixture_start (&two);
  id = snabel_test_instance_post (one.instance, "anna", "Only here");
  g_assert_cmpuint (count_posts (&one), ==, 1);
  g_assert_cmpuint (count_posts (&two), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/instance/faults/ordinals", test_ordinals);
  g_test_add_func ("/instance/faults/rate-limits", test_rate_limits);
  g_test_add_func ("/instance/faults/bad-bodies", test_bad_bodies);
  g_test_add_func ("/instance/faults/bombs", test_bombs);
  g_test_add_func ("/instance/faults/lost-answers", test_lost_answers);
  g_test_add_func ("/instance/faults/processed-after-giving-up", test_processed_after_giving_up);
  g_test_add_func ("/instance/faults/dead-socket", test_dead_socket);
  g_test_add_func ("/instance/faults/latency", test_latency);
  g_test_add_func ("/instance/faults/down-and-up", test_down_and_up);
  g_test_add_func ("/instance/faults/log-and-control", test_log_and_control);
  g_test_add_func ("/instance/faults/several-side-by-side", test_several_side_by_side);

  return g_test_run ();
}
