/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a mention as it comes, many at once as one, and takes back what was read elsewhere. */
#include "snabel-session-alerts.h"

#include "base/snabel-async.h"
#include "snabel-alert-words.h"

/* More than this within a minute become one alert. */
#define MOST_SINGLE  3
#define GROUP_WINDOW (60 * G_USEC_PER_SEC)
/* Of those who are named in it. */
#define MOST_NAMED 3

typedef struct
{
  char    *notification_id;
  char    *alert_id;
  char    *name;
  gint64   shown_at;
  gboolean is_grouped;
} Shown;

struct _SnabelSessionAlerts
{
  GObject         parent_instance;
  SnabelSession  *session;
  SnabelNotifier *notifier;
  GPtrArray      *shown; /* the oldest first */
  gboolean        is_enabled;
  gboolean        has_siblings;
};

enum
{
  PROP_0,
  PROP_IS_ENABLED,
  PROP_HAS_SIBLINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelSessionAlerts, snabel_session_alerts, G_TYPE_OBJECT)

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_clear_pointer (&shown->notification_id, g_free);
  g_clear_pointer (&shown->alert_id, g_free);
  g_clear_pointer (&shown->name, g_free);
  g_free (shown);
}

static gint64
get_time (SnabelSessionAlerts *self)
{
  return snabel_clock_get_monotonic_time (snabel_session_get_platform (self->session)->clock);
}

static const char *
get_handle (SnabelSessionAlerts *self)
{
  return self->has_siblings ? snabel_session_get_account (self->session)->handle : NULL;
}

/* ---- names of alerts ---- */

/* The account's key, a slash, the post's id: enough to find the post after a restart. A second slash: no post. */
static char *
build_id (SnabelSessionAlerts *self,
          const char          *status_id,
          const char          *other)
{
  const char *key = snabel_session_get_key (self->session);

  return status_id != NULL ? g_strdup_printf ("%s/%s", key, status_id) : g_strdup_printf ("%s//%s", key, other);
}

static char *
build_group_id (SnabelSessionAlerts *self)
{
  return build_id (self, NULL, "");
}

/**
 * snabel_session_alerts_parse_id:
 * @id: what names an alert; any program on the bus may have made it up
 * @status_id: (out) (nullable): the post in it, a part of @id
 *
 * Returns: (transfer full) (nullable): the account's key in it
 */
char *
snabel_session_alerts_parse_id (const char  *id,
                                const char **status_id)
{
  const char *slash = NULL;

  g_return_val_if_fail (id != NULL && status_id != NULL, NULL);

  slash = strchr (id, '/');
  *status_id = slash != NULL && slash[1] != '\0' && slash[1] != '/' ? slash + 1 : NULL;

  return slash != NULL ? g_strndup (id, (gsize) (slash - id)) : NULL;
}

/* ---- showing ---- */

static void
withdraw (SnabelSessionAlerts *self,
          const char          *id)
{
  snabel_detach ("withdraw an alert", snabel_notifier_withdraw (self->notifier, id));
}

static void
show (SnabelSessionAlerts *self,
      const char          *id,
      const char          *title,
      const char          *body)
{
  g_autoptr(SnabelAlert) alert = snabel_alert_new (id, title, body);

  snabel_detach ("show an alert", snabel_notifier_show (self->notifier, alert));
}

static void
show_single (SnabelSessionAlerts *self,
             SnabelNotification  *notification,
             const char          *id)
{
  g_autofree char *title = snabel_alert_words_dup_title (notification, get_handle (self));
  g_autofree char *body = snabel_alert_words_dup_body (notification);

  show (self, id, title, body);
}

/* The latest first, each once. */
static char *
list_names (SnabelSessionAlerts *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = self->shown->len; i > 0; i--)
    {
      Shown *shown = g_ptr_array_index (self->shown, i - 1);

      if (!shown->is_grouped || g_ptr_array_find_with_equal_func (names, shown->name, g_str_equal, NULL))
        continue;
      g_ptr_array_add (names, names->len == MOST_NAMED ? (gpointer) "…" : shown->name);
      if (names->len > MOST_NAMED)
        break;
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

static guint
count_grouped (SnabelSessionAlerts *self)
{
  guint n_grouped = 0;

  for (guint i = 0; i < self->shown->len; i++)
    if (((Shown *) g_ptr_array_index (self->shown, i))->is_grouped)
      n_grouped++;

  return n_grouped;
}

static void
show_group (SnabelSessionAlerts *self)
{
  g_autofree char *id = build_group_id (self);
  g_autofree char *title = snabel_alert_words_dup_group_title (count_grouped (self), get_handle (self));
  g_autofree char *body = list_names (self);

  show (self, id, title, body);
}

static guint
count_recent (SnabelSessionAlerts *self)
{
  gint64 since = get_time (self) - GROUP_WINDOW;
  guint  n_recent = 0;

  while (n_recent < self->shown->len &&
         ((Shown *) g_ptr_array_index (self->shown, self->shown->len - 1 - n_recent))->shown_at > since)
    n_recent++;

  return n_recent;
}

/* What was shown by itself a moment ago joins the group. */
static void
gather (SnabelSessionAlerts *self,
        guint                n_recent)
{
  for (guint i = self->shown->len - n_recent; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      if (!shown->is_grouped)
        withdraw (self, shown->alert_id);
      shown->is_grouped = TRUE;
    }
}

static Shown *
add (SnabelSessionAlerts *self,
     SnabelNotification  *notification)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->notification_id = g_strdup (notification->id);
  shown->alert_id = build_id (self, notification->status != NULL ? notification->status->id : NULL, notification->id);
  shown->name = snabel_alert_words_dup_name (notification);
  shown->shown_at = get_time (self);
  g_ptr_array_add (self->shown, shown);

  return shown;
}

static void
alerts_cb (SnabelSessionAlerts *self,
           GPtrArray           *notifications)
{
  g_autoptr(GPtrArray) mentions = g_ptr_array_new ();
  guint    n_recent = count_recent (self);
  gboolean is_group = FALSE;

  for (guint i = 0; i < notifications->len && self->is_enabled; i++)
    if (((SnabelNotification *) g_ptr_array_index (notifications, i))->type == SNABEL_NOTIFICATION_TYPE_MENTION)
      g_ptr_array_add (mentions, g_ptr_array_index (notifications, i));
  if (mentions->len == 0)
    return;

  is_group = n_recent + mentions->len > MOST_SINGLE;
  if (is_group)
    gather (self, n_recent);
  for (guint i = 0; i < mentions->len; i++)
    {
      SnabelNotification *notification = g_ptr_array_index (mentions, i);
      Shown              *shown = add (self, notification);

      shown->is_grouped = is_group;
      if (!is_group)
        show_single (self, notification, shown->alert_id);
    }
  if (is_group)
    show_group (self);
}

/* ---- taking back ---- */

static void
unread_changed_cb (SnabelSessionAlerts *self)
{
  SnabelNotifications *notifications = snabel_session_get_notifications (self->session);
  guint                n_grouped = count_grouped (self);

  for (guint i = self->shown->len; i > 0; i--)
    {
      Shown *shown = g_ptr_array_index (self->shown, i - 1);

      if (snabel_notifications_is_unread (notifications, shown->notification_id))
        continue;
      if (!shown->is_grouped)
        withdraw (self, shown->alert_id);
      g_ptr_array_remove_index (self->shown, i - 1);
    }
  if (n_grouped > 0 && count_grouped (self) == 0)
    {
      g_autofree char *id = build_group_id (self);

      withdraw (self, id);
    }
}

/**
 * snabel_session_alerts_look:
 *
 * The person looks at the account: nothing is unread any more. The alerts stay with the desktop, for there
 * they can still be answered.
 */
void
snabel_session_alerts_look (SnabelSessionAlerts *self)
{
  g_return_if_fail (SNABEL_IS_SESSION_ALERTS (self));

  g_ptr_array_set_size (self->shown, 0);
  snabel_notifications_mark_read (snabel_session_get_notifications (self->session));
}

/* ---- the object ---- */

static void
snabel_session_alerts_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  SnabelSessionAlerts *self = SNABEL_SESSION_ALERTS (object);

  switch (prop_id)
    {
    case PROP_IS_ENABLED:
      g_value_set_boolean (value, self->is_enabled);
      break;
    case PROP_HAS_SIBLINGS:
      g_value_set_boolean (value, self->has_siblings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (SnabelSessionAlerts *self,
          gboolean            *flag,
          gboolean             value,
          guint                prop_id)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
snabel_session_alerts_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  SnabelSessionAlerts *self = SNABEL_SESSION_ALERTS (object);

  switch (prop_id)
    {
    case PROP_IS_ENABLED:
      set_flag (self, &self->is_enabled, g_value_get_boolean (value), prop_id);
      break;
    case PROP_HAS_SIBLINGS:
      set_flag (self, &self->has_siblings, g_value_get_boolean (value), prop_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_session_alerts_dispose (GObject *object)
{
  SnabelSessionAlerts *self = SNABEL_SESSION_ALERTS (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->notifier);

  G_OBJECT_CLASS (snabel_session_alerts_parent_class)->dispose (object);
}

static void
snabel_session_alerts_class_init (SnabelSessionAlertsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_session_alerts_get_property;
  object_class->set_property = snabel_session_alerts_set_property;
  object_class->dispose = snabel_session_alerts_dispose;

  /**
   * SnabelSessionAlerts:is-enabled:
   *
   * Whether the person wants alerts.
   */
  properties[PROP_IS_ENABLED] =
    g_param_spec_boolean ("is-enabled", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * SnabelSessionAlerts:has-siblings:
   *
   * Whether there are other accounts, so that an alert says which one it is about.
   */
  properties[PROP_HAS_SIBLINGS] =
    g_param_spec_boolean ("has-siblings", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_session_alerts_init (SnabelSessionAlerts *self)
{
  self->shown = g_ptr_array_new_with_free_func (shown_free);
  self->is_enabled = TRUE;
}

/**
 * snabel_session_alerts_new:
 * @notifier: who shows them
 *
 * Returns: (transfer full): the alerts of @session, from now on
 */
SnabelSessionAlerts *
snabel_session_alerts_new (SnabelSession  *session,
                           SnabelNotifier *notifier)
{
  SnabelSessionAlerts *self = NULL;
  SnabelNotifications *notifications = NULL;

  g_return_val_if_fail (SNABEL_IS_SESSION (session), NULL);
  g_return_val_if_fail (SNABEL_IS_NOTIFIER (notifier), NULL);

  self = g_object_new (SNABEL_TYPE_SESSION_ALERTS, NULL);
  self->session = g_object_ref (session);
  self->notifier = g_object_ref (notifier);
  notifications = snabel_session_get_notifications (session);
  g_signal_connect_object (notifications, "alerts", G_CALLBACK (alerts_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifications, "notify::n-unread", G_CALLBACK (unread_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_session_alerts_get_session:
 *
 * Returns: (transfer none): the account
 */
SnabelSession *
snabel_session_alerts_get_session (SnabelSessionAlerts *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION_ALERTS (self), NULL);

  return self->session;
}
