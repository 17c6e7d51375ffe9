/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the preferences about how posts are shown. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_READING_PREFERENCES (snabel_reading_preferences_get_type ())
G_DECLARE_FINAL_TYPE (SnabelReadingPreferences, snabel_reading_preferences, SNABEL, READING_PREFERENCES, AdwPreferencesPage)

void snabel_reading_preferences_set_settings (SnabelReadingPreferences *self,
                                              GSettings                *settings);

G_END_DECLS
