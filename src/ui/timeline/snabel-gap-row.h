/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place in a timeline where posts may be missing, and the way to get them. */
#pragma once

#include <gtk/gtk.h>

#include "session/timeline/snabel-entry.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_GAP_ROW (snabel_gap_row_get_type ())
G_DECLARE_FINAL_TYPE (SnabelGapRow, snabel_gap_row, SNABEL, GAP_ROW, GtkWidget)

GtkWidget   *snabel_gap_row_new (void);
SnabelEntry *snabel_gap_row_get_entry (SnabelGapRow *self);
void         snabel_gap_row_set_entry (SnabelGapRow *self,
                                       SnabelEntry  *entry);

G_END_DECLS
