/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handshake of a WebSocket: no redirect, no insecure address, a deadline, and an error that says which. */
#include "config.h"

#include "base/http/snabel-http-socket.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-error.h"
#include "base/http/snabel-http-private.h"

typedef struct
{
  SnabelHttp        *http;
  SnabelHttpRequest *request;
  SoupMessage       *message;
  DexPromise        *promise;
} Handshake;

static void
handshake_free (Handshake *self)
{
  g_clear_object (&self->http);
  g_clear_object (&self->message);
  dex_clear (&self->promise);
  g_clear_pointer (&self->request, snabel_http_request_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handshake, handshake_free)

static int
get_code (guint status)
{
  if (status == 401 || status == 403)
    return SNABEL_API_ERROR_UNAUTHORIZED;
  if (status == SNABEL_HTTP_TOO_MANY_REQUESTS)
    return SNABEL_API_ERROR_RATE_LIMITED;
  if (status >= 300 && status < 400)
    return SNABEL_API_ERROR_REDIRECTED;
  if (status >= 500 && status != SOUP_STATUS_NOT_IMPLEMENTED)
    return SNABEL_API_ERROR_SERVER_FAILED;

  return SNABEL_API_ERROR_NOT_FOUND;
}

/* Any HTTP answer but 101 is a refusal; without an answer it is the wire. */
static GError *
refusal_new (Handshake    *self,
             const GError *cause)
{
  guint status = soup_message_get_status (self->message);

  if (snabel_error_is_cancelled (cause) || status == SOUP_STATUS_NONE || status == SOUP_STATUS_SWITCHING_PROTOCOLS)
    return snabel_http_error_new (self->request, cause, self->request->uri);

  return g_error_new (SNABEL_API_ERROR, get_code (status), _ ("The server offers no live connection (%u)"), status);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Handshake) self = user_data;
  g_autoptr(GError) error = NULL;
  SoupWebsocketConnection *connection = soup_session_websocket_connect_finish (SOUP_SESSION (source), result, &error);

  if (connection != NULL)
    dex_promise_resolve_object (self->promise, connection);
  else
    dex_promise_reject (self->promise, refusal_new (self, error));
}

static DexFuture *
too_late_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelHttpRequest *request = user_data;
  g_autoptr(GError) error = NULL;

  dex_future_get_value (future, &error);

  return dex_future_new_for_error (snabel_http_error_new (request, error, request->uri));
}

/**
 * snabel_http_connect_socket:
 * @request: a GET of an http(s) address, with its token and headers; its body, priority and tries do not count
 * @protocol: (nullable): the one subprotocol to offer
 *
 * Returns: (transfer full): a future that resolves to a #SoupWebsocketConnection, or rejects in #SnabelApiError:
 *   %SNABEL_API_ERROR_NOT_FOUND if the server has no such thing, %SNABEL_API_ERROR_UNAUTHORIZED if it refuses the token
 */
DexFuture *
snabel_http_connect_socket (SnabelHttp        *self,
                            SnabelHttpRequest *request,
                            const char        *protocol)
{
  const char *protocols[] = { protocol, NULL };
  Handshake  *handshake = NULL;
  DexPromise *promise = NULL;
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GError) error = NULL;

  dex_return_error_if_fail (SNABEL_IS_HTTP (self));
  dex_return_error_if_fail (request != NULL);

  if (!snabel_http_check_uri (self, request->uri, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  message = snabel_http_message_new (request, request->uri);
  if (message == NULL)
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED, "%s", _ ("This is no address of the web"));

  promise = dex_promise_new_cancellable ();
  handshake = g_new0 (Handshake, 1);
  handshake->http = g_object_ref (self);
  handshake->message = g_object_ref (message);
  handshake->promise = dex_ref (promise);
  handshake->request = snabel_http_request_ref (request);
  soup_session_websocket_connect_async (snabel_http_get_session (self), message, NULL,
                                        protocol == NULL ? NULL : (char **) protocols, G_PRIORITY_DEFAULT,
                                        dex_promise_get_cancellable (promise), connected_cb, handshake);

  return dex_future_catch (snabel_clock_with_deadline (snabel_http_get_platform (self)->clock, DEX_FUTURE (promise), request->deadline),
                           too_late_cb, snabel_http_request_ref (request), (GDestroyNotify) snabel_http_request_unref);
}
