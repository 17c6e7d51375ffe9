/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetch what was missed, go live, wait, and again: the back-fill is the guarantee, the stream a hint. */
#include "session/snabel-connection.h"

#include "api/snabel-api-accounts.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"

/* A live account is asked all the same now and then: streams drop events without telling. */
#define LIVE_INTERVAL (15 * 60 * G_USEC_PER_SEC)
#define POLL_INTERVAL (60 * G_USEC_PER_SEC)
#define FIRST_RETRY   (2 * G_USEC_PER_SEC)
#define LONGEST_RETRY (5 * 60 * G_USEC_PER_SEC)

struct _SnabelConnection
{
  GObject               parent_instance;
  SnabelClient         *client;
  SnabelStream         *stream;
  SnabelConnectionUser  user;
  DexFuture            *step; /* the one thing that is waited for */
  DexPromise           *kick;
  char                 *message;
  gint64                retry_at;
  gint64                offline_since;
  guint                 n_failures;
  SnabelConnectionState state;
  gboolean              began_live;
  gboolean              has_streaming;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_MESSAGE,
  PROP_RETRY_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelConnection, snabel_connection, G_TYPE_OBJECT)

static void begin_cycle (SnabelConnection *self);

static SnabelClock *
get_clock (SnabelConnection *self)
{
  return snabel_client_get_platform (self->client)->clock;
}

static void
set_state (SnabelConnection     *self,
           SnabelConnectionState state,
           const char           *message,
           gint64                retry_at)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (state == SNABEL_CONNECTION_OFFLINE && self->offline_since == 0)
    self->offline_since = snabel_clock_get_real_time (get_clock (self));
  else if (state == SNABEL_CONNECTION_LIVE || state == SNABEL_CONNECTION_POLLING)
    self->offline_since = 0;
  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  if (self->retry_at != retry_at)
    {
      self->retry_at = retry_at;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_AT]);
    }
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
stream_is_live (SnabelConnection *self)
{
  return snabel_stream_get_state (self->stream) == SNABEL_STREAM_LIVE;
}

static DexFuture *
woke_cb (DexFuture *future,
         gpointer   user_data)
{
  begin_cycle (user_data);

  return dex_future_new_for_boolean (TRUE);
}

static void
wait_for (SnabelConnection *self,
          gint64            microseconds)
{
  dex_clear (&self->kick);
  self->kick = dex_promise_new ();
  dex_clear (&self->step);
  self->step = snabel_then_main (dex_future_first (snabel_clock_sleep (get_clock (self), microseconds),
                                                   dex_ref (self->kick), NULL),
                                 woke_cb, self);
}

static void
settle (SnabelConnection *self)
{
  gboolean is_live = stream_is_live (self);

  self->n_failures = 0;
  if (is_live && (!self->began_live || !self->user.set_is_live (self->user.data, TRUE)))
    {
      /* The stream came up while the pages were on their way: what happened between is missing. */
      begin_cycle (self);
      return;
    }
  set_state (self, is_live ? SNABEL_CONNECTION_LIVE : SNABEL_CONNECTION_POLLING, NULL, 0);
  wait_for (self, is_live ? LIVE_INTERVAL : POLL_INTERVAL);
}

static gint64
get_back_off (SnabelConnection *self)
{
  gint64 interval = MIN (FIRST_RETRY << MIN (self->n_failures - 1, 10), LONGEST_RETRY);
  double jitter = snabel_random_get_double (snabel_client_get_platform (self->client)->random);

  return (gint64) (interval * (0.75 + 0.5 * jitter));
}

static void
go_offline (SnabelConnection *self,
            const GError     *error)
{
  gint64 wait;

  self->n_failures++;
  wait = get_back_off (self);
  self->user.set_is_live (self->user.data, FALSE);
  set_state (self, SNABEL_CONNECTION_OFFLINE, error->message,
             snabel_clock_get_real_time (get_clock (self)) + wait);
  wait_for (self, wait);
}

/* snac answers 422 to a token that it does not know (observed with 2.75). */
static gboolean
says_token_is_gone (const GError *error)
{
  return g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);
}

static DexFuture *
verified_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelConnection *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    settle (self);
  else if (says_token_is_gone (error))
    {
      snabel_stream_stop (self->stream);
      self->user.set_is_live (self->user.data, FALSE);
      set_state (self, SNABEL_CONNECTION_UNAUTHORIZED, error->message, 0);
    }
  else
    go_offline (self, error);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
refreshed_cb (DexFuture *future,
              gpointer   user_data)
{
  SnabelConnection *self = user_data;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    settle (self);
  else if (g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED))
    {
      /* One 401 may be a proxy's or one endpoint's: only verify_credentials signs an account out. */
      dex_clear (&self->step);
      self->step = snabel_then_main (snabel_api_verify_credentials (self->client), verified_cb, self);
    }
  else
    go_offline (self, error);

  return dex_future_new_for_boolean (TRUE);
}

static void
begin_cycle (SnabelConnection *self)
{
  self->began_live = stream_is_live (self);
  if (self->state == SNABEL_CONNECTION_OFFLINE || self->state == SNABEL_CONNECTION_UNAUTHORIZED)
    set_state (self, SNABEL_CONNECTION_CONNECTING, self->message, 0);
  dex_clear (&self->step);
  self->step = snabel_then_main (self->user.refresh (self->user.data), refreshed_cb, self);
}

static void
stream_state_cb (SnabelConnection *self)
{
  if (!stream_is_live (self))
    {
      self->user.set_is_live (self->user.data, FALSE);
      if (self->state == SNABEL_CONNECTION_LIVE)
        snabel_connection_kick (self);
    }
  else if (self->kick != NULL && dex_future_is_pending (DEX_FUTURE (self->kick)))
    snabel_connection_kick (self);
}

static void
stream_event_cb (SnabelConnection *self,
                 const char       *streams,
                 const char       *event,
                 const char       *payload)
{
  self->user.event (self->user.data, event, payload);
}

static void
snabel_connection_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SnabelConnection *self = SNABEL_CONNECTION (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_connection_dispose (GObject *object)
{
  SnabelConnection *self = SNABEL_CONNECTION (object);

  dex_clear (&self->step);
  dex_clear (&self->kick);
  if (self->stream != NULL)
    snabel_stream_stop (self->stream);
  g_clear_object (&self->stream);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (snabel_connection_parent_class)->dispose (object);
}

static void
snabel_connection_finalize (GObject *object)
{
  SnabelConnection *self = SNABEL_CONNECTION (object);

  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (snabel_connection_parent_class)->finalize (object);
}

static void
snabel_connection_class_init (SnabelConnectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_connection_get_property;
  object_class->dispose = snabel_connection_dispose;
  object_class->finalize = snabel_connection_finalize;

  /**
   * SnabelConnection:state:
   *
   * A #SnabelConnectionState.
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, SNABEL_CONNECTION_UNAUTHORIZED, SNABEL_CONNECTION_CONNECTING,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelConnection:message:
   *
   * Why the last attempt failed, a sentence; %NULL after a good one.
   */
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelConnection:retry-at:
   *
   * While offline: when the server is tried again, microseconds since 1970; else 0.
   */
  properties[PROP_RETRY_AT] =
    g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_connection_init (SnabelConnection *self)
{
}

/**
 * snabel_connection_new:
 * @client: the account's way to its server
 * @stream: its live connection, not started
 * @user: what the connection is kept up for; copied; must outlive the connection
 *
 * Returns: (transfer full): a connection that does nothing yet
 */
SnabelConnection *
snabel_connection_new (SnabelClient               *client,
                       SnabelStream               *stream,
                       const SnabelConnectionUser *user)
{
  SnabelConnection *self = g_object_new (SNABEL_TYPE_CONNECTION, NULL);
  SnabelPlatform   *platform = snabel_client_get_platform (client);

  self->client = g_object_ref (client);
  self->stream = g_object_ref (stream);
  self->user = *user;
  g_signal_connect_object (stream, "notify::state", G_CALLBACK (stream_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stream, "event", G_CALLBACK (stream_event_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (platform->network, "changed", G_CALLBACK (snabel_connection_kick), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_connection_start:
 *
 * @has_streaming: whether the server's live connection is of any use
 *
 * Connects, and keeps connected until it is stopped.
 */
void
snabel_connection_start (SnabelConnection *self,
                         gboolean          has_streaming)
{
  g_return_if_fail (SNABEL_IS_CONNECTION (self));

  self->has_streaming = has_streaming;
  if (has_streaming)
    snabel_stream_start (self->stream);
  begin_cycle (self);
}

/**
 * snabel_connection_stop:
 *
 * Drops what is under way. It can be started again.
 */
void
snabel_connection_stop (SnabelConnection *self)
{
  g_return_if_fail (SNABEL_IS_CONNECTION (self));

  dex_clear (&self->step);
  dex_clear (&self->kick);
  snabel_stream_stop (self->stream);
}

/**
 * snabel_connection_kick:
 *
 * Does not wait any longer: the network came back, or the person asks.
 */
void
snabel_connection_kick (SnabelConnection *self)
{
  g_return_if_fail (SNABEL_IS_CONNECTION (self));

  if (self->step == NULL || self->state == SNABEL_CONNECTION_UNAUTHORIZED)
    return;
  if (self->has_streaming && !stream_is_live (self))
    snabel_stream_kick (self->stream);
  if (self->kick != NULL && dex_future_is_pending (DEX_FUTURE (self->kick)))
    dex_promise_resolve_boolean (self->kick, TRUE);
}

/**
 * snabel_connection_get_state:
 *
 * Returns: how the account stands with its server
 */
SnabelConnectionState
snabel_connection_get_state (SnabelConnection *self)
{
  g_return_val_if_fail (SNABEL_IS_CONNECTION (self), SNABEL_CONNECTION_OFFLINE);

  return self->state;
}

/**
 * snabel_connection_get_message:
 *
 * Returns: (nullable): why the last attempt failed
 */
const char *
snabel_connection_get_message (SnabelConnection *self)
{
  g_return_val_if_fail (SNABEL_IS_CONNECTION (self), NULL);

  return self->message;
}

/**
 * snabel_connection_get_retry_at:
 *
 * Returns: when the server is tried again, microseconds since 1970, or 0
 */
gint64
snabel_connection_get_retry_at (SnabelConnection *self)
{
  g_return_val_if_fail (SNABEL_IS_CONNECTION (self), 0);

  return self->retry_at;
}

/**
 * snabel_connection_get_offline_since:
 *
 * Returns: when the server stopped answering, microseconds since 1970, or 0
 */
gint64
snabel_connection_get_offline_since (SnabelConnection *self)
{
  g_return_val_if_fail (SNABEL_IS_CONNECTION (self), 0);

  return self->offline_since;
}
