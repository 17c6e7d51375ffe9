/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poll and how it stands. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-poll.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_POLL_VIEW (snabel_poll_view_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPollView, snabel_poll_view, SNABEL, POLL_VIEW, GtkWidget)

GtkWidget *snabel_poll_view_new (void);
void       snabel_poll_view_set_poll (SnabelPollView *self,
                                      SnabelPoll     *poll,
                                      GDateTime      *now);

G_END_DECLS
