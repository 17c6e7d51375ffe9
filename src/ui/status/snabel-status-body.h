/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a post says. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-status.h"
#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STATUS_BODY (snabel_status_body_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusBody, snabel_status_body, SNABEL, STATUS_BODY, GtkWidget)

void        snabel_status_body_set_context (SnabelStatusBody *self,
                                            SnabelRowContext *context);
void        snabel_status_body_set_status (SnabelStatusBody *self,
                                           SnabelStatus     *status);
void        snabel_status_body_update_reactions (SnabelStatusBody *self);
const char *snabel_status_body_get_plain (SnabelStatusBody *self);

G_END_DECLS
