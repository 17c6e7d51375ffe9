/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headers of the single formats. */
#pragma once

#include "media/snabel-byte-reader.h"
#include "media/snabel-picture-header.h"

G_BEGIN_DECLS

/* Each fills in what it finds; a size of 0 means that it found none. */
typedef void (*SnabelPictureFormatFunc) (SnabelByteReader     reader,
                                         SnabelPictureHeader *header);

void snabel_picture_formats_read_avif (SnabelByteReader     reader,
                                       SnabelPictureHeader *header);
void snabel_picture_formats_read_gif (SnabelByteReader     reader,
                                      SnabelPictureHeader *header);
void snabel_picture_formats_read_jpeg (SnabelByteReader     reader,
                                       SnabelPictureHeader *header);
void snabel_picture_formats_read_png (SnabelByteReader     reader,
                                      SnabelPictureHeader *header);
void snabel_picture_formats_read_webp (SnabelByteReader     reader,
                                       SnabelPictureHeader *header);

G_END_DECLS
