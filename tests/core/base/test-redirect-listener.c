/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may end a sign-in, and what everybody else gets. */
#include "snabel-test.h"

#include <string.h>

#include "base/http/snabel-redirect-listener.h"
#include "base/http/snabel-redirect-request.h"

#define STATE     "the-right-state"
#define ISSUER    "https://a.example"
#define NOT_FOUND "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

static SnabelPlatform         *platform;
static SnabelRedirectListener *listener;
static DexFuture              *waiting;
static char                   *path;
static guint                   port;

static void
set_up (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GUri) uri = NULL;

  platform = snabel_test_platform_new ();
  listener = snabel_redirect_listener_new (platform, STATE, ISSUER, &error);
  g_assert_no_error (error);
  uri = g_uri_parse (snabel_redirect_listener_get_redirect_uri (listener), G_URI_FLAGS_NONE, NULL);
  g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");
  port = g_uri_get_port (uri);
  path = g_strdup (g_uri_get_path (uri));
  g_assert_cmpint (strlen (path), >=, 20);
  waiting = snabel_redirect_listener_wait (listener);
}

static void
tear_down (void)
{
  dex_clear (&waiting);
  g_clear_object (&listener);
  g_clear_pointer (&platform, snabel_platform_unref);
  g_clear_pointer (&path, g_free);
}

static char *
read_all (GInputStream *stream)
{
  g_autoptr(GString) text = g_string_new (NULL);

  while (TRUE)
    {
      g_autoptr(GBytes) bytes = dex_await_boxed (dex_input_stream_read_bytes (stream, 4096, G_PRIORITY_DEFAULT), NULL);

      if (bytes == NULL || g_bytes_get_size (bytes) == 0)
        return g_string_free_and_steal (g_steal_pointer (&text));
      g_string_append_len (text, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

static GIOStream *
connect_to_listener (void)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", port);
  g_autoptr(GSocketConnectable) address = g_network_address_parse (host, port, NULL);

  return dex_await_object (dex_socket_client_connect (client, address), NULL);
}

/* What the listener answers to these bytes. */
static char *
exchange (const char *bytes)
{
  g_autoptr(GIOStream) stream = connect_to_listener ();

  g_assert_nonnull (stream);
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, strlen (bytes), NULL, NULL, NULL);

  return read_all (g_io_stream_get_input_stream (stream));
}

static char *
get (const char *target)
{
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nAccept: */*\r\n\r\n", target, port);

  return exchange (request);
}

static char *
get_with_query (const char *query)
{
  g_autofree char *target = g_strconcat (path, "?", query, NULL);

  return get (target);
}

static void
assert_ignored (char *answer)
{
  g_assert_cmpstr (answer, ==, NOT_FOUND);
  g_assert_true (dex_future_is_pending (waiting));
  g_free (answer);
}

static void
assert_ends_on_clean_page (const char *answer)
{
  g_autofree char *target = NULL;
  g_autofree char *page = NULL;
  const char      *location = strstr (answer, "Location: ");

  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 303"));
  g_assert_nonnull (location);
  location += strlen ("Location: ");
  target = g_strndup (location, strcspn (location, "\r"));
  g_assert_null (strchr (target, '?'));
  page = get (target);
  g_assert_true (g_str_has_prefix (page, "HTTP/1.1 200"));
  g_assert_nonnull (strstr (page, "Cache-Control: no-store\r\n"));
  g_assert_nonnull (strstr (page, "Referrer-Policy: no-referrer\r\n"));
  g_assert_nonnull (strstr (page, "Content-Security-Policy: default-src 'none'"));
  g_assert_null (strstr (page, "THE-CODE"));
  g_assert_null (strstr (page, "script"));
  g_assert_null (strstr (page, "Access-Control"));
}

static void
test_right (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *code = NULL;

  set_up ();
  answer = get_with_query ("code=THE-CODE%2B1&state=" STATE "&iss=https%3A%2F%2Fa.example");
  code = dex_await_string (dex_ref (waiting), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, "THE-CODE+1");
  assert_ends_on_clean_page (answer);
  g_assert_true (dex_await (snabel_redirect_listener_linger (listener), NULL));
  /* The same once more is nothing. */
  g_clear_pointer (&answer, g_free);
  answer = get_with_query ("code=THE-CODE&state=" STATE);
  g_assert_cmpstr (answer, ==, NOT_FOUND);
  tear_down ();
}

static void
test_wrong_goes_on (void)
{
  static const char *const queries[] = {
    "",
    "code=THE-CODE",
    "code=THE-CODE&state=",
    "code=THE-CODE&state=wrong",
    "code=THE-CODE&state=" STATE "x",
    "state=" STATE,
    "code=&state=" STATE,
    "code=a&code=b&state=" STATE,
    "code=THE-CODE&state=wrong&state=" STATE,
    "code=a&error=b&state=" STATE,
    "error=access_denied",
    "error=access_denied&state=wrong",
    "code=a%00b&state=" STATE,
    "code=%zz&state=" STATE,
    "code=%ff&state=" STATE,
  };
  g_autofree char *code = NULL;
  g_autofree char *answer = NULL;

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_ignored (get_with_query (queries[i]));
  assert_ignored (get ("/"));
  assert_ignored (get ("/favicon.ico"));

  answer = get_with_query ("code=THE-CODE&state=" STATE);
  code = dex_await_string (dex_ref (waiting), NULL);
  g_assert_cmpstr (code, ==, "THE-CODE");
  tear_down ();
}

static void
test_garbage (void)
{
  g_autofree char *long_line = g_strnfill (SNABEL_REDIRECT_REQUEST_MOST_BYTES * 2, 'a');
  g_autofree char *post = NULL;
  g_autofree char *rebound = NULL;
  g_autofree char *two_hosts = NULL;
  g_autofree char *no_host = NULL;

  set_up ();
  post = g_strdup_printf ("POST %s?code=c&state=" STATE " HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", path, port);
  rebound = g_strdup_printf ("GET %s?code=c&state=" STATE " HTTP/1.1\r\nHost: evil.example:%u\r\n\r\n", path, port);
  two_hosts = g_strdup_printf ("GET %s?code=c&state=" STATE " HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nHost: x\r\n\r\n", path, port);
  no_host = g_strdup_printf ("GET %s?code=c&state=" STATE " HTTP/1.1\r\n\r\n", path);
  assert_ignored (exchange (post));
  assert_ignored (exchange (rebound));
  assert_ignored (exchange (two_hosts));
  assert_ignored (exchange (no_host));
  assert_ignored (exchange ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
  assert_ignored (exchange ("\x16\x03\x01\r\n\r\n"));
  assert_ignored (exchange ("\r\n\r\n"));
  assert_ignored (exchange (long_line));
  tear_down ();
}

static void
expect_end (const char *query,
            int         code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = NULL;

  set_up ();
  answer = get_with_query (query);
  g_assert_null (dex_await_string (dex_ref (waiting), &error));
  g_assert_error (error, SNABEL_REDIRECT_ERROR, code);
  g_assert_null (strchr (error->message, '<'));
  assert_ends_on_clean_page (answer);
  tear_down ();
}

static void
test_errors (void)
{
  expect_end ("error=access_denied&error_description=%3Cscript%3E&state=" STATE, SNABEL_REDIRECT_ERROR_DENIED);
  expect_end ("error=server_error&state=" STATE, SNABEL_REDIRECT_ERROR_SERVER);
  expect_end ("error=%3Cscript%3E&state=" STATE, SNABEL_REDIRECT_ERROR_SERVER);
  expect_end ("code=THE-CODE&iss=https://b.example&state=" STATE, SNABEL_REDIRECT_ERROR_WRONG_ISSUER);
}

static void
test_times_out (void)
{
  g_autoptr(GError) error = NULL;

  set_up ();
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 10 * G_TIME_SPAN_MINUTE);
  g_assert_null (dex_await_string (dex_ref (waiting), &error));
  g_assert_error (error, SNABEL_REDIRECT_ERROR, SNABEL_REDIRECT_ERROR_TIMED_OUT);
  g_assert_null (connect_to_listener ());
  tear_down ();
}

/* Slow and idle connections neither block nor stay. */
static void
test_slow (void)
{
  g_autoptr(GIOStream) slow = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *late = NULL;

  set_up ();
  slow = connect_to_listener ();
  g_output_stream_write_all (g_io_stream_get_output_stream (slow), "GET ", 4, NULL, NULL, NULL);
  assert_ignored (get ("/"));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 10 * G_TIME_SPAN_SECOND);
  late = read_all (g_io_stream_get_input_stream (slow));
  g_assert_cmpstr (late, ==, NOT_FOUND);
  tear_down ();
}

static void
test_dropped (void)
{
  g_autoptr(GIOStream) open = NULL;

  set_up ();
  open = connect_to_listener ();
  g_assert_nonnull (open);
  assert_ignored (get ("/"));
  dex_clear (&waiting);
  g_assert_finalize_object (g_steal_pointer (&listener));
  g_assert_null (connect_to_listener ());
  tear_down ();
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/redirect-listener/right", test_right);
  snabel_test_add ("/redirect-listener/wrong-goes-on", test_wrong_goes_on);
  snabel_test_add ("/redirect-listener/garbage", test_garbage);
  snabel_test_add ("/redirect-listener/errors", test_errors);
  snabel_test_add ("/redirect-listener/times-out", test_times_out);
  snabel_test_add ("/redirect-listener/slow", test_slow);
  snabel_test_add ("/redirect-listener/dropped", test_dropped);

  return g_test_run ();
}
