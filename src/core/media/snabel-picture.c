/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels that are shared and never change. */
#include "media/snabel-picture.h"

#define BYTES_PER_PIXEL 4

struct _SnabelPicture
{
  SnabelPictureSize size;
  SnabelPictureSize natural;
  gsize             byte_size;
  GPtrArray        *frames;
  GArray           *delays;
};

G_DEFINE_BOXED_TYPE (SnabelPicture, snabel_picture, snabel_picture_ref, snabel_picture_unref)

/**
 * snabel_picture_new:
 * @size: of every frame
 * @natural: what the file has
 * @pixels: (transfer none): all frames one after the other: rows without padding of premultiplied R, G, B, A
 * @delays: (array length=n_frames): how many milliseconds each frame stays; never read for a single frame
 *
 * Returns: (transfer full): a picture that shares @pixels
 */
SnabelPicture *
snabel_picture_new (SnabelPictureSize size,
                    SnabelPictureSize natural,
                    GBytes           *pixels,
                    const guint      *delays,
                    guint             n_frames)
{
  gsize          frame_size = (gsize) size.width * size.height * BYTES_PER_PIXEL;
  SnabelPicture *self = NULL;

  g_return_val_if_fail (size.width > 0 && size.height > 0 && n_frames > 0, NULL);
  g_return_val_if_fail (pixels != NULL && g_bytes_get_size (pixels) == frame_size * n_frames, NULL);
  g_return_val_if_fail (delays != NULL || n_frames == 1, NULL);

  self = g_atomic_rc_box_new0 (SnabelPicture);
  self->size = size;
  self->natural = natural;
  self->byte_size = frame_size * n_frames;
  self->frames = g_ptr_array_new_full (n_frames, (GDestroyNotify) g_bytes_unref);
  self->delays = g_array_sized_new (FALSE, TRUE, sizeof (guint), n_frames);
  for (guint i = 0; i < n_frames; i++)
    g_ptr_array_add (self->frames, g_bytes_new_from_bytes (pixels, i * frame_size, frame_size));
  if (n_frames > 1)
    g_array_append_vals (self->delays, delays, n_frames);

  return self;
}

/**
 * snabel_picture_ref:
 *
 * Returns: (transfer full): @self
 */
SnabelPicture *
snabel_picture_ref (SnabelPicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_picture (gpointer data)
{
  SnabelPicture *self = data;

  g_clear_pointer (&self->frames, g_ptr_array_unref);
  g_clear_pointer (&self->delays, g_array_unref);
}

/**
 * snabel_picture_unref:
 * @self: (transfer full): a picture
 */
void
snabel_picture_unref (SnabelPicture *self)
{
  g_atomic_rc_box_release_full (self, clear_picture);
}

/**
 * snabel_picture_get_width:
 *
 * Returns: pixels in a row of every frame
 */
guint
snabel_picture_get_width (SnabelPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size.width;
}

/**
 * snabel_picture_get_height:
 *
 * Returns: rows in every frame
 */
guint
snabel_picture_get_height (SnabelPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size.height;
}

/**
 * snabel_picture_get_natural_width:
 *
 * Returns: the width that the file has, upright
 */
guint
snabel_picture_get_natural_width (SnabelPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->natural.width;
}

/**
 * snabel_picture_get_natural_height:
 *
 * Returns: the height that the file has, upright
 */
guint
snabel_picture_get_natural_height (SnabelPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->natural.height;
}

/**
 * snabel_picture_get_stride:
 *
 * Returns: bytes from one row to the next
 */
gsize
snabel_picture_get_stride (SnabelPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (gsize) self->size.width * BYTES_PER_PIXEL;
}

/**
 * snabel_picture_get_byte_size:
 *
 * Returns: what all frames together take
 */
gsize
snabel_picture_get_byte_size (SnabelPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->byte_size;
}

/**
 * snabel_picture_get_n_frames:
 *
 * Returns: how many frames there are; at least 1
 */
guint
snabel_picture_get_n_frames (SnabelPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->frames->len;
}

/**
 * snabel_picture_is_animated:
 *
 * Returns: whether there is more than one frame
 */
gboolean
snabel_picture_is_animated (SnabelPicture *self)
{
  return snabel_picture_get_n_frames (self) > 1;
}

/**
 * snabel_picture_get_frame:
 *
 * Returns: (transfer none): premultiplied R, G, B, A in rows of snabel_picture_get_stride()
 */
GBytes *
snabel_picture_get_frame (SnabelPicture *self,
                          guint          index)
{
  g_return_val_if_fail (self != NULL && index < self->frames->len, NULL);

  return g_ptr_array_index (self->frames, index);
}

/**
 * snabel_picture_get_delay:
 *
 * Returns: milliseconds that the frame stays; 0 if it is the only one, never below 20 otherwise
 */
guint
snabel_picture_get_delay (SnabelPicture *self,
                          guint          index)
{
  g_return_val_if_fail (self != NULL && index < self->frames->len, 0);

  return index < self->delays->len ? g_array_index (self->delays, guint, index) : 0;
}
