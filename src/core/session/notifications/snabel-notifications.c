/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is unread of an account's notifications, and who is told of new ones. */
#include "session/notifications/snabel-notifications-private.h"

#include "base/snabel-async.h"
#include "base/snabel-json.h"

#define READ_POSITION "notifications-read"
#define N_RESTORED    200

enum
{
  PROP_0,
  PROP_N_UNREAD,
  PROP_N_MENTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ALERTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelNotifications, snabel_notifications, G_TYPE_OBJECT)

static void
snabel_notifications_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SnabelNotifications *self = SNABEL_NOTIFICATIONS (object);

  switch (prop_id)
    {
    case PROP_N_UNREAD:
      g_value_set_uint (value, self->n_unread);
      break;
    case PROP_N_MENTIONS:
      g_value_set_uint (value, self->n_mentions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_notifications_dispose (GObject *object)
{
  SnabelNotifications *self = SNABEL_NOTIFICATIONS (object);

  dex_clear (&self->retry);
  g_clear_object (&self->client);
  g_clear_object (&self->cache);
  g_clear_object (&self->words);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (snabel_notifications_parent_class)->dispose (object);
}

static void
snabel_notifications_finalize (GObject *object)
{
  SnabelNotifications *self = SNABEL_NOTIFICATIONS (object);

  g_clear_pointer (&self->notices, snabel_notice_list_free);
  g_clear_pointer (&self->account_key, g_free);

  G_OBJECT_CLASS (snabel_notifications_parent_class)->finalize (object);
}

static void
snabel_notifications_class_init (SnabelNotificationsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_notifications_get_property;
  object_class->dispose = snabel_notifications_dispose;
  object_class->finalize = snabel_notifications_finalize;

  /**
   * SnabelNotifications:n-unread:
   *
   * How many are new to the person, here and on other programs as far as they tell the server.
   */
  properties[PROP_N_UNREAD] =
    g_param_spec_uint ("n-unread", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelNotifications:n-mentions:
   *
   * How many of those are mentions.
   */
  properties[PROP_N_MENTIONS] =
    g_param_spec_uint ("n-mentions", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SnabelNotifications::alerts:
   * @notifications: (element-type SnabelNotification): what is new, the oldest first
   *
   * Each is told once, ever: words.db has recorded it before. What a filter hides is not told.
   */
  signals[ALERTS] = g_signal_new ("alerts", SNABEL_TYPE_NOTIFICATIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
snabel_notifications_init (SnabelNotifications *self)
{
  self->notices = snabel_notice_list_new ();
  self->saved_read_position = -1;
}

/**
 * snabel_notifications_new:
 * @parts: what they work with
 *
 * Returns: (transfer full): notifications that are still empty
 */
SnabelNotifications *
snabel_notifications_new (const SnabelFeedParts *parts)
{
  SnabelNotifications *self = NULL;

  g_return_val_if_fail (parts != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_NOTIFICATIONS, NULL);
  self->account_key = g_strdup (parts->account_key);
  self->cache = g_object_ref (parts->cache);
  self->words = g_object_ref (parts->words);
  self->map = g_object_ref (parts->map);

  return self;
}

/**
 * snabel_notifications_set_client:
 * @client: (nullable): how to reach the server; %NULL while there is no token
 */
void
snabel_notifications_set_client (SnabelNotifications *self,
                                 SnabelClient        *client)
{
  g_return_if_fail (SNABEL_IS_NOTIFICATIONS (self));

  if (g_set_object (&self->client, client))
    dex_clear (&self->retry);
}

/* ---- what was read ---- */

static void
update_counts (SnabelNotifications *self)
{
  guint n_unread = snabel_notice_list_count_unread (self->notices, FALSE);
  guint n_mentions = snabel_notice_list_count_unread (self->notices, TRUE);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->n_unread != n_unread)
    {
      self->n_unread = n_unread;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNREAD]);
    }
  if (self->n_mentions != n_mentions)
    {
      self->n_mentions = n_mentions;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MENTIONS]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/* In cache.db, as are the positions: both are lost together or not at all. */
static void
save_read_position (SnabelNotifications *self)
{
  gint64           position = snabel_notice_list_get_read_position (self->notices);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, position);

  if (position == self->saved_read_position)
    return;
  self->saved_read_position = position;
  snabel_detach ("save what was read", snabel_cache_set_value (self->cache, self->account_key, READ_POSITION, text));
}

void
_snabel_notifications_changed (SnabelNotifications *self)
{
  save_read_position (self);
  update_counts (self);
}

void
_snabel_notifications_emit_alerts (SnabelNotifications *self,
                                   GPtrArray           *notifications)
{
  g_signal_emit (self, signals[ALERTS], 0, notifications);
}

static DexFuture *
restored_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelNotifications *self = user_data;
  const GValue        *value = dex_future_get_value (future, NULL);
  GPtrArray           *rows = value != NULL ? g_value_get_boxed (value) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SnabelCachedNotification *row = g_ptr_array_index (rows, i);
      JsonObject               *object = snabel_json_node_get_object (row->notification);

      snabel_notice_list_append (self->notices, row->id, row->position,
                                 g_strcmp0 (snabel_json_get_string (object, "type"), "mention") == 0);
    }
  snabel_notice_list_set_read_position (self->notices, self->saved_read_position >= 0 ? self->saved_read_position : G_MAXINT64);
  update_counts (self);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
read_position_cb (DexFuture *future,
                  gpointer   user_data)
{
  SnabelNotifications *self = user_data;
  const GValue        *value = dex_future_get_value (future, NULL);
  const char          *text = value != NULL ? g_value_get_string (value) : NULL;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &self->saved_read_position, NULL))
    self->saved_read_position = -1;

  return dex_future_finally (snabel_on_main (snabel_cache_read_notifications (self->cache, self->account_key, G_MAXINT64, N_RESTORED)),
                             restored_cb, g_object_ref (self), g_object_unref);
}

/**
 * snabel_notifications_restore:
 *
 * Reads what the store has. To be called before anything new comes in.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, whatever the store had
 */
DexFuture *
snabel_notifications_restore (SnabelNotifications *self)
{
  dex_return_error_if_fail (SNABEL_IS_NOTIFICATIONS (self));

  return dex_future_finally (snabel_on_main (snabel_cache_get_value (self->cache, self->account_key, READ_POSITION)),
                             read_position_cb, g_object_ref (self), g_object_unref);
}

/**
 * snabel_notifications_mark_read:
 *
 * The person has seen all that is here.
 */
void
snabel_notifications_mark_read (SnabelNotifications *self)
{
  g_return_if_fail (SNABEL_IS_NOTIFICATIONS (self));

  snabel_notice_list_mark_read (self->notices, NULL);
  _snabel_notifications_changed (self);
}

/**
 * snabel_notifications_get_n_unread:
 *
 * Returns: how many are new to the person
 */
guint
snabel_notifications_get_n_unread (SnabelNotifications *self)
{
  g_return_val_if_fail (SNABEL_IS_NOTIFICATIONS (self), 0);

  return self->n_unread;
}

/**
 * snabel_notifications_get_n_mentions:
 *
 * Returns: how many mentions are new to the person
 */
guint
snabel_notifications_get_n_mentions (SnabelNotifications *self)
{
  g_return_val_if_fail (SNABEL_IS_NOTIFICATIONS (self), 0);

  return self->n_mentions;
}

/**
 * snabel_notifications_is_unread:
 * @id: the server's id of a notification
 *
 * Returns: whether it is new to the person
 */
gboolean
snabel_notifications_is_unread (SnabelNotifications *self,
                                const char          *id)
{
  SnabelNotice *notice = NULL;

  g_return_val_if_fail (SNABEL_IS_NOTIFICATIONS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  notice = snabel_notice_list_find (self->notices, id);

  return notice != NULL && notice->is_unread;
}
