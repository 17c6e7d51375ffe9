/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which key of the settings is which property. */
#pragma once

#include "window/snabel-window.h"

G_BEGIN_DECLS

void snabel_app_settings_bind_style (GSettings *settings);
void snabel_app_settings_bind_window (GSettings    *settings,
                                      SnabelWindow *window);

G_END_DECLS
