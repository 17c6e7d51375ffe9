/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps one WebSocket of an account alive. Owns every future it waits for, so that stopping is dropping. */
#include "stream/snabel-stream.h"

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/http/snabel-http-socket.h"
#include "base/http/snabel-retry.h"
#include "stream/snabel-stream-frame.h"
#include "stream/snabel-stream-socket.h"

#define STABLE_AFTER     (60 * G_TIME_SPAN_SECOND)
#define FRESH            (10 * G_TIME_SPAN_SECOND)
#define FIRST_BACK_OFF   (2 * G_TIME_SPAN_SECOND)
#define MOST_BACK_OFF    (5 * G_TIME_SPAN_MINUTE)
#define LIMITED_BACK_OFF (2 * G_TIME_SPAN_MINUTE)
/* Servers learn to stream, and proxies say of one that is down that it has nothing there. */
#define ABSENT_PAUSE G_TIME_SPAN_HOUR

struct _SnabelStream
{
  GObject             parent_instance;
  SnabelPlatform     *platform;
  SnabelHttp         *http;
  char               *uri;
  char               *token;
  SnabelStreamAuth    auth;
  SnabelStreamState   state;
  GHashTable         *subscriptions;
  SnabelStreamSocket *socket;
  DexFuture          *handshake;
  DexFuture          *pause;
  gint64              next_try;
  gint64              live_since;
  guint               n_failures;
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum
{
  SIGNAL_CONNECTED,
  SIGNAL_DISCONNECTED,
  SIGNAL_EVENT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelStream, snabel_stream, G_TYPE_OBJECT)

/* Connecting, failing and pausing follow each other in a circle. */
static void connect_now (SnabelStream *self);

static void
set_state (SnabelStream     *self,
           SnabelStreamState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gint64
get_now (SnabelStream *self)
{
  return snabel_clock_get_monotonic_time (self->platform->clock);
}

static void
drop_connection (SnabelStream *self)
{
  dex_clear (&self->handshake);
  dex_clear (&self->pause);
  if (self->socket != NULL)
    g_signal_handlers_disconnect_by_data (self->socket, self);
  g_clear_object (&self->socket);
}

static DexFuture *
paused_cb (DexFuture *future,
           gpointer   user_data)
{
  connect_now (user_data);

  return dex_future_new_for_boolean (TRUE);
}

static void
wait_and_connect (SnabelStream *self,
                  gint64        least)
{
  gint64 back_off = snabel_retry_get_back_off (self->platform->random, ++self->n_failures, FIRST_BACK_OFF, MOST_BACK_OFF);
  gint64 wait = MAX (back_off, least);

  self->next_try = get_now (self) + wait;
  self->pause = snabel_then_main (snabel_clock_sleep (self->platform->clock, wait), paused_cb, self);
  set_state (self, SNABEL_STREAM_WAITING);
}

static void
lost_cb (SnabelStream *self,
         const char   *why)
{
  g_autoptr(SnabelStream) alive = g_object_ref (self);

  g_debug ("The stream broke: %s", why);
  drop_connection (self);
  if (get_now (self) - self->live_since >= STABLE_AFTER)
    self->n_failures = 0;
  wait_and_connect (self, 0);
  g_signal_emit (self, signals[SIGNAL_DISCONNECTED], 0);
}

static void
event_cb (SnabelStream      *self,
          const char *const *streams,
          const char        *event,
          const char        *payload)
{
  g_signal_emit (self, signals[SIGNAL_EVENT], 0, streams, event, payload);
}

static void
send_command (SnabelStream *self,
              const char   *type,
              const char   *stream,
              const char   *parameter)
{
  g_autofree char *command = snabel_stream_build_command (type, stream, parameter);

  if (self->socket != NULL)
    snabel_stream_socket_send (self->socket, command);
}

static void
introduce (SnabelStream *self)
{
  GHashTableIter iter;
  gpointer       key;

  if (self->auth == SNABEL_STREAM_AUTH_IN_BAND)
    send_command (self, "pleroma:authenticate", NULL, self->token);
  g_hash_table_iter_init (&iter, self->subscriptions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto(GStrv) parts = g_strsplit (key, "\n", 2);

      send_command (self, "subscribe", parts[0], parts[1]);
    }
}

static void
go_live (SnabelStream            *self,
         SoupWebsocketConnection *connection)
{
  /* It may have been closed while the news of it was on its way. */
  if (soup_websocket_connection_get_state (connection) != SOUP_WEBSOCKET_STATE_OPEN)
    {
      wait_and_connect (self, 0);
      return;
    }
  self->socket = snabel_stream_socket_new (self->platform, connection);
  self->live_since = get_now (self);
  g_signal_connect_object (self->socket, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "lost", G_CALLBACK (lost_cb), self, G_CONNECT_SWAPPED);
  introduce (self);
  set_state (self, SNABEL_STREAM_LIVE);
  g_signal_emit (self, signals[SIGNAL_CONNECTED], 0);
}

/* No other answer is to be expected from the same server before long. */
static gboolean
is_final (const GError *error)
{
  return g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REDIRECTED) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_INSECURE) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);
}

static void
handle_refusal (SnabelStream *self,
                const GError *error)
{
  g_debug ("No stream: %s", error->message);
  if (g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED))
    set_state (self, SNABEL_STREAM_UNAUTHORIZED);
  else if (is_final (error))
    {
      self->pause = snabel_then_main (snabel_clock_sleep (self->platform->clock, ABSENT_PAUSE), paused_cb, self);
      set_state (self, SNABEL_STREAM_UNAVAILABLE);
    }
  else
    wait_and_connect (self, g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED) ? LIMITED_BACK_OFF : 0);
}

static DexFuture *
shaken_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelStream *self = user_data;
  g_autoptr(SnabelStream) alive = g_object_ref (self);
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    go_live (self, g_value_get_object (value));
  else
    handle_refusal (self, error);

  return dex_future_new_for_boolean (TRUE);
}

static void
connect_now (SnabelStream *self)
{
  g_autoptr(SnabelHttpRequest) request = snabel_http_request_new ("GET", self->uri);
  const char *protocol = self->auth == SNABEL_STREAM_AUTH_PROTOCOL ? self->token : NULL;

  if (self->auth == SNABEL_STREAM_AUTH_HEADER)
    snabel_http_request_set_token (request, self->token);
  drop_connection (self);
  self->next_try = 0;
  self->handshake = snabel_then_main (snabel_http_connect_socket (self->http, request, protocol), shaken_cb, self);
  set_state (self, SNABEL_STREAM_CONNECTING);
}

static void
snabel_stream_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SnabelStream *self = SNABEL_STREAM (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_stream_dispose (GObject *object)
{
  SnabelStream *self = SNABEL_STREAM (object);

  drop_connection (self);
  g_clear_object (&self->http);
  g_clear_pointer (&self->platform, snabel_platform_unref);

  G_OBJECT_CLASS (snabel_stream_parent_class)->dispose (object);
}

static void
snabel_stream_finalize (GObject *object)
{
  SnabelStream *self = SNABEL_STREAM (object);

  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->token, g_free);
  g_clear_pointer (&self->subscriptions, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_stream_parent_class)->finalize (object);
}

static void
snabel_stream_class_init (SnabelStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_stream_get_property;
  object_class->dispose = snabel_stream_dispose;
  object_class->finalize = snabel_stream_finalize;

  /**
   * SnabelStream:state:
   *
   * A #SnabelStreamState.
   */
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL,
                                              SNABEL_STREAM_STOPPED, SNABEL_STREAM_UNAUTHORIZED, SNABEL_STREAM_STOPPED,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SnabelStream::connected:
   *
   * From now on events come; what happened before must be asked for.
   */
  signals[SIGNAL_CONNECTED] = g_signal_new ("connected", SNABEL_TYPE_STREAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SnabelStream::disconnected:
   *
   * From now on events are missed. Not emitted when the stream was stopped.
   */
  signals[SIGNAL_DISCONNECTED] = g_signal_new ("disconnected", SNABEL_TYPE_STREAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SnabelStream::event:
   * @streams: the stream's name, then its tag or list; empty on old servers
   * @event: what happened
   * @payload: JSON, or a bare id for "delete"; "" for events that have none
   */
  signals[SIGNAL_EVENT] = g_signal_new ("event", SNABEL_TYPE_STREAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, G_TYPE_STRV, G_TYPE_STRING, G_TYPE_STRING);
}

static void
snabel_stream_init (SnabelStream *self)
{
  self->subscriptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * snabel_stream_new:
 * @http: the account's connections, of kind %SNABEL_HTTP_API
 * @uri: of snabel_stream_dup_uri_for()
 * @token: the account's token
 * @auth: how the token travels; never in the address
 *
 * Returns: (transfer full): a stream that is not started
 */
SnabelStream *
snabel_stream_new (SnabelPlatform  *platform,
                   SnabelHttp      *http,
                   const char      *uri,
                   const char      *token,
                   SnabelStreamAuth auth)
{
  SnabelStream *self = NULL;

  g_return_val_if_fail (platform != NULL && SNABEL_IS_HTTP (http), NULL);
  g_return_val_if_fail (uri != NULL && token != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_STREAM, NULL);
  self->platform = snabel_platform_ref (platform);
  self->http = g_object_ref (http);
  self->uri = g_strdup (uri);
  self->token = g_strdup (token);
  self->auth = auth;

  return self;
}

/**
 * snabel_stream_start:
 *
 * Connects, and keeps connecting until it is stopped. Does nothing if it was started before.
 */
void
snabel_stream_start (SnabelStream *self)
{
  g_return_if_fail (SNABEL_IS_STREAM (self));

  if (self->state == SNABEL_STREAM_STOPPED)
    connect_now (self);
}

/**
 * snabel_stream_stop:
 *
 * Ends the connection and all tries.
 */
void
snabel_stream_stop (SnabelStream *self)
{
  g_return_if_fail (SNABEL_IS_STREAM (self));

  drop_connection (self);
  self->next_try = 0;
  self->n_failures = 0;
  set_state (self, SNABEL_STREAM_STOPPED);
}

/**
 * snabel_stream_kick:
 *
 * For wake-up, a change of the network, a new look at the token: tries at once, also where it had given up.
 * A connection that lives is made anew, since nothing tells whether it still does; one that is fresh is left.
 */
void
snabel_stream_kick (SnabelStream *self)
{
  g_return_if_fail (SNABEL_IS_STREAM (self));

  switch (self->state)
    {
    case SNABEL_STREAM_WAITING:
    case SNABEL_STREAM_UNAVAILABLE:
    case SNABEL_STREAM_UNAUTHORIZED:
      connect_now (self);
      break;

    case SNABEL_STREAM_LIVE:
      if (get_now (self) - self->live_since >= FRESH)
        connect_now (self);
      break;

    case SNABEL_STREAM_STOPPED:
    case SNABEL_STREAM_CONNECTING:
    default:
      break;
    }
}

static char *
build_key (const char *stream,
           const char *parameter)
{
  return parameter == NULL ? g_strdup (stream) : g_strconcat (stream, "\n", parameter, NULL);
}

/**
 * snabel_stream_subscribe:
 * @stream: "user", "list" …
 * @parameter: (nullable): the list's id or the tag
 *
 * Holds over reconnects.
 */
void
snabel_stream_subscribe (SnabelStream *self,
                         const char   *stream,
                         const char   *parameter)
{
  g_return_if_fail (SNABEL_IS_STREAM (self));
  g_return_if_fail (stream != NULL);

  if (g_hash_table_add (self->subscriptions, build_key (stream, parameter)))
    send_command (self, "subscribe", stream, parameter);
}

/**
 * snabel_stream_unsubscribe:
 * @parameter: (nullable): the list's id or the tag
 */
void
snabel_stream_unsubscribe (SnabelStream *self,
                           const char   *stream,
                           const char   *parameter)
{
  g_autofree char *key = NULL;

  g_return_if_fail (SNABEL_IS_STREAM (self));
  g_return_if_fail (stream != NULL);

  key = build_key (stream, parameter);
  if (g_hash_table_remove (self->subscriptions, key))
    send_command (self, "unsubscribe", stream, parameter);
}

/**
 * snabel_stream_get_state:
 *
 * Returns: the state
 */
SnabelStreamState
snabel_stream_get_state (SnabelStream *self)
{
  g_return_val_if_fail (SNABEL_IS_STREAM (self), SNABEL_STREAM_STOPPED);

  return self->state;
}

/**
 * snabel_stream_get_next_try:
 *
 * Returns: while waiting, the monotonic time of the next try; else 0
 */
gint64
snabel_stream_get_next_try (SnabelStream *self)
{
  g_return_val_if_fail (SNABEL_IS_STREAM (self), 0);

  return self->next_try;
}
