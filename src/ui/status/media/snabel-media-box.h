/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of one picture: its colours until it is here. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-media-attachment.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_MEDIA_BOX (snabel_media_box_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMediaBox, snabel_media_box, SNABEL, MEDIA_BOX, GtkWidget)

GtkWidget *snabel_media_box_new (void);
void       snabel_media_box_set_attachment (SnabelMediaBox        *self,
                                            SnabelMediaAttachment *attachment);
void       snabel_media_box_set_n_more (SnabelMediaBox *self,
                                        guint           n_more);

G_END_DECLS
