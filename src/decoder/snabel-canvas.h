/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an animation draws upon, frame over frame. */
#pragma once

#include "snabel-frames.h"

G_BEGIN_DECLS

/**
 * SnabelCanvasDisposal:
 *
 * What becomes of a frame's area before the next one is drawn.
 */
typedef enum
{
  SNABEL_CANVAS_KEEP,
  SNABEL_CANVAS_CLEAR,
  SNABEL_CANVAS_RESTORE,
} SnabelCanvasDisposal;

typedef struct
{
  guint                x;
  guint                y;
  SnabelPictureSize    size;
  SnabelCanvasDisposal disposal;
  gboolean             replaces; /* alpha and all, where other frames are laid over what is there */
  guint                delay;    /* milliseconds */
} SnabelCanvasFrame;

typedef struct _SnabelCanvas SnabelCanvas;

SnabelCanvas *snabel_canvas_new (SnabelPictureSize size);
void          snabel_canvas_free (SnabelCanvas *self);
void          snabel_canvas_begin (SnabelCanvas            *self,
                                   const SnabelCanvasFrame *frame);
void          snabel_canvas_draw_row (SnabelCanvas *self,
                                      guint         y,
                                      const guint8 *row);
gboolean      snabel_canvas_end (SnabelCanvas *self,
                                 SnabelFrames *frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelCanvas, snabel_canvas_free)

G_END_DECLS
