/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GNetworkMonitor, logind and the clock together: whenever a retry has a new chance, one signal. */
#include "network/snabel-network-monitor.h"

#include "base/snabel-async.h"
#include "base/snabel-error.h"

#define LOGIN_NAME      "org.freedesktop.login1"
#define LOGIN_PATH      "/org/freedesktop/login1"
#define LOGIN_INTERFACE "org.freedesktop.login1.Manager"

/* A network that comes up says so many times: for each address and each route. */
#define SETTLING_TIME (500 * G_TIME_SPAN_MILLISECOND)

/* Not every system has a logind that tells of sleep: the time of day goes on meanwhile, the time of timers does not. */
#define LOOK_INTERVAL   (60 * G_TIME_SPAN_SECOND)
#define LEAST_TIME_LOST (30 * G_TIME_SPAN_SECOND)

struct _SnabelNetworkMonitor
{
  GObject          parent_instance;
  SnabelClock     *clock;
  GNetworkMonitor *monitor;
  GDBusConnection *system_bus;
  DexFuture       *connecting;
  DexFuture       *settling;
  DexFuture       *looking;
  gint64           time_lost; /* by which the time of day is ahead of that of timers */
  guint            sleep_signal_id;
};

static gboolean
monitor_get_is_available (SnabelNetwork *network)
{
  return g_network_monitor_get_network_available (SNABEL_NETWORK_MONITOR (network)->monitor);
}

static void
network_iface_init (SnabelNetworkInterface *iface)
{
  iface->get_is_available = monitor_get_is_available;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelNetworkMonitor, snabel_network_monitor, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_NETWORK, network_iface_init))

static DexFuture *
settled_cb (DexFuture *future,
            gpointer   user_data)
{
  snabel_network_changed (user_data);

  return dex_future_new_for_boolean (TRUE);
}

static void
settle (SnabelNetworkMonitor *self)
{
  dex_clear (&self->settling);
  self->settling = snabel_then_main (snabel_clock_sleep (self->clock, SETTLING_TIME), settled_cb, self);
}

static gint64
get_time_lost (SnabelNetworkMonitor *self)
{
  return snabel_clock_get_real_time (self->clock) - snabel_clock_get_monotonic_time (self->clock);
}

static DexFuture *
look_cb (DexFuture *future,
         gpointer   user_data)
{
  SnabelNetworkMonitor *self = user_data;
  gint64                time_lost = get_time_lost (self);

  if (time_lost - self->time_lost >= LEAST_TIME_LOST)
    settle (self);
  self->time_lost = time_lost;
  dex_clear (&self->looking);
  self->looking = snabel_then_main (snabel_clock_sleep (self->clock, LOOK_INTERVAL), look_cb, self);

  return dex_future_new_for_boolean (TRUE);
}

static void
network_changed_cb (SnabelNetworkMonitor *self)
{
  settle (self);
}

static void
prepare_for_sleep_cb (GDBusConnection *bus,
                      const char      *sender,
                      const char      *object_path,
                      const char      *interface_name,
                      const char      *signal_name,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  gboolean falls_asleep = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &falls_asleep);
  if (!falls_asleep)
    settle (user_data);
}

/* Without a system bus (a container, a sandbox) the network's own changes are what there is. */
static DexFuture *
connected_cb (DexFuture *future,
              gpointer   user_data)
{
  SnabelNetworkMonitor *self = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value == NULL)
    {
      if (!snabel_error_is_cancelled (error))
        g_debug ("Waking up will not be noticed: %s", error->message);
      return dex_future_new_for_boolean (FALSE);
    }

  self->system_bus = g_value_dup_object (value);
  self->sleep_signal_id = g_dbus_connection_signal_subscribe (self->system_bus, LOGIN_NAME, LOGIN_INTERFACE,
                                                              "PrepareForSleep", LOGIN_PATH, NULL,
                                                              G_DBUS_SIGNAL_FLAGS_NONE, prepare_for_sleep_cb, self, NULL);

  return dex_future_new_for_boolean (TRUE);
}

static void
snabel_network_monitor_dispose (GObject *object)
{
  SnabelNetworkMonitor *self = SNABEL_NETWORK_MONITOR (object);

  dex_clear (&self->connecting);
  dex_clear (&self->settling);
  dex_clear (&self->looking);
  if (self->sleep_signal_id != 0)
    g_dbus_connection_signal_unsubscribe (self->system_bus, g_steal_handle_id (&self->sleep_signal_id));
  g_clear_object (&self->system_bus);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (snabel_network_monitor_parent_class)->dispose (object);
}

/* The monitor may still be asked after dispose, by whoever holds the last reference. */
static void
snabel_network_monitor_finalize (GObject *object)
{
  SnabelNetworkMonitor *self = SNABEL_NETWORK_MONITOR (object);

  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (snabel_network_monitor_parent_class)->finalize (object);
}

static void
snabel_network_monitor_class_init (SnabelNetworkMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = snabel_network_monitor_dispose;
  object_class->finalize = snabel_network_monitor_finalize;
}

static void
snabel_network_monitor_init (SnabelNetworkMonitor *self)
{
}

/**
 * snabel_network_monitor_new:
 * @clock: measures when the network has come to rest
 * @monitor: (nullable): what is asked; %NULL for the desktop's own
 *
 * SnabelNetwork::changed comes half a second after the last of a series of changes, and after waking up; where nobody
 * tells of that, within a minute.
 *
 * Returns: (transfer full): the network as the desktop sees it
 */
SnabelNetwork *
snabel_network_monitor_new (SnabelClock     *clock,
                            GNetworkMonitor *monitor)
{
  SnabelNetworkMonitor *self = NULL;

  g_return_val_if_fail (SNABEL_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (monitor == NULL || G_IS_NETWORK_MONITOR (monitor), NULL);

  self = g_object_new (SNABEL_TYPE_NETWORK_MONITOR, NULL);
  self->clock = g_object_ref (clock);
  self->monitor = g_object_ref (monitor != NULL ? monitor : g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  self->connecting = snabel_then_main (dex_bus_get (G_BUS_TYPE_SYSTEM), connected_cb, self);

  self->time_lost = get_time_lost (self);
  self->looking = snabel_then_main (snabel_clock_sleep (clock, LOOK_INTERVAL), look_cb, self);

  return SNABEL_NETWORK (self);
}
