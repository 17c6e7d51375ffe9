/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells formats apart by their first bytes and refuses what is too large, before anything decodes it. */
#include "config.h"

#include "media/snabel-picture-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/snabel-decoder.h"
#include "media/snabel-picture-formats.h"

static gboolean
begins_with (const guint8 *data,
             gsize         size,
             gsize         offset,
             const char   *magic)
{
  gsize length = strlen (magic);

  return size >= offset + length && memcmp (data + offset, magic, length) == 0;
}

static SnabelPictureFormat
guess_format (const guint8 *data,
              gsize         size)
{
  if (begins_with (data, size, 0, "\xff\xd8\xff"))
    return SNABEL_PICTURE_JPEG;
  if (begins_with (data, size, 0, "\x89PNG\r\n\x1a\n"))
    return SNABEL_PICTURE_PNG;
  if (begins_with (data, size, 0, "GIF87a") || begins_with (data, size, 0, "GIF89a"))
    return SNABEL_PICTURE_GIF;
  if (begins_with (data, size, 0, "RIFF") && begins_with (data, size, 8, "WEBP"))
    return SNABEL_PICTURE_WEBP;
  if (begins_with (data, size, 4, "ftypavif") || begins_with (data, size, 4, "ftypavis") ||
      begins_with (data, size, 4, "ftypmif1") || begins_with (data, size, 4, "ftypmsf1"))
    return SNABEL_PICTURE_AVIF;

  return SNABEL_PICTURE_UNKNOWN;
}

/**
 * snabel_picture_size_is_allowed:
 *
 * Returns: whether a picture of @size may be decoded
 */
gboolean
snabel_picture_size_is_allowed (SnabelPictureSize size)
{
  return size.width <= SNABEL_PICTURE_MOST_SIDE && size.height <= SNABEL_PICTURE_MOST_SIDE &&
         (guint64) size.width * size.height <= SNABEL_PICTURE_MOST_PIXELS;
}

/**
 * snabel_picture_header_read:
 * @self: (out caller-allocates): what was found
 * @data: (array length=size): a file, whole
 *
 * Returns: whether @data may be decoded; else @error is set in #SnabelDecoderError
 */
gboolean
snabel_picture_header_read (SnabelPictureHeader *self,
                            const guint8        *data,
                            gsize                size,
                            GError             **error)
{
  static const SnabelPictureFormatFunc readers[] = {
    [SNABEL_PICTURE_AVIF] = snabel_picture_formats_read_avif,
    [SNABEL_PICTURE_GIF] = snabel_picture_formats_read_gif,
    [SNABEL_PICTURE_JPEG] = snabel_picture_formats_read_jpeg,
    [SNABEL_PICTURE_PNG] = snabel_picture_formats_read_png,
    [SNABEL_PICTURE_WEBP] = snabel_picture_formats_read_webp,
  };
  SnabelByteReader reader = { data, size, 0, FALSE };

  g_return_val_if_fail (self != NULL, FALSE);

  *self = (SnabelPictureHeader) { .format = guess_format (data, size), .n_frames = 1, .orientation = 1 };
  if (self->format == SNABEL_PICTURE_UNKNOWN)
    {
      g_set_error_literal (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_UNKNOWN, _ ("This is no picture that Snabel knows"));
      return FALSE;
    }
  readers[self->format](reader, self);
  if (self->size.width == 0 || self->size.height == 0)
    {
      g_set_error_literal (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED, _ ("The picture is damaged"));
      return FALSE;
    }
  if (!snabel_picture_size_is_allowed (self->size))
    {
      g_set_error_literal (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_TOO_LARGE, _ ("The picture is too large"));
      return FALSE;
    }

  return TRUE;
}

/**
 * snabel_picture_format_get_extension:
 *
 * Returns: how the name of such a file ends, without the dot
 */
const char *
snabel_picture_format_get_extension (SnabelPictureFormat format)
{
  static const char *const extensions[] = {
    [SNABEL_PICTURE_UNKNOWN] = "bin",
    [SNABEL_PICTURE_AVIF] = "avif",
    [SNABEL_PICTURE_GIF] = "gif",
    [SNABEL_PICTURE_JPEG] = "jpg",
    [SNABEL_PICTURE_PNG] = "png",
    [SNABEL_PICTURE_WEBP] = "webp",
  };

  g_return_val_if_fail (format < G_N_ELEMENTS (extensions), extensions[0]);

  return extensions[format];
}
