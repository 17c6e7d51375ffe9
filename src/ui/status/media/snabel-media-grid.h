/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of a post's pictures, known before any of them is here. */
#pragma once

#include <gtk/gtk.h>

#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_MEDIA_GRID (snabel_media_grid_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMediaGrid, snabel_media_grid, SNABEL, MEDIA_GRID, GtkWidget)

GtkWidget *snabel_media_grid_new (void);
void       snabel_media_grid_set_context (SnabelMediaGrid  *self,
                                          SnabelRowContext *context);
void       snabel_media_grid_set_attachments (SnabelMediaGrid *self,
                                              GListModel      *attachments);
void       snabel_media_grid_set_is_covered (SnabelMediaGrid *self,
                                             gboolean         is_covered);
int        snabel_media_grid_estimate_height (GListModel *attachments,
                                              int         width);

G_END_DECLS
