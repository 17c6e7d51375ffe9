/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A relative time that stays true, with the absolute one as its tooltip. */
#pragma once

#include <gtk/gtk.h>

#include "widgets/snabel-ticker.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_TIME_LABEL (snabel_time_label_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTimeLabel, snabel_time_label, SNABEL, TIME_LABEL, GtkWidget)

void        snabel_time_label_set_ticker (SnabelTimeLabel *self,
                                          SnabelTicker    *ticker);
void        snabel_time_label_set_time (SnabelTimeLabel *self,
                                        GDateTime       *time);
void        snabel_time_label_set_is_absolute (SnabelTimeLabel *self,
                                               gboolean         is_absolute);
const char *snabel_time_label_get_text (SnabelTimeLabel *self);
char       *snabel_time_label_dup_long_text (SnabelTimeLabel *self);

G_END_DECLS
