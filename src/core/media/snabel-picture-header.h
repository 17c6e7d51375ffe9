/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture file says of itself, read without decoding anything. */
#pragma once

#include "media/snabel-picture.h"

G_BEGIN_DECLS

#define SNABEL_PICTURE_MOST_PIXELS 40000000
#define SNABEL_PICTURE_MOST_SIDE   16384
#define SNABEL_PICTURE_MOST_FRAMES 300

typedef enum
{
  SNABEL_PICTURE_UNKNOWN,
  SNABEL_PICTURE_AVIF,
  SNABEL_PICTURE_GIF,
  SNABEL_PICTURE_JPEG,
  SNABEL_PICTURE_PNG,
  SNABEL_PICTURE_WEBP,
} SnabelPictureFormat;

/**
 * SnabelPictureHeader:
 * @format: by the bytes, not by what the server calls it
 * @size: as it lies in the file, not turned yet; of AVIF the largest image in it
 * @n_frames: counted up to %SNABEL_PICTURE_MOST_FRAMES; of AVIF 1, for the decoder knows
 * @orientation: 1 to 8 as in EXIF, 1 where nothing is said
 */
typedef struct
{
  SnabelPictureFormat format;
  SnabelPictureSize   size;
  guint               n_frames;
  guint               orientation;
} SnabelPictureHeader;

gboolean    snabel_picture_header_read (SnabelPictureHeader *self,
                                        const guint8        *data,
                                        gsize                size,
                                        GError             **error);
gboolean    snabel_picture_size_is_allowed (SnabelPictureSize size);
const char *snabel_picture_format_get_extension (SnabelPictureFormat format);

G_END_DECLS
