/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the header, refuses what must not be decoded, and calls the format. */
#include "snabel-decode.h"

#include "base/snabel-decoder.h"

static gboolean
decode_format (const guint8              *data,
               gsize                      size,
               const SnabelPictureHeader *header,
               SnabelFrames              *frames)
{
  gboolean is_animated = header->n_frames > 1;

  switch (header->format)
    {
    case SNABEL_PICTURE_AVIF:
      return snabel_decode_avif (data, size, frames);
    case SNABEL_PICTURE_GIF:
      return snabel_frames_begin (frames, header->size, header->n_frames) && snabel_decode_gif (data, size, frames);
    case SNABEL_PICTURE_JPEG:
      return snabel_decode_jpeg (data, size, frames);
    case SNABEL_PICTURE_PNG:
      /* An animation that cannot be played still has a picture that every program shows. */
      return (is_animated && snabel_decode_apng (data, size, header, frames)) || snabel_decode_png (data, size, frames);
    case SNABEL_PICTURE_WEBP:
      return snabel_decode_webp (data, size, header, frames);
    case SNABEL_PICTURE_UNKNOWN:
    default:
      return FALSE;
    }
}

/**
 * snabel_decode:
 * @bytes: a file, whole
 * @wanted: what it shall cover, upright; 0 where it does not matter
 *
 * Returns: (transfer full): its frames, upright, or %NULL with @error set in #SnabelDecoderError
 */
SnabelFrames *
snabel_decode (GBytes           *bytes,
               SnabelPictureSize wanted,
               GError          **error)
{
  gsize         size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr(SnabelFrames) frames = NULL;
  SnabelPictureHeader header = { 0 };

  if (!snabel_picture_header_read (&header, data, size, error))
    return NULL;
  frames = snabel_frames_new (wanted, header.format == SNABEL_PICTURE_AVIF ? 1 : header.orientation);
  if (!decode_format (data, size, &header, frames) || !snabel_frames_finish (frames))
    {
      g_set_error_literal (error, SNABEL_DECODER_ERROR, SNABEL_DECODER_ERROR_DAMAGED, "The picture is damaged");
      return NULL;
    }

  return g_steal_pointer (&frames);
}
