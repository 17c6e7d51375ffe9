/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a window, with the menu that is open over it, in every look. */
#include "snabel-pictures.h"

#define DOTS_PER_INCH (96 * 1024)

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
};

typedef struct
{
  SnabelStory   *story;
  GtkWindow     *window;
  const char    *folder;
  const char    *screen;
  GtkMenuButton *menu; /* (nullable): opened for the picture */
} Shot;

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
  snabel_story_settle (shot->story);
}

/* On a narrow window the sidebar, and the button in it, is out of sight until it is wanted. */
static void
set_sidebar_is_shown (Shot    *shot,
                      gboolean is_shown)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (snabel_story_find (shot->story, ADW_TYPE_OVERLAY_SPLIT_VIEW));

  if (adw_overlay_split_view_get_collapsed (split))
    adw_overlay_split_view_set_show_sidebar (split, is_shown);
  snabel_story_settle (shot->story);
}

static gboolean
draw (Shot       *shot,
      const Look *look)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", shot->screen, look->name);
  g_autofree char *path = g_build_filename (shot->folder, file, NULL);
  gboolean         is_drawn;

  set_look (shot, look);
  if (shot->menu != NULL && SNABEL_IS_WINDOW (shot->window))
    set_sidebar_is_shown (shot, TRUE);
  if (shot->menu != NULL)
    {
      gtk_menu_button_popup (shot->menu);
      snabel_story_settle (shot->story);
    }
  is_drawn = snabel_story_save_window (GTK_WIDGET (shot->window), path);
  if (shot->menu != NULL)
    gtk_menu_button_popdown (shot->menu);
  if (shot->menu != NULL && SNABEL_IS_WINDOW (shot->window))
    set_sidebar_is_shown (shot, FALSE);
  if (is_drawn)
    g_print ("%s\n", path);
  else
    g_printerr ("snabel-screenshots: %s could not be drawn\n", path);

  return is_drawn;
}

static gboolean
take (Shot *shot)
{
  const Look *looks = SNABEL_IS_WINDOW (shot->window) ? main_looks : own_looks;

  G_STATIC_ASSERT (G_N_ELEMENTS (main_looks) == G_N_ELEMENTS (own_looks));
  for (guint i = 0; i < G_N_ELEMENTS (main_looks); i++)
    if (!draw (shot, &looks[i]))
      return FALSE;

  return TRUE;
}

/**
 * snabel_pictures_take:
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
  Shot shot = { story, GTK_WINDOW (snabel_story_get_window (story)), folder, screen, NULL };

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
  Shot shot = { story, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), folder, screen, button };

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
  Shot shot = { story, window, folder, screen, NULL };

  return take (&shot);
}
