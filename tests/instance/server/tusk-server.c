/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTTP side: listens, keeps the log, lets things go wrong, and asks the router. */
#include "server/tusk-server.h"

#include "api/tusk-discovery.h"
#include "server/tusk-exchange.h"
#include "server/tusk-hub.h"
#include "server/tusk-router.h"
#include "snabel-server-warning.h"
#include "snabel-tls-port.h"

struct _TuskServer
{
  TuskWorld       *world;
  TuskControlFunc  control;
  gpointer         control_data;
  SoupServer      *soup;
  SnabelTlsPort   *tls_port;
  GTlsCertificate *certificate;
  char            *path; /* "" or "/sub" */
  GPtrArray       *faults;
  GPtrArray       *log;
  GPtrArray       *exchanges; /* those that are not over */
};

/**
 * tusk_server_new:
 *
 * Returns: (transfer full): a server that does not listen yet
 */
TuskServer *
tusk_server_new (TuskWorld      *world,
                 TuskControlFunc control,
                 gpointer        user_data)
{
  TuskServer *self = g_new0 (TuskServer, 1);

  self->world = world;
  self->control = control;
  self->control_data = user_data;
  self->path = g_strdup ("");
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_fault_free);
  self->log = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_request_unref);
  self->exchanges = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_exchange_free);

  return self;
}

/**
 * tusk_server_close:
 *
 * Stops listening, and hangs up on everybody.
 */
void
tusk_server_close (TuskServer *self)
{
  if (self->world->hub != NULL)
    tusk_hub_drop (self->world->hub, NULL);
  g_ptr_array_set_size (self->exchanges, 0);
  if (self->tls_port != NULL)
    snabel_tls_port_close (self->tls_port);
  g_clear_object (&self->tls_port);
  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
}

/**
 * tusk_server_free:
 *
 * Closes and frees the server.
 */
void
tusk_server_free (TuskServer *self)
{
  tusk_server_close (self);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->certificate);
  g_free (self);
}

static TuskReply *
answer_cb (TuskCall          *call,
           SoupServerMessage *message,
           gpointer           user_data)
{
  TuskServer *self = user_data;
  const char *upgrade = soup_message_headers_get_one (call->headers, "Upgrade");

  if (g_str_has_prefix (call->path, "/_control/"))
    return self->control (call, self->control_data);
  if (tusk_discovery_is_front_door (call))
    return tusk_discovery_answer_front_door (call);
  if (upgrade != NULL && g_str_equal (call->path, "/api/v1/streaming"))
    return tusk_hub_accept (self->world->hub, call, message);

  return tusk_router_answer (call);
}

/* Where the request goes below the base URI; NULL if it is not below it. */
static char *
strip_path (TuskServer *self,
            const char *path)
{
  gsize length = strlen (self->path);

  /* What is well known stands at the root, whatever the path (RFC 8615). */
  if (g_str_has_prefix (path, "/.well-known/"))
    return g_strdup (path);
  if (!g_str_has_prefix (path, self->path) || (path[length] != '/' && path[length] != '\0'))
    return NULL;

  return g_strdup (path[length] == '\0' ? "/" : path + length);
}

static void
allow_other_origins (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Access-Control-Allow-Origin", "*");
  soup_message_headers_replace (
    headers, "Access-Control-Expose-Headers",
    "Link, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id");
  soup_message_headers_replace (headers, "Access-Control-Allow-Methods",
                                "GET, POST, PUT, PATCH, DELETE, OPTIONS");
  soup_message_headers_replace (headers, "Access-Control-Allow-Headers",
                                "Authorization, Content-Type, Idempotency-Key");
}

static void
forget_exchanges (TuskServer *self)
{
  for (guint i = self->exchanges->len; i > 0; i--)
    if (tusk_exchange_is_over (g_ptr_array_index (self->exchanges, i - 1)))
      g_ptr_array_remove_index (self->exchanges, i - 1);
}

static void
run (TuskServer        *self,
     TuskCall          *call,
     SoupServerMessage *message)
{
  gboolean           is_control = g_str_has_prefix (call->path, "/_control/");
  SnabelTestRequest *entry = tusk_request_new (call);
  TuskFault         *fault = is_control ? NULL : tusk_fault_find (self->faults, call->method, call->path);
  TuskExchange      *exchange = tusk_exchange_new (call, message, entry);

  if (is_control)
    g_object_set_data_full (G_OBJECT (message), "tusk-entry", entry, (GDestroyNotify) tusk_request_unref);
  else
    g_ptr_array_add (self->log, entry);
  g_ptr_array_add (self->exchanges, exchange);
  tusk_exchange_run (exchange, fault != NULL ? &fault->fault : NULL, answer_cb, self);
  forget_exchanges (self);
}

static void
request_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  TuskServer      *self = user_data;
  GUri            *uri = soup_server_message_get_uri (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr(GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char   *below = strip_path (self, g_uri_get_path (uri));
  const char        *method = soup_server_message_get_method (message);
  static const char *gone = "<!DOCTYPE html><title>404</title><h1>There is nothing here</h1>";

  allow_other_origins (message);
  if (g_str_equal (method, "OPTIONS"))
    soup_server_message_set_status (message, 204, NULL);
  else if (below == NULL)
    {
      soup_server_message_set_status (message, 404, NULL);
      soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, gone, strlen (gone));
    }
  else
    run (self,
         tusk_call_new (self->world, method, below, g_uri_get_query (uri),
                        soup_server_message_get_request_headers (message), bytes),
         message);
}

/**
 * tusk_server_set_path:
 * @path: "" or something like "/sub"
 *
 * Says below which path everything is.
 */
void
tusk_server_set_path (TuskServer *self,
                      const char *path)
{
  g_set_str (&self->path, path);
}

/**
 * tusk_server_set_certificate:
 *
 * Makes it speak https.
 */
void
tusk_server_set_certificate (TuskServer      *self,
                             GTlsCertificate *certificate)
{
  g_set_object (&self->certificate, certificate);
}

static guint
listen_plain (TuskServer *self,
              guint       port,
              GError    **error)
{
  g_autoslist (GUri) uris = NULL;

  if (!soup_server_listen_local (self->soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return 0;
  uris = soup_server_get_uris (self->soup);

  return (guint) g_uri_get_port (uris->data);
}

static guint
listen_tls (TuskServer *self,
            guint       port,
            GError    **error)
{
  self->tls_port = snabel_tls_port_new (self->soup, self->certificate, port, error);

  return self->tls_port != NULL ? snabel_tls_port_get_port (self->tls_port) : 0;
}

/**
 * tusk_server_listen:
 * @port: 0 for any
 *
 * Listens on 127.0.0.1.
 *
 * Returns: the port, or 0 with @error set
 */
guint
tusk_server_listen (TuskServer *self,
                    guint       port,
                    GError    **error)
{
  snabel_let_server_warn ();
  self->soup = soup_server_new ("server-header", "nginx", NULL);
  soup_server_add_handler (self->soup, NULL, request_cb, self, NULL);
  port = self->certificate != NULL ? listen_tls (self, port, error) : listen_plain (self, port, error);
  if (port == 0)
    g_clear_object (&self->soup);

  return port;
}

/**
 * tusk_server_release:
 *
 * Goes on with every request that is held.
 */
void
tusk_server_release (TuskServer *self)
{
  for (guint i = 0; i < self->exchanges->len; i++)
    {
      TuskExchange *exchange = g_ptr_array_index (self->exchanges, i);

      if (tusk_exchange_is_held (exchange))
        tusk_exchange_release (exchange);
    }
  forget_exchanges (self);
}

/**
 * tusk_server_get_faults:
 *
 * Returns: (transfer none): an array of #TuskFault
 */
GPtrArray *
tusk_server_get_faults (TuskServer *self)
{
  return self->faults;
}

/**
 * tusk_server_get_log:
 *
 * Returns: (transfer none): an array of #SnabelTestRequest
 */
GPtrArray *
tusk_server_get_log (TuskServer *self)
{
  return self->log;
}
