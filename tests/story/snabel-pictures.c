/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a window, with the menu that is open over it, in every look; or looks for faults in it. */
#include "snabel-pictures.h"

#include "snabel-ui-lint.h"

#define DOTS_PER_INCH (96 * 1024)

/* Without animations all is in its place as soon as that many frames in a row have laid nothing out. */
#define REST_FRAMES 3

typedef struct
{
  const char *name;
  int         width;
  int         height;
  double      text_scale;
  gboolean    is_dark;
  gboolean    has_high_contrast;
} Look;

static const Look main_looks[] = {
  { "light", 920, 760, 1, FALSE, FALSE },
  { "dark", 920, 760, 1, TRUE, FALSE },
  { "narrow", 360, 640, 1, FALSE, FALSE },
  { "small", 360, 294, 1, TRUE, FALSE },
  { "wide", 1240, 900, 1, FALSE, FALSE },
  { "large-text", 720, 800, 1.5, FALSE, FALSE },
  { "contrast", 920, 760, 1, FALSE, TRUE },
  { "contrast-dark", 920, 760, 1, TRUE, TRUE },
};

/* What has a window of its own is smaller. */
static const Look own_looks[] = {
  { "light", 560, 460, 1, FALSE, FALSE },
  { "dark", 560, 460, 1, TRUE, FALSE },
  { "narrow", 360, 480, 1, FALSE, FALSE },
  { "small", 360, 294, 1, TRUE, FALSE },
  { "wide", 860, 560, 1, FALSE, FALSE },
  { "large-text", 560, 560, 1.5, FALSE, FALSE },
  { "contrast", 560, 460, 1, FALSE, TRUE },
  { "contrast-dark", 560, 460, 1, TRUE, TRUE },
};

typedef struct
{
  SnabelStory   *story;
  GtkWindow     *window;
  const char    *folder; /* (nullable): where pictures go; without one the window is checked */
  const char    *screen;
  GtkMenuButton *menu; /* (nullable): opened for the picture */
  const Look    *looks;
} Shot;

typedef struct
{
  GtkWidget *window;
  guint      n_quiet; /* frames */
} Rest;

static void
layout_cb (Rest *rest)
{
  rest->n_quiet = 0;
}

static void
after_paint_cb (Rest *rest)
{
  /* What is to be drawn anew has no picture until then. */
  if (++rest->n_quiet < REST_FRAMES)
    gtk_widget_queue_draw (rest->window);
}

/* Counted in frames: a slow machine takes its time for each. */
static void
wait_rest (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Rest           rest = { GTK_WIDGET (window), 0 };

  /* A new size comes back from the display before the next frame. */
  gdk_display_sync (gtk_widget_get_display (rest.window));
  g_signal_connect_swapped (clock, "layout", G_CALLBACK (layout_cb), &rest);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &rest);
  gtk_widget_queue_draw (rest.window);
  while (rest.n_quiet < REST_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, &rest);
}

/* What is laid out at this moment cannot be drawn; on a busy machine that may last longer than what moves. */
static void
settle (Shot *shot)
{
  if (shot->folder != NULL)
    snabel_story_settle (shot->story);
  wait_rest (shot->window);
}

static void
set_look (Shot       *shot,
          const Look *look)
{
  g_autoptr(GSettings) a11y = g_settings_new ("org.gnome.desktop.a11y.interface");

  g_settings_set_boolean (a11y, "high-contrast", look->has_high_contrast);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      look->is_dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (DOTS_PER_INCH * look->text_scale), NULL);
  gtk_window_set_default_size (shot->window, look->width, look->height);
  settle (shot);
}

/* On a narrow window the sidebar, and the button in it, is out of sight until it is wanted. */
static void
set_sidebar_is_shown (Shot    *shot,
                      gboolean is_shown)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (snabel_story_find (shot->story, ADW_TYPE_OVERLAY_SPLIT_VIEW));

  if (adw_overlay_split_view_get_collapsed (split))
    adw_overlay_split_view_set_show_sidebar (split, is_shown);
  settle (shot);
}

static gboolean
draw (Shot       *shot,
      const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (shot->folder, file, NULL);

  if (!snabel_story_save_window (GTK_WIDGET (shot->window), path))
    {
      g_printerr ("snabel-screenshots: %s could not be drawn\n", path);
      return FALSE;
    }
  g_print ("%s\n", path);

  return TRUE;
}

/* What a menu or a dialog lies over is not to be read meanwhile. */
static GtkWidget *
get_uppermost (Shot *shot)
{
  AdwDialog *dialog = NULL;

  if (shot->menu != NULL)
    return GTK_WIDGET (gtk_menu_button_get_popover (shot->menu));
  if (ADW_IS_APPLICATION_WINDOW (shot->window))
    dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (shot->window));

  return dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (shot->window);
}

static gboolean
take_or_check (Shot       *shot,
               const Look *look)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", shot->screen, look->name);

  if (shot->folder != NULL)
    return draw (shot, name);

  snabel_ui_lint_layout (get_uppermost (shot), name);
  /* Colours do not depend on sizes. */
  if (look->width == shot->looks->width && look->text_scale == 1)
    snabel_ui_lint_contrast (get_uppermost (shot), name);

  return TRUE;
}

static gboolean
take_in (Shot       *shot,
         const Look *look)
{
  gboolean is_taken;

  set_look (shot, look);
  if (shot->menu != NULL && SNABEL_IS_WINDOW (shot->window))
    set_sidebar_is_shown (shot, TRUE);
  if (shot->menu != NULL)
    {
      gtk_menu_button_popup (shot->menu);
      settle (shot);
    }
  is_taken = take_or_check (shot, look);
  if (shot->menu != NULL)
    gtk_menu_button_popdown (shot->menu);
  if (shot->menu != NULL && SNABEL_IS_WINDOW (shot->window))
    set_sidebar_is_shown (shot, FALSE);

  return is_taken;
}

static gboolean
take (Shot *shot)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (main_looks) == G_N_ELEMENTS (own_looks));

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  shot->looks = SNABEL_IS_WINDOW (shot->window) ? main_looks : own_looks;
  for (guint i = 0; i < G_N_ELEMENTS (main_looks); i++)
    if (!take_in (shot, &shot->looks[i]))
      return FALSE;

  return TRUE;
}

/**
 * snabel_pictures_take:
 * @folder: (nullable): where the pictures go; without one faults are looked for instead
 * @screen: what the pictures are called
 *
 * Draws the main window.
 *
 * Returns: whether it could be drawn
 */
gboolean
snabel_pictures_take (SnabelStory *story,
                      const char  *folder,
                      const char  *screen)
{
  Shot shot = { story, GTK_WINDOW (snabel_story_get_window (story)), folder, screen, NULL, NULL };

  return take (&shot);
}

/**
 * snabel_pictures_take_menu:
 * @button: what opens a menu
 *
 * Draws the window that @button is in, with its menu open.
 *
 * Returns: whether it could be drawn
 */
gboolean
snabel_pictures_take_menu (SnabelStory   *story,
                           const char    *folder,
                           const char    *screen,
                           GtkMenuButton *button)
{
  Shot shot = { story, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), folder, screen, button, NULL };

  return take (&shot);
}

/**
 * snabel_pictures_take_window:
 * @window: one beside the main window
 *
 * Draws another window.
 *
 * Returns: whether it could be drawn
 */
gboolean
snabel_pictures_take_window (GtkWindow   *window,
                             SnabelStory *story,
                             const char  *folder,
                             const char  *screen)
{
  Shot shot = { story, window, folder, screen, NULL, NULL };

  return take (&shot);
}
