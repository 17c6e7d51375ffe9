/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a program that cannot start. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void snabel_failure_window_present (GtkApplication *application,
                                    const char     *reason);

G_END_DECLS
