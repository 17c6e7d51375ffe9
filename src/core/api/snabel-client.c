/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sends calls: token, pace, status, JSON. All endpoints go through the one fiber here. */
#include "config.h"

#include "api/snabel-client.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-call-private.h"
#include "api/snabel-api-failure.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "base/snabel-uri.h"

/* Mastodon gives 300 pages in 15 minutes to all clients of an account together. */
#define PAGES_A_MINUTE 20

struct _SnabelClient
{
  GObject         parent_instance;
  SnabelPlatform *platform;
  SnabelHttp     *http;
  char           *base_uri;
  char           *token;
  gint64          wait_until;
  gint64          page_times[PAGES_A_MINUTE];
  guint           n_pages;
};

G_DEFINE_FINAL_TYPE (SnabelClient, snabel_client, G_TYPE_OBJECT)

static void
snabel_client_dispose (GObject *object)
{
  SnabelClient *self = SNABEL_CLIENT (object);

  g_clear_object (&self->http);
  g_clear_pointer (&self->platform, snabel_platform_unref);

  G_OBJECT_CLASS (snabel_client_parent_class)->dispose (object);
}

static void
snabel_client_finalize (GObject *object)
{
  SnabelClient *self = SNABEL_CLIENT (object);

  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->token, g_free);

  G_OBJECT_CLASS (snabel_client_parent_class)->finalize (object);
}

static void
snabel_client_class_init (SnabelClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_client_dispose;
  G_OBJECT_CLASS (klass)->finalize = snabel_client_finalize;
}

static void
snabel_client_init (SnabelClient *self)
{
}

/**
 * snabel_client_new:
 * @platform: the world
 * @base_uri: where the API is, with or without a path: https, or http to loopback where the platform allows it
 * @token: (nullable): the account's token
 *
 * Returns: (transfer full): a client with connections of its own
 */
SnabelClient *
snabel_client_new (SnabelPlatform *platform,
                   const char     *base_uri,
                   const char     *token)
{
  SnabelClient *self = NULL;

  g_return_val_if_fail (platform != NULL && base_uri != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_CLIENT, NULL);
  self->platform = snabel_platform_ref (platform);
  self->http = snabel_http_new (platform, SNABEL_HTTP_API);
  self->base_uri = snabel_uri_join (base_uri, "/");
  self->base_uri[strlen (self->base_uri) - 1] = '\0';
  self->token = g_strdup (token);

  return self;
}

/**
 * snabel_client_get_base_uri:
 *
 * Returns: the API base without a slash at its end
 */
const char *
snabel_client_get_base_uri (SnabelClient *self)
{
  g_return_val_if_fail (SNABEL_IS_CLIENT (self), NULL);

  return self->base_uri;
}

/**
 * snabel_client_get_token:
 *
 * Returns: (nullable): the token
 */
const char *
snabel_client_get_token (SnabelClient *self)
{
  g_return_val_if_fail (SNABEL_IS_CLIENT (self), NULL);

  return self->token;
}

/**
 * snabel_client_set_token:
 * @token: (nullable): what later calls carry
 */
void
snabel_client_set_token (SnabelClient *self,
                         const char   *token)
{
  g_return_if_fail (SNABEL_IS_CLIENT (self));

  g_set_str (&self->token, token);
}

/**
 * snabel_client_get_platform:
 *
 * Returns: (transfer none): the world
 */
SnabelPlatform *
snabel_client_get_platform (SnabelClient *self)
{
  g_return_val_if_fail (SNABEL_IS_CLIENT (self), NULL);

  return self->platform;
}

/**
 * snabel_client_get_http:
 *
 * Returns: (transfer none): the connections, for the stream
 */
SnabelHttp *
snabel_client_get_http (SnabelClient *self)
{
  g_return_val_if_fail (SNABEL_IS_CLIENT (self), NULL);

  return self->http;
}

/**
 * snabel_client_get_wait:
 *
 * After %SNABEL_API_ERROR_RATE_LIMITED or %SNABEL_API_ERROR_SERVER_FAILED: what the server asked for.
 *
 * Returns: microseconds until the server wants to be asked again; 0 if it named no time, or it is over
 */
gint64
snabel_client_get_wait (SnabelClient *self)
{
  g_return_val_if_fail (SNABEL_IS_CLIENT (self), 0);

  return MAX (self->wait_until - snabel_clock_get_monotonic_time (self->platform->clock), 0);
}

/* Takes a place in the pace; returns how long to wait for it. */
static gint64
take_page_turn (SnabelClient *self)
{
  gint64  now = snabel_clock_get_monotonic_time (self->platform->clock);
  gint64 *slot = &self->page_times[self->n_pages % PAGES_A_MINUTE];
  gint64  turn = self->n_pages < PAGES_A_MINUTE ? now : MAX (now, *slot + G_TIME_SPAN_MINUTE);

  *slot = turn;
  self->n_pages++;

  return turn - now;
}

typedef struct
{
  SnabelClient  *client;
  SnabelApiCall *call;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->client);
  g_clear_pointer (&job->call, snabel_api_call_free);
  g_free (job);
}

static DexFuture *
read_reply (Job             *job,
            SnabelHttpReply *http)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;
  gboolean is_empty = g_bytes_get_size (http->body) == 0;

  if (http->retry_after > 0)
    job->client->wait_until = snabel_clock_get_monotonic_time (job->client->platform->clock) + http->retry_after;
  if (!is_empty)
    node = snabel_await_boxed (snabel_json_parse (http->body), &error);
  if (!snabel_http_reply_is_success (http))
    return dex_future_new_for_error (snabel_api_failure_new (http, node));
  if (node == NULL && !is_empty)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (SNABEL_TYPE_API_REPLY, snabel_api_reply_new (http, node));
}

static DexFuture *
call_fiber (gpointer data)
{
  Job          *job = data;
  SnabelClient *self = job->client;
  g_autoptr(SnabelHttpRequest) request = NULL;
  g_autoptr(SnabelHttpReply) reply = NULL;
  g_autoptr(GError) error = NULL;

  if (job->call->uri != NULL && !snabel_uri_is_below (job->call->uri, self->base_uri))
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_REDIRECTED, "%s",
                                  _ ("The server wants to send Snabel somewhere else"));
  if (job->call->is_page && g_str_equal (job->call->method, "GET"))
    {
      gint64 wait = take_page_turn (self);

      if (wait > 0 && !snabel_await (snabel_clock_sleep (self->platform->clock, wait), &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
  request = snabel_api_call_build_request (job->call, self->base_uri, self->token);
  reply = snabel_await_boxed (snabel_http_send (self->http, request), &error);
  if (reply == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return read_reply (job, reply);
}

/**
 * snabel_client_send:
 * @call: (transfer full): what to ask
 *
 * The twenty-first call with a cursor within a minute waits until the first is a minute old.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply, or rejects in #SnabelApiError
 */
DexFuture *
snabel_client_send (SnabelClient  *self,
                    SnabelApiCall *call)
{
  Job *job = NULL;

  dex_return_error_if_fail (SNABEL_IS_CLIENT (self));
  dex_return_error_if_fail (call != NULL);

  job = g_new0 (Job, 1);
  job->client = g_object_ref (self);
  job->call = call;

  return snabel_spawn ("call", call_fiber, job, job_free);
}
