/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PNG that stands still. */
#include "snabel-decode.h"
#include "snabel-png-reader.h"

static gboolean
begin (gpointer          data,
       SnabelPictureSize size)
{
  return snabel_frames_begin (data, size, 1) && snabel_frames_begin_frame (data);
}

static void
push (gpointer      data,
      guint         y,
      const guint8 *row)
{
  snabel_frames_push_row (data, row);
}

gboolean
snabel_decode_png (const guint8 *data,
                   gsize         size,
                   SnabelFrames *frames)
{
  const SnabelPngTarget target = { begin, push, frames };

  if (!snabel_png_read (data, size, TRUE, &target))
    return FALSE;
  snabel_frames_end_frame (frames, 0);

  return TRUE;
}
