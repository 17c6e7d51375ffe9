/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do with a post, and how often it was done. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-status.h"
#include "session/snabel-session.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STATUS_ACTIONS (snabel_status_actions_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatusActions, snabel_status_actions, SNABEL, STATUS_ACTIONS, GtkWidget)

void snabel_status_actions_set_shows_counts (SnabelStatusActions *self,
                                             gboolean             shows_counts);
void snabel_status_actions_set_session (SnabelStatusActions *self,
                                        SnabelSession       *session);
void snabel_status_actions_set_status (SnabelStatusActions *self,
                                       SnabelStatus        *status);

G_END_DECLS
