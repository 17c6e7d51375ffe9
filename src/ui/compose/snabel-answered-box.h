/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The post that is answered, small, above the answer. */
#pragma once

#include <gtk/gtk.h>

#include "media/snabel-pictures.h"
#include "model/snabel-status.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ANSWERED_BOX (snabel_answered_box_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAnsweredBox, snabel_answered_box, SNABEL, ANSWERED_BOX, GtkWidget)

void snabel_answered_box_set_pictures (SnabelAnsweredBox *self,
                                       SnabelPictures    *pictures);
void snabel_answered_box_set_status (SnabelAnsweredBox *self,
                                     SnabelStatus      *status);
void snabel_answered_box_set_address (SnabelAnsweredBox *self,
                                      const char        *address);

G_END_DECLS
