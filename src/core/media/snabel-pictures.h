/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of the whole program: fetched once, decoded once, shown anywhere. */
#pragma once

#include "base/snabel-platform.h"
#include "media/snabel-picture.h"

G_BEGIN_DECLS

/**
 * SnabelPictureUse:
 * @SNABEL_PICTURE_MEDIA: what a post is about; at most 16 MB
 * @SNABEL_PICTURE_AVATAR: somebody's face; at most 2 MB
 * @SNABEL_PICTURE_EMOJI: a part of a line of text; at most 2 MB
 */
typedef enum
{
  SNABEL_PICTURE_MEDIA,
  SNABEL_PICTURE_AVATAR,
  SNABEL_PICTURE_EMOJI,
} SnabelPictureUse;

#define SNABEL_TYPE_PICTURES (snabel_pictures_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPictures, snabel_pictures, SNABEL, PICTURES, GObject)

SnabelPictures *snabel_pictures_new (SnabelPlatform *platform,
                                     const char     *folder);
void            snabel_pictures_allow_private_host (SnabelPictures *self,
                                                    const char     *uri);
void            snabel_pictures_set_memory_limit (SnabelPictures *self,
                                                  gsize           bytes);
SnabelClock    *snabel_pictures_get_clock (SnabelPictures *self);
DexFuture      *snabel_pictures_load (SnabelPictures  *self,
                                      const char      *uri,
                                      SnabelPictureUse use,
                                      guint            width,
                                      guint            height);
SnabelPicture  *snabel_pictures_peek (SnabelPictures *self,
                                      const char     *uri,
                                      guint           width,
                                      guint           height);
void            snabel_pictures_forgive (SnabelPictures *self,
                                         const char     *uri);
DexFuture      *snabel_pictures_fetch (SnabelPictures  *self,
                                       const char      *uri,
                                       SnabelPictureUse use);

G_END_DECLS
