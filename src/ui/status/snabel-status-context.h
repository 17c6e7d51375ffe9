/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a post is here: who boosted it, or whom it answers. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-status.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STATUS_CONTEXT (snabel_status_context_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusContext, snabel_status_context, SNABEL, STATUS_CONTEXT, GtkWidget)

void snabel_status_context_set_indent (SnabelStatusContext *self,
                                       int                  width);
void snabel_status_context_set_status (SnabelStatusContext *self,
                                       SnabelStatus        *status);

G_END_DECLS
