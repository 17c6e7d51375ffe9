/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote a post, when, and for whom. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-status.h"
#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STATUS_HEADER (snabel_status_header_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusHeader, snabel_status_header, SNABEL, STATUS_HEADER, GtkWidget)

void  snabel_status_header_set_context (SnabelStatusHeader *self,
                                        SnabelRowContext   *context);
void  snabel_status_header_set_status (SnabelStatusHeader *self,
                                       SnabelStatus       *status);
char *snabel_status_header_dup_spoken_time (SnabelStatusHeader *self);

G_END_DECLS
