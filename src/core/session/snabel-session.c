/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An account from its row in the store to its live connection. */
#include "config.h"

#include "session/snabel-session-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"

enum
{
  PROP_0,
  PROP_STATE,
  PROP_MESSAGE,
  PROP_RETRY_AT,
  PROP_ACCOUNT,
  PROP_INSTANCE,
  PROP_MODE,
  PROP_DEFAULT_VISIBILITY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  EVENT,
  UNLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelSession, snabel_session, G_TYPE_OBJECT)

static void
snabel_session_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SnabelSession *self = SNABEL_SESSION (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, snabel_session_get_retry_at (self));
      break;
    case PROP_ACCOUNT:
      g_value_set_boxed (value, self->account);
      break;
    case PROP_INSTANCE:
      g_value_set_object (value, self->instance);
      break;
    case PROP_MODE:
      g_value_set_uint (value, self->mode);
      break;
    case PROP_DEFAULT_VISIBILITY:
      g_value_set_enum (value, snabel_session_get_default_visibility (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_session_dispose (GObject *object)
{
  SnabelSession *self = SNABEL_SESSION (object);

  snabel_session_stop (self);
  g_clear_object (&self->home);
  g_clear_object (&self->notifications);
  g_clear_object (&self->map);
  g_clear_object (&self->instance);
  g_clear_object (&self->emojis);
  g_clear_object (&self->cache);
  g_clear_object (&self->words);

  G_OBJECT_CLASS (snabel_session_parent_class)->dispose (object);
}

static void
snabel_session_finalize (GObject *object)
{
  SnabelSession *self = SNABEL_SESSION (object);

  g_clear_pointer (&self->account, snabel_account_row_free);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->software, g_free);
  g_clear_pointer (&self->visibility, g_free);
  g_clear_pointer (&self->keeper, g_free);

  G_OBJECT_CLASS (snabel_session_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * SnabelSession::event:
   * @name: the event's name in the API
   * @payload: its payload, text
   *
   * An event of the live connection, after the home timeline has taken note of it.
   */
  signals[EVENT] = g_signal_new ("event", SNABEL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * SnabelSession::unlocked:
   *
   * The person has unlocked the keyring through this session: what waited for it can go on.
   */
  signals[UNLOCKED] = g_signal_new ("unlocked", SNABEL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
snabel_session_class_init (SnabelSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_session_get_property;
  object_class->dispose = snabel_session_dispose;
  object_class->finalize = snabel_session_finalize;

  /**
   * SnabelSession:state:
   *
   * A #SnabelSessionState.
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, SNABEL_SESSION_STOPPED, SNABEL_SESSION_STARTING,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSession:message:
   *
   * What is wrong, a sentence; %NULL if nothing is.
   */
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSession:retry-at:
   *
   * While offline: when the server is tried again, microseconds since 1970; else 0.
   */
  properties[PROP_RETRY_AT] =
    g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSession:account:
   *
   * The account as the store keeps it: name, handle, colour.
   */
  properties[PROP_ACCOUNT] =
    g_param_spec_boxed ("account", NULL, NULL, SNABEL_TYPE_ACCOUNT_ROW,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSession:instance:
   *
   * What the server says of itself; %NULL while that is not known.
   */
  properties[PROP_INSTANCE] =
    g_param_spec_object ("instance", NULL, NULL, SNABEL_TYPE_INSTANCE,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSession:default-visibility:
   *
   * What the person has set on the server for new posts.
   */
  properties[PROP_DEFAULT_VISIBILITY] =
    g_param_spec_enum ("default-visibility", NULL, NULL, SNABEL_TYPE_VISIBILITY, SNABEL_VISIBILITY_PUBLIC,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSession:mode:
   *
   * A #SnabelMode: how eagerly the account is kept up to date.
   */
  properties[PROP_MODE] =
    g_param_spec_uint ("mode", NULL, NULL, 0, SNABEL_MODE_BY_HAND, SNABEL_MODE_LIVE,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();
}

static void
snabel_session_init (SnabelSession *self)
{
  self->map = snabel_identity_map_new ();
}

gboolean
_snabel_session_is_ended (SnabelSession *self)
{
  return self->is_ended;
}

void
_snabel_session_emit_event (SnabelSession *self,
                            const char    *name,
                            const char    *payload)
{
  g_signal_emit (self, signals[EVENT], 0, name, payload);
}

void
_snabel_session_emit_unlocked (SnabelSession *self)
{
  g_signal_emit (self, signals[UNLOCKED], 0);
}

void
_snabel_session_set_state (SnabelSession     *self,
                           SnabelSessionState state,
                           const char        *message)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_str (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_AT]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
_snabel_session_notify_mode (SnabelSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

void
_snabel_session_set_instance (SnabelSession  *self,
                              SnabelInstance *instance)
{
  if (g_set_object (&self->instance, instance))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSTANCE]);
}

/* Nothing is notified where the words change and what they mean stays. */
void
_snabel_session_set_visibility (SnabelSession *self,
                                const char    *visibility)
{
  SnabelVisibility before = snabel_session_get_default_visibility (self);

  g_set_str (&self->visibility, visibility);
  if (snabel_session_get_default_visibility (self) != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEFAULT_VISIBILITY]);
}

/**
 * snabel_session_set_account:
 * @account: the account's row, changed
 *
 * Takes over name, picture, colour and place; the key stays.
 */
void
snabel_session_set_account (SnabelSession          *self,
                            const SnabelAccountRow *account)
{
  SnabelAccountRow *copy;

  g_return_if_fail (SNABEL_IS_SESSION (self));
  g_return_if_fail (g_strcmp0 (account->key, self->account->key) == 0);

  copy = snabel_account_row_copy (account);
  g_clear_pointer (&self->account, snabel_account_row_free);
  self->account = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
}

static SnabelInstance *
dup_stored_instance (const SnabelAccountRow *account)
{
  g_autoptr(JsonNode) node = NULL;

  if (account->instance_json == NULL)
    return NULL;
  if ((node = snabel_json_parse_text (account->instance_json, NULL)) == NULL)
    return NULL;

  return snabel_entity_new_from_json (SNABEL_TYPE_INSTANCE, node, NULL);
}

/**
 * snabel_session_new:
 * @account: the account's row
 *
 * Returns: (transfer full): a session that does nothing yet
 */
SnabelSession *
snabel_session_new (SnabelPlatform         *platform,
                    SnabelWords            *words,
                    SnabelCache            *cache,
                    const SnabelAccountRow *account)
{
  SnabelSession  *self = g_object_new (SNABEL_TYPE_SESSION, NULL);
  SnabelFeedParts parts = { account->key, cache, words, self->map };

  self->platform = snabel_platform_ref (platform);
  self->words = g_object_ref (words);
  self->cache = g_object_ref (cache);
  self->account = snabel_account_row_copy (account);
  self->home = snabel_feed_new ("home", &parts);
  self->notifications = snabel_notifications_new (&parts);
  self->instance = dup_stored_instance (account);
  if (platform->vault != NULL)
    g_signal_connect_object (platform->vault, "opened", G_CALLBACK (_snabel_session_vault_opened_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_session_get_account:
 *
 * Returns: the account as the store keeps it
 */
const SnabelAccountRow *
snabel_session_get_account (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->account;
}

/**
 * snabel_session_get_key:
 *
 * Returns: what names the account in stores, keyring and D-Bus
 */
const char *
snabel_session_get_key (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->account->key;
}

/**
 * snabel_session_get_state:
 *
 * Returns: how the account stands
 */
SnabelSessionState
snabel_session_get_state (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), SNABEL_SESSION_OFFLINE);

  return self->state;
}

/**
 * snabel_session_get_message:
 *
 * Returns: (nullable): what is wrong, a sentence
 */
const char *
snabel_session_get_message (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->message;
}

/**
 * snabel_session_get_retry_at:
 *
 * Returns: when the server is tried again, microseconds since 1970, or 0
 */
gint64
snabel_session_get_retry_at (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), 0);

  return self->connection != NULL ? snabel_connection_get_retry_at (self->connection) : 0;
}

/**
 * snabel_session_get_offline_since:
 *
 * Returns: when the server stopped answering, microseconds since 1970, or 0
 */
gint64
snabel_session_get_offline_since (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), 0);

  return self->connection != NULL ? snabel_connection_get_offline_since (self->connection) : 0;
}

/**
 * snabel_session_get_client:
 *
 * Returns: (transfer none) (nullable): the way to the server; %NULL without a token
 */
SnabelClient *
snabel_session_get_client (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->client;
}

/**
 * snabel_session_get_home:
 *
 * Returns: (transfer none): the home timeline
 */
SnabelFeed *
snabel_session_get_home (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->home;
}

/**
 * snabel_session_get_notifications:
 *
 * Returns: (transfer none): what happened to the account
 */
SnabelNotifications *
snabel_session_get_notifications (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->notifications;
}

/**
 * snabel_session_get_identity_map:
 *
 * Returns: (transfer none): the account's statuses
 */
SnabelIdentityMap *
snabel_session_get_identity_map (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->map;
}

/**
 * snabel_session_get_platform:
 *
 * Returns: (transfer none): the outside world
 */
SnabelPlatform *
snabel_session_get_platform (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->platform;
}

/**
 * snabel_session_get_words:
 *
 * Returns: (transfer none): the store of what the person wrote
 */
SnabelWords *
snabel_session_get_words (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->words;
}

/**
 * snabel_session_get_cache:
 *
 * Returns: (transfer none): the store of what was seen
 */
SnabelCache *
snabel_session_get_cache (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->cache;
}
