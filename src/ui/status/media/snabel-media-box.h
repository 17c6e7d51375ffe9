/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One picture, film or sound of a post: its colours until it is here, and why if it does not come. */
#pragma once

#include <gtk/gtk.h>

#include "model/snabel-media-attachment.h"
#include "status/snabel-row-context.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_MEDIA_BOX (snabel_media_box_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMediaBox, snabel_media_box, SNABEL, MEDIA_BOX, GtkButton)

GtkWidget *snabel_media_box_new (SnabelRowContext *context);
void       snabel_media_box_set_attachment (SnabelMediaBox        *self,
                                            SnabelMediaAttachment *attachment);
void       snabel_media_box_set_is_covered (SnabelMediaBox *self,
                                            gboolean        is_covered);
void       snabel_media_box_set_n_more (SnabelMediaBox *self,
                                        guint           n_more);

G_END_DECLS
