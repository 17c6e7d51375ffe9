/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of widgets need: a window, frames, a picture to look at. */
#include "snabel-ui-test.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "snabel-ui.h"

#define DOTS_PER_INCH (96 * 1024)

/**
 * snabel_ui_test_init:
 *
 * In place of snabel_test_init() where widgets are tested: with-display has given the test folders of
 * its own, and the system's are needed for icons and settings schemas.
 */
void
snabel_ui_test_init (int    *argc,
                     char ***argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  gtk_disable_setlocale ();
  g_test_init (argc, argv, NULL);
  dex_init ();
  snabel_ui_init ();
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-font-name", "Cantarell 11",
                "gtk-cursor-blink", FALSE,
                NULL);
}

/**
 * snabel_ui_test_present:
 *
 * Returns: (transfer none): a window of that size that has drawn @child
 */
GtkWindow *
snabel_ui_test_present (GtkWidget *child,
                        int        width,
                        int        height)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, width, height);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (window);
  snabel_ui_test_wait_frame (GTK_WIDGET (window));

  return window;
}

/**
 * snabel_ui_test_close:
 *
 * Closes the window, and asserts that nothing keeps it alive.
 */
void
snabel_ui_test_close (GtkWindow *window)
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_destroy (window);
  snabel_test_drain ();
  g_assert_null (watched);
}

static void
after_paint_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

/**
 * snabel_ui_test_wait_frame:
 *
 * Lets the main loop turn until @widget's window has laid itself out and drawn.
 */
void
snabel_ui_test_wait_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean       is_painted = FALSE;
  gulong         handler;

  g_assert_nonnull (clock);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &is_painted);
  gtk_widget_queue_draw (widget);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT | GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  snabel_test_drain ();
}

void
snabel_ui_test_set_is_dark (gboolean is_dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

void
snabel_ui_test_set_has_high_contrast (gboolean has_high_contrast)
{
  g_autoptr(GSettings) settings = g_settings_new ("org.gnome.desktop.a11y.interface");

  g_settings_set_boolean (settings, "high-contrast", has_high_contrast);
}

void
snabel_ui_test_set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (DOTS_PER_INCH * scale), NULL);
}

/**
 * snabel_ui_test_render:
 * @name: what the picture is called; it is put into the folder pictures of the tests' build folder
 *
 * Draws the window as it is now, and asserts that there is something in it.
 */
void
snabel_ui_test_render (GtkWindow  *window,
                       const char *name)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "pictures", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  snabel_ui_test_wait_frame (GTK_WIDGET (window));
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_renderer_realize_for_display (renderer, gtk_widget_get_display (GTK_WIDGET (window)), &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_renderer_unrealize (renderer);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/**
 * snabel_ui_test_find:
 *
 * Returns: (transfer none) (nullable): the first mapped widget of @type in @widget, itself included
 */
GtkWidget *
snabel_ui_test_find (GtkWidget *widget,
                     GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = snabel_ui_test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}
