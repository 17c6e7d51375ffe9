/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When to try again: read from headers, and done. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "base/http/snabel-http.h"
#include "base/http/snabel-retry.h"

/* The fake clock starts on 2026-11-23 at noon. */
typedef struct
{
  guint       status;
  const char *headers;
  gint64      seconds;
} Case;

static const Case cases[] = {
  { 429, "Retry-After: 17\r\n", 17 },
  { 503, "Retry-After: 30\r\n", 30 },
  { 429, "Retry-After: Mon, 23 Nov 2026 12:00:40 GMT\r\n", 40 },
  { 429, "Retry-After: 5\r\nX-RateLimit-Reset: 2026-11-23T13:00:00Z\r\n", 5 },
  { 429, "X-RateLimit-Reset: 2026-11-23T12:00:20.000000Z\r\n", 20 },
  { 429, "X-Ratelimit-Reset: 1795435230\r\n", 30 },
  { 429, "X-RateLimit-Reset: 25\r\n", 25 },
  { 429, "X-RateLimit-Reset: 25.5\r\n", 25 },
  { 429, "X-RateLimit-Reset: 2026-11-23T11:59:00Z\r\n", 0 },
  { 429, "X-RateLimit-Reset: 2036-11-23T11:59:00Z\r\n", 24 * 60 * 60 },
  /* The server's clock is an hour late; so is what it says. */
  { 429, "Date: Mon, 23 Nov 2026 11:00:00 GMT\r\nX-RateLimit-Reset: 2026-11-23T11:00:12Z\r\n", 12 },
  { 200, "X-RateLimit-Reset: 2026-11-23T12:00:20.000000Z\r\n", -1 },
  { 503, "X-RateLimit-Reset: 2026-11-23T12:00:20.000000Z\r\n", -1 },
  { 429, "", -1 },
  { 429, "Retry-After: \r\n", -1 },
  { 429, "Retry-After: soon\r\n", -1 },
  { 429, "Retry-After: -3\r\n", -1 },
  { 429, "Retry-After: 99999999999999999999999\r\n", -1 },
};

static void
case_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  const Case      *one = &cases[g_ascii_strtoull (path + 1, NULL, 10)];
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %u Text\r\n%sContent-Length: 0\r\nConnection: close\r\n\r\n", one->status, one->headers);

  snabel_test_server_answer_raw (message, answer, -1);
}

static void
test_headers (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (case_handler);
  g_autoptr(SnabelHttp) http = snabel_http_new (platform, SNABEL_HTTP_API);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = g_strdup_printf ("%s/%u", snabel_test_server_get_uri (server), i);
      g_autoptr(SnabelHttpRequest) request = snabel_http_request_new ("GET", uri);
      g_autoptr(SnabelHttpReply) reply = NULL;
      g_autoptr(GError) error = NULL;

      snabel_http_request_set_max_tries (request, 1);
      reply = dex_await_boxed (snabel_http_send (http, request), &error);
      g_assert_no_error (error);
      g_test_message ("%s", cases[i].headers);
      g_assert_cmpint (reply->retry_after, ==, cases[i].seconds < 0 ? -1 : cases[i].seconds * G_USEC_PER_SEC);
    }
}

static void
test_back_off (void)
{
  g_autoptr(SnabelRandom) random = snabel_fake_random_new (1);

  for (guint i = 0; i < 100; i++)
    {
      g_assert_cmpint (snabel_retry_get_back_off (random, 1, 1000, 8000), >=, 500);
      g_assert_cmpint (snabel_retry_get_back_off (random, 1, 1000, 8000), <=, 1000);
      g_assert_cmpint (snabel_retry_get_back_off (random, 3, 1000, 8000), >=, 2000);
      g_assert_cmpint (snabel_retry_get_back_off (random, 1000000, 1000, 8000), <=, 8000);
    }
}

static guint       fail_times;
static guint       fail_status;
static const char *fail_header;

static void
failing_handler (SnabelTestServer  *server,
                 SoupServerMessage *message,
                 const char        *path)
{
  if (snabel_test_server_get_n_requests (server) > fail_times)
    {
      snabel_test_server_answer (message, 200, "application/json", "[]");
      return;
    }
  if (fail_status == 0)
    {
      snabel_test_server_answer_raw (message, "", 0);
      return;
    }
  snabel_test_server_answer (message, fail_status, "text/html", "<html>");
  if (fail_header != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Retry-After", fail_header);
}

/* Lets the clock run on whenever the request sleeps between two tries. Each try leaves its deadline asleep. */
static SnabelHttpReply *
send_and_wait (SnabelTestServer *server,
               const char       *method,
               gint64           *waited)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelHttp) http = snabel_http_new (platform, SNABEL_HTTP_API);
  g_autoptr(SnabelHttpRequest) request = snabel_http_request_new (method, snabel_test_server_get_uri (server));
  g_autoptr(DexFuture) future = snabel_http_send (http, request);
  guint n_tries = 1;

  while (dex_future_is_pending (future))
    {
      g_main_context_iteration (NULL, TRUE);
      for (; snabel_fake_clock_get_n_sleepers (SNABEL_FAKE_CLOCK (platform->clock)) > n_tries; n_tries++)
        while (snabel_fake_clock_get_n_sleepers (SNABEL_FAKE_CLOCK (platform->clock)) > n_tries)
          snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), G_USEC_PER_SEC / 10);
    }
  *waited = snabel_clock_get_monotonic_time (platform->clock);

  return dex_future_is_resolved (future) ? g_value_dup_boxed (dex_future_get_value (future, NULL)) : NULL;
}

static void
expect_tries (const char *method,
              guint       n_tries,
              guint       status,
              gint64      least_wait)
{
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (failing_handler);
  gint64 waited = 0;
  g_autoptr(SnabelHttpReply) reply = send_and_wait (server, method, &waited);

  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, n_tries);
  g_assert_cmpint (reply == NULL ? 0 : reply->status, ==, status);
  g_assert_cmpint (waited, >=, least_wait * G_USEC_PER_SEC);
  g_assert_cmpint (waited, <=, (least_wait + 10) * G_USEC_PER_SEC);
}

static void
test_again (void)
{
  fail_times = 2;
  fail_header = NULL;
  fail_status = 503;
  expect_tries ("GET", 3, 200, 0);
  fail_times = 9;
  expect_tries ("GET", 3, 503, 0);
  fail_status = 501;
  expect_tries ("GET", 1, 501, 0);
  fail_status = 404;
  expect_tries ("GET", 1, 404, 0);
}

static void
test_again_when_told (void)
{
  fail_times = 1;
  fail_status = 429;
  fail_header = "20";
  expect_tries ("GET", 2, 200, 20);
  fail_header = "3600";
  expect_tries ("GET", 1, 429, 0);
  fail_header = NULL;
  expect_tries ("GET", 1, 429, 0);
}

static void
test_writes_once (void)
{
  fail_times = 9;
  fail_header = NULL;
  fail_status = 503;
  expect_tries ("POST", 1, 503, 0);
  expect_tries ("DELETE", 1, 503, 0);
  fail_status = 0;
  expect_tries ("POST", 1, 0, 0);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/retry/headers", test_headers);
  g_test_add_func ("/retry/back-off", test_back_off);
  g_test_add_func ("/retry/again", test_again);
  g_test_add_func ("/retry/again-when-told", test_again_when_told);
  g_test_add_func ("/retry/writes-once", test_writes_once);

  return g_test_run ();
}
