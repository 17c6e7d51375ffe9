/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Snabel and its decoder say to each other; each message carries at most one sealed memory. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The descriptor that the decoder finds its socket at. */
#define SNABEL_DECODER_SOCKET 3
/* Everything that a single answer may hold. */
#define SNABEL_DECODER_MOST_BYTES (80 * 1024 * 1024)
#define SNABEL_DECODER_NO_ERROR   (-1)

/**
 * SnabelDecoderRequest:
 * @probe: 0 to decode; what else it may be only tests know
 *
 * Comes with the file in a sealed memory.
 */
typedef struct
{
  guint32 serial;
  guint32 probe;
  guint32 width;
  guint32 height;
} SnabelDecoderRequest;

/**
 * SnabelDecoderAnswer:
 * @error: a #SnabelDecoderError, or %SNABEL_DECODER_NO_ERROR
 *
 * Without an error it comes with the pixels of all frames and then their delays, as guint32, in a sealed memory.
 */
typedef struct
{
  guint32 serial;
  gint32  error;
  guint32 width;
  guint32 height;
  guint32 natural_width;
  guint32 natural_height;
  guint32 n_frames;
} SnabelDecoderAnswer;

G_END_DECLS
