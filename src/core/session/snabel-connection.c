/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetch what was missed, go live, wait, and again: the back-fill is the guarantee, the stream a hint. */
#include "session/snabel-connection.h"

#include "api/snabel-api-accounts.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/http/snabel-retry.h"

/* A live account is asked all the same now and then: streams drop events without telling. */
#define LIVE_INTERVAL (15 * 60 * G_USEC_PER_SEC)
#define POLL_INTERVAL (60 * G_USEC_PER_SEC)
#define FIRST_RETRY   (2 * G_USEC_PER_SEC)
#define LONGEST_RETRY (5 * 60 * G_USEC_PER_SEC)
/* A network that comes and goes tells of it many times a second. */
#define NETWORK_PAUSE (5 * G_USEC_PER_SEC)

struct _SnabelConnection
{
  GObject               parent_instance;
  SnabelClient         *client;
  SnabelStream         *stream;
  SnabelConnectionUser  user;
  DexFuture            *step; /* the one thing that is waited for */
  DexPromise           *kick;
  DexFuture            *network_pause; /* after a change of the network, until the next one counts */
  GError               *refusal;       /* the 401 that verify_credentials has to confirm */
  char                 *message;
  gint64                retry_at;
  gint64                offline_since;
  guint                 n_failures;
  SnabelConnectionState state;
  gboolean              began_live;
  gboolean              has_streaming;
  gboolean              is_running;
  gboolean              network_changed;
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
static void take_network_change (SnabelConnection *self);

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
  g_autoptr(SnabelConnection) alive = g_object_ref (user_data);

  begin_cycle (alive);

  return dex_future_new_for_boolean (TRUE);
}

/* Whoever is told of the state may stop the connection in the same breath. */
static void
wait_for (SnabelConnection *self,
          gint64            microseconds)
{
  if (!self->is_running)
    return;
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
  if (is_live && !self->began_live)
    {
      /* The stream came up while the pages were on their way: what happened between is missing. */
      begin_cycle (self);
      return;
    }
  if (is_live)
    self->user.set_is_live (self->user.data, TRUE);
  set_state (self, is_live ? SNABEL_CONNECTION_LIVE : SNABEL_CONNECTION_POLLING, NULL, 0);
  wait_for (self, is_live ? LIVE_INTERVAL : POLL_INTERVAL);
}

static void
go_offline (SnabelConnection *self,
            const GError     *error)
{
  SnabelRandom *random = snabel_client_get_platform (self->client)->random;
  gint64        back_off = snabel_retry_get_back_off (random, ++self->n_failures, FIRST_RETRY, LONGEST_RETRY);
  gint64        wait = MAX (back_off, snabel_client_get_wait (self->client));

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
  g_autoptr(SnabelConnection) self = g_object_ref (user_data);
  g_autoptr(GError) refusal = g_steal_pointer (&self->refusal);
  g_autoptr(GError) error = NULL;

  /* The token is good, but the pages were refused: what they hold is missing all the same. */
  if (dex_future_get_value (future, &error) != NULL)
    go_offline (self, refusal);
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
  g_autoptr(SnabelConnection) self = g_object_ref (user_data);
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    settle (self);
  else if (g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED))
    {
      /* One 401 may be a proxy's or one endpoint's: only verify_credentials signs an account out. */
      g_set_error_literal (&self->refusal, error->domain, error->code, error->message);
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
  g_clear_error (&self->refusal);
  self->began_live = stream_is_live (self);
  if (self->state == SNABEL_CONNECTION_OFFLINE || self->state == SNABEL_CONNECTION_UNAUTHORIZED)
    set_state (self, SNABEL_CONNECTION_CONNECTING, self->message, 0);
  if (!self->is_running)
    return;
  dex_clear (&self->step);
  self->step = snabel_then_main (self->user.refresh (self->user.data), refreshed_cb, self);
}

/* Ends the wait, unless the server asked for it. */
static void
wake (SnabelConnection *self)
{
  if (self->kick != NULL && dex_future_is_pending (DEX_FUTURE (self->kick)) && snabel_client_get_wait (self->client) == 0)
    dex_promise_resolve_boolean (self->kick, TRUE);
}

/* The stream has a pace of its own: what it tells never makes it try again at once. */
static void
stream_state_cb (SnabelConnection *self)
{
  SnabelStreamState stream_state = snabel_stream_get_state (self->stream);

  if (stream_state == SNABEL_STREAM_LIVE)
    {
      wake (self);
      return;
    }
  self->user.set_is_live (self->user.data, FALSE);
  /* A refused token is looked into by asking for the pages. */
  if (self->state == SNABEL_CONNECTION_LIVE || stream_state == SNABEL_STREAM_UNAUTHORIZED)
    wake (self);
}

static DexFuture *
network_pause_over_cb (DexFuture *future,
                       gpointer   user_data)
{
  g_autoptr(SnabelConnection) self = g_object_ref (user_data);

  dex_clear (&self->network_pause);
  if (self->network_changed)
    take_network_change (self);

  return dex_future_new_for_boolean (TRUE);
}

/* The first change counts at once, those right after it together once. A stream over the old network may be dead
 * without knowing. */
static void
take_network_change (SnabelConnection *self)
{
  self->network_changed = self->network_pause != NULL;
  if (!self->is_running || self->state == SNABEL_CONNECTION_UNAUTHORIZED || self->network_changed)
    return;
  self->network_pause = snabel_then_main (snabel_clock_sleep (get_clock (self), NETWORK_PAUSE), network_pause_over_cb, self);
  if (self->has_streaming)
    snabel_stream_kick (self->stream);
  wake (self);
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

  self->is_running = FALSE;
  dex_clear (&self->step);
  dex_clear (&self->kick);
  dex_clear (&self->network_pause);
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
  g_clear_error (&self->refusal);

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
  g_signal_connect_object (platform->network, "changed", G_CALLBACK (take_network_change), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_connection_start:
 * @has_streaming: whether the server's live connection is of any use
 *
 * Connects, and keeps connected until it is stopped.
 */
void
snabel_connection_start (SnabelConnection *self,
                         gboolean          has_streaming)
{
  g_return_if_fail (SNABEL_IS_CONNECTION (self));

  self->is_running = TRUE;
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

  self->is_running = FALSE;
  dex_clear (&self->step);
  dex_clear (&self->kick);
  dex_clear (&self->network_pause);
  snabel_stream_stop (self->stream);
}

/**
 * snabel_connection_kick:
 *
 * Does not wait any longer, not even for a server that asked for a pause: the person asks.
 */
void
snabel_connection_kick (SnabelConnection *self)
{
  g_return_if_fail (SNABEL_IS_CONNECTION (self));

  if (!self->is_running || self->state == SNABEL_CONNECTION_UNAUTHORIZED)
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
