/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings are read here and handed down as properties: nothing below knows where a choice is kept. */
#include "config.h"

#include "snabel-app-settings.h"

/**
 * snabel_app_settings_bind_style:
 *
 * Makes the program light or dark as the person wants it, from now on.
 */
void
snabel_app_settings_bind_style (GSettings *settings)
{
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind (settings, "color-scheme", adw_style_manager_get_default (), "color-scheme", G_SETTINGS_BIND_GET);
}

static void
bind_reading (GSettings             *settings,
              SnabelReadingSettings *reading)
{
  static const char *const keys[] = { "density", "text-size", "show-counters", "absolute-times", "animation" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_bind (settings, keys[i], reading, keys[i], G_SETTINGS_BIND_DEFAULT);
}

/**
 * snabel_app_settings_bind_window:
 * @window: a new one, not shown yet
 *
 * Gives @window its size, its account and the way of reading, and keeps what becomes of them.
 */
void
snabel_app_settings_bind_window (GSettings    *settings,
                                 SnabelWindow *window)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (SNABEL_IS_WINDOW (window));

  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "last-account", window, "account-key", G_SETTINGS_BIND_DEFAULT);
  bind_reading (settings, snabel_window_get_reading_settings (window));
}
