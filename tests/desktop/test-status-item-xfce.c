/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status item in a real panel, clicked with a pointer. */
#include "snabel-test-bus.h"
#include "snabel-test-panel.h"

#include "status-item/snabel-status-item.h"

static SnabelTestProgram *
start_panel (void)
{
  return snabel_test_program_start (SNABEL_TEST_PANEL_NAME, NULL, snabel_test_panel_command ());
}

static SnabelStatusItem *
item_new (void)
{
  static const SnabelStatusMenuItem entries[] = {
    { "show", "Show Snabel", NULL, SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
    { NULL, NULL, NULL, SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
    { "quit", "Quit", NULL, SNABEL_STATUS_MENU_CHECK_NONE, FALSE },
  };
  g_autoptr(GDBusConnection) bus = snabel_test_bus_dup ();
  g_autofree guint8 *pixels = g_malloc (32 * 32 * 4);
  g_autoptr(GBytes) argb = NULL;
  SnabelStatusItem *item = snabel_status_item_new (bus, "io.github.snabel.Test", "Snabel");

  memset (pixels, 0xff, 32 * 32 * 4);
  argb = g_bytes_new (pixels, 32 * 32 * 4);
  snabel_status_item_set_icon_pixels (item, SNABEL_STATUS_ICON_IDLE, argb, 32);
  snabel_status_item_set_menu (item, entries, G_N_ELEMENTS (entries));

  return item;
}

static void
activate_cb (GString          *heard,
             const char       *token,
             SnabelStatusItem *item)
{
  g_string_append (heard, "activate;");
}

static void
menu_cb (GString          *heard,
         const char       *name,
         const char       *token,
         SnabelStatusItem *item)
{
  g_string_append_printf (heard, "%s;", name);
}

/* The panel draws the item a moment after it has registered: so until then the click is repeated. */
static void
point_until (const char        *what,
             GString           *heard,
             const char *const *argv)
{
  while (strstr (heard->str, what) == NULL)
    {
      g_autofree char *output = snabel_test_output_of (argv);

      for (guint i = 0; i < 40 && strstr (heard->str, what) == NULL; i++)
        snabel_test_wait_a_turn ();
    }
}

static void
test_clicked (void)
{
  static const char *const click[] = { "xdotool", "mousemove", "24", "24", "click", "1", NULL };
  static const char *const choose[] = { "xdotool", "key", "Escape", "mousemove", "24", "24", "click", "3",
                                        "sleep", "0.1", "key", "Down", "Return", NULL };
  g_autoptr(SnabelStatusItem) item = item_new ();
  g_autoptr(GString) heard = g_string_new (NULL);
  g_autoptr(SnabelTestProgram) panel = NULL;
  g_autoptr(SnabelTestProgram) second = NULL;

  g_signal_connect_swapped (item, "activate", G_CALLBACK (activate_cb), heard);
  g_signal_connect_swapped (item, "menu-item-activated", G_CALLBACK (menu_cb), heard);
  panel = start_panel ();
  snabel_test_wait_until (snabel_status_item_get_is_hosted (item));
  point_until ("activate;", heard, click);
  point_until ("show;", heard, choose);

  snabel_test_program_end (panel);
  snabel_test_wait_until (!snabel_status_item_get_is_hosted (item));
  second = start_panel ();
  snabel_test_wait_until (snabel_status_item_get_is_hosted (item));
  g_string_truncate (heard, 0);
  point_until ("activate;", heard, click);
  snabel_test_program_end (second);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/status-item-xfce/clicked", test_clicked);

  return g_test_run ();
}
