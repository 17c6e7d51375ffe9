/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many changes of the network make one signal, and so does waking up. */
#include "snabel-test-bus.h"

#include "network/snabel-network-monitor.h"

static const char login_xml[] =
  "<node><interface name='org.freedesktop.login1.Manager'>"
  "<signal name='PrepareForSleep'><arg type='b'/></signal></interface></node>";

#define SNABEL_TYPE_FAKE_MONITOR (snabel_fake_monitor_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFakeMonitor, snabel_fake_monitor, SNABEL, FAKE_MONITOR, GObject)

struct _SnabelFakeMonitor
{
  GObject  parent_instance;
  gboolean is_available;
};

enum
{
  PROP_0,
  PROP_NETWORK_AVAILABLE,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
fake_init (GInitable    *initable,
           GCancellable *cancellable,
           GError      **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = fake_init;
}

static void
monitor_iface_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelFakeMonitor, snabel_fake_monitor, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init) G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_iface_init))

static void
snabel_fake_monitor_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, SNABEL_FAKE_MONITOR (object)->is_available);
      break;
    case PROP_NETWORK_METERED:
      g_value_set_boolean (value, FALSE);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
snabel_fake_monitor_class_init (SnabelFakeMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = snabel_fake_monitor_get_property;
  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
snabel_fake_monitor_init (SnabelFakeMonitor *self)
{
}

static void
set_is_available (SnabelFakeMonitor *self,
                  gboolean           is_available)
{
  self->is_available = is_available;
  g_signal_emit_by_name (self, "network-changed", is_available);
}

static void
count_cb (guint         *count,
          SnabelNetwork *network)
{
  (*count)++;
}

static void
test_changes (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelFakeMonitor) fake = g_object_new (SNABEL_TYPE_FAKE_MONITOR, NULL);
  g_autoptr(SnabelNetwork) network = snabel_network_monitor_new (clock, G_NETWORK_MONITOR (fake));
  guint n_changes = 0;

  g_signal_connect_swapped (network, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_false (snabel_network_get_is_available (network));
  set_is_available (fake, TRUE);
  set_is_available (fake, FALSE);
  set_is_available (fake, TRUE);
  g_assert_true (snabel_network_get_is_available (network));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), 499 * G_TIME_SPAN_MILLISECOND);
  snabel_test_wait_a_turn ();
  g_assert_cmpuint (n_changes, ==, 0);

  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), G_TIME_SPAN_MILLISECOND);
  snabel_test_wait_until (n_changes > 0);
  snabel_test_wait_a_turn ();
  g_assert_cmpuint (n_changes, ==, 1);
}

static GVariant *
answer_nothing (SnabelTestService *service,
                const char        *method,
                GVariant          *parameters)
{
  return g_variant_new ("()");
}

/* When this returns, the system's bus has delivered whatever was emitted before. */
static void
wait_for_signals (void)
{
  static const GBusType types[] = { G_BUS_TYPE_SESSION, G_BUS_TYPE_SYSTEM };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(GDBusConnection) bus = dex_await_object (dex_bus_get (types[i]), &error);
      g_autoptr(GVariant) reply = NULL;

      g_assert_no_error (error);
      reply = dex_await_variant (dex_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                           "org.freedesktop.DBus", "GetId", NULL, NULL, 0, -1),
                                 &error);
      g_assert_no_error (error);
    }
}

static void
test_wakes_up (void)
{
  g_autoptr(SnabelTestService) login = snabel_test_service_new ("org.freedesktop.login1", "/org/freedesktop/login1",
                                                                login_xml, answer_nothing);
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelFakeMonitor) fake = g_object_new (SNABEL_TYPE_FAKE_MONITOR, NULL);
  g_autoptr(SnabelNetwork) network = snabel_network_monitor_new (clock, G_NETWORK_MONITOR (fake));
  guint n_changes = 0;

  snabel_test_service_set_is_there (login, TRUE);
  g_signal_connect_swapped (network, "changed", G_CALLBACK (count_cb), &n_changes);
  /* One looks at the clock. */
  while (snabel_fake_clock_get_n_sleepers (SNABEL_FAKE_CLOCK (clock)) == 1)
    {
      /* Whether the system's bus is listened to yet cannot be seen from here. */
      snabel_test_service_emit (login, "PrepareForSleep", g_variant_new ("(b)", FALSE));
      snabel_test_wait_a_turn ();
    }
  wait_for_signals ();
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), G_TIME_SPAN_SECOND);
  snabel_test_wait_until (n_changes == 1);

  /* To fall asleep is no chance to retry. */
  snabel_test_service_emit (login, "PrepareForSleep", g_variant_new ("(b)", TRUE));
  wait_for_signals ();
  g_assert_cmpuint (snabel_fake_clock_get_n_sleepers (SNABEL_FAKE_CLOCK (clock)), ==, 1);
  snabel_test_service_set_is_there (login, FALSE);
}

/* Nobody tells of waking up, but the time of day has gone on without the timers. */
static void
test_clock_jumps (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelFakeMonitor) fake = g_object_new (SNABEL_TYPE_FAKE_MONITOR, NULL);
  g_autoptr(SnabelNetwork) network = snabel_network_monitor_new (clock, G_NETWORK_MONITOR (fake));
  guint n_changes = 0;

  g_signal_connect_swapped (network, "changed", G_CALLBACK (count_cb), &n_changes);
  for (guint i = 0; i < 4; i++)
    {
      snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), G_TIME_SPAN_MINUTE);
      snabel_test_wait_a_turn ();
    }
  g_assert_cmpuint (n_changes, ==, 0);

  snabel_fake_clock_jump (SNABEL_FAKE_CLOCK (clock), G_TIME_SPAN_HOUR);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), G_TIME_SPAN_MINUTE);
  snabel_test_wait_a_turn ();
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), G_TIME_SPAN_SECOND);
  snabel_test_wait_until (n_changes == 1);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), G_TIME_SPAN_MINUTE);
  snabel_test_wait_a_turn ();
  g_assert_cmpuint (n_changes, ==, 1);
}

/* The desktop's own monitor, and an end before the system's bus has answered. */
static void
test_finalize (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  SnabelNetwork *network = snabel_network_monitor_new (clock, NULL);

  g_assert_finalize_object (network);
  snabel_test_wait_a_turn ();
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/network-monitor/changes", test_changes);
  snabel_test_add ("/network-monitor/wakes-up", test_wakes_up);
  snabel_test_add ("/network-monitor/clock-jumps", test_clock_jumps);
  snabel_test_add ("/network-monitor/finalize", test_finalize);

  return g_test_run ();
}
