/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one PNG, whole file or frame of an animation. */
#pragma once

#include "media/snabel-picture.h"

G_BEGIN_DECLS

/**
 * SnabelPngTarget:
 * @begin: told the size before any row; %FALSE to stop
 * @row: told each row: R, G, B, A, not premultiplied
 */
typedef struct
{
  gboolean (*begin) (gpointer          data,
                     SnabelPictureSize size);
  void (*row) (gpointer      data,
               guint         y,
               const guint8 *row);
  gpointer data;
} SnabelPngTarget;

gboolean snabel_png_read (const guint8          *data,
                          gsize                  size,
                          gboolean               checks_sums,
                          const SnabelPngTarget *target);

G_END_DECLS
