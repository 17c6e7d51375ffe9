/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poll: to vote in, or how it stands. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-status.h"
#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_POLL_VIEW (snabel_poll_view_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPollView, snabel_poll_view, SNABEL, POLL_VIEW, GtkWidget)

GtkWidget *snabel_poll_view_new (SnabelRowContext *context);
void       snabel_poll_view_set_status (SnabelPollView *self,
                                        SnabelStatus   *status);

G_END_DECLS
