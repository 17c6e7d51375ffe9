/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers the item of this connection with every watcher that comes. */
#include "status-item/snabel-status-watcher.h"

#include "base/snabel-async.h"
#include "base/snabel-error.h"

#define WATCHER_NAME      "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH      "/StatusNotifierWatcher"
#define WATCHER_INTERFACE "org.kde.StatusNotifierWatcher"

struct _SnabelStatusWatcher
{
  GObject          parent_instance;
  GDBusConnection *bus;
  DexFuture       *registering;
  gboolean         is_hosted;
  guint            watch_id;
  guint            signals_id;
};

enum
{
  PROP_0,
  PROP_IS_HOSTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SnabelStatusWatcher, snabel_status_watcher, G_TYPE_OBJECT)

static void
set_is_hosted (SnabelStatusWatcher *self,
               gboolean             is_hosted)
{
  if (self->is_hosted == is_hosted)
    return;

  self->is_hosted = is_hosted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_HOSTED]);
}

static DexFuture *
call_watcher (GDBusConnection *bus,
              const char      *interface,
              const char      *method,
              GVariant        *parameters)
{
  return dex_dbus_connection_call (bus, WATCHER_NAME, WATCHER_PATH, interface, method, parameters, NULL,
                                   G_DBUS_CALL_FLAGS_NO_AUTO_START, -1);
}

/* To register twice is allowed, so whatever changes on the other side, the whole is done again. */
static DexFuture *
register_fiber (gpointer data)
{
  GDBusConnection *bus = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GVariant) value = NULL;

  if (!snabel_await (call_watcher (bus, WATCHER_INTERFACE, "RegisterStatusNotifierItem",
                                   g_variant_new ("(s)", g_dbus_connection_get_unique_name (bus))),
                     &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  reply = snabel_await_variant (call_watcher (bus, "org.freedesktop.DBus.Properties", "Get",
                                              g_variant_new ("(ss)", WATCHER_INTERFACE, "IsStatusNotifierHostRegistered")),
                                &error);
  if (reply == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (g_variant_is_of_type (reply, G_VARIANT_TYPE ("(v)")))
    g_variant_get (reply, "(v)", &value);

  return dex_future_new_for_boolean (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
                                     g_variant_get_boolean (value));
}

static DexFuture *
registered_cb (DexFuture *future,
               gpointer   user_data)
{
  SnabelStatusWatcher *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value == NULL && !snabel_error_is_cancelled (error))
    g_debug ("The watcher of status items: %s", error->message);
  set_is_hosted (self, value != NULL && g_value_get_boolean (value));

  return dex_future_new_for_boolean (TRUE);
}

static void
register_item (SnabelStatusWatcher *self)
{
  dex_clear (&self->registering);
  self->registering = snabel_then_main (snabel_spawn (G_STRFUNC, register_fiber, g_object_ref (self->bus), g_object_unref),
                                        registered_cb, self);
}

static void
watcher_appeared_cb (GDBusConnection *bus,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  register_item (user_data);
}

static void
watcher_vanished_cb (GDBusConnection *bus,
                     const char      *name,
                     gpointer         user_data)
{
  SnabelStatusWatcher *self = user_data;

  dex_clear (&self->registering);
  set_is_hosted (self, FALSE);
}

static void
host_changed_cb (GDBusConnection *bus,
                 const char      *sender,
                 const char      *object_path,
                 const char      *interface_name,
                 const char      *signal_name,
                 GVariant        *parameters,
                 gpointer         user_data)
{
  if (g_str_equal (signal_name, "StatusNotifierHostRegistered") ||
      g_str_equal (signal_name, "StatusNotifierHostUnregistered"))
    register_item (user_data);
}

static void
snabel_status_watcher_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_HOSTED:
      g_value_set_boolean (value, SNABEL_STATUS_WATCHER (object)->is_hosted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_status_watcher_dispose (GObject *object)
{
  SnabelStatusWatcher *self = SNABEL_STATUS_WATCHER (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  if (self->signals_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, g_steal_handle_id (&self->signals_id));
  dex_clear (&self->registering);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (snabel_status_watcher_parent_class)->dispose (object);
}

static void
snabel_status_watcher_class_init (SnabelStatusWatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_status_watcher_get_property;
  object_class->dispose = snabel_status_watcher_dispose;

  /**
   * SnabelStatusWatcher:is-hosted:
   *
   * Whether the item is registered and a host draws it.
   */
  properties[PROP_IS_HOSTED] = g_param_spec_boolean ("is-hosted", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
snabel_status_watcher_init (SnabelStatusWatcher *self)
{
}

/**
 * snabel_status_watcher_new:
 * @bus: the session bus, on which the item is already exported
 *
 * Returns: (transfer full): registers the item now and with every later watcher
 */
SnabelStatusWatcher *
snabel_status_watcher_new (GDBusConnection *bus)
{
  SnabelStatusWatcher *self = g_object_new (SNABEL_TYPE_STATUS_WATCHER, NULL);

  self->bus = g_object_ref (bus);
  self->signals_id = g_dbus_connection_signal_subscribe (bus, WATCHER_NAME, WATCHER_INTERFACE, NULL, WATCHER_PATH, NULL,
                                                         G_DBUS_SIGNAL_FLAGS_NONE, host_changed_cb, self, NULL);
  self->watch_id = g_bus_watch_name_on_connection (bus, WATCHER_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   watcher_appeared_cb, watcher_vanished_cb, self, NULL);

  return self;
}

/**
 * snabel_status_watcher_get_is_hosted:
 *
 * Returns: whether a host draws the item
 */
gboolean
snabel_status_watcher_get_is_hosted (SnabelStatusWatcher *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS_WATCHER (self), FALSE);

  return self->is_hosted;
}
