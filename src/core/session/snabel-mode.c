/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the modes, in the store and in menus. */
#include "session/snabel-mode.h"

static const char *const names[] = {
  [SNABEL_MODE_LIVE] = "live",
  [SNABEL_MODE_POLLED] = "polled",
  [SNABEL_MODE_BY_HAND] = "by-hand",
};

/**
 * snabel_mode_to_string:
 *
 * Returns: the name of @mode
 */
const char *
snabel_mode_to_string (SnabelMode mode)
{
  g_return_val_if_fail (mode < G_N_ELEMENTS (names), NULL);

  return names[mode];
}

/**
 * snabel_mode_from_string:
 * @text: (nullable): a name
 *
 * Returns: the mode of that name; of what is no name, %SNABEL_MODE_LIVE
 */
SnabelMode
snabel_mode_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      return i;

  return SNABEL_MODE_LIVE;
}
