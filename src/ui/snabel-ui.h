/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be done once before a widget of Snabel is made, and what many of them need. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SNABEL_UI_RESOURCE_PATH "/io/github/snabel/Snabel/ui/"

void  snabel_ui_init (void);
void  snabel_ui_unparent_children (GtkWidget *widget);
char *snabel_ui_dup_sentence (const char *message);

G_END_DECLS
