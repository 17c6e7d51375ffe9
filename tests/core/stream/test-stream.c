/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live connection: what it says, what it makes of what comes, how it comes back. */
#include "snabel-test-server.h"
#include "snabel-test.h"

#include "stream/snabel-stream.h"

#define TOKEN "the-token"

static SnabelPlatform          *platform;
static SnabelTestServer        *server;
static SnabelHttp              *http;
static SnabelStream            *stream;
static SoupWebsocketConnection *peer;
static GString                 *heard;
static GString                 *told;
static guint                    n_connected;
static guint                    n_disconnected;
static char                    *offered_protocol;
static char                    *offered_token;

static void
peer_message_cb (SoupWebsocketConnection *connection,
                 SoupWebsocketDataType    type,
                 GBytes                  *bytes)
{
  g_string_append_printf (heard, "%.*s\n", (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL));
}

static void
peer_cb (SoupServer              *soup,
         SoupServerMessage       *message,
         const char              *path,
         SoupWebsocketConnection *connection,
         gpointer                 user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  g_set_object (&peer, connection);
  g_set_str (&offered_protocol, soup_message_headers_get_one (headers, "Sec-WebSocket-Protocol"));
  g_set_str (&offered_token, soup_message_headers_get_one (headers, "Authorization"));
  g_assert_null (g_uri_get_query (soup_server_message_get_uri (message)));
  g_assert_true (g_str_has_prefix (soup_message_headers_get_one (headers, "User-Agent"), "Snabel/"));
  g_signal_connect (connection, "message", G_CALLBACK (peer_message_cb), NULL);
}

static void
connected_cb (void)
{
  n_connected++;
}

static void
disconnected_cb (void)
{
  n_disconnected++;
}

static void
event_cb (SnabelStream      *self,
          const char *const *streams,
          const char        *event,
          const char        *payload)
{
  g_autofree char *names = g_strjoinv (",", (char **) streams);

  g_string_append_printf (told, "%s %s %s\n", names, event, payload);
}

static void
set_up (SnabelTestHandler handler,
        SnabelStreamAuth  auth)
{
  static char     *protocols[] = { (char *) TOKEN, NULL };
  g_autofree char *uri = NULL;

  platform = snabel_test_platform_new ();
  server = snabel_test_server_new (handler);
  if (handler == NULL)
    soup_server_add_websocket_handler (snabel_test_server_get_soup (server), "/api/v1/streaming", NULL, protocols, peer_cb, NULL, NULL);
  http = snabel_http_new (platform, SNABEL_HTTP_API);
  uri = snabel_stream_dup_uri_for (snabel_test_server_get_uri (server), NULL);
  stream = snabel_stream_new (platform, http, uri, TOKEN, auth);
  heard = g_string_new (NULL);
  told = g_string_new (NULL);
  n_connected = n_disconnected = 0;
  g_signal_connect (stream, "connected", G_CALLBACK (connected_cb), NULL);
  g_signal_connect (stream, "disconnected", G_CALLBACK (disconnected_cb), NULL);
  g_signal_connect (stream, "event", G_CALLBACK (event_cb), NULL);
  snabel_stream_subscribe (stream, "user", NULL);
}

static void
tear_down (void)
{
  if (stream != NULL)
    g_assert_finalize_object (g_steal_pointer (&stream));
  g_clear_object (&peer);
  g_clear_object (&http);
  g_clear_object (&server);
  g_clear_pointer (&platform, snabel_platform_unref);
  g_string_free (g_steal_pointer (&heard), TRUE);
  g_string_free (g_steal_pointer (&told), TRUE);
  g_clear_pointer (&offered_protocol, g_free);
  g_clear_pointer (&offered_token, g_free);
  snabel_test_drain ();
}

static void
turn_until_state (SnabelStreamState state)
{
  while (snabel_stream_get_state (stream) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
turn_until_heard (const char *text)
{
  while (strstr (heard->str, text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
start (void)
{
  snabel_stream_start (stream);
  turn_until_state (SNABEL_STREAM_LIVE);
  while (peer == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_header (void)
{
  set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
  start ();
  turn_until_heard ("{\"type\":\"subscribe\",\"stream\":\"user\"}");
  g_assert_cmpstr (offered_token, ==, "Bearer " TOKEN);
  g_assert_null (offered_protocol);
  g_assert_cmpint (n_connected, ==, 1);

  snabel_stream_subscribe (stream, "list", "12");
  snabel_stream_subscribe (stream, "list", "12");
  snabel_stream_subscribe (stream, "hashtag", "cats");
  snabel_stream_unsubscribe (stream, "list", "12");
  snabel_stream_unsubscribe (stream, "list", "13");
  turn_until_heard ("unsubscribe");
  g_assert_cmpstr (heard->str, ==,
                   "{\"type\":\"subscribe\",\"stream\":\"user\"}\n"
                   "{\"type\":\"subscribe\",\"stream\":\"list\",\"list\":\"12\"}\n"
                   "{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"cats\"}\n"
                   "{\"type\":\"unsubscribe\",\"stream\":\"list\",\"list\":\"12\"}\n");
  tear_down ();
}

static void
test_protocol (void)
{
  set_up (NULL, SNABEL_STREAM_AUTH_PROTOCOL);
  start ();
  g_assert_cmpstr (offered_protocol, ==, TOKEN);
  g_assert_null (offered_token);
  tear_down ();
}

static void
test_in_band (void)
{
  set_up (NULL, SNABEL_STREAM_AUTH_IN_BAND);
  start ();
  turn_until_heard ("subscribe\"");
  g_assert_true (g_str_has_prefix (heard->str, "{\"type\":\"pleroma:authenticate\",\"token\":\"" TOKEN "\"}\n"));
  g_assert_null (offered_protocol);
  g_assert_null (offered_token);
  tear_down ();
}

/* What tells nothing is passed over, and what comes after it is told in its order. */
static void
test_messages (void)
{
  static const char *const messages[] = {
    "{\"stream\":[\"user\"],\"event\":\"update\",\"payload\":\"{\\\"id\\\":\\\"1\\\"}\"}",
    "{\"stream\":[\"user\"],\"event\":\"update\",\"payload\":null}",
    "{\"event\":\"update\"}",
    "{\"event\":\"delete\",\"payload\":\"\"}",
    "{\"event\":5,\"payload\":\"x\"}",
    "{\"error\":\"Unknown stream type\",\"status\":400}",
    "{\"stream\":[\"list\",\"12\"],\"event\":\"update\",\"payload\":{\"id\":\"2\"}}",
    "not JSON",
    "",
    "[]",
    "null",
    "\"text\"",
    "{\"event\":\"\"}",
    "{",
    "{\"stream\":\"user\",\"event\":\"delete\",\"payload\":\"3\\n\"}",
    "{\"event\":\"delete\",\"payload\":4}",
    "{\"stream\":[\"user\"],\"event\":\"filters_changed\"}",
    "{\"stream\":[null,\"user\",{}],\"event\":\"notifications_merged\",\"payload\":\"1\"}",
  };

  set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
  start ();
  soup_websocket_connection_send_binary (peer, "\0\1", 2);
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    soup_websocket_connection_send_text (peer, messages[i]);
  while (strstr (told->str, "merged") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (told->str, ==,
                   "user update {\"id\":\"1\"}\n"
                   "list,12 update {\"id\":\"2\"}\n"
                   "user delete 3\n"
                   " delete 4\n"
                   "user filters_changed \n"
                   "user notifications_merged 1\n");
  g_assert_cmpint (snabel_stream_get_state (stream), ==, SNABEL_STREAM_LIVE);
  tear_down ();
}

static void
test_comes_back (void)
{
  set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
  start ();
  turn_until_heard ("subscribe");
  g_string_truncate (heard, 0);
  soup_websocket_connection_close (peer, SOUP_WEBSOCKET_CLOSE_GOING_AWAY, NULL);
  turn_until_state (SNABEL_STREAM_WAITING);
  g_assert_cmpint (n_disconnected, ==, 1);
  g_assert_cmpint (snabel_stream_get_next_try (stream), >, 0);
  g_assert_cmpint (snabel_stream_get_next_try (stream), <=, 2 * G_USEC_PER_SEC);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 2 * G_USEC_PER_SEC);
  turn_until_state (SNABEL_STREAM_LIVE);
  turn_until_heard ("subscribe");
  g_assert_cmpint (n_connected, ==, 2);
  tear_down ();
}

static void
closing_peer_cb (SoupServer              *soup,
                 SoupServerMessage       *message,
                 const char              *path,
                 SoupWebsocketConnection *connection,
                 gpointer                 user_data)
{
  g_set_object (&peer, connection);
  soup_websocket_connection_close (connection, SOUP_WEBSOCKET_CLOSE_GOING_AWAY, NULL);
}

/* Closed in the very moment of the handshake: no stream that seems to live. */
static void
test_closed_at_once (void)
{
  set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
  soup_server_remove_handler (snabel_test_server_get_soup (server), "/api/v1/streaming");
  soup_server_add_websocket_handler (snabel_test_server_get_soup (server), "/api/v1/streaming", NULL, NULL, closing_peer_cb, NULL, NULL);
  snabel_stream_start (stream);
  turn_until_state (SNABEL_STREAM_WAITING);
  g_assert_cmpint (n_connected, ==, n_disconnected);
  tear_down ();
}

static void
test_huge (void)
{
  g_autofree char *huge = g_strnfill (1024 * 1024 + 1, 'a');

  set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
  start ();
  soup_websocket_connection_send_text (peer, huge);
  turn_until_state (SNABEL_STREAM_WAITING);
  g_assert_cmpint (told->len, ==, 0);
  tear_down ();
}

static GMutex workers_pause;

static void
wait_func (gpointer data)
{
  g_mutex_lock (&workers_pause);
  g_mutex_unlock (&workers_pause);
}

/* Few messages, each as large as may be, faster than they are read. */
static void
test_flood (void)
{
  g_autofree char *large = g_strnfill (1024 * 1024, ' ');

  set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
  start ();
  g_mutex_lock (&workers_pause);
  for (guint i = 0; i < 64; i++)
    dex_scheduler_push (dex_thread_pool_scheduler_get_default (), wait_func, NULL);
  for (guint i = 0; i < 20; i++)
    soup_websocket_connection_send_text (peer, large);
  turn_until_state (SNABEL_STREAM_WAITING);
  g_mutex_unlock (&workers_pause);
  tear_down ();
}

static void
test_kick (void)
{
  set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
  start ();
  snabel_stream_kick (stream);
  g_assert_cmpint (snabel_stream_get_state (stream), ==, SNABEL_STREAM_LIVE);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 20 * G_USEC_PER_SEC);
  snabel_stream_kick (stream);
  g_assert_cmpint (snabel_stream_get_state (stream), ==, SNABEL_STREAM_CONNECTING);
  turn_until_state (SNABEL_STREAM_LIVE);
  g_assert_cmpint (n_connected, ==, 2);
  g_clear_object (&peer);
  snabel_stream_stop (stream);
  snabel_stream_kick (stream);
  g_assert_cmpint (snabel_stream_get_state (stream), ==, SNABEL_STREAM_STOPPED);
  tear_down ();
}

static void
test_silence (void)
{
  set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
  start ();
  snabel_test_drain ();
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 100 * G_USEC_PER_SEC);
  soup_websocket_connection_send_text (peer, "{\"event\":\"filters_changed\"}");
  while (told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 100 * G_USEC_PER_SEC);
  snabel_test_drain ();
  g_assert_cmpint (snabel_stream_get_state (stream), ==, SNABEL_STREAM_LIVE);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 30 * G_USEC_PER_SEC);
  turn_until_state (SNABEL_STREAM_WAITING);
  g_assert_cmpint (n_disconnected, ==, 1);
  /* It lived for long, so the first pause is a short one. */
  g_assert_cmpint (snabel_stream_get_next_try (stream) - snabel_clock_get_monotonic_time (platform->clock), <=, 2 * G_USEC_PER_SEC);
  tear_down ();
}

static void
stop_cb (void)
{
  snabel_stream_stop (stream);
}

static void
test_stopped_by_handlers (void)
{
  static const char *const names[] = { "connected", "event", "disconnected" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      set_up (NULL, SNABEL_STREAM_AUTH_HEADER);
      g_signal_connect (stream, names[i], G_CALLBACK (stop_cb), NULL);
      snabel_stream_start (stream);
      while (peer == NULL || n_connected == 0)
        g_main_context_iteration (NULL, TRUE);
      if (snabel_stream_get_state (stream) == SNABEL_STREAM_LIVE)
        {
          soup_websocket_connection_send_text (peer, "{\"event\":\"filters_changed\"}");
          soup_websocket_connection_send_text (peer, "{\"event\":\"filters_changed\"}");
          /* Events that are not read yet are dropped with their connection. */
          if (!g_str_equal (names[i], "event"))
            soup_websocket_connection_close (peer, SOUP_WEBSOCKET_CLOSE_GOING_AWAY, NULL);
        }
      turn_until_state (SNABEL_STREAM_STOPPED);
      snabel_test_drain ();
      tear_down ();
    }
}

static guint refusal_status;

static void
refusing_handler (SnabelTestServer  *self,
                  SoupServerMessage *message,
                  const char        *path)
{
  snabel_test_server_answer (message, refusal_status, "text/html", "<html>");
  if (refusal_status == 302)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Location", "/elsewhere");
}

static void
expect_refusal (guint             status,
                SnabelStreamState state)
{
  refusal_status = status;
  set_up (refusing_handler, SNABEL_STREAM_AUTH_HEADER);
  snabel_stream_start (stream);
  turn_until_state (state);
  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, 1);
  g_assert_cmpint (n_disconnected, ==, 0);
  snabel_stream_kick (stream);
  g_assert_cmpint (snabel_stream_get_state (stream), ==, SNABEL_STREAM_CONNECTING);
  turn_until_state (state);
  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, 2);
  tear_down ();
}

static void
test_refusals (void)
{
  expect_refusal (404, SNABEL_STREAM_UNAVAILABLE);
  expect_refusal (200, SNABEL_STREAM_UNAVAILABLE);
  expect_refusal (501, SNABEL_STREAM_UNAVAILABLE);
  expect_refusal (302, SNABEL_STREAM_UNAVAILABLE);
  expect_refusal (401, SNABEL_STREAM_UNAUTHORIZED);
  expect_refusal (429, SNABEL_STREAM_WAITING);
  expect_refusal (502, SNABEL_STREAM_WAITING);
}

/* What a proxy said while the server was down is not believed for ever. */
static void
test_asked_again (void)
{
  refusal_status = 404;
  set_up (refusing_handler, SNABEL_STREAM_AUTH_HEADER);
  snabel_stream_start (stream);
  turn_until_state (SNABEL_STREAM_UNAVAILABLE);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 59 * G_TIME_SPAN_MINUTE);
  snabel_test_drain ();
  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, 1);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 2 * G_TIME_SPAN_MINUTE);
  snabel_test_drain ();
  turn_until_state (SNABEL_STREAM_UNAVAILABLE);
  g_assert_cmpint (snabel_test_server_get_n_requests (server), ==, 2);
  snabel_stream_stop (stream);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 2 * G_TIME_SPAN_HOUR);
  snabel_test_drain ();
  g_assert_cmpint (snabel_stream_get_state (stream), ==, SNABEL_STREAM_STOPPED);
  tear_down ();
}

static void
silent_handler (SnabelTestServer  *self,
                SoupServerMessage *message,
                const char        *path)
{
  soup_server_message_pause (message);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (platform->clock), 31 * G_USEC_PER_SEC);
}

static void
test_hang (void)
{
  set_up (silent_handler, SNABEL_STREAM_AUTH_HEADER);
  snabel_stream_start (stream);
  turn_until_state (SNABEL_STREAM_WAITING);
  tear_down ();
}

static void
assert_uri (const char *streaming,
            const char *expected)
{
  g_autofree char *uri = snabel_stream_dup_uri_for ("https://a.example/sub", streaming);

  g_assert_cmpstr (uri, ==, expected);
}

static void
test_uri (void)
{
  assert_uri (NULL, "https://a.example/sub/api/v1/streaming");
  assert_uri ("", "https://a.example/sub/api/v1/streaming");
  assert_uri ("wss://stream.a.example", "https://stream.a.example/api/v1/streaming");
  assert_uri ("wss://stream.a.example/", "https://stream.a.example/api/v1/streaming");
  assert_uri ("WSS://a.example/api/v1/streaming", "https://a.example/api/v1/streaming");
  assert_uri ("https://a.example", "https://a.example/api/v1/streaming");
  assert_uri ("ws://a.example", NULL);
  assert_uri ("http://a.example", NULL);
  assert_uri ("javascript:alert(1)", NULL);
  assert_uri ("a.example", NULL);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/stream/header", test_header);
  g_test_add_func ("/stream/protocol", test_protocol);
  g_test_add_func ("/stream/in-band", test_in_band);
  g_test_add_func ("/stream/messages", test_messages);
  g_test_add_func ("/stream/comes-back", test_comes_back);
  g_test_add_func ("/stream/closed-at-once", test_closed_at_once);
  g_test_add_func ("/stream/huge", test_huge);
  g_test_add_func ("/stream/flood", test_flood);
  g_test_add_func ("/stream/kick", test_kick);
  g_test_add_func ("/stream/silence", test_silence);
  g_test_add_func ("/stream/stopped-by-handlers", test_stopped_by_handlers);
  g_test_add_func ("/stream/refusals", test_refusals);
  g_test_add_func ("/stream/asked-again", test_asked_again);
  g_test_add_func ("/stream/hang", test_hang);
  g_test_add_func ("/stream/uri", test_uri);

  return g_test_run ();
}
