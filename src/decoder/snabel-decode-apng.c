/* SPDX-License-Identifier: GPL-3.0-or-later */
/* APNG: each frame is made a PNG of its own again, which libpng reads; then it is laid over those before. */
#include "snabel-canvas.h"
#include "snabel-decode.h"
#include "snabel-png-reader.h"

#include <string.h>

#include "media/snabel-byte-reader.h"

#define SIGNATURE_SIZE 8
#define IHDR_SIZE      13

typedef struct
{
  SnabelFrames     *frames;
  SnabelCanvas     *canvas;
  SnabelPictureSize size;
  const guint8     *ihdr;
  GByteArray       *common; /* what all frames need: palette and transparency */
  GByteArray       *pixels; /* IDAT of the frame that is being gathered; empty if there is none */
  SnabelCanvasFrame frame;
  gboolean          has_frame;
  gboolean          is_damaged;
} Apng;

static void
append_number (GByteArray *out,
               guint32     value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &big, sizeof big);
}

/* The sum at the end is left 0, for nobody checks it. */
static void
append_chunk (GByteArray   *out,
              const char   *name,
              const guint8 *data,
              guint         size)
{
  append_number (out, size);
  g_byte_array_append (out, (const guint8 *) name, 4);
  g_byte_array_append (out, data, size);
  append_number (out, 0);
}

static GByteArray *
build_png (Apng *self)
{
  GByteArray *out = g_byte_array_new ();
  guint8      ihdr[IHDR_SIZE];
  guint32     width = GUINT32_TO_BE (self->frame.size.width);
  guint32     height = GUINT32_TO_BE (self->frame.size.height);

  memcpy (ihdr, self->ihdr, sizeof ihdr);
  memcpy (ihdr, &width, sizeof width);
  memcpy (ihdr + 4, &height, sizeof height);
  g_byte_array_append (out, (const guint8 *) "\x89PNG\r\n\x1a\n", SIGNATURE_SIZE);
  append_chunk (out, "IHDR", ihdr, sizeof ihdr);
  g_byte_array_append (out, self->common->data, self->common->len);
  g_byte_array_append (out, self->pixels->data, self->pixels->len);
  append_chunk (out, "IEND", (const guint8 *) "", 0);

  return out;
}

static gboolean
begin_cb (gpointer          data,
          SnabelPictureSize size)
{
  Apng *self = data;

  snabel_canvas_begin (self->canvas, &self->frame);

  return TRUE;
}

static void
row_cb (gpointer      data,
        guint         y,
        const guint8 *row)
{
  Apng *self = data;

  snabel_canvas_draw_row (self->canvas, y, row);
}

static void
finish_frame (Apng *self)
{
  const SnabelPngTarget target = { begin_cb, row_cb, self };
  g_autoptr(GByteArray) png = NULL;

  if (!self->has_frame || self->pixels->len == 0 || self->is_damaged)
    return;
  png = build_png (self);
  self->is_damaged = !snabel_png_read (png->data, png->len, FALSE, &target) || !snabel_canvas_end (self->canvas, self->frames);
  self->has_frame = FALSE;
  g_byte_array_set_size (self->pixels, 0);
}

static void
read_fctl (Apng            *self,
           SnabelByteReader chunk)
{
  static const SnabelCanvasDisposal disposals[] = { SNABEL_CANVAS_KEEP, SNABEL_CANVAS_CLEAR, SNABEL_CANVAS_RESTORE };
  SnabelCanvasFrame                *frame = &self->frame;
  guint                             numerator = 0, denominator = 0, disposal = 0;

  snabel_byte_reader_skip (&chunk, 4);
  frame->size.width = snabel_byte_reader_big (&chunk, 4);
  frame->size.height = snabel_byte_reader_big (&chunk, 4);
  frame->x = snabel_byte_reader_big (&chunk, 4);
  frame->y = snabel_byte_reader_big (&chunk, 4);
  numerator = snabel_byte_reader_big (&chunk, 2);
  denominator = snabel_byte_reader_big (&chunk, 2);
  disposal = snabel_byte_reader_big (&chunk, 1);
  frame->disposal = disposals[MIN (disposal, G_N_ELEMENTS (disposals) - 1)];
  frame->replaces = snabel_byte_reader_big (&chunk, 1) == 0;
  frame->delay = numerator * 1000 / (denominator == 0 ? 100 : denominator);
  self->has_frame = !chunk.is_past_end;
  self->is_damaged = self->is_damaged || chunk.is_past_end || frame->size.width == 0 || frame->size.height == 0 ||
                     (guint64) frame->x + frame->size.width > self->size.width ||
                     (guint64) frame->y + frame->size.height > self->size.height;
}

static void
read_chunk (Apng            *self,
            const char      *name,
            SnabelByteReader chunk)
{
  if (memcmp (name, "fcTL", 4) == 0)
    {
      finish_frame (self);
      read_fctl (self, chunk);
    }
  else if (memcmp (name, "PLTE", 4) == 0 || memcmp (name, "tRNS", 4) == 0)
    append_chunk (self->common, name, chunk.data, (guint) chunk.size);
  /* Pixels before the first fcTL are for programs that know no animation. */
  else if (memcmp (name, "IDAT", 4) == 0 && self->has_frame)
    append_chunk (self->pixels, name, chunk.data, (guint) chunk.size);
  else if (memcmp (name, "fdAT", 4) == 0 && self->has_frame && chunk.size > 4)
    append_chunk (self->pixels, "IDAT", chunk.data + 4, (guint) chunk.size - 4);
}

static void
read_chunks (Apng            *self,
             SnabelByteReader reader)
{
  snabel_byte_reader_skip (&reader, SIGNATURE_SIZE);
  while (snabel_byte_reader_has (&reader, 12) && !self->is_damaged && !snabel_frames_is_full (self->frames))
    {
      guint32     length = snabel_byte_reader_big (&reader, 4);
      const char *name = (const char *) reader.data + reader.offset;

      snabel_byte_reader_skip (&reader, 4);
      if (!snabel_byte_reader_has (&reader, length))
        break;
      read_chunk (self, name, snabel_byte_reader_part (&reader, length));
      snabel_byte_reader_skip (&reader, (gsize) length + 4);
    }
  if (!snabel_frames_is_full (self->frames))
    finish_frame (self);
}

gboolean
snabel_decode_apng (const guint8              *data,
                    gsize                      size,
                    const SnabelPictureHeader *header,
                    SnabelFrames              *frames)
{
  g_autoptr(SnabelCanvas) canvas = snabel_canvas_new (header->size);
  g_autoptr(GByteArray) common = g_byte_array_new ();
  g_autoptr(GByteArray) pixels = g_byte_array_new ();
  Apng self = { .frames = frames, .canvas = canvas, .size = header->size, .common = common, .pixels = pixels };

  if (canvas == NULL || size < SIGNATURE_SIZE + 8 + IHDR_SIZE || !snabel_frames_begin (frames, header->size, header->n_frames))
    return FALSE;
  self.ihdr = data + SIGNATURE_SIZE + 8;
  read_chunks (&self, (SnabelByteReader) { data, size, 0, FALSE });

  return frames->n_ended > 0;
}
