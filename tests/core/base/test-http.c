/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests and their limits: size, time, redirects, places. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "base/snabel-error.h"
#include "base/http/snabel-http.h"

#define TOKEN "a-token-that-nobody-else-may-see"

static SnabelPlatform   *platform;
static SnabelTestServer *elsewhere;

static void
set_up (void)
{
  platform = snabel_test_platform_new ();
}

static void
tear_down (void)
{
  g_clear_object (&elsewhere);
  g_clear_pointer (&platform, snabel_platform_unref);
}

static SnabelHttpReply *
send (const char *method,
      const char *uri,
      const char *token,
      GError    **error)
{
  g_autoptr(SnabelHttp) http = snabel_http_new (platform, SNABEL_HTTP_API);
  g_autoptr(SnabelHttpRequest) request = snabel_http_request_new (method, uri);

  snabel_http_request_set_token (request, token);
  snabel_http_request_set_max_size (request, 1024 * 1024);
  snabel_http_request_set_max_tries (request, 1);

  return dex_await_boxed (snabel_http_send (http, request), error);
}

static void
hello_handler (SnabelTestServer  *server,
               SoupServerMessage *message,
               const char        *path)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", "a=b");
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Link", "<http://h/2>; rel=\"next\"");
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Link", "<http://h/1>; rel=\"prev\"");
  snabel_test_server_answer (message, 200, "application/json; charset=utf-8", "{}");
}

static void
test_get (void)
{
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (hello_handler);
  g_autoptr(SnabelHttp) http = NULL;
  g_autofree char *type = NULL;
  g_autofree char *prev = NULL;

  set_up ();
  http = snabel_http_new (platform, SNABEL_HTTP_API);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelHttpReply) reply = dex_await_boxed (snabel_http_get (http, snabel_test_server_get_uri (server), SNABEL_PRIORITY_VISIBLE), &error);

      g_assert_no_error (error);
      g_assert_true (snabel_http_reply_is_success (reply));
      g_assert_cmpint (g_bytes_get_size (reply->body), ==, 2);
      g_assert_cmpint (reply->retry_after, ==, -1);
      g_clear_pointer (&type, g_free);
      type = snabel_http_reply_dup_content_type (reply);
      g_clear_pointer (&prev, g_free);
      prev = snabel_http_reply_dup_link (reply, "prev");
    }
  g_assert_cmpstr (type, ==, "application/json");
  g_assert_cmpstr (prev, ==, "http://h/1");
  g_assert_true (g_str_has_prefix (snabel_test_server_get_last (server, "user-agent"), "Snabel/"));
  g_assert_null (snabel_test_server_get_last (server, "cookie"));
  g_assert_null (snabel_test_server_get_last (server, "authorization"));
  tear_down ();
}

static void
expect_error (SnabelTestHandler handler,
              const char       *method,
              const char       *token,
              int               code)
{
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (handler);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelHttpReply) reply = NULL;
  gint64 start = g_get_monotonic_time ();

  if (platform == NULL)
    set_up ();
  reply = send (method, snabel_test_server_get_uri (server), token, &error);
  g_assert_null (reply);
  g_assert_error (error, SNABEL_API_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  if (elsewhere != NULL)
    g_assert_cmpint (snabel_test_server_get_n_requests (elsewhere), ==, 0);
  tear_down ();
}

static void
endless_chunk_cb (SoupServerMessage *message)
{
  static const char chunk[64 * 1024] = "";

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC, chunk, sizeof chunk);
}

static void
endless_handler (SnabelTestServer  *server,
                 SoupServerMessage *message,
                 const char        *path)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message), SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (endless_chunk_cb), NULL);
  endless_chunk_cb (message);
}

static void
test_endless (void)
{
  expect_error (endless_handler, "GET", NULL, SNABEL_API_ERROR_TOO_LARGE);
}

static void
bomb_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  g_autofree char *zeros = g_malloc0 (32 * 1024 * 1024);
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autofree char *packed = g_malloc (256 * 1024);
  gsize            n_read = 0, n_written = 0;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), zeros, 32 * 1024 * 1024, packed, 256 * 1024,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL),
                   !=, G_CONVERTER_ERROR);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Content-Encoding", "gzip");
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, packed, n_written);
}

static void
test_bomb (void)
{
  expect_error (bomb_handler, "GET", NULL, SNABEL_API_ERROR_TOO_LARGE);
}

static void
hanging_handler (SnabelTestServer  *server,
                 SoupServerMessage *message,
                 const char        *path)
{
  soup_server_message_pause (message);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 31 * G_USEC_PER_SEC);
}

static void
test_hang (void)
{
  expect_error (hanging_handler, "GET", NULL, SNABEL_API_ERROR_TIMED_OUT);
  expect_error (hanging_handler, "POST", TOKEN, SNABEL_API_ERROR_TIMED_OUT);
}

static void
cut_handler (SnabelTestServer  *server,
             SoupServerMessage *message,
             const char        *path)
{
  snabel_test_server_answer_raw (message, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":", -1);
}

static void
cut_chunk_handler (SnabelTestServer  *server,
                   SoupServerMessage *message,
                   const char        *path)
{
  snabel_test_server_answer_raw (message, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"id\":", -1);
}

static void
mute_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  snabel_test_server_answer_raw (message, "", 0);
}

static void
garbage_handler (SnabelTestServer  *server,
                 SoupServerMessage *message,
                 const char        *path)
{
  snabel_test_server_answer_raw (message, "\x16\x03\x01 this is not HTTP\r\n\r\n", -1);
}

static void
test_cut (void)
{
  expect_error (cut_handler, "GET", NULL, SNABEL_API_ERROR_UNREACHABLE);
  expect_error (cut_chunk_handler, "GET", NULL, SNABEL_API_ERROR_UNREACHABLE);
  expect_error (mute_handler, "POST", NULL, SNABEL_API_ERROR_UNREACHABLE);
  expect_error (garbage_handler, "GET", NULL, SNABEL_API_ERROR_UNREACHABLE);
}

static guint redirect_status;

static void
redirect_handler (SnabelTestServer  *server,
                  SoupServerMessage *message,
                  const char        *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char    *away = elsewhere == NULL ? NULL : snabel_test_server_build_uri (elsewhere, "/gone");

  if (g_str_equal (path, "/here"))
    {
      snabel_test_server_answer (message, 200, "text/plain", "here");
      return;
    }
  soup_server_message_set_status (message, redirect_status, NULL);
  soup_message_headers_append (headers, "Location", away != NULL ? away : "/here");
}

static void
loop_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  soup_server_message_set_status (message, 302, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Location", "/again");
}

static void
test_redirect_elsewhere (void)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      redirect_status = statuses[i];
      elsewhere = snabel_test_server_new (hello_handler);
      expect_error (redirect_handler, "GET", TOKEN, SNABEL_API_ERROR_REDIRECTED);
      elsewhere = snabel_test_server_new (hello_handler);
      expect_error (redirect_handler, "POST", TOKEN, SNABEL_API_ERROR_REDIRECTED);
    }
}

static void
test_redirect_without_token (void)
{
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (redirect_handler);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelHttpReply) reply = NULL;

  set_up ();
  redirect_status = 302;
  elsewhere = snabel_test_server_new (hello_handler);
  reply = send ("GET", snabel_test_server_get_uri (server), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (snabel_test_server_get_n_requests (elsewhere), ==, 1);
  g_assert_true (g_str_has_prefix (reply->uri, snabel_test_server_get_uri (elsewhere)));
  tear_down ();
}

static void
test_redirect_same_origin (void)
{
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (redirect_handler);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelHttpReply) reply = NULL;

  set_up ();
  redirect_status = 301;
  reply = send ("GET", snabel_test_server_get_uri (server), TOKEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reply->status, ==, 200);
  g_assert_cmpstr (snabel_test_server_get_last (server, "authorization"), ==, "Bearer " TOKEN);
  tear_down ();
}

static void
test_redirect_loop (void)
{
  expect_error (loop_handler, "GET", TOKEN, SNABEL_API_ERROR_REDIRECTED);
}

static void
test_plain_http (void)
{
  static const char *const uris[] = { "http://example.org/", "http://localhost.example.org/", "http://10.0.0.1/" };

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (send ("GET", uris[i], TOKEN, &error));
      g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_INSECURE);
    }
  platform->allows_loopback_http = FALSE;
  expect_error (hello_handler, "GET", NULL, SNABEL_API_ERROR_INSECURE);
}

static void
test_no_address (void)
{
  static const char *const uris[] = { "", "ftp://example.org/", "file:///etc/passwd", "https://", "javascript:alert(1)", "https://a b/" };

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (send ("GET", uris[i], TOKEN, &error));
      g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);
    }
  tear_down ();
}

static void
lost_handler (SnabelTestServer  *server,
              SoupServerMessage *message,
              const char        *path)
{
  if (g_str_equal (soup_server_message_get_method (message), "GET"))
    snabel_test_server_answer (message, 200, "application/json", "{}");
  else
    snabel_test_server_answer_raw (message, "", 0);
}

/* The answer to a write is lost on a connection that had worked: nobody may send the write again. */
static void
test_lost_once (void)
{
  static const char *const methods[] = { "POST", "PUT", "DELETE", "PATCH" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr(SnabelTestServer) server = snabel_test_server_new (lost_handler);
      g_autoptr(SnabelHttp) http = NULL;
      g_autoptr(SnabelHttpRequest) request = snabel_http_request_new (methods[i], snabel_test_server_get_uri (server));
      g_autoptr(SnabelHttpReply) warm = NULL;
      g_autoptr(SnabelHttpReply) lost = NULL;
      g_autoptr(GError) error = NULL;

      set_up ();
      http = snabel_http_new (platform, SNABEL_HTTP_API);
      warm = dex_await_boxed (snabel_http_get (http, snabel_test_server_get_uri (server), SNABEL_PRIORITY_VISIBLE), &error);
      g_assert_no_error (error);
      lost = dex_await_boxed (snabel_http_send (http, request), &error);
      g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNREACHABLE);
      g_assert_cmpuint (snabel_test_server_get_n_requests (server), ==, 2);
      tear_down ();
    }
}

static void
test_refused_connection (void)
{
  g_autoptr(SnabelTestServer) server = snabel_test_server_new (NULL);
  g_autofree char *uri = g_strdup (snabel_test_server_get_uri (server));
  g_autoptr(GError) error = NULL;

  set_up ();
  g_clear_object (&server);
  g_assert_null (send ("GET", uri, NULL, &error));
  g_assert_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_SENT);
  tear_down ();
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/http/get", test_get);
  snabel_test_add ("/http/endless", test_endless);
  snabel_test_add ("/http/bomb", test_bomb);
  snabel_test_add ("/http/hang", test_hang);
  snabel_test_add ("/http/cut", test_cut);
  snabel_test_add ("/http/redirect-elsewhere", test_redirect_elsewhere);
  snabel_test_add ("/http/redirect-without-token", test_redirect_without_token);
  snabel_test_add ("/http/redirect-same-origin", test_redirect_same_origin);
  snabel_test_add ("/http/redirect-loop", test_redirect_loop);
  snabel_test_add ("/http/plain-http", test_plain_http);
  snabel_test_add ("/http/no-address", test_no_address);
  snabel_test_add ("/http/lost-once", test_lost_once);
  snabel_test_add ("/http/refused-connection", test_refused_connection);

  return g_test_run ();
}
