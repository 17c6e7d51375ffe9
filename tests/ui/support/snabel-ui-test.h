/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of widgets need: a window, frames, a picture to look at. */
#pragma once

#include <adwaita.h>

#include "snabel-test.h"

G_BEGIN_DECLS

void       snabel_ui_test_init (int    *argc,
                                char ***argv);
GtkWindow *snabel_ui_test_present (GtkWidget *child,
                                   int        width,
                                   int        height);
void       snabel_ui_test_close (GtkWindow *window);
void       snabel_ui_test_wait_frame (GtkWidget *widget);
void       snabel_ui_test_set_is_dark (gboolean is_dark);
void       snabel_ui_test_set_has_high_contrast (gboolean has_high_contrast);
void       snabel_ui_test_set_text_scale (double scale);
void       snabel_ui_test_render (GtkWindow  *window,
                                  const char *name);
GtkWidget *snabel_ui_test_find (GtkWidget *widget,
                                GType      type);

G_END_DECLS
