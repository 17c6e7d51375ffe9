/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loopback listener of a sign-in: one port, one path, one state, and a constant 404 for everything else. */
#include "config.h"

#include "base/http/snabel-redirect-listener.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/snabel-async.h"
#include "base/http/snabel-redirect-request.h"

#define PATIENCE            (10 * G_TIME_SPAN_MINUTE)
#define CONNECTION_PATIENCE (10 * G_TIME_SPAN_SECOND)
#define LINGER_PATIENCE     (3 * G_TIME_SPAN_SECOND)
#define MAX_CONNECTIONS     16
#define TOKEN_BYTES         16

/* The same whatever was wrong: who asks learns nothing. */
static const char not_found[] =
  "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

struct _SnabelRedirectListener
{
  GObject         parent_instance;
  SnabelPlatform *platform;
  GSocketService *service;
  GPtrArray      *visits;
  DexPromise     *code;
  DexPromise     *last_page;
  char           *state;
  char           *issuer;
  char           *path;
  char           *done_path;
  char           *redirect_uri;
  guint           port;
};

/* One connection. The listener owns the future that owns this. */
typedef struct
{
  SnabelRedirectListener *listener;
  GIOStream              *stream;
  char                   *code;
  GError                 *failure;
  gboolean                is_last;
} Visit;

G_DEFINE_QUARK (snabel_redirect_error, snabel_redirect_error)
G_DEFINE_FINAL_TYPE (SnabelRedirectListener, snabel_redirect_listener, G_TYPE_OBJECT)

static void
stop (SnabelRedirectListener *self)
{
  if (self->service == NULL)
    return;
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
}

static void
snabel_redirect_listener_dispose (GObject *object)
{
  SnabelRedirectListener *self = SNABEL_REDIRECT_LISTENER (object);

  stop (self);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_object (&self->service);
  dex_clear (&self->code);
  dex_clear (&self->last_page);
  g_clear_pointer (&self->platform, snabel_platform_unref);

  G_OBJECT_CLASS (snabel_redirect_listener_parent_class)->dispose (object);
}

static void
snabel_redirect_listener_finalize (GObject *object)
{
  SnabelRedirectListener *self = SNABEL_REDIRECT_LISTENER (object);

  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->done_path, g_free);
  g_clear_pointer (&self->redirect_uri, g_free);

  G_OBJECT_CLASS (snabel_redirect_listener_parent_class)->finalize (object);
}

static void
snabel_redirect_listener_class_init (SnabelRedirectListenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_redirect_listener_dispose;
  G_OBJECT_CLASS (klass)->finalize = snabel_redirect_listener_finalize;
}

static void
snabel_redirect_listener_init (SnabelRedirectListener *self)
{
  self->visits = g_ptr_array_new_with_free_func (dex_unref);
  self->code = dex_promise_new ();
  self->last_page = dex_promise_new ();
}

/* In a time that does not tell how much of it was right. */
static gboolean
is_equal_secret (const char *expected,
                 const char *given)
{
  gsize length = strlen (expected);
  guint difference = 0;

  if (given == NULL || strlen (given) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    difference |= (guchar) expected[i] ^ (guchar) given[i];

  return difference == 0;
}

static gboolean
is_right_issuer (SnabelRedirectListener *self,
                 const char             *given)
{
  g_autofree char *with_slash = self->issuer == NULL ? NULL : g_strconcat (self->issuer, "/", NULL);

  return given == NULL || self->issuer == NULL || g_str_equal (given, self->issuer) || g_str_equal (given, with_slash);
}

/* Static, and told by nobody else: nothing of the request is in it. */
static char *
build_last_page (void)
{
  g_autofree char *title = g_markup_escape_text (_ ("Back to Snabel"), -1);
  g_autofree char *text = g_markup_escape_text (_ ("You can close this page and go on in Snabel."), -1);
  g_autofree char *body = g_strdup_printf ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%s</title></head>"
                                           "<body><h1>%s</h1><p>%s</p></body></html>",
                                           title, title, text);

  return g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n"
                          "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
                          "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nConnection: close\r\n\r\n%s",
                          strlen (body), body);
}

static char *
build_redirect (SnabelRedirectListener *self)
{
  return g_strdup_printf ("HTTP/1.1 303 See Other\r\nLocation: %s\r\nContent-Length: 0\r\nCache-Control: no-store\r\n"
                          "Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n",
                          self->done_path);
}

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  g_clear_object (&visit->stream);
  g_clear_pointer (&visit->code, g_free);
  g_clear_error (&visit->failure);
  g_free (visit);
}

/* Everything up to and with the empty line, or nothing. */
static DexFuture *
read_head_fiber (gpointer data)
{
  GInputStream *stream = data;
  g_autoptr(GString) head = g_string_new (NULL);

  while (head->len <= SNABEL_REDIRECT_REQUEST_MOST_BYTES && g_strstr_len (head->str, head->len, "\r\n\r\n") == NULL)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = snabel_await_boxed (dex_input_stream_read_bytes (stream, 2048, G_PRIORITY_DEFAULT), &error);

      if (bytes == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
      if (g_bytes_get_size (bytes) == 0)
        break;
      g_string_append_len (head, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }

  return dex_future_new_take_boxed (G_TYPE_BYTES, g_string_free_to_bytes (g_steal_pointer (&head)));
}

typedef struct
{
  GIOStream *stream;
  GBytes    *rest;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_object (&answer->stream);
  g_clear_pointer (&answer->rest, g_bytes_unref);
  g_free (answer);
}

static DexFuture *
write_fiber (gpointer data)
{
  Answer        *answer = data;
  GOutputStream *stream = g_io_stream_get_output_stream (answer->stream);
  gsize          size = 0;

  while ((size = g_bytes_get_size (answer->rest)) > 0)
    {
      g_autoptr(GError) error = NULL;
      gint64 written = snabel_await_int64 (dex_output_stream_write_bytes (stream, answer->rest, G_PRIORITY_DEFAULT), &error);
      g_autoptr(GBytes) before = answer->rest;

      if (error != NULL)
        {
          g_steal_pointer (&before);
          return dex_future_new_for_error (g_steal_pointer (&error));
        }
      answer->rest = g_bytes_new_from_bytes (before, written, size - written);
    }

  return dex_io_stream_close (answer->stream, G_PRIORITY_DEFAULT);
}

static DexFuture *
write_answer (Visit      *visit,
              const char *text)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->stream = g_object_ref (visit->stream);
  answer->rest = g_bytes_new (text, strlen (text));

  return snabel_spawn ("write answer", write_fiber, answer, answer_free);
}

/* An error code of RFC 6749 has letters and underscores; anything else is not repeated to anybody. */
static GError *
failure_new (const char *code)
{
  if (g_str_equal (code, "access_denied"))
    return g_error_new_literal (SNABEL_REDIRECT_ERROR, SNABEL_REDIRECT_ERROR_DENIED, _ ("The sign-in was refused on the server’s page"));
  if (strlen (code) > 64 || code[strspn (code, "abcdefghijklmnopqrstuvwxyz_")] != '\0')
    code = "unknown";

  return g_error_new (SNABEL_REDIRECT_ERROR, SNABEL_REDIRECT_ERROR_SERVER, _ ("The server could not complete the sign-in (%s)"), code);
}

/* Whether the request is the one we wait for; fills in what comes of it. */
static gboolean
accept_request (Visit                 *visit,
                SnabelRedirectRequest *request)
{
  SnabelRedirectListener *self = visit->listener;

  if (!g_str_equal (request->path, self->path) || !dex_future_is_pending (DEX_FUTURE (self->code)) ||
      !is_equal_secret (self->state, request->state) || (request->code == NULL) == (request->error == NULL))
    return FALSE;
  if (!is_right_issuer (self, request->issuer))
    visit->failure = g_error_new_literal (SNABEL_REDIRECT_ERROR, SNABEL_REDIRECT_ERROR_WRONG_ISSUER,
                                          _ ("The answer came from another server than the one that was asked"));
  else if (request->error != NULL)
    visit->failure = failure_new (request->error);
  else
    visit->code = g_strdup (request->code);

  return TRUE;
}

/* Only after the browser was sent on: whoever waits may drop the listener at once. */
static DexFuture *
answered_cb (DexFuture *future,
             gpointer   user_data)
{
  Visit                  *visit = user_data;
  SnabelRedirectListener *self = visit->listener;
  /* Whoever waits for it may drop the listener in the same breath. */
  g_autoptr(DexPromise) code = dex_ref (self->code);

  if (visit->is_last && dex_future_is_pending (DEX_FUTURE (self->last_page)))
    dex_promise_resolve_boolean (self->last_page, TRUE);
  else if (visit->code != NULL && dex_future_is_pending (DEX_FUTURE (code)))
    dex_promise_resolve_string (code, g_steal_pointer (&visit->code));
  else if (visit->failure != NULL && dex_future_is_pending (DEX_FUTURE (code)))
    dex_promise_reject (code, g_steal_pointer (&visit->failure));

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
head_read_cb (DexFuture *future,
              gpointer   user_data)
{
  Visit                  *visit = user_data;
  SnabelRedirectListener *self = visit->listener;
  GBytes                 *head = dex_future_is_resolved (future) ? g_value_get_boxed (dex_future_get_value (future, NULL)) : NULL;
  g_autoptr(SnabelRedirectRequest) request = NULL;
  g_autofree char *page = NULL;

  if (head != NULL)
    request = snabel_redirect_request_parse (g_bytes_get_data (head, NULL), g_bytes_get_size (head), self->port);
  if (request != NULL && accept_request (visit, request))
    page = build_redirect (self);
  else if (request != NULL && g_str_equal (request->path, self->done_path) && !dex_future_is_pending (DEX_FUTURE (self->code)))
    {
      page = build_last_page ();
      visit->is_last = TRUE;
    }

  return write_answer (visit, page == NULL ? not_found : page);
}

static void
forget_finished (SnabelRedirectListener *self)
{
  for (guint i = self->visits->len; i > 0; i--)
    if (!dex_future_is_pending (g_ptr_array_index (self->visits, i - 1)))
      g_ptr_array_remove_index (self->visits, i - 1);
}

static gboolean
incoming_cb (SnabelRedirectListener *self,
             GSocketConnection      *connection)
{
  DexFuture *future = NULL;
  Visit     *visit = NULL;

  forget_finished (self);
  if (self->visits->len >= MAX_CONNECTIONS)
    return TRUE;

  visit = g_new0 (Visit, 1);
  visit->listener = self;
  visit->stream = G_IO_STREAM (g_object_ref (connection));
  future = snabel_spawn ("read head", read_head_fiber, g_object_ref (g_io_stream_get_input_stream (visit->stream)), g_object_unref);
  future = snabel_on_main (snabel_clock_with_deadline (self->platform->clock, future, CONNECTION_PATIENCE));
  future = snabel_on_main (dex_future_finally (future, head_read_cb, visit, NULL));
  g_ptr_array_add (self->visits, dex_future_finally (future, answered_cb, visit, visit_free));

  return TRUE;
}

static gboolean
listen (SnabelRedirectListener *self,
        GError                **error)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) address = NULL;

  self->service = g_socket_service_new ();
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any_port, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &address, error))
    return FALSE;
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect_object (self->service, "incoming", G_CALLBACK (incoming_cb), self, G_CONNECT_SWAPPED);

  return TRUE;
}

static char *
dup_random_path (SnabelRedirectListener *self)
{
  g_autofree char *token = snabel_random_dup_token (self->platform->random, TOKEN_BYTES);

  return g_strconcat ("/", token, NULL);
}

/**
 * snabel_redirect_listener_new:
 * @state: what the server has to send back
 * @issuer: (nullable): what `iss` has to be where it is sent: the API base, or what the server's metadata say
 *
 * Listens on 127.0.0.1 on a port that the system picks, until the object is gone or ten minutes are over.
 *
 * Returns: (transfer full): a listener for one sign-in, or %NULL with @error set in #GIOErrorEnum
 */
SnabelRedirectListener *
snabel_redirect_listener_new (SnabelPlatform *platform,
                              const char     *state,
                              const char     *issuer,
                              GError        **error)
{
  g_autoptr(SnabelRedirectListener) self = NULL;

  g_return_val_if_fail (platform != NULL && state != NULL && *state != '\0', NULL);

  self = g_object_new (SNABEL_TYPE_REDIRECT_LISTENER, NULL);
  self->platform = snabel_platform_ref (platform);
  self->state = g_strdup (state);
  self->issuer = g_strdup (issuer);
  if (self->issuer != NULL && g_str_has_suffix (self->issuer, "/"))
    self->issuer[strlen (self->issuer) - 1] = '\0';
  self->path = dup_random_path (self);
  self->done_path = dup_random_path (self);
  if (!listen (self, error))
    return NULL;
  self->redirect_uri = g_strdup_printf ("http://127.0.0.1:%u%s", self->port, self->path);

  return g_steal_pointer (&self);
}

/**
 * snabel_redirect_listener_get_redirect_uri:
 *
 * Returns: what to register and to send, to the letter
 */
const char *
snabel_redirect_listener_get_redirect_uri (SnabelRedirectListener *self)
{
  g_return_val_if_fail (SNABEL_IS_REDIRECT_LISTENER (self), NULL);

  return self->redirect_uri;
}

static DexFuture *
waited_cb (DexFuture *future,
           gpointer   user_data)
{
  g_autoptr(GError) error = NULL;

  dex_future_get_value (future, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return dex_ref (future);
  stop (user_data);

  return dex_future_new_reject (SNABEL_REDIRECT_ERROR, SNABEL_REDIRECT_ERROR_TIMED_OUT, "%s",
                                _ ("Nobody came back from the server’s page within ten minutes"));
}

/**
 * snabel_redirect_listener_wait:
 *
 * A request with a wrong state, path, host or method gets a 404 and changes nothing.
 *
 * Returns: (transfer full): a future that resolves to the code, a string, or rejects in #SnabelRedirectError
 */
DexFuture *
snabel_redirect_listener_wait (SnabelRedirectListener *self)
{
  dex_return_error_if_fail (SNABEL_IS_REDIRECT_LISTENER (self));

  return dex_future_catch (snabel_clock_with_deadline (self->platform->clock, dex_ref (DEX_FUTURE (self->code)), PATIENCE),
                           waited_cb, g_object_ref (self), g_object_unref);
}

static DexFuture *
lingered_cb (DexFuture *future,
             gpointer   user_data)
{
  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_redirect_listener_linger:
 *
 * Call it when the code is there: the browser was sent on to a page without a query, and wants that page.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the browser has its last page, or after three seconds
 */
DexFuture *
snabel_redirect_listener_linger (SnabelRedirectListener *self)
{
  dex_return_error_if_fail (SNABEL_IS_REDIRECT_LISTENER (self));

  return dex_future_finally (snabel_clock_with_deadline (self->platform->clock, dex_ref (DEX_FUTURE (self->last_page)), LINGER_PATIENCE),
                             lingered_cb, g_object_ref (self), g_object_unref);
}
