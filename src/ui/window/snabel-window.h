/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: who acts on the left, what there is to read on the right. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_WINDOW (snabel_window_get_type ())
G_DECLARE_FINAL_TYPE (SnabelWindow, snabel_window, SNABEL, WINDOW, AdwApplicationWindow)

SnabelWindow *snabel_window_new (GtkApplication *application);

G_END_DECLS
