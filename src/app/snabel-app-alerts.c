/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One notifier for all accounts; a click becomes a way to a post. */
#include "config.h"

#include "snabel-app-alerts.h"

#include "snabel-session-alerts.h"

struct _SnabelAppAlerts
{
  GObject         parent_instance;
  SnabelNotifier *notifier;
  SnabelAccounts *accounts;
  GSettings      *settings;
  GPtrArray      *alerts; /* of SnabelSessionAlerts */
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelAppAlerts, snabel_app_alerts, G_TYPE_OBJECT)

static void
activated_cb (SnabelAppAlerts *self,
              const char      *id,
              const char      *action,
              const char      *token)
{
  const char      *status_id = NULL;
  g_autofree char *key = snabel_session_alerts_parse_id (id, &status_id);

  if (key != NULL && g_utf8_validate (id, -1, NULL))
    g_signal_emit (self, signals[OPEN], 0, key, status_id, token);
}

static SnabelSessionAlerts *
find_alerts (SnabelAppAlerts *self,
             SnabelSession   *session)
{
  for (guint i = 0; i < self->alerts->len; i++)
    {
      SnabelSessionAlerts *alerts = g_ptr_array_index (self->alerts, i);

      if (snabel_session_alerts_get_session (alerts) == session)
        return alerts;
    }

  return NULL;
}

/* The person wants alerts, and of this account too. */
static gboolean
is_wanted (SnabelAppAlerts     *self,
           SnabelSessionAlerts *alerts)
{
  g_auto(GStrv) without = g_settings_get_strv (self->settings, "accounts-without-alerts");
  const char *key = snabel_session_get_key (snabel_session_alerts_get_session (alerts));

  return g_settings_get_boolean (self->settings, "alerts") && !g_strv_contains ((const char *const *) without, key);
}

static void
settings_changed_cb (SnabelAppAlerts *self)
{
  for (guint i = 0; i < self->alerts->len; i++)
    {
      SnabelSessionAlerts *alerts = g_ptr_array_index (self->alerts, i);

      g_object_set (alerts, "is-enabled", is_wanted (self, alerts), NULL);
    }
}

static void
accounts_changed_cb (SnabelAppAlerts *self)
{
  GListModel *model = G_LIST_MODEL (self->accounts);
  guint       n_sessions = g_list_model_get_n_items (model);
  GPtrArray  *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_sessions; i++)
    {
      g_autoptr(SnabelSession) session = g_list_model_get_item (model, i);
      SnabelSessionAlerts *known = find_alerts (self, session);
      SnabelSessionAlerts *alerts = known != NULL ? g_object_ref (known) : snabel_session_alerts_new (session, self->notifier);

      g_object_set (alerts, "has-siblings", n_sessions > 1, "is-enabled", is_wanted (self, alerts), NULL);
      g_ptr_array_add (all, alerts);
    }
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  self->alerts = all;
}

static void
snabel_app_alerts_dispose (GObject *object)
{
  SnabelAppAlerts *self = SNABEL_APP_ALERTS (object);

  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_clear_object (&self->notifier);
  g_clear_object (&self->accounts);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (snabel_app_alerts_parent_class)->dispose (object);
}

static void
snabel_app_alerts_class_init (SnabelAppAlertsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_app_alerts_dispose;

  /**
   * SnabelAppAlerts::open:
   * @key: the account's key; any program on the bus may have made it up
   * @status_id: (nullable): the post; may be made up as well
   * @token: (nullable): lets a window come to the front
   */
  signals[OPEN] = g_signal_new ("open", SNABEL_TYPE_APP_ALERTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
snabel_app_alerts_init (SnabelAppAlerts *self)
{
  self->alerts = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * snabel_app_alerts_new:
 * @application: gets an action that desktops answer by; so it is to be made when the program starts
 *
 * Returns: (transfer full): alerts of no account yet
 */
SnabelAppAlerts *
snabel_app_alerts_new (GApplication *application)
{
  SnabelAppAlerts *self = g_object_new (SNABEL_TYPE_APP_ALERTS, NULL);

  self->notifier = snabel_notifier_new (application, "Snabel");
  g_signal_connect_object (self->notifier, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * snabel_app_alerts_follow:
 * @accounts: whose mentions are shown
 * @settings: with the keys "alerts" and "accounts-without-alerts"
 */
void
snabel_app_alerts_follow (SnabelAppAlerts *self,
                          SnabelAccounts  *accounts,
                          GSettings       *settings)
{
  g_return_if_fail (SNABEL_IS_APP_ALERTS (self));
  g_return_if_fail (self->accounts == NULL);

  self->accounts = g_object_ref (accounts);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (accounts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::alerts", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::accounts-without-alerts", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  accounts_changed_cb (self);
}

/**
 * snabel_app_alerts_look:
 * @session: (nullable): the account that the person looks at now
 */
void
snabel_app_alerts_look (SnabelAppAlerts *self,
                        SnabelSession   *session)
{
  SnabelSessionAlerts *alerts = NULL;

  g_return_if_fail (SNABEL_IS_APP_ALERTS (self));

  alerts = session != NULL ? find_alerts (self, session) : NULL;
  if (alerts != NULL)
    snabel_session_alerts_look (alerts);
}
