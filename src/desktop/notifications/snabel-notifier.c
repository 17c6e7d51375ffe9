/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses for each alert who shows it: GNotification where it is first-class, else the notification server. */
#include "notifications/snabel-notifier.h"

#include "base/snabel-async.h"
#include "notifications/snabel-alert-server.h"

#define OPEN_ACTION "open-alert"

struct _SnabelNotifier
{
  GObject            parent_instance;
  GApplication      *application;
  char              *application_name;
  SnabelAlertServer *server;
};

enum
{
  ACTIVATED,
  REPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelNotifier, snabel_notifier, G_TYPE_OBJECT)

typedef struct
{
  SnabelNotifier *self;
  SnabelAlert    *alert;
  char           *id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->self);
  g_clear_pointer (&job->alert, snabel_alert_free);
  g_clear_pointer (&job->id, g_free);
  g_free (job);
}

static void
server_activated_cb (SnabelNotifier *self,
                     const char     *id,
                     const char     *action,
                     const char     *token)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id, action, token);
}

static void
server_replied_cb (SnabelNotifier *self,
                   const char     *id,
                   const char     *text)
{
  g_signal_emit (self, signals[REPLIED], 0, id, text);
}

static void
open_action_cb (SnabelNotifier *self,
                GVariant       *parameter)
{
  g_signal_emit (self, signals[ACTIVATED], 0, g_variant_get_string (parameter, NULL), SNABEL_ALERT_DEFAULT_ACTION, NULL);
}

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
}

/* Whether GNotification reaches a desktop that keeps alerts and starts Snabel for them: GNOME, or the portal. */
static DexFuture *
prefers_application_fiber (gpointer data)
{
  GDBusConnection *bus = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = NULL;
  gboolean is_owned = FALSE;

  if (is_sandboxed ())
    return dex_future_new_for_boolean (TRUE);

  reply = snabel_await_variant (dex_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                          "org.freedesktop.DBus", "NameHasOwner",
                                                          g_variant_new ("(s)", "org.gtk.Notifications"),
                                                          G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1),
                                &error);
  if (reply == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_variant_get (reply, "(b)", &is_owned);

  return dex_future_new_for_boolean (is_owned);
}

static SnabelAlertServer *
ensure_server (SnabelNotifier  *self,
               GDBusConnection *bus)
{
  if (self->server == NULL)
    {
      self->server = snabel_alert_server_new (bus, self->application_name,
                                              g_application_get_application_id (self->application));
      g_signal_connect_object (self->server, "activated", G_CALLBACK (server_activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->server, "replied", G_CALLBACK (server_replied_cb), self, G_CONNECT_SWAPPED);
    }

  return self->server;
}

/* Buttons are left out: their actions would have to be exported, for any program on the bus to call. */
static void
send_notification (GApplication *application,
                   SnabelAlert  *alert)
{
  g_autoptr(GNotification) notification = g_notification_new (alert->title);

  g_notification_set_body (notification, alert->body);
  g_notification_set_category (notification, "im.received");
  g_notification_set_default_action_and_target (notification, "app." OPEN_ACTION, "s", alert->id);
  if (alert->icon_path != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_path (alert->icon_path);
      g_autoptr(GIcon) icon = g_file_icon_new (file);

      g_notification_set_icon (notification, icon);
    }
  g_application_send_notification (application, alert->id, notification);
}

static DexFuture *
show_fiber (gpointer data)
{
  Job             *job = data;
  GApplication    *application = job->self->application;
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  g_autoptr(GError) error = NULL;
  gboolean by_application = FALSE;

  if (bus == NULL)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "There is no session bus to show alerts by");

  by_application = snabel_await_boolean (snabel_spawn (G_STRFUNC, prefers_application_fiber, g_object_ref (bus), g_object_unref),
                                         &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!by_application)
    return snabel_alert_server_show (ensure_server (job->self, bus), job->alert);

  send_notification (application, job->alert);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
withdraw_fiber (gpointer data)
{
  Job             *job = data;
  GApplication    *application = job->self->application;
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  g_autoptr(GError) error = NULL;
  gboolean by_application = FALSE;

  if (bus == NULL)
    return dex_future_new_for_boolean (TRUE);

  by_application = snabel_await_boolean (snabel_spawn (G_STRFUNC, prefers_application_fiber, g_object_ref (bus), g_object_unref),
                                         &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (by_application)
    g_application_withdraw_notification (application, job->id);
  if (job->self->server != NULL)
    return snabel_alert_server_withdraw (job->self->server, job->id);

  return dex_future_new_for_boolean (TRUE);
}

static void
snabel_notifier_dispose (GObject *object)
{
  SnabelNotifier *self = SNABEL_NOTIFIER (object);

  if (self->application != NULL)
    g_action_map_remove_action (G_ACTION_MAP (self->application), OPEN_ACTION);
  g_clear_object (&self->application);
  g_clear_object (&self->server);
  g_clear_pointer (&self->application_name, g_free);

  G_OBJECT_CLASS (snabel_notifier_parent_class)->dispose (object);
}

static void
snabel_notifier_class_init (SnabelNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_notifier_dispose;

  /**
   * SnabelNotifier::activated:
   * @id: the alert's id; check it, for any program on the bus may name one
   * @action: %SNABEL_ALERT_DEFAULT_ACTION, or the name of a button
   * @token: (nullable): lets a window come to the front
   */
  signals[ACTIVATED] = g_signal_new ("activated", SNABEL_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * SnabelNotifier::replied:
   * @id: the alert's id
   * @text: what the person wrote into the alert
   */
  signals[REPLIED] = g_signal_new ("replied", SNABEL_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
snabel_notifier_init (SnabelNotifier *self)
{
}

/**
 * snabel_notifier_new:
 * @application: gets an action "open-alert", for desktops that answer by actions; it only navigates
 * @application_name: what a person knows Snabel by, translated
 *
 * Returns: (transfer full): alerts in the name of @application
 */
SnabelNotifier *
snabel_notifier_new (GApplication *application,
                     const char   *application_name)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new (OPEN_ACTION, G_VARIANT_TYPE_STRING);
  SnabelNotifier *self = NULL;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (application_name != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_NOTIFIER, NULL);
  self->application = g_object_ref (application);
  self->application_name = g_strdup (application_name);
  g_signal_connect_object (action, "activate", G_CALLBACK (open_action_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));

  return self;
}

/**
 * snabel_notifier_show:
 * @alert: replaces the one with its id
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the desktop has taken the alert;
 *   whether anybody saw it is not known
 */
DexFuture *
snabel_notifier_show (SnabelNotifier *self,
                      SnabelAlert    *alert)
{
  Job *job = NULL;

  dex_return_error_if_fail (SNABEL_IS_NOTIFIER (self));
  dex_return_error_if_fail (alert != NULL);

  job = g_new0 (Job, 1);
  job->self = g_object_ref (self);
  job->alert = snabel_alert_copy (alert);

  return snabel_spawn (G_STRFUNC, show_fiber, job, job_free);
}

/**
 * snabel_notifier_withdraw:
 * @id: an alert, shown or not
 *
 * Returns: (transfer full): a future that resolves when the desktop no longer shows it
 */
DexFuture *
snabel_notifier_withdraw (SnabelNotifier *self,
                          const char     *id)
{
  Job *job = NULL;

  dex_return_error_if_fail (SNABEL_IS_NOTIFIER (self));
  dex_return_error_if_fail (id != NULL);

  job = g_new0 (Job, 1);
  job->self = g_object_ref (self);
  job->id = g_strdup (id);

  return snabel_spawn (G_STRFUNC, withdraw_fiber, job, job_free);
}
