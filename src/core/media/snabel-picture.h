/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decoded pixels: one frame, or several with their delays. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnabelPictureSize:
 *
 * Pixels, upright: what EXIF says about turning is already done.
 */
typedef struct
{
  guint width;
  guint height;
} SnabelPictureSize;

#define SNABEL_TYPE_PICTURE (snabel_picture_get_type ())
typedef struct _SnabelPicture SnabelPicture;

GType          snabel_picture_get_type (void) G_GNUC_CONST;
SnabelPicture *snabel_picture_new (SnabelPictureSize size,
                                   SnabelPictureSize natural,
                                   GBytes           *pixels,
                                   const guint      *delays,
                                   guint             n_frames);
SnabelPicture *snabel_picture_ref (SnabelPicture *self);
void           snabel_picture_unref (SnabelPicture *self);
guint          snabel_picture_get_width (SnabelPicture *self);
guint          snabel_picture_get_height (SnabelPicture *self);
guint          snabel_picture_get_natural_width (SnabelPicture *self);
guint          snabel_picture_get_natural_height (SnabelPicture *self);
gsize          snabel_picture_get_stride (SnabelPicture *self);
gsize          snabel_picture_get_byte_size (SnabelPicture *self);
guint          snabel_picture_get_n_frames (SnabelPicture *self);
gboolean       snabel_picture_is_animated (SnabelPicture *self);
GBytes        *snabel_picture_get_frame (SnabelPicture *self,
                                         guint          index);
guint          snabel_picture_get_delay (SnabelPicture *self,
                                         guint          index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelPicture, snabel_picture_unref)

G_END_DECLS
