/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties alerts and notification area to the program's actions, and decides whether it may live without a window. */
#include "config.h"

#include "snabel-app-presence.h"

#include "snabel-app-alerts.h"
#include "snabel-app-tray.h"

struct _SnabelAppPresence
{
  GObject          parent_instance;
  SnabelApp       *app; /* who owns us */
  SnabelAppAlerts *alerts;
  SnabelAppTray   *tray;
  GSettings       *settings;
};

G_DEFINE_FINAL_TYPE (SnabelAppPresence, snabel_app_presence, G_TYPE_OBJECT)

static void
call_action (SnabelAppPresence *self,
             const char        *action,
             GVariant          *parameter,
             const char        *token)
{
  snabel_app_set_activation_token (self->app, token);
  g_action_group_activate_action (G_ACTION_GROUP (self->app), action, parameter);
}

static void
open_cb (SnabelAppPresence *self,
         const char        *key,
         const char        *status_id,
         const char        *token)
{
  SnabelAccounts *accounts = snabel_app_get_accounts (self->app);

  call_action (self, "show-status", g_variant_new ("(ss)", key, status_id != NULL ? status_id : ""), token);
  if (accounts != NULL)
    snabel_app_alerts_look (self->alerts, snabel_accounts_find (accounts, key));
}

static void
tray_activated_cb (SnabelAppPresence *self,
                   const char        *action,
                   const char        *token)
{
  call_action (self, action, NULL, token);
}

/* The launcher leads to the program that runs, if that is on the bus under its name: with a profile of its own it is not. */
static gboolean
has_way_back (SnabelAppPresence *self)
{
  GApplication *app = G_APPLICATION (self->app);

  if (self->tray != NULL && snabel_app_tray_get_is_hosted (self->tray))
    return TRUE;

  return g_application_get_dbus_connection (app) != NULL && (g_application_get_flags (app) & G_APPLICATION_NON_UNIQUE) == 0;
}

/* A panel that goes may take the way back to the window with it. */
static void
hosted_changed_cb (SnabelAppPresence *self)
{
  if (!has_way_back (self) && gtk_application_get_windows (GTK_APPLICATION (self->app)) == NULL)
    snabel_app_show (self->app);
}

static void
window_active_cb (SnabelAppPresence *self,
                  GParamSpec        *pspec,
                  SnabelWindow      *window)
{
  if (gtk_window_is_active (GTK_WINDOW (window)))
    snabel_app_alerts_look (self->alerts, snabel_window_get_session (window));
}

static void
snabel_app_presence_dispose (GObject *object)
{
  SnabelAppPresence *self = SNABEL_APP_PRESENCE (object);

  g_clear_object (&self->tray);
  g_clear_object (&self->alerts);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (snabel_app_presence_parent_class)->dispose (object);
}

static void
snabel_app_presence_class_init (SnabelAppPresenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_app_presence_dispose;
}

static void
snabel_app_presence_init (SnabelAppPresence *self)
{
}

/**
 * snabel_app_presence_new:
 * @app: (transfer none): the program that owns it; registered, for a click on an alert may have started it
 *
 * Returns: (transfer full): a presence that shows nothing yet
 */
SnabelAppPresence *
snabel_app_presence_new (SnabelApp *app)
{
  SnabelAppPresence *self = NULL;

  g_return_val_if_fail (SNABEL_IS_APP (app), NULL);

  self = g_object_new (SNABEL_TYPE_APP_PRESENCE, NULL);
  self->app = app;
  self->alerts = snabel_app_alerts_new (G_APPLICATION (app));
  g_signal_connect_object (self->alerts, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_app_presence_begin:
 * @settings: with the keys of alerts and "run-in-background"
 *
 * To be called when the accounts are open.
 */
void
snabel_app_presence_begin (SnabelAppPresence *self,
                           GSettings         *settings)
{
  SnabelAccounts  *accounts = NULL;
  GDBusConnection *bus = NULL;

  g_return_if_fail (SNABEL_IS_APP_PRESENCE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  accounts = snabel_app_get_accounts (self->app);
  bus = g_application_get_dbus_connection (G_APPLICATION (self->app));
  self->settings = g_object_ref (settings);
  snabel_app_alerts_follow (self->alerts, accounts, settings);
  if (bus == NULL)
    return;
  self->tray = snabel_app_tray_new (bus, accounts);
  g_signal_connect_object (self->tray, "activated", G_CALLBACK (tray_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray, "notify::is-hosted", G_CALLBACK (hosted_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * snabel_app_presence_watch:
 * @window: the program's window
 *
 * While the person looks at an account in it, nothing of that account is news.
 */
void
snabel_app_presence_watch (SnabelAppPresence *self,
                           SnabelWindow      *window)
{
  g_return_if_fail (SNABEL_IS_APP_PRESENCE (self));
  g_return_if_fail (SNABEL_IS_WINDOW (window));

  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (window_active_cb), self, G_CONNECT_SWAPPED);
}

/**
 * snabel_app_presence_get_keeps_running:
 *
 * Returns: whether the program lives on when its last window closes: only if the person wants it, and there is
 *   a way back
 */
gboolean
snabel_app_presence_get_keeps_running (SnabelAppPresence *self)
{
  g_return_val_if_fail (SNABEL_IS_APP_PRESENCE (self), FALSE);

  return self->settings != NULL && g_settings_get_boolean (self->settings, "run-in-background") && has_way_back (self);
}
