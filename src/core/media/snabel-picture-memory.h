/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that were shown lately, up to a number of bytes. */
#pragma once

#include "media/snabel-picture.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_PICTURE_MEMORY (snabel_picture_memory_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPictureMemory, snabel_picture_memory, SNABEL, PICTURE_MEMORY, GObject)

SnabelPictureMemory *snabel_picture_memory_new (gsize limit);
void                 snabel_picture_memory_set_limit (SnabelPictureMemory *self,
                                                      gsize                limit);
void                 snabel_picture_memory_add (SnabelPictureMemory *self,
                                                const char          *key,
                                                SnabelPicture       *picture);
SnabelPicture       *snabel_picture_memory_lookup (SnabelPictureMemory *self,
                                                   const char          *key);
gsize                snabel_picture_memory_get_size (SnabelPictureMemory *self);

G_END_DECLS
