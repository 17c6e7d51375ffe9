/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post inside of another. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-status.h"
#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_QUOTE_BOX (snabel_quote_box_get_type ())
G_DECLARE_FINAL_TYPE (SnabelQuoteBox, snabel_quote_box, SNABEL, QUOTE_BOX, GtkWidget)

GtkWidget *snabel_quote_box_new (SnabelRowContext *context);
void       snabel_quote_box_set_quote (SnabelQuoteBox *self,
                                       SnabelQuote    *quote);

G_END_DECLS
