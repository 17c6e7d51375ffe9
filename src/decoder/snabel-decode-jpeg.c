/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG by libjpeg, which leaves out most of the work where the picture is shown smaller. */
#include "snabel-decode.h"

/* jpeglib.h wants it before. */
#include <stdio.h>

#include <jpeglib.h>
#include <setjmp.h>

#define SCALE_DENOMINATOR 8
/* A progressive file of a few bytes a scan may ask for a pass over all pixels a million times. */
#define MOST_SCANS 200

typedef struct
{
  struct jpeg_decompress_struct decoder;
  struct jpeg_error_mgr         errors;
  struct jpeg_progress_mgr      progress;
  jmp_buf                       escape;
  guint8                       *row;
  guint8                       *converted;
} Jpeg;

static void
escape_cb (j_common_ptr decoder)
{
  Jpeg *self = decoder->client_data;

  longjmp (self->escape, 1);
}

static void
ignore_cb (j_common_ptr decoder,
           int          level)
{
}

static void
progress_cb (j_common_ptr decoder)
{
  Jpeg *self = decoder->client_data;

  if (self->decoder.input_scan_number > MOST_SCANS)
    escape_cb (decoder);
}

static void
set_up (Jpeg         *self,
        const guint8 *data,
        gsize         size)
{
  self->decoder.err = jpeg_std_error (&self->errors);
  self->decoder.client_data = self;
  self->errors.error_exit = escape_cb;
  self->errors.emit_message = ignore_cb;
  jpeg_create_decompress (&self->decoder);
  self->progress.progress_monitor = progress_cb;
  self->decoder.progress = &self->progress;
  jpeg_mem_src (&self->decoder, data, size);
}

/* The smallest eighth that still covers what is wanted. */
static void
choose_scale (Jpeg         *self,
              SnabelFrames *frames)
{
  guint scale = 1;

  while (scale < SCALE_DENOMINATOR &&
         (self->decoder.image_width * scale / SCALE_DENOMINATOR < frames->size.width ||
          self->decoder.image_height * scale / SCALE_DENOMINATOR < frames->size.height))
    scale++;
  self->decoder.scale_num = scale;
  self->decoder.scale_denom = SCALE_DENOMINATOR;
}

static gboolean
is_cmyk (Jpeg *self)
{
  return self->decoder.jpeg_color_space == JCS_CMYK || self->decoder.jpeg_color_space == JCS_YCCK;
}

/* Photoshop, and so everybody, writes CMYK the other way round and says so by its marker. */
static const guint8 *
convert_cmyk (Jpeg *self)
{
  for (guint x = 0; x < self->decoder.output_width; x++)
    {
      const guint8 *in = self->row + x * 4;
      guint8       *out = self->converted + x * 4;
      gboolean      is_inverted = self->decoder.saw_Adobe_marker;
      guint         key = is_inverted ? in[3] : 255 - in[3];

      for (guint i = 0; i < 3; i++)
        out[i] = (guint8) ((is_inverted ? in[i] : 255 - in[i]) * key / 255);
      out[3] = 255;
    }

  return self->converted;
}

static gboolean
read_rows (Jpeg         *self,
           SnabelFrames *frames)
{
  self->row = g_try_malloc0 ((gsize) self->decoder.output_width * 4);
  self->converted = g_try_malloc0 ((gsize) self->decoder.output_width * 4);
  if (self->row == NULL || self->converted == NULL || !snabel_frames_begin_frame (frames))
    return FALSE;
  while (self->decoder.output_scanline < self->decoder.output_height)
    {
      jpeg_read_scanlines (&self->decoder, &self->row, 1);
      snabel_frames_push_row (frames, is_cmyk (self) ? convert_cmyk (self) : self->row);
    }
  snabel_frames_end_frame (frames, 0);

  return TRUE;
}

static gboolean
decode (Jpeg         *self,
        SnabelFrames *frames)
{
  if (setjmp (self->escape) != 0)
    return FALSE;
  jpeg_read_header (&self->decoder, TRUE);
  if (!snabel_frames_begin (frames, (SnabelPictureSize) { self->decoder.image_width, self->decoder.image_height }, 1))
    return FALSE;
  choose_scale (self, frames);
  self->decoder.out_color_space = is_cmyk (self) ? JCS_CMYK : JCS_EXT_RGBA;
  jpeg_start_decompress (&self->decoder);
  snabel_frames_set_source (frames, (SnabelPictureSize) { self->decoder.output_width, self->decoder.output_height });

  return read_rows (self, frames);
}

gboolean
snabel_decode_jpeg (const guint8 *data,
                    gsize         size,
                    SnabelFrames *frames)
{
  Jpeg    *self = g_new0 (Jpeg, 1);
  gboolean is_decoded = FALSE;

  set_up (self, data, size);
  is_decoded = decode (self, frames);
  jpeg_destroy_decompress (&self->decoder);
  g_clear_pointer (&self->row, g_free);
  g_clear_pointer (&self->converted, g_free);
  g_free (self);

  return is_decoded;
}
