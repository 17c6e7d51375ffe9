/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The emoji with which people answered a post. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-status.h"
#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_REACTIONS_BAR (snabel_reactions_bar_get_type ())
G_DECLARE_FINAL_TYPE (SnabelReactionsBar, snabel_reactions_bar, SNABEL, REACTIONS_BAR, GtkWidget)

GtkWidget *snabel_reactions_bar_new (SnabelRowContext *context);
void       snabel_reactions_bar_set_status (SnabelReactionsBar *self,
                                            SnabelStatus       *status);

G_END_DECLS
