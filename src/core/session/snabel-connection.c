/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an account stands with its server, and from when to when it is kept up to date. */
#include "session/snabel-connection-private.h"

#include "base/snabel-async.h"

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

static SnabelClock *
get_clock (SnabelConnection *self)
{
  return snabel_client_get_platform (self->client)->clock;
}

void
_snabel_connection_set_state (SnabelConnection     *self,
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
  g_signal_connect_object (stream, "notify::state", G_CALLBACK (_snabel_connection_take_stream_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stream, "event", G_CALLBACK (_snabel_connection_take_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (platform->network, "changed", G_CALLBACK (_snabel_connection_take_network_change), self, G_CONNECT_SWAPPED);

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
  if (_snabel_connection_wants_stream (self))
    snabel_stream_start (self->stream);
  _snabel_connection_begin_cycle (self);
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
 * snabel_connection_set_mode:
 * @mode: how eagerly the account is kept up to date
 *
 * Begins to keep to it at once, with a look at the server.
 */
void
snabel_connection_set_mode (SnabelConnection *self,
                            SnabelMode        mode)
{
  g_return_if_fail (SNABEL_IS_CONNECTION (self));

  if (self->mode == mode)
    return;
  self->mode = mode;
  if (!self->is_running || self->state == SNABEL_CONNECTION_UNAUTHORIZED)
    return;
  if (_snabel_connection_wants_stream (self))
    snabel_stream_start (self->stream);
  else
    snabel_stream_stop (self->stream);
  snabel_connection_kick (self);
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
  if (_snabel_connection_wants_stream (self) && !_snabel_connection_stream_is_live (self))
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
