/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message there and one back: sent, read with a cap, within a deadline. */
#include "config.h"

#include "base/http/snabel-http-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-uri.h"

#define CHUNK_SIZE (64 * 1024)

typedef struct
{
  SnabelHttp        *http;
  SnabelHttpRequest *request;
  char              *uri;
  SoupMessage       *message;
  GCancellable      *cancellable;
  GInputStream      *stream;
  GByteArray        *body;
  gboolean           is_refused;
} Exchange;

/* A stream that is closed before its end is drained by libsoup, on this thread, unless it was cancelled before. */
static void
exchange_free (gpointer data)
{
  Exchange *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->stream);
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_pointer (&self->request, snabel_http_request_unref);
  g_clear_object (&self->http);
  g_clear_pointer (&self->uri, g_free);
  g_free (self);
}

/* The name was resolved, the connection is not made: the moment to look where it leads. */
static void
network_event_cb (Exchange          *self,
                  GSocketClientEvent event,
                  GIOStream         *connection)
{
  g_autoptr(GSocketAddress) address = NULL;
  const char *host = g_uri_get_host (soup_message_get_uri (self->message));

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (address == NULL || snabel_http_may_connect (self->http, host, address))
    return;
  self->is_refused = TRUE;
  g_cancellable_cancel (self->cancellable);
}

/* From here on the server may have got the request. libsoup does the same again when it tries another connection. */
static void
starting_cb (Exchange *self)
{
  self->request->was_sent = TRUE;
}

/* Private: what goes over the wire; NULL if @uri is no address. */
SoupMessage *
snabel_http_message_new (SnabelHttpRequest *request,
                         const char        *uri)
{
  g_autoptr(SoupMessage) message = soup_message_new (request->method, uri);
  SoupMessageHeaders *headers = NULL;
  GHashTableIter      iter;
  gpointer            name, value;

  if (message == NULL)
    return NULL;
  headers = soup_message_get_request_headers (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  /* On a connection that was used before, libsoup sends a PUT or DELETE again when it breaks. */
  if (!g_str_equal (request->method, "GET"))
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  g_hash_table_iter_init (&iter, request->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    soup_message_headers_replace (headers, name, value);
  if (request->token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", request->token, NULL);

      soup_message_headers_replace (headers, "Authorization", bearer);
    }
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);

  return g_steal_pointer (&message);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DexPromise *promise = user_data;
  g_autoptr(GError) error = NULL;
  GInputStream *stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (stream != NULL)
    dex_promise_resolve_object (promise, stream);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
  dex_unref (promise);
}

static DexFuture *
send_message (Exchange *self)
{
  DexPromise *promise = dex_promise_new_cancellable ();

  self->cancellable = g_object_ref (dex_promise_get_cancellable (promise));
  soup_session_send_async (snabel_http_get_session (self->http), self->message, G_PRIORITY_DEFAULT,
                           self->cancellable, sent_cb, dex_ref (promise));

  return DEX_FUTURE (promise);
}

static gboolean
read_body (Exchange *self,
           GError  **error)
{
  self->body = g_byte_array_new ();
  while (TRUE)
    {
      g_autoptr(GBytes) chunk = snabel_await_boxed (dex_input_stream_read_bytes (self->stream, CHUNK_SIZE, G_PRIORITY_DEFAULT), error);

      if (chunk == NULL)
        return FALSE;
      if (g_bytes_get_size (chunk) == 0)
        return TRUE;
      if (self->body->len + g_bytes_get_size (chunk) > self->request->max_size)
        {
          g_set_error_literal (error, SNABEL_API_ERROR, SNABEL_API_ERROR_TOO_LARGE, _ ("The server’s answer is too large"));
          return FALSE;
        }
      g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
    }
}

static DexFuture *
reject (Exchange *self,
        GError   *error)
{
  g_autoptr(GError) cause = error;

  if (self->is_refused)
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED, "%s",
                                  _ ("The address leads into a private network"));

  return dex_future_new_for_error (snabel_http_error_new (self->request, cause, self->uri));
}

static DexFuture *
transfer_fiber (gpointer data)
{
  Exchange        *self = data;
  SnabelClock     *clock = snabel_http_get_platform (self->http)->clock;
  g_autofree char *shown = snabel_uri_dup_redacted (self->uri);
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;

  self->message = snabel_http_message_new (self->request, self->uri);
  if (self->message == NULL)
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED, "%s", _ ("This is no address of the web"));
  g_signal_connect_swapped (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect_swapped (self->message, "starting", G_CALLBACK (starting_cb), self);

  self->stream = snabel_await_object (send_message (self), &error);
  if (self->stream == NULL || !read_body (self, &error))
    {
      g_debug ("%s %s: %s", self->request->method, shown, error->message);
      return reject (self, g_steal_pointer (&error));
    }
  g_debug ("%s %s: %u, %u bytes", self->request->method, shown, soup_message_get_status (self->message), self->body->len);
  body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));

  return dex_future_new_take_boxed (SNABEL_TYPE_HTTP_REPLY, snabel_http_reply_new (self->message, self->uri, body, clock));
}

static Exchange *
exchange_new (SnabelHttp        *http,
              SnabelHttpRequest *request,
              const char        *uri)
{
  Exchange *self = g_new0 (Exchange, 1);

  self->http = g_object_ref (http);
  self->request = snabel_http_request_ref (request);
  self->uri = g_strdup (uri);

  return self;
}

/* In the queue the clock does not run yet. */
static DexFuture *
exchange_fiber (gpointer data)
{
  Exchange        *self = data;
  SnabelClock     *clock = snabel_http_get_platform (self->http)->clock;
  g_autofree char *host = snabel_uri_dup_origin (self->uri);
  g_autoptr(SnabelHostTicket) ticket = NULL;
  g_autoptr(SnabelHttpReply) reply = NULL;
  g_autoptr(GError) error = NULL;
  DexFuture *transfer = NULL;

  ticket = snabel_await_boxed (snabel_host_queue_enter (snabel_http_get_queue (self->http), host, self->request->priority), &error);
  if (ticket == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  transfer = snabel_spawn ("transfer", transfer_fiber, exchange_new (self->http, self->request, self->uri), exchange_free);
  reply = snabel_await_boxed (snabel_clock_with_deadline (clock, transfer, self->request->deadline), &error);
  if (reply == NULL)
    return dex_future_new_for_error (snabel_http_error_new (self->request, error, self->uri));

  return dex_future_new_take_boxed (SNABEL_TYPE_HTTP_REPLY, g_steal_pointer (&reply));
}

/* Private: one try, no redirect followed. Resolves to a SnabelHttpReply. */
DexFuture *
snabel_http_exchange (SnabelHttp        *self,
                      SnabelHttpRequest *request,
                      const char        *uri)
{
  return snabel_spawn ("exchange", exchange_fiber, exchange_new (self, request, uri), exchange_free);
}

/* Private: what went wrong on the wire, in the words and the domain of the API. */
GError *
snabel_http_error_new (SnabelHttpRequest *request,
                       const GError      *cause,
                       const char        *uri)
{
  g_autofree char *host = snabel_uri_dup_host (uri);
  int              unreachable = request->was_sent ? SNABEL_API_ERROR_UNREACHABLE : SNABEL_API_ERROR_NOT_SENT;

  if (cause->domain == SNABEL_API_ERROR || snabel_error_is_cancelled (cause))
    return g_error_copy (cause);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_error_new (SNABEL_API_ERROR, request->was_sent ? SNABEL_API_ERROR_TIMED_OUT : SNABEL_API_ERROR_NOT_SENT,
                        _ ("“%s” took too long to answer"), host);
  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return g_error_new (SNABEL_API_ERROR, SNABEL_API_ERROR_CERTIFICATE,
                        _ ("“%s” cannot prove who it is: its certificate is not valid"), host);

  return g_error_new (SNABEL_API_ERROR, unreachable, _ ("“%s” cannot be reached"), host);
}
