/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SoupServer with one handler, a count, and a way to answer with any bytes at all. */
#include "snabel-test-server.h"

#include "snabel-server-warning.h"
#include "snabel-tls-port.h"

struct _SnabelTestServer
{
  GObject           parent_instance;
  SoupServer       *soup;
  SnabelTlsPort    *tls_port;
  SnabelTestHandler handler;
  char             *uri;
  guint             n_requests;
  GHashTable       *last;
};

G_DEFINE_FINAL_TYPE (SnabelTestServer, snabel_test_server, G_TYPE_OBJECT)

static void
snabel_test_server_dispose (GObject *object)
{
  SnabelTestServer *self = SNABEL_TEST_SERVER (object);

  if (self->tls_port != NULL)
    snabel_tls_port_close (self->tls_port);
  g_clear_object (&self->tls_port);
  if (self->soup != NULL)
    {
      soup_server_remove_handler (self->soup, NULL);
      soup_server_disconnect (self->soup);
    }
  g_clear_object (&self->soup);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->last, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_test_server_parent_class)->dispose (object);
}

static void
snabel_test_server_class_init (SnabelTestServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_test_server_dispose;
}

static void
snabel_test_server_init (SnabelTestServer *self)
{
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
note_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  g_hash_table_replace (user_data, g_ascii_strdown (name, -1), g_strdup (value));
}

static void
request_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  SnabelTestServer *self = user_data;

  self->n_requests++;
  g_hash_table_remove_all (self->last);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note_header, self->last);
  soup_server_message_set_status (message, 404, NULL);
  if (self->handler != NULL)
    self->handler (self, message, path);
}

static guint
listen_plain (SnabelTestServer *self)
{
  g_autoptr(GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  soup_server_listen_local (self->soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->soup);

  return (guint) g_uri_get_port (uris->data);
}

static guint
listen_tls (SnabelTestServer *self,
            GTlsCertificate  *certificate)
{
  g_autoptr(GError) error = NULL;

  self->tls_port = snabel_tls_port_new (self->soup, certificate, 0, &error);
  g_assert_no_error (error);

  return snabel_tls_port_get_port (self->tls_port);
}

/**
 * snabel_test_server_new_tls:
 * @handler: (nullable): answers everything; %NULL answers 404
 * @certificate: (nullable): %NULL for plain http
 *
 * Returns: (transfer full): a server that listens on a port of its own on 127.0.0.1
 */
SnabelTestServer *
snabel_test_server_new_tls (SnabelTestHandler handler,
                            GTlsCertificate  *certificate)
{
  SnabelTestServer *self = g_object_new (SNABEL_TYPE_TEST_SERVER, NULL);

  self->handler = handler;
  snabel_let_server_warn ();
  self->soup = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_handler (self->soup, NULL, request_cb, self, NULL);
  if (certificate != NULL)
    self->uri = g_strdup_printf ("https://127.0.0.1:%u", listen_tls (self, certificate));
  else
    self->uri = g_strdup_printf ("http://127.0.0.1:%u", listen_plain (self));

  return self;
}

/**
 * snabel_test_server_new:
 *
 * Returns: (transfer full): as snabel_test_server_new_tls(), for plain http
 */
SnabelTestServer *
snabel_test_server_new (SnabelTestHandler handler)
{
  return snabel_test_server_new_tls (handler, NULL);
}

/**
 * snabel_test_server_get_soup:
 *
 * Returns: (transfer none): the server behind it
 */
SoupServer *
snabel_test_server_get_soup (SnabelTestServer *self)
{
  return self->soup;
}

/**
 * snabel_test_server_get_port:
 *
 * Returns: the port
 */
guint
snabel_test_server_get_port (SnabelTestServer *self)
{
  return g_ascii_strtoull (strrchr (self->uri, ':') + 1, NULL, 10);
}

/**
 * snabel_test_server_get_uri:
 *
 * Returns: `http://127.0.0.1:PORT`
 */
const char *
snabel_test_server_get_uri (SnabelTestServer *self)
{
  return self->uri;
}

/**
 * snabel_test_server_build_uri:
 *
 * Returns: (transfer full): the address of @path
 */
char *
snabel_test_server_build_uri (SnabelTestServer *self,
                              const char       *path)
{
  return g_strconcat (self->uri, path, NULL);
}

/**
 * snabel_test_server_get_n_requests:
 *
 * Returns: how many requests came
 */
guint
snabel_test_server_get_n_requests (SnabelTestServer *self)
{
  return self->n_requests;
}

/**
 * snabel_test_server_get_last:
 * @header: a header's name in lower case
 *
 * Returns: (nullable): its value in the last request
 */
const char *
snabel_test_server_get_last (SnabelTestServer *self,
                             const char       *header)
{
  return g_hash_table_lookup (self->last, header);
}

/**
 * snabel_test_server_answer:
 * @content_type: (nullable): the type of @body
 * @body: (nullable): what to answer
 */
void
snabel_test_server_answer (SoupServerMessage *message,
                           guint              status,
                           const char        *content_type,
                           const char        *body)
{
  soup_server_message_set_status (message, status, NULL);
  if (body != NULL)
    soup_server_message_set_response (message, content_type, SOUP_MEMORY_COPY, body, strlen (body));
}

/**
 * snabel_test_server_answer_raw:
 * @length: of @bytes; -1 if they end with a NUL
 *
 * Writes @bytes in place of an answer, and closes the connection.
 */
void
snabel_test_server_answer_raw (SoupServerMessage *message,
                               const char        *bytes,
                               gssize             length)
{
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes,
                             length < 0 ? strlen (bytes) : (gsize) length, NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}
