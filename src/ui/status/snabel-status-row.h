/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post in a timeline. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-status.h"
#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STATUS_ROW (snabel_status_row_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusRow, snabel_status_row, SNABEL, STATUS_ROW, GtkWidget)

GtkWidget    *snabel_status_row_new (SnabelRowContext *context);
SnabelStatus *snabel_status_row_get_status (SnabelStatusRow *self);
void          snabel_status_row_set_status (SnabelStatusRow *self,
                                            SnabelStatus    *status);
int           snabel_status_row_estimate_height (SnabelRowContext *context,
                                                 SnabelStatus     *status,
                                                 int               width);

G_END_DECLS
