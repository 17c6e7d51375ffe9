/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what is unread in all accounts, and turns clicks into names of actions. */
#include "config.h"

#include "snabel-app-tray.h"

#include <glib/gi18n-lib.h>

#include "status-item/snabel-status-item.h"

struct _SnabelAppTray
{
  GObject           parent_instance;
  SnabelStatusItem *item;
  SnabelAccounts   *accounts;
  GPtrArray        *followed; /* of SnabelNotifications */
};

enum
{
  PROP_0,
  PROP_IS_HOSTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelAppTray, snabel_app_tray, G_TYPE_OBJECT)

/* Named as the actions of the program. */
static const struct
{
  const char *action;
  const char *label;
} entries[] = {
  { "show", N_ ("Show Snabel") },
  { "new-post", N_ ("New Post") },
  { NULL, NULL },
  { "quit", N_ ("Quit") },
};

static char *
dup_tooltip (guint n_mentions,
             guint n_unread)
{
  if (n_mentions > 0)
    return g_strdup_printf (ngettext ("%u new mention", "%u new mentions", n_mentions), n_mentions);
  if (n_unread > 0)
    return g_strdup_printf (ngettext ("%u new notification", "%u new notifications", n_unread), n_unread);

  return g_strdup (_ ("Nothing new"));
}

static void
update (SnabelAppTray *self)
{
  guint            n_mentions = 0;
  guint            n_unread = 0;
  g_autofree char *tooltip = NULL;

  for (guint i = 0; i < self->followed->len; i++)
    {
      SnabelNotifications *notifications = g_ptr_array_index (self->followed, i);

      n_mentions += snabel_notifications_get_n_mentions (notifications);
      n_unread += snabel_notifications_get_n_unread (notifications);
    }
  if (n_mentions > 0)
    snabel_status_item_show_icon (self->item, SNABEL_STATUS_ICON_MENTION);
  else
    snabel_status_item_show_icon (self->item, n_unread > 0 ? SNABEL_STATUS_ICON_UNREAD : SNABEL_STATUS_ICON_IDLE);
  tooltip = dup_tooltip (n_mentions, n_unread);
  snabel_status_item_set_tooltip (self->item, tooltip);
}

static void
forget_all (SnabelAppTray *self)
{
  for (guint i = 0; i < self->followed->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->followed, i), self);
  g_ptr_array_set_size (self->followed, 0);
}

static void
accounts_changed_cb (SnabelAppTray *self)
{
  GListModel *model = G_LIST_MODEL (self->accounts);

  forget_all (self);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SnabelSession) session = g_list_model_get_item (model, i);
      SnabelNotifications *notifications = snabel_session_get_notifications (session);

      g_ptr_array_add (self->followed, g_object_ref (notifications));
      g_signal_connect_object (notifications, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

static void
item_activate_cb (SnabelAppTray *self,
                  const char    *token)
{
  g_signal_emit (self, signals[ACTIVATED], 0, "show", token);
}

static void
menu_activated_cb (SnabelAppTray *self,
                   const char    *name,
                   const char    *token)
{
  g_signal_emit (self, signals[ACTIVATED], 0, name, token);
}

static void
hosted_changed_cb (SnabelAppTray *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_HOSTED]);
}

static void
snabel_app_tray_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_HOSTED:
      g_value_set_boolean (value, snabel_app_tray_get_is_hosted (SNABEL_APP_TRAY (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
snabel_app_tray_dispose (GObject *object)
{
  SnabelAppTray *self = SNABEL_APP_TRAY (object);

  if (self->followed != NULL)
    forget_all (self);
  g_clear_pointer (&self->followed, g_ptr_array_unref);
  g_clear_object (&self->item);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (snabel_app_tray_parent_class)->dispose (object);
}

static void
snabel_app_tray_class_init (SnabelAppTrayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_app_tray_get_property;
  object_class->dispose = snabel_app_tray_dispose;

  /**
   * SnabelAppTray:is-hosted:
   *
   * Whether anybody can see it: only then it is a way back to a closed window.
   */
  properties[PROP_IS_HOSTED] =
    g_param_spec_boolean ("is-hosted", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SnabelAppTray::activated:
   * @action: an action of the program: "show", "new-post", "quit"
   * @token: (nullable): lets a window come to the front
   */
  signals[ACTIVATED] = g_signal_new ("activated", SNABEL_TYPE_APP_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
snabel_app_tray_init (SnabelAppTray *self)
{
  self->followed = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
set_up_item (SnabelAppTray *self)
{
  SnabelStatusMenuItem items[G_N_ELEMENTS (entries)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      items[i].name = entries[i].action;
      items[i].label = entries[i].label != NULL ? _ (entries[i].label) : NULL;
    }
  snabel_status_item_set_menu (self->item, items, G_N_ELEMENTS (items));
  snabel_status_item_set_icon_name (self->item, SNABEL_STATUS_ICON_IDLE, "snabel-tray-idle-symbolic");
  snabel_status_item_set_icon_name (self->item, SNABEL_STATUS_ICON_UNREAD, "snabel-tray-unread-symbolic");
  snabel_status_item_set_icon_name (self->item, SNABEL_STATUS_ICON_MENTION, "snabel-tray-mention-symbolic");
#if SNABEL_DEVELOPMENT
  /* It may not be installed. */
  snabel_status_item_set_icon_folder (self->item, SNABEL_ICON_FOLDER);
#endif
  g_signal_connect_object (self->item, "activate", G_CALLBACK (item_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->item, "menu-item-activated", G_CALLBACK (menu_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->item, "notify::is-hosted", G_CALLBACK (hosted_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * snabel_app_tray_new:
 * @bus: the session bus
 * @accounts: whose news it tells
 *
 * Returns: (transfer full): a place in the notification area, wherever there is one
 */
SnabelAppTray *
snabel_app_tray_new (GDBusConnection *bus,
                     SnabelAccounts  *accounts)
{
  SnabelAppTray *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), NULL);
  g_return_val_if_fail (SNABEL_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (SNABEL_TYPE_APP_TRAY, NULL);
  self->item = snabel_status_item_new (bus, SNABEL_APPLICATION_ID, "Snabel");
  self->accounts = g_object_ref (accounts);
  set_up_item (self);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (accounts_changed_cb), self, G_CONNECT_SWAPPED);
  accounts_changed_cb (self);

  return self;
}

/**
 * snabel_app_tray_get_is_hosted:
 *
 * Returns: whether anybody can see it
 */
gboolean
snabel_app_tray_get_is_hosted (SnabelAppTray *self)
{
  g_return_val_if_fail (SNABEL_IS_APP_TRAY (self), FALSE);

  return self->item != NULL && snabel_status_item_get_is_hosted (self->item);
}
