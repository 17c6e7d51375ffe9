/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decoded picture as GTK draws it; one that moves does so only while it is seen and may. */
#pragma once

#include <gtk/gtk.h>

#include "base/snabel-clock.h"
#include "media/snabel-picture.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_PICTURE_PAINTABLE (snabel_picture_paintable_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPicturePaintable, snabel_picture_paintable, SNABEL, PICTURE_PAINTABLE, GObject)

SnabelPicturePaintable *snabel_picture_paintable_new (SnabelPicture *picture,
                                                      GtkWidget     *widget,
                                                      SnabelClock   *clock);
SnabelPicture          *snabel_picture_paintable_get_picture (SnabelPicturePaintable *self);
void                    snabel_picture_paintable_set_may_play (SnabelPicturePaintable *self,
                                                               gboolean                may_play);
gboolean                snabel_picture_paintable_get_is_playing (SnabelPicturePaintable *self);
guint                   snabel_picture_paintable_get_frame (SnabelPicturePaintable *self);

G_END_DECLS
