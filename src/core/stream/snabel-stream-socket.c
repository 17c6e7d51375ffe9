/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one WebSocket, bounded, and listens for its silence. */
#include "stream/snabel-stream-socket.h"

#include "base/snabel-async.h"
#include "base/snabel-json.h"
#include "stream/snabel-stream-frame.h"

#define MOST_PAYLOAD        (1024 * 1024)
#define MOST_WAITING_FRAMES 5000
#define MOST_WAITING_BYTES  (16 * MOST_PAYLOAD)
#define PING_SECONDS        60
/* Two pings that nobody answered. */
#define MOST_SILENCE (130 * G_TIME_SPAN_SECOND)

struct _SnabelStreamSocket
{
  GObject                  parent_instance;
  SnabelPlatform          *platform;
  SoupWebsocketConnection *connection;
  DexFuture               *watch;
  DexFuture               *parsing;
  GQueue                   frames;
  gsize                    n_waiting_bytes;
  gint64                   last_heard;
};

enum
{
  SIGNAL_EVENT,
  SIGNAL_LOST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelStreamSocket, snabel_stream_socket, G_TYPE_OBJECT)

static void
snabel_stream_socket_dispose (GObject *object)
{
  SnabelStreamSocket *self = SNABEL_STREAM_SOCKET (object);

  dex_clear (&self->watch);
  dex_clear (&self->parsing);
  g_queue_clear_full (&self->frames, (GDestroyNotify) g_bytes_unref);
  if (self->connection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->connection, self);
      if (soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
        soup_websocket_connection_close (self->connection, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
    }
  g_clear_object (&self->connection);
  g_clear_pointer (&self->platform, snabel_platform_unref);

  G_OBJECT_CLASS (snabel_stream_socket_parent_class)->dispose (object);
}

static void
snabel_stream_socket_class_init (SnabelStreamSocketClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_stream_socket_dispose;

  /**
   * SnabelStreamSocket::event:
   *
   * As #SnabelStream::event.
   */
  signals[SIGNAL_EVENT] = g_signal_new ("event", SNABEL_TYPE_STREAM_SOCKET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, G_TYPE_STRV, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * SnabelStreamSocket::lost:
   * @why: for the log
   *
   * The connection is of no more use: let go of the object.
   */
  signals[SIGNAL_LOST] = g_signal_new ("lost", SNABEL_TYPE_STREAM_SOCKET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
snabel_stream_socket_init (SnabelStreamSocket *self)
{
  g_queue_init (&self->frames);
}

static void
lose (SnabelStreamSocket *self,
      const char         *why)
{
  g_autoptr(SnabelStreamSocket) alive = g_object_ref (self);

  g_signal_emit (self, signals[SIGNAL_LOST], 0, why);
}

static void
closed_cb (SnabelStreamSocket *self)
{
  lose (self, "it was closed");
}

/* A connection can be dead without anybody having closed it. libsoup pings; we note what comes back. */
static DexFuture *
watch_fiber (gpointer data)
{
  GWeakRef *weak = data;

  while (TRUE)
    {
      g_autoptr(SnabelStreamSocket) self = g_weak_ref_get (weak);
      g_autoptr(DexFuture) sleep = NULL;
      gint64 left = 0;

      if (self == NULL)
        return dex_future_new_for_boolean (FALSE);
      left = self->last_heard + MOST_SILENCE - snabel_clock_get_monotonic_time (self->platform->clock);
      if (left <= 0)
        return dex_future_new_for_boolean (TRUE);
      sleep = snabel_clock_sleep (self->platform->clock, left);
      g_clear_object (&self);
      if (!snabel_await (g_steal_pointer (&sleep), NULL))
        return dex_future_new_for_boolean (FALSE);
    }
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static DexFuture *
silent_cb (DexFuture *future,
           gpointer   user_data)
{
  lose (user_data, "nothing was heard for too long");

  return dex_future_new_for_boolean (TRUE);
}

static void
watch (SnabelStreamSocket *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->watch = snabel_then_main (snabel_spawn ("watch", watch_fiber, weak, weak_ref_free), silent_cb, self);
}

static void
heard_cb (SnabelStreamSocket *self)
{
  self->last_heard = snabel_clock_get_monotonic_time (self->platform->clock);
}

static void
tell (SnabelStreamSocket *self,
      JsonNode           *node)
{
  g_autoptr(SnabelStreamFrame) frame = snabel_stream_frame_new (node);

  if (frame == NULL)
    g_debug ("A message of the stream says nothing");
  else
    g_signal_emit (self, signals[SIGNAL_EVENT], 0, frame->streams, frame->event, frame->payload);
}

/* Parsing and telling take turns until no message is left. */
static void parse_next (SnabelStreamSocket *self);

static DexFuture *
parsed_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelStreamSocket *self = user_data;
  g_autoptr(SnabelStreamSocket) alive = g_object_ref (self);

  tell (self, dex_future_is_resolved (future) ? g_value_get_boxed (dex_future_get_value (future, NULL)) : NULL);
  parse_next (self);

  return dex_future_new_for_boolean (TRUE);
}

/* One after the other, in a worker: events keep their order. */
static void
parse_next (SnabelStreamSocket *self)
{
  g_autoptr(GBytes) bytes = g_queue_pop_head (&self->frames);

  dex_clear (&self->parsing);
  if (bytes == NULL)
    return;
  self->n_waiting_bytes -= g_bytes_get_size (bytes);
  self->parsing = snabel_then_main (snabel_json_parse (bytes), parsed_cb, self);
}

static void
message_cb (SnabelStreamSocket   *self,
            SoupWebsocketDataType type,
            GBytes               *bytes)
{
  heard_cb (self);
  if (type != SOUP_WEBSOCKET_DATA_TEXT)
    g_debug ("A message of the stream is no text");
  else if (g_queue_get_length (&self->frames) >= MOST_WAITING_FRAMES || self->n_waiting_bytes >= MOST_WAITING_BYTES)
    lose (self, "events come faster than they can be read");
  else
    {
      self->n_waiting_bytes += g_bytes_get_size (bytes);
      g_queue_push_tail (&self->frames, g_bytes_ref (bytes));
      if (self->parsing == NULL)
        parse_next (self);
    }
}

/**
 * snabel_stream_socket_new:
 * @connection: (transfer none): an open connection
 *
 * Returns: (transfer full): its reader; dropping it closes the connection
 */
SnabelStreamSocket *
snabel_stream_socket_new (SnabelPlatform          *platform,
                          SoupWebsocketConnection *connection)
{
  SnabelStreamSocket *self = NULL;

  g_return_val_if_fail (platform != NULL && SOUP_IS_WEBSOCKET_CONNECTION (connection), NULL);

  self = g_object_new (SNABEL_TYPE_STREAM_SOCKET, NULL);
  self->platform = snabel_platform_ref (platform);
  self->connection = g_object_ref (connection);
  soup_websocket_connection_set_max_incoming_payload_size (connection, MOST_PAYLOAD);
  soup_websocket_connection_set_keepalive_interval (connection, PING_SECONDS);
  g_signal_connect_object (connection, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "pong", G_CALLBACK (heard_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (connection, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  heard_cb (self);
  watch (self);

  return self;
}

/**
 * snabel_stream_socket_send:
 * @text: a message; nothing is sent if the connection is closing
 */
void
snabel_stream_socket_send (SnabelStreamSocket *self,
                           const char         *text)
{
  g_return_if_fail (SNABEL_IS_STREAM_SOCKET (self));
  g_return_if_fail (text != NULL);

  if (soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_send_text (self->connection, text);
}
