/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of a poll, to choose from. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-poll.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_POLL_BALLOT (snabel_poll_ballot_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPollBallot, snabel_poll_ballot, SNABEL, POLL_BALLOT, GtkWidget)

GtkWidget *snabel_poll_ballot_new (void);
void       snabel_poll_ballot_set_poll (SnabelPollBallot *self,
                                        SnabelPoll       *poll);
GVariant  *snabel_poll_ballot_dup_choices (SnabelPollBallot *self);

G_END_DECLS
