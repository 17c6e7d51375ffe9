/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to frames; the formats, and what they have in common. */
#pragma once

#include "media/snabel-picture-header.h"

#include "snabel-frames.h"

G_BEGIN_DECLS

SnabelFrames *snabel_decode (GBytes           *bytes,
                             SnabelPictureSize wanted,
                             GError          **error);

/* Each fills @frames; FALSE if the file is damaged so that nothing of it can be shown. */
gboolean snabel_decode_avif (const guint8 *data,
                             gsize         size,
                             SnabelFrames *frames);
gboolean snabel_decode_gif (const guint8 *data,
                            gsize         size,
                            SnabelFrames *frames);
gboolean snabel_decode_jpeg (const guint8 *data,
                             gsize         size,
                             SnabelFrames *frames);
gboolean snabel_decode_png (const guint8 *data,
                            gsize         size,
                            SnabelFrames *frames);
gboolean snabel_decode_apng (const guint8              *data,
                             gsize                      size,
                             const SnabelPictureHeader *header,
                             SnabelFrames              *frames);
gboolean snabel_decode_webp (const guint8              *data,
                             gsize                      size,
                             const SnabelPictureHeader *header,
                             SnabelFrames              *frames);

G_END_DECLS
