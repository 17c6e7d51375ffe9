/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A port on loopback that shakes hands over TLS before libsoup's server sees a connection. */
#include "snabel-tls-port.h"

/* Why not soup_server_listen_local(): up to libsoup 3.6.5 the callback of a handshake holds no reference
 * on its connection, so a server that goes while one is under way (a client has just refused its
 * certificate) is used after it was freed. Here whoever waits for a handshake holds what it needs. */
struct _SnabelTlsPort
{
  GObject          parent_instance;
  SoupServer      *server;
  GTlsCertificate *certificate;
  GSocketService  *service;
  GCancellable    *closing;
  guint            port;
};

G_DEFINE_FINAL_TYPE (SnabelTlsPort, snabel_tls_port, G_TYPE_OBJECT)

typedef struct
{
  SnabelTlsPort     *port;
  GSocketConnection *connection;
} Handshake;

static void
handshake_free (Handshake *handshake)
{
  g_clear_object (&handshake->port);
  g_clear_object (&handshake->connection);
  g_free (handshake);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handshake, handshake_free)

static void
handshake_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Handshake) handshake = user_data;
  g_autoptr(GSocketAddress) local = NULL;
  g_autoptr(GSocketAddress) remote = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, &error))
    g_debug ("No handshake: %s", error->message);
  if (error != NULL || handshake->port->server == NULL)
    return;

  local = g_socket_connection_get_local_address (handshake->connection, NULL);
  remote = g_socket_connection_get_remote_address (handshake->connection, NULL);
  if (local != NULL && remote != NULL)
    soup_server_accept_iostream (handshake->port->server, G_IO_STREAM (source), local, remote, NULL);
}

static gboolean
incoming_cb (SnabelTlsPort     *self,
             GSocketConnection *connection)
{
  static const char *const protocols[] = { "http/1.1", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GIOStream) stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, &error);
  Handshake *handshake = NULL;

  g_assert_no_error (error);
  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (stream), protocols);
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (stream), FALSE);

  handshake = g_new0 (Handshake, 1);
  handshake->port = g_object_ref (self);
  handshake->connection = g_object_ref (connection);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (stream), G_PRIORITY_DEFAULT, self->closing, handshake_cb, handshake);

  return TRUE;
}

static void
snabel_tls_port_dispose (GObject *object)
{
  SnabelTlsPort *self = SNABEL_TLS_PORT (object);

  snabel_tls_port_close (self);
  g_clear_object (&self->certificate);
  g_clear_object (&self->closing);

  G_OBJECT_CLASS (snabel_tls_port_parent_class)->dispose (object);
}

static void
snabel_tls_port_class_init (SnabelTlsPortClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_tls_port_dispose;
}

static void
snabel_tls_port_init (SnabelTlsPort *self)
{
  self->closing = g_cancellable_new ();
}

/**
 * snabel_tls_port_new:
 * @server: gets each connection once hands were shaken
 * @certificate: with its key
 * @port: 0 for any
 *
 * Listens on 127.0.0.1 until snabel_tls_port_close().
 *
 * Returns: (transfer full): the port, or %NULL with @error set
 */
SnabelTlsPort *
snabel_tls_port_new (SoupServer      *server,
                     GTlsCertificate *certificate,
                     guint            port,
                     GError         **error)
{
  g_autoptr(SnabelTlsPort) self = g_object_new (SNABEL_TYPE_TLS_PORT, NULL);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr(GSocketAddress) effective = NULL;

  self->server = g_object_ref (server);
  self->certificate = g_object_ref (certificate);
  self->service = g_socket_service_new ();
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &effective, error))
    return NULL;

  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  g_signal_connect_object (self->service, "incoming", G_CALLBACK (incoming_cb), self, G_CONNECT_SWAPPED);
  g_socket_service_start (self->service);

  return g_steal_pointer (&self);
}

/**
 * snabel_tls_port_get_port:
 *
 * Returns: its number
 */
guint
snabel_tls_port_get_port (SnabelTlsPort *self)
{
  return self->port;
}

/**
 * snabel_tls_port_close:
 *
 * Takes no more connections, and breaks off the handshakes that are under way.
 */
void
snabel_tls_port_close (SnabelTlsPort *self)
{
  if (self->service != NULL)
    {
      g_socket_service_stop (self->service);
      g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    }
  g_clear_object (&self->service);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->server);
}
