/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GIF and APNG mean the same by a frame: an area, drawn over or in place of what is there, and its end. */
#include "snabel-canvas.h"

#include <string.h>

#define N_CHANNELS 4

struct _SnabelCanvas
{
  SnabelPictureSize size;
  SnabelCanvasFrame frame;
  guint8           *pixels;
  guint8           *saved; /* made for the first frame that is to be undone */
};

/**
 * snabel_canvas_new:
 *
 * Returns: (transfer full) (nullable): a transparent canvas, or %NULL if there is no memory for it
 */
SnabelCanvas *
snabel_canvas_new (SnabelPictureSize size)
{
  g_autoptr(SnabelCanvas) self = g_new0 (SnabelCanvas, 1);

  self->size = size;
  self->pixels = g_try_malloc0 ((gsize) size.width * size.height * N_CHANNELS);

  return self->pixels == NULL ? NULL : g_steal_pointer (&self);
}

/**
 * snabel_canvas_free:
 * @self: (transfer full): a canvas
 */
void
snabel_canvas_free (SnabelCanvas *self)
{
  g_clear_pointer (&self->pixels, g_free);
  g_clear_pointer (&self->saved, g_free);
  g_free (self);
}

static guint8 *
get_pixel (SnabelCanvas *self,
           guint         x,
           guint         y)
{
  return self->pixels + ((gsize) y * self->size.width + x) * N_CHANNELS;
}

/**
 * snabel_canvas_begin:
 * @frame: what is beyond the canvas is cut off
 */
void
snabel_canvas_begin (SnabelCanvas            *self,
                     const SnabelCanvasFrame *frame)
{
  gsize size = (gsize) self->size.width * self->size.height * N_CHANNELS;

  self->frame = *frame;
  if (frame->disposal != SNABEL_CANVAS_RESTORE)
    return;
  if (self->saved == NULL)
    self->saved = g_try_malloc (size);
  if (self->saved != NULL)
    memcpy (self->saved, self->pixels, size);
}

static void
blend (guint8       *below,
       const guint8 *above)
{
  guint alpha = above[3];
  guint rest = below[3] * (255 - alpha);
  guint sum = alpha * 255 + rest;

  if (alpha == 0)
    return;
  for (guint i = 0; i < 3; i++)
    below[i] = (guint8) ((above[i] * alpha * 255 + below[i] * rest + sum / 2) / sum);
  below[3] = (guint8) ((sum + 127) / 255);
}

/**
 * snabel_canvas_draw_row:
 * @y: within the frame
 * @row: as many pixels as the frame is wide: R, G, B, A, not premultiplied
 */
void
snabel_canvas_draw_row (SnabelCanvas *self,
                        guint         y,
                        const guint8 *row)
{
  const SnabelCanvasFrame *frame = &self->frame;
  guint                    width = 0;
  guint8                  *out = NULL;

  if (frame->x >= self->size.width || (guint64) frame->y + y >= self->size.height)
    return;
  width = MIN (frame->size.width, self->size.width - frame->x);
  out = get_pixel (self, frame->x, frame->y + y);
  if (frame->replaces)
    memcpy (out, row, (gsize) width * N_CHANNELS);
  else
    for (guint x = 0; x < width; x++)
      blend (out + x * N_CHANNELS, row + x * N_CHANNELS);
}

static void
dispose_frame (SnabelCanvas *self)
{
  const SnabelCanvasFrame *frame = &self->frame;

  if (frame->disposal == SNABEL_CANVAS_RESTORE && self->saved != NULL)
    memcpy (self->pixels, self->saved, (gsize) self->size.width * self->size.height * N_CHANNELS);
  if (frame->disposal != SNABEL_CANVAS_CLEAR || frame->x >= self->size.width)
    return;
  for (guint y = 0; y < frame->size.height && (guint64) frame->y + y < self->size.height; y++)
    memset (get_pixel (self, frame->x, frame->y + y), 0, (gsize) MIN (frame->size.width, self->size.width - frame->x) * N_CHANNELS);
}

/**
 * snabel_canvas_end:
 *
 * Hands what is to be seen to @frames, and makes the canvas ready for the next frame.
 *
 * Returns: %FALSE if there is no memory for it
 */
gboolean
snabel_canvas_end (SnabelCanvas *self,
                   SnabelFrames *frames)
{
  if (!snabel_frames_begin_frame (frames))
    return FALSE;
  for (guint y = 0; y < self->size.height; y++)
    snabel_frames_push_row (frames, get_pixel (self, 0, y));
  snabel_frames_end_frame (frames, self->frame.delay);
  dispose_frame (self);

  return TRUE;
}
