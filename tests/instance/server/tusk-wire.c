/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection taken out of the HTTP server's hands, to misbehave on. */
#include "server/tusk-wire.h"

#define CHUNK 65536

struct _TuskWire
{
  GIOStream    *stream;
  GCancellable *cancellable;
  GByteArray   *bytes;
  gsize         n_sent;
  guint64       n_filling;
  guint         milliseconds;
  guint         timeout_id;
};

static void send_next (TuskWire *self);

/**
 * tusk_wire_new:
 * @stream: (transfer full): the connection
 *
 * Returns: (transfer full): the connection, on which nothing happens yet
 */
TuskWire *
tusk_wire_new (GIOStream *stream)
{
  TuskWire *self = g_new0 (TuskWire, 1);

  self->stream = stream;
  self->cancellable = g_cancellable_new ();

  return self;
}

static void
hang_up (TuskWire *self)
{
  if (self->stream != NULL)
    g_io_stream_close (self->stream, NULL, NULL);
  g_clear_object (&self->stream);
}

/**
 * tusk_wire_free:
 *
 * Hangs up.
 */
void
tusk_wire_free (TuskWire *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  hang_up (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

static gboolean
timeout_cb (gpointer user_data)
{
  TuskWire *self = user_data;

  self->timeout_id = 0;
  send_next (self);

  return G_SOURCE_REMOVE;
}

static void
write_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  TuskWire *self = user_data;
  g_autoptr(GError) error = NULL;
  gssize n_written = g_output_stream_write_finish (G_OUTPUT_STREAM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (n_written < 0)
    {
      hang_up (self);
      return;
    }
  self->n_sent += (gsize) n_written;
  if (self->milliseconds > 0)
    self->timeout_id = g_timeout_add (self->milliseconds, timeout_cb, self);
  else
    send_next (self);
}

static void
refill (TuskWire *self)
{
  gsize            size = (gsize) MIN (self->n_filling, CHUNK);
  g_autofree char *filling = g_strnfill (size, ' ');

  g_byte_array_set_size (self->bytes, 0);
  g_byte_array_append (self->bytes, (const guint8 *) filling, (guint) size);
  self->n_filling -= size;
  self->n_sent = 0;
}

static void
send_next (TuskWire *self)
{
  gsize n_left = self->bytes->len - self->n_sent;

  if (n_left == 0 && self->n_filling > 0)
    {
      refill (self);
      n_left = self->bytes->len;
    }
  if (n_left == 0 || self->stream == NULL)
    {
      hang_up (self);
      return;
    }
  g_output_stream_write_async (g_io_stream_get_output_stream (self->stream), self->bytes->data + self->n_sent,
                               self->milliseconds > 0 ? 1 : n_left, G_PRIORITY_DEFAULT, self->cancellable,
                               write_cb, self);
}

/**
 * tusk_wire_send:
 * @bytes: (transfer full): what to send, head and all
 * @n_filling: how many spaces to send after them
 *
 * Sends, then hangs up.
 */
void
tusk_wire_send (TuskWire   *self,
                GByteArray *bytes,
                guint64     n_filling)
{
  self->bytes = bytes;
  self->n_filling = n_filling;
  send_next (self);
}

/**
 * tusk_wire_drip:
 * @bytes: (transfer full): what to send, head and all
 *
 * Sends one byte at a time, then hangs up.
 */
void
tusk_wire_drip (TuskWire   *self,
                GByteArray *bytes,
                guint       milliseconds)
{
  self->bytes = bytes;
  self->milliseconds = MAX (milliseconds, 1);
  send_next (self);
}
