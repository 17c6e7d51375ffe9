/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture, a film or a sound of a post. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

/**
 * SnabelMediaType:
 * @SNABEL_MEDIA_TYPE_UNKNOWN: what the server would not fetch, or a kind that we do not know: a link
 * @SNABEL_MEDIA_TYPE_IMAGE: a still picture
 * @SNABEL_MEDIA_TYPE_GIFV: a short film without sound that repeats
 * @SNABEL_MEDIA_TYPE_VIDEO: a film
 * @SNABEL_MEDIA_TYPE_AUDIO: sound
 *
 * What an attachment is.
 */
typedef enum
{
  SNABEL_MEDIA_TYPE_UNKNOWN,
  SNABEL_MEDIA_TYPE_IMAGE,
  SNABEL_MEDIA_TYPE_GIFV,
  SNABEL_MEDIA_TYPE_VIDEO,
  SNABEL_MEDIA_TYPE_AUDIO,
} SnabelMediaType;

#define SNABEL_TYPE_MEDIA_TYPE (snabel_media_type_get_type ())
GType snabel_media_type_get_type (void);

#define SNABEL_TYPE_MEDIA_ATTACHMENT (snabel_media_attachment_get_type ())
G_DECLARE_FINAL_TYPE (SnabelMediaAttachment, snabel_media_attachment, SNABEL, MEDIA_ATTACHMENT, SnabelEntity)

/**
 * SnabelMediaAttachment:
 * @url: %NULL while the server still works on it, and for unknown media
 * @width: as the server says; 0 while not known, as the other figures
 * @duration: seconds
 *
 * What a server says of a picture may be wrong or absent: for layout take snabel_media_attachment_get_aspect().
 */
struct _SnabelMediaAttachment
{
  SnabelEntity parent_instance;

  char           *id;
  SnabelMediaType type;
  char           *url;
  char           *preview_url;
  char           *remote_url;
  char           *preview_remote_url;
  char           *description;
  char           *blurhash;
  gint64          width;
  gint64          height;
  double          aspect;
  double          duration;
  gint64          small_width;
  gint64          small_height;
  double          small_aspect;
  double          focus_x;
  double          focus_y;
};

double snabel_media_attachment_get_aspect (SnabelMediaAttachment *self);
void   snabel_media_attachment_get_focus (SnabelMediaAttachment *self,
                                          double                *x,
                                          double                *y);

G_END_DECLS
