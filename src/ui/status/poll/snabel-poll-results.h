/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a poll stands: a bar for each answer. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-poll.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_POLL_RESULTS (snabel_poll_results_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPollResults, snabel_poll_results, SNABEL, POLL_RESULTS, GtkWidget)

GtkWidget *snabel_poll_results_new (void);
void       snabel_poll_results_set_poll (SnabelPollResults *self,
                                         SnabelPoll        *poll);

G_END_DECLS
