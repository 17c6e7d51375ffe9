/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post's pictures, behind a cover if its author says so. */
#pragma once

#include <gtk/gtk.h>

#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_MEDIA_COVER (snabel_media_cover_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMediaCover, snabel_media_cover, SNABEL, MEDIA_COVER, GtkWidget)

GtkWidget *snabel_media_cover_new (SnabelRowContext *context);
void       snabel_media_cover_set_attachments (SnabelMediaCover *self,
                                               GListModel       *attachments);
void       snabel_media_cover_set_is_sensitive (SnabelMediaCover *self,
                                                gboolean          is_sensitive);
gboolean   snabel_media_cover_get_is_revealed (SnabelMediaCover *self);
void       snabel_media_cover_set_is_revealed (SnabelMediaCover *self,
                                               gboolean          is_revealed);

G_END_DECLS
