/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GIF by giflib, frame by frame: nothing is kept but the canvas. */
#include "snabel-canvas.h"
#include "snabel-decode.h"

#include <gif_lib.h>
#include <string.h>

#include "media/snabel-byte-reader.h"

typedef struct
{
  GifFileType         *file;
  SnabelByteReader     reader;
  SnabelFrames        *frames;
  SnabelCanvas        *canvas;
  GraphicsControlBlock control;
} Gif;

static int
read_cb (GifFileType *file,
         GifByteType *out,
         int          length)
{
  Gif  *self = file->UserData;
  gsize n_bytes = MIN ((gsize) MAX (length, 0), self->reader.size - self->reader.offset);

  memcpy (out, self->reader.data + self->reader.offset, n_bytes);
  snabel_byte_reader_skip (&self->reader, n_bytes);

  return (int) n_bytes;
}

static const GraphicsControlBlock no_control = { .TransparentColor = NO_TRANSPARENT_COLOR };

static gboolean
read_extension (Gif *self)
{
  int          code = 0;
  GifByteType *block = NULL;

  if (DGifGetExtension (self->file, &code, &block) != GIF_OK)
    return FALSE;
  if (code == GRAPHICS_EXT_FUNC_CODE && block != NULL)
    DGifExtensionToGCB (block[0], block + 1, &self->control);
  while (block != NULL)
    if (DGifGetExtensionNext (self->file, &block) != GIF_OK)
      return FALSE;

  return TRUE;
}

static SnabelCanvasFrame
get_frame (Gif *self)
{
  const GifImageDesc *image = &self->file->Image;
  SnabelCanvasFrame   frame = { 0 };

  frame.x = (guint) MAX (image->Left, 0);
  frame.y = (guint) MAX (image->Top, 0);
  frame.size.width = (guint) MAX (image->Width, 0);
  frame.size.height = (guint) MAX (image->Height, 0);
  frame.delay = (guint) MAX (self->control.DelayTime, 0) * 10;
  if (self->control.DisposalMode == DISPOSE_BACKGROUND)
    frame.disposal = SNABEL_CANVAS_CLEAR;
  else if (self->control.DisposalMode == DISPOSE_PREVIOUS)
    frame.disposal = SNABEL_CANVAS_RESTORE;

  return frame;
}

static void
colour_row (Gif          *self,
            const guint8 *indexes,
            guint8       *row,
            guint         width)
{
  const ColorMapObject *map = self->file->Image.ColorMap != NULL ? self->file->Image.ColorMap : self->file->SColorMap;

  for (guint x = 0; x < width; x++, row += 4)
    {
      gboolean is_shown = map != NULL && indexes[x] < map->ColorCount && indexes[x] != self->control.TransparentColor;

      row[0] = is_shown ? map->Colors[indexes[x]].Red : 0;
      row[1] = is_shown ? map->Colors[indexes[x]].Green : 0;
      row[2] = is_shown ? map->Colors[indexes[x]].Blue : 0;
      row[3] = is_shown ? 255 : 0;
    }
}

/* Which row comes as the n-th when every eighth, then the rest in finer steps, are sent. */
static guint
find_interlaced_row (guint n,
                     guint height)
{
  static const struct
  {
    guint first;
    guint step;
  } passes[] = { { 0, 8 }, { 4, 8 }, { 2, 4 }, { 1, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    {
      guint n_rows = height > passes[i].first ? (height - passes[i].first - 1) / passes[i].step + 1 : 0;

      if (n < n_rows)
        return passes[i].first + n * passes[i].step;
      n -= n_rows;
    }

  return 0;
}

/* What is cut short is shown as far as it goes. */
static gboolean
read_frame (Gif *self)
{
  SnabelCanvasFrame  frame;
  g_autofree guint8 *indexes = NULL;
  g_autofree guint8 *row = NULL;
  gboolean           is_whole = TRUE;

  if (DGifGetImageHeader (self->file) != GIF_OK)
    return FALSE;
  frame = get_frame (self);
  if (!snabel_picture_size_is_allowed (frame.size))
    return FALSE;
  indexes = g_malloc0 (frame.size.width + 1);
  row = g_malloc0 ((gsize) frame.size.width * 4 + 1);
  snabel_canvas_begin (self->canvas, &frame);
  for (guint y = 0; y < frame.size.height && is_whole; y++)
    {
      is_whole = DGifGetLine (self->file, indexes, (int) frame.size.width) == GIF_OK;
      colour_row (self, indexes, row, frame.size.width);
      if (is_whole)
        snabel_canvas_draw_row (self->canvas, self->file->Image.Interlace ? find_interlaced_row (y, frame.size.height) : y, row);
    }
  self->control = no_control;

  return snabel_canvas_end (self->canvas, self->frames) && is_whole;
}

static void
read_records (Gif *self)
{
  GifRecordType type = UNDEFINED_RECORD_TYPE;
  gboolean      goes_on = TRUE;

  while (goes_on && !snabel_frames_is_full (self->frames) && DGifGetRecordType (self->file, &type) == GIF_OK)
    {
      if (type == IMAGE_DESC_RECORD_TYPE)
        goes_on = read_frame (self);
      else
        goes_on = type == EXTENSION_RECORD_TYPE && read_extension (self);
    }
}

gboolean
snabel_decode_gif (const guint8 *data,
                   gsize         size,
                   SnabelFrames *frames)
{
  g_autoptr(SnabelCanvas) canvas = snabel_canvas_new (frames->natural);
  Gif self = { .reader = { data, size, 0, FALSE }, .frames = frames, .canvas = canvas, .control = no_control };

  if (canvas == NULL)
    return FALSE;
  self.file = DGifOpen (&self, read_cb, NULL);
  if (self.file == NULL)
    return FALSE;
  read_records (&self);
  DGifCloseFile (self.file, NULL);

  return frames->n_ended > 0;
}
