/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold on every page in every look. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void snabel_ui_lint_layout (GtkWidget  *top,
                            const char *where);
void snabel_ui_lint_contrast (GtkWidget  *top,
                              const char *where);
void snabel_ui_lint (GtkWidget  *top,
                     const char *where);

G_END_DECLS
