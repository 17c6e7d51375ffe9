/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session behind the requests: whom we talk to, how often we try, where we let ourselves be sent. */
#include "config.h"

#include "base/http/snabel-http-private.h"

#include <glib/gi18n-lib.h>

#include "base/http/snabel-address-guard.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/http/snabel-retry.h"
#include "base/snabel-uri.h"

#define MAX_REDIRECTS        5
#define MAX_PER_HOST         6
#define IDLE_TIMEOUT_SECONDS 30
#define FIRST_BACK_OFF       (1 * G_USEC_PER_SEC)
#define MOST_BACK_OFF        (10 * G_USEC_PER_SEC)
/* Nobody sits before a window longer than that; whoever asked can ask again. */
#define MOST_PATIENCE (60 * G_USEC_PER_SEC)

struct _SnabelHttp
{
  GObject          parent_instance;
  SnabelPlatform  *platform;
  SnabelHttpKind   kind;
  SoupSession     *session;
  SnabelHostQueue *queue;
  GHashTable      *private_hosts;
};

G_DEFINE_FINAL_TYPE (SnabelHttp, snabel_http, G_TYPE_OBJECT)

static void
snabel_http_dispose (GObject *object)
{
  SnabelHttp *self = SNABEL_HTTP (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->queue);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  g_clear_pointer (&self->private_hosts, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_http_parent_class)->dispose (object);
}

static void
snabel_http_class_init (SnabelHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_http_dispose;
}

static void
snabel_http_init (SnabelHttp *self)
{
  self->queue = snabel_host_queue_new (MAX_PER_HOST);
  self->private_hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * snabel_http_new:
 * @platform: clock, randomness, trust
 * @kind: what it is for
 *
 * Keeps no cookies and no cache. An account has one of each kind.
 *
 * Returns: (transfer full): a session
 */
SnabelHttp *
snabel_http_new (SnabelPlatform *platform,
                 SnabelHttpKind  kind)
{
  SnabelHttp *self = NULL;

  g_return_val_if_fail (platform != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_HTTP, NULL);
  self->platform = snabel_platform_ref (platform);
  self->kind = kind;
  self->session = soup_session_new_with_options ("user-agent", "Snabel/" SNABEL_VERSION,
                                                 "accept-language-auto", kind == SNABEL_HTTP_API,
                                                 "timeout", IDLE_TIMEOUT_SECONDS,
                                                 "max-conns-per-host", MAX_PER_HOST,
                                                 "max-conns", 4 * MAX_PER_HOST,
                                                 NULL);
  if (platform->trust != NULL)
    soup_session_set_tls_database (self->session, platform->trust);

  return self;
}

/**
 * snabel_http_allow_private_host:
 * @uri: an address of the account's own server
 *
 * A server in the person's own network may serve media from there; no other host may.
 */
void
snabel_http_allow_private_host (SnabelHttp *self,
                                const char *uri)
{
  g_autofree char *host = NULL;

  g_return_if_fail (SNABEL_IS_HTTP (self));

  host = snabel_uri_dup_host (uri);
  if (host != NULL)
    g_hash_table_add (self->private_hosts, g_steal_pointer (&host));
}

SnabelPlatform *
snabel_http_get_platform (SnabelHttp *self)
{
  return self->platform;
}

SoupSession *
snabel_http_get_session (SnabelHttp *self)
{
  return self->session;
}

SnabelHostQueue *
snabel_http_get_queue (SnabelHttp *self)
{
  return self->queue;
}

/* Private: whether the address behind @host may be connected to. A proxy is the person's own choice. */
gboolean
snabel_http_may_connect (SnabelHttp     *self,
                         const char     *host,
                         GSocketAddress *address)
{
  if (self->kind != SNABEL_HTTP_MEDIA || G_IS_PROXY_ADDRESS (address) || !G_IS_INET_SOCKET_ADDRESS (address) ||
      g_hash_table_contains (self->private_hosts, host))
    return TRUE;

  return snabel_address_guard_is_public (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

/* Private: whether @uri may be asked at all, as far as its text says. */
gboolean
snabel_http_check_uri (SnabelHttp *self,
                       const char *uri,
                       GError    **error)
{
  g_autofree char *host = snabel_uri_dup_host (uri);

  if (host == NULL)
    {
      g_set_error_literal (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED, _ ("This is no address of the web"));
      return FALSE;
    }
  if (!snabel_uri_is_https (uri) && !(self->platform->allows_loopback_http && snabel_uri_is_loopback (uri)))
    {
      g_set_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_INSECURE,
                   _ ("“%s” does not offer a secure connection (https)"), host);
      return FALSE;
    }
  if (self->kind == SNABEL_HTTP_MEDIA && !snabel_address_guard_is_public_host (host) &&
      !g_hash_table_contains (self->private_hosts, host))
    {
      g_set_error_literal (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED,
                           _ ("The address leads into a private network"));
      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  SnabelHttp        *http;
  SnabelHttpRequest *request;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->http);
  g_clear_pointer (&job->request, snabel_http_request_unref);
  g_free (job);
}

/* Where a redirect leads, if there is one. Returns FALSE if we must not go. */
static gboolean
read_redirect (Job             *job,
               SnabelHttpReply *reply,
               char           **target,
               GError         **error)
{
  const char *location = snabel_http_reply_get_header (reply, "Location");
  gboolean    is_secret = job->request->token != NULL || job->request->is_secret;

  *target = NULL;
  if (location == NULL || reply->status < 301 || reply->status > 308 || (reply->status > 303 && reply->status < 307))
    return TRUE;
  *target = snabel_uri_resolve (reply->uri, location);
  if (*target == NULL || !g_str_equal (job->request->method, "GET") ||
      (is_secret && !snabel_uri_is_same_origin (reply->uri, *target)))
    {
      g_autofree char *host = snabel_uri_dup_host (reply->uri);

      g_set_error (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REDIRECTED,
                   _ ("“%s” wants to send Snabel somewhere else"), host);
      return FALSE;
    }

  return TRUE;
}

/* One try: from the first address to the last redirect. */
static SnabelHttpReply *
try_once (Job     *job,
          GError **error)
{
  g_autofree char *uri = g_strdup (job->request->uri);

  for (guint i = 0; i <= MAX_REDIRECTS; i++)
    {
      g_autoptr(SnabelHttpReply) reply = NULL;
      g_autofree char *target = NULL;

      if (!snabel_http_check_uri (job->http, uri, error))
        return NULL;
      reply = snabel_await_boxed (snabel_http_exchange (job->http, job->request, uri), error);
      if (reply == NULL || !read_redirect (job, reply, &target, error))
        return NULL;
      if (target == NULL)
        return g_steal_pointer (&reply);
      g_set_str (&uri, target);
    }
  g_set_error_literal (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REDIRECTED, _ ("The server sends Snabel round in circles"));

  return NULL;
}

/* How long to wait before another try; -1 if there shall be none. */
static gint64
get_wait (Job             *job,
          SnabelHttpReply *reply,
          const GError    *error,
          guint            n_tries)
{
  gint64 back_off = 0;

  if (n_tries >= job->request->max_tries)
    return -1;
  if (reply != NULL && !snabel_retry_is_worth_it (reply))
    return -1;
  if (reply == NULL && !snabel_error_is_unreachable (error))
    return -1;
  back_off = snabel_retry_get_back_off (job->http->platform->random, n_tries, FIRST_BACK_OFF, MOST_BACK_OFF);
  if (reply == NULL)
    return back_off;
  /* At 429 without a time to go by, more of the same makes it worse. */
  if (reply->status == SNABEL_HTTP_TOO_MANY_REQUESTS && reply->retry_after < 0)
    return -1;

  return reply->retry_after > MOST_PATIENCE ? -1 : MAX (reply->retry_after, 0) + back_off;
}

static DexFuture *
send_fiber (gpointer data)
{
  Job *job = data;

  for (guint n_tries = 1;; n_tries++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) cancelled = NULL;
      g_autoptr(SnabelHttpReply) reply = try_once (job, &error);
      gint64 wait = get_wait (job, reply, error, n_tries);

      if (wait < 0 && reply != NULL)
        return dex_future_new_take_boxed (SNABEL_TYPE_HTTP_REPLY, g_steal_pointer (&reply));
      if (wait < 0)
        return dex_future_new_for_error (g_steal_pointer (&error));
      if (!snabel_await (snabel_clock_sleep (job->http->platform->clock, wait), &cancelled))
        return dex_future_new_for_error (g_steal_pointer (&cancelled));
    }
}

/**
 * snabel_http_send:
 * @request: what to ask; not to be changed any more
 *
 * Follows at most five redirects of a GET: with a token or a secret only within the origin, without one to any
 * https. Tries a GET again when the connection fails, or the server says 429 or 5xx, after the time it names.
 * Dropping the future cancels everything.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelHttpReply of whatever status, or rejects in
 *   #SnabelApiError when there is none
 */
DexFuture *
snabel_http_send (SnabelHttp        *self,
                  SnabelHttpRequest *request)
{
  Job *job = NULL;

  dex_return_error_if_fail (SNABEL_IS_HTTP (self));
  dex_return_error_if_fail (request != NULL);

  job = g_new0 (Job, 1);
  job->http = g_object_ref (self);
  job->request = snabel_http_request_ref (request);

  return snabel_spawn ("http", send_fiber, job, job_free);
}

/**
 * snabel_http_get:
 *
 * Returns: (transfer full): as snabel_http_send(), for a plain GET without token
 */
DexFuture *
snabel_http_get (SnabelHttp    *self,
                 const char    *uri,
                 SnabelPriority priority)
{
  g_autoptr(SnabelHttpRequest) request = NULL;

  dex_return_error_if_fail (uri != NULL);

  request = snabel_http_request_new ("GET", uri);
  snabel_http_request_set_priority (request, priority);

  return snabel_http_send (self, request);
}
