/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real panel with a notification area. */
#include "snabel-test-panel.h"

#include "snabel-test-neighbour.h"

/* One panel along the top with nothing but the notification area: its first icon is at 24, 24. */
static const char panel_settings[] =
  "<?xml version='1.0' encoding='UTF-8'?>"
  "<channel name='xfce4-panel' version='1.0'>"
  "<property name='configver' type='int' value='2'/>"
  "<property name='panels' type='array'><value type='int' value='1'/>"
  "<property name='panel-1' type='empty'>"
  "<property name='position' type='string' value='p=6;x=0;y=0'/>"
  "<property name='position-locked' type='bool' value='true'/>"
  "<property name='length' type='uint' value='100'/><property name='size' type='uint' value='48'/>"
  "<property name='plugin-ids' type='array'><value type='int' value='1'/></property>"
  "</property></property>"
  "<property name='plugins' type='empty'><property name='plugin-1' type='string' value='systray'>"
  "<property name='square-icons' type='bool' value='true'/></property></property>"
  "</channel>";

static void
write_settings (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SNABEL_TEST_HOME"), "config", "xfce4", "xfconf",
                                              "xfce-perchannel-xml", NULL);
  g_autofree char *path = g_build_filename (folder, "xfce4-panel.xml", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, panel_settings, -1, &error));
  g_assert_no_error (error);
}

/**
 * snabel_test_panel_command:
 *
 * Puts its settings where it will look for them.
 *
 * Returns: (transfer none): the command line that starts it
 */
const char *const *
snabel_test_panel_command (void)
{
  static const char *const argv[] = { "xfce4-panel", "--disable-wm-check", "--sm-client-disable", NULL };

  write_settings ();

  return argv;
}

static int
find_entry (const char *bus_name,
            const char *label)
{
  g_autoptr(GVariant) layout = snabel_test_ask (bus_name, "/StatusNotifierItem/Menu", "com.canonical.dbusmenu.GetLayout",
                                                g_variant_new ("(iias)", 0, -1, NULL));
  g_autoptr(GVariant) root = g_variant_get_child_value (layout, 1);
  g_autoptr(GVariant) entries = g_variant_get_child_value (root, 2);

  for (gsize i = 0; i < g_variant_n_children (entries); i++)
    {
      g_autoptr(GVariant) boxed = g_variant_get_child_value (entries, i);
      g_autoptr(GVariant) entry = g_variant_get_variant (boxed);
      g_autoptr(GVariant) properties = g_variant_get_child_value (entry, 1);
      const char *text = NULL;
      int         id = 0;

      g_variant_get_child (entry, 0, "i", &id);
      if (g_variant_lookup (properties, "label", "&s", &text) && g_str_equal (text, label))
        return id;
    }
  g_error ("The menu has no entry “%s”", label);
}

/**
 * snabel_test_panel_choose:
 * @bus_name: whose item it is
 * @label: an entry of its menu
 *
 * Asks for the menu and chooses from it, as a panel does for its person. Not to be called on a fiber.
 */
void
snabel_test_panel_choose (const char *bus_name,
                          const char *label)
{
  GVariant *parameters = g_variant_new ("(isvu)", find_entry (bus_name, label), "clicked", g_variant_new_string (""), 0);
  g_autoptr(GVariant) answer = snabel_test_ask (bus_name, "/StatusNotifierItem/Menu", "com.canonical.dbusmenu.Event", parameters);
}

/**
 * snabel_test_panel_look:
 * @bus_name: whose item it is
 * @property: what a panel draws it by
 *
 * Not to be called on a fiber.
 *
 * Returns: (transfer full): the value as text
 */
char *
snabel_test_panel_look (const char *bus_name,
                        const char *property)
{
  g_autoptr(GVariant) answer = snabel_test_ask (bus_name, "/StatusNotifierItem", "org.freedesktop.DBus.Properties.Get",
                                                g_variant_new ("(ss)", "org.kde.StatusNotifierItem", property));
  g_autoptr(GVariant) value = NULL;

  g_variant_get (answer, "(v)", &value);

  return g_variant_print (value, FALSE);
}
