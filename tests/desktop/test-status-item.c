/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status item as its watcher and its host see it. */
#include "snabel-test-bus.h"

#include "status-item/snabel-status-item.h"

#define WATCHER "org.kde.StatusNotifierWatcher"
#define ITEM    "/StatusNotifierItem"
#define MENU    "/StatusNotifierItem/Menu"

static const char watcher_xml[] =
  "<node><interface name='org.kde.StatusNotifierWatcher'>"
  "<method name='RegisterStatusNotifierItem'><arg type='s' direction='in'/></method>"
  "<property name='IsStatusNotifierHostRegistered' type='b' access='read'/>"
  "<signal name='StatusNotifierHostRegistered'/><signal name='StatusNotifierHostUnregistered'/>"
  "</interface></node>";

static const SnabelStatusMenuItem entries[] = {
  { "show", "Show Snabel", "go-home-symbolic", SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
  { "post", "New Post", NULL, SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
  { NULL, NULL, NULL, SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
  { "account", "@ada_l@example.org", NULL, SNABEL_STATUS_MENU_CHECK_NONE, TRUE },
  { "quiet", "Do Not Disturb", NULL, SNABEL_STATUS_MENU_CHECK_ON, FALSE },
  { "quit", "Quit", NULL, SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
};

static GVariant *
answer_nothing (SnabelTestService *service,
                const char        *method,
                GVariant          *parameters)
{
  return g_variant_new ("()");
}

static SnabelTestService *
watcher_new (gboolean has_host)
{
  SnabelTestService *watcher = snabel_test_service_new (WATCHER, "/StatusNotifierWatcher", watcher_xml, answer_nothing);

  snabel_test_service_set_property (watcher, "IsStatusNotifierHostRegistered", g_variant_new_boolean (has_host));

  return watcher;
}

static SnabelStatusItem *
item_new (void)
{
  g_autoptr(GDBusConnection) bus = snabel_test_bus_dup ();
  SnabelStatusItem *item = snabel_status_item_new (bus, "io.github.snabel.Test", "Snabel");

  snabel_status_item_set_icon_name (item, SNABEL_STATUS_ICON_IDLE, "idle-symbolic");
  snabel_status_item_set_icon_name (item, SNABEL_STATUS_ICON_MENTION, "mention-symbolic");
  snabel_status_item_set_menu (item, entries, G_N_ELEMENTS (entries));

  return item;
}

static GVariant *
call_own (const char *path,
          const char *method,
          GVariant   *parameters)
{
  g_autoptr(GDBusConnection) bus = snabel_test_bus_dup ();

  return snabel_test_call (g_dbus_connection_get_unique_name (bus), path, method, parameters);
}

/* An answer as text, for comparison. */
static char *
print_call (const char *path,
            const char *method,
            GVariant   *parameters)
{
  g_autoptr(GVariant) reply = call_own (path, method, parameters);

  return g_variant_print (reply, FALSE);
}

static char *
print_property (const char *name)
{
  return print_call (ITEM, "org.freedesktop.DBus.Properties.Get", g_variant_new ("(ss)", "org.kde.StatusNotifierItem", name));
}

static void
assert_property (const char *name,
                 const char *expected)
{
  g_autofree char *value = print_property (name);

  g_assert_cmpstr (value, ==, expected);
}

/* The watcher comes late, has no host at first, restarts, goes. */
static void
test_watcher (void)
{
  g_autoptr(SnabelStatusItem) item = item_new ();
  g_autoptr(SnabelTestService) watcher = watcher_new (FALSE);
  g_autoptr(GDBusConnection) bus = snabel_test_bus_dup ();
  const char *registered = NULL;

  g_assert_false (snabel_status_item_get_is_hosted (item));
  snabel_test_service_set_is_there (watcher, TRUE);
  snabel_test_wait_until (snabel_test_service_get_n_calls (watcher, "RegisterStatusNotifierItem") == 1);
  g_variant_get (snabel_test_service_get_call (watcher, "RegisterStatusNotifierItem", 0), "(&s)", &registered);
  g_assert_cmpstr (registered, ==, g_dbus_connection_get_unique_name (bus));
  g_assert_false (snabel_status_item_get_is_hosted (item));

  snabel_test_service_set_property (watcher, "IsStatusNotifierHostRegistered", g_variant_new_boolean (TRUE));
  snabel_test_service_emit (watcher, "StatusNotifierHostRegistered", NULL);
  snabel_test_wait_until (snabel_status_item_get_is_hosted (item));

  snabel_test_service_set_is_there (watcher, FALSE);
  snabel_test_wait_until (!snabel_status_item_get_is_hosted (item));
  snabel_test_service_set_is_there (watcher, TRUE);
  snabel_test_wait_until (snabel_status_item_get_is_hosted (item));

  snabel_test_service_set_property (watcher, "IsStatusNotifierHostRegistered", g_variant_new_boolean (FALSE));
  snabel_test_service_emit (watcher, "StatusNotifierHostUnregistered", NULL);
  snabel_test_wait_until (!snabel_status_item_get_is_hosted (item));
  snabel_test_service_set_is_there (watcher, FALSE);
}

static void
test_icon_and_tooltip (void)
{
  static const guint8 pixel[] = { 0xff, 0x10, 0x20, 0x30 };
  g_autoptr(SnabelStatusItem) item = item_new ();
  g_autoptr(GBytes) argb = g_bytes_new_static (pixel, sizeof pixel);

  assert_property ("Id", "(<'io.github.snabel.Test'>,)");
  assert_property ("Status", "(<'Active'>,)");
  assert_property ("IconName", "(<'idle-symbolic'>,)");
  assert_property ("Menu", "(<objectpath '/StatusNotifierItem/Menu'>,)");
  assert_property ("ItemIsMenu", "(<false>,)");

  snabel_status_item_set_icon_pixels (item, SNABEL_STATUS_ICON_MENTION, argb, 1);
  snabel_status_item_show_icon (item, SNABEL_STATUS_ICON_MENTION);
  assert_property ("IconName", "(<'mention-symbolic'>,)");
  assert_property ("IconPixmap", "(<[(1, 1, [byte 0xff, 0x10, 0x20, 0x30])]>,)");

  snabel_status_item_set_tooltip (item, "<3 new & more");
  assert_property ("ToolTip", "(<('', @a(iiay) [], 'Snabel', '&lt;3 new &amp; more')>,)");
}

static void
note_token_cb (GString          *heard,
               const char       *token,
               SnabelStatusItem *item)
{
  g_string_append_printf (heard, "activate %s;", token != NULL ? token : "-");
}

static void
note_scroll_cb (GString          *heard,
                int               delta,
                gboolean          is_horizontal,
                SnabelStatusItem *item)
{
  g_string_append_printf (heard, "scroll %d %d;", delta, is_horizontal);
}

static void
note_menu_cb (GString          *heard,
              const char       *name,
              const char       *token,
              SnabelStatusItem *item)
{
  g_string_append_printf (heard, "%s;", name);
}

static void
call_item (const char *method,
           GVariant   *parameters)
{
  g_autofree char *full = g_strconcat ("org.kde.StatusNotifierItem.", method, NULL);
  g_autoptr(GVariant) reply = call_own (ITEM, full, parameters);

  g_assert_nonnull (reply);
}

static void
test_clicks (void)
{
  g_autoptr(SnabelStatusItem) item = item_new ();
  g_autoptr(GString) heard = g_string_new (NULL);

  g_signal_connect_swapped (item, "activate", G_CALLBACK (note_token_cb), heard);
  g_signal_connect_swapped (item, "scroll", G_CALLBACK (note_scroll_cb), heard);
  call_item ("ProvideXdgActivationToken", g_variant_new ("(s)", "t1"));
  call_item ("Activate", g_variant_new ("(ii)", 3, 4));
  call_item ("ContextMenu", g_variant_new ("(ii)", 3, 4));
  call_item ("Scroll", g_variant_new ("(is)", -2, "vertical"));
  g_assert_cmpstr (heard->str, ==, "activate t1;activate -;scroll -2 0;");
}

static void
assert_call (const char *method,
             GVariant   *parameters,
             const char *expected)
{
  g_autofree char *full = g_strconcat ("com.canonical.dbusmenu.", method, NULL);
  g_autofree char *answer = print_call (MENU, full, parameters);

  g_assert_cmpstr (answer, ==, expected);
}

static void
test_menu_layout (void)
{
  g_autoptr(SnabelStatusItem) item = item_new ();

  assert_call ("GetLayout", g_variant_new ("(iias)", 0, -1, NULL),
               "(2, (0, {'children-display': <'submenu'>}, ["
               "<(1, {'label': <'Show Snabel'>, 'icon-name': <'go-home-symbolic'>}, @av [])>, "
               "<(2, {'label': <'New Post'>}, @av [])>, "
               "<(3, {'type': <'separator'>}, @av [])>, "
               "<(4, {'label': <'@ada__l@example.org'>, 'enabled': <false>}, @av [])>, "
               "<(5, {'label': <'Do Not Disturb'>, 'toggle-type': <'checkmark'>, 'toggle-state': <1>}, @av [])>, "
               "<(6, {'label': <'Quit'>}, @av [])>]))");
  assert_call ("GetLayout", g_variant_new_parsed ("(0, 0, ['label'])"), "(2, (0, {}, []))");
  assert_call ("GetLayout", g_variant_new_parsed ("(2, -1, @as [])"), "(2, (2, {'label': <'New Post'>}, []))");
  assert_call ("GetGroupProperties", g_variant_new_parsed ("([2, 6], ['label'])"),
               "([(2, {'label': <'New Post'>}), (6, {'label': <'Quit'>})],)");
  assert_call ("GetProperty", g_variant_new_parsed ("(6, 'label')"), "(<'Quit'>,)");
  assert_call ("AboutToShow", g_variant_new ("(i)", 0), "(false,)");
  assert_call ("AboutToShowGroup", g_variant_new_parsed ("([0],)"), "([], [])");
}

static void
test_menu_events (void)
{
  g_autoptr(SnabelStatusItem) item = item_new ();
  g_autoptr(GString) heard = g_string_new (NULL);

  g_signal_connect_swapped (item, "menu-item-activated", G_CALLBACK (note_menu_cb), heard);
  assert_call ("Event", g_variant_new_parsed ("(0, 'opened', <''>, @u 0)"), "()");
  assert_call ("Event", g_variant_new_parsed ("(2, 'clicked', <''>, @u 0)"), "()");
  assert_call ("Event", g_variant_new_parsed ("(2, 'hovered', <''>, @u 0)"), "()");
  assert_call ("Event", g_variant_new_parsed ("(3, 'clicked', <''>, @u 0)"), "()");
  assert_call ("Event", g_variant_new_parsed ("(4, 'clicked', <''>, @u 0)"), "()");
  g_assert_cmpstr (heard->str, ==, "post;");

  assert_call ("EventGroup", g_variant_new_parsed ("([(99, 'clicked', <''>, @u 0), (6, 'clicked', <''>, 0)],)"), "([99],)");
  g_assert_cmpstr (heard->str, ==, "post;quit;");
}

/* A click on an entry that a new menu no longer has hits nothing, and the others keep their ids. */
static void
test_menu_changes (void)
{
  static const SnabelStatusMenuItem shorter[] = {
    { "quit", "Quit", NULL, SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
    { "other", "Other", NULL, SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
  };
  g_autoptr(SnabelStatusItem) item = item_new ();
  g_autoptr(GString) heard = g_string_new (NULL);

  g_signal_connect_swapped (item, "menu-item-activated", G_CALLBACK (note_menu_cb), heard);
  snabel_status_item_set_menu (item, shorter, G_N_ELEMENTS (shorter));
  assert_call ("EventGroup", g_variant_new_parsed ("([(2, 'clicked', <''>, @u 0), (6, 'clicked', <''>, 0)],)"), "([2],)");
  assert_call ("GetProperty", g_variant_new_parsed ("(7, 'label')"), "(<'Other'>,)");
  g_assert_cmpstr (heard->str, ==, "quit;");
}

static void
test_finalize (void)
{
  SnabelStatusItem *item = item_new ();

  snabel_test_drain ();
  g_assert_finalize_object (item);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/status-item/watcher", test_watcher);
  snabel_test_add ("/status-item/icon-and-tooltip", test_icon_and_tooltip);
  snabel_test_add ("/status-item/clicks", test_clicks);
  snabel_test_add ("/status-item/menu-layout", test_menu_layout);
  snabel_test_add ("/status-item/menu-events", test_menu_events);
  snabel_test_add ("/status-item/menu-changes", test_menu_changes);
  snabel_test_add ("/status-item/finalize", test_finalize);

  return g_test_run ();
}
