/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an attachment, and the room it needs. */
#include "model/snabel-media-attachment.h"

G_DEFINE_ENUM_TYPE (SnabelMediaType, snabel_media_type, G_DEFINE_ENUM_VALUE (SNABEL_MEDIA_TYPE_UNKNOWN, "unknown"), G_DEFINE_ENUM_VALUE (SNABEL_MEDIA_TYPE_IMAGE, "image"), G_DEFINE_ENUM_VALUE (SNABEL_MEDIA_TYPE_GIFV, "gifv"), G_DEFINE_ENUM_VALUE (SNABEL_MEDIA_TYPE_VIDEO, "video"), G_DEFINE_ENUM_VALUE (SNABEL_MEDIA_TYPE_AUDIO, "audio"))

G_DEFINE_FINAL_TYPE (SnabelMediaAttachment, snabel_media_attachment, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelMediaAttachment, id),
  SNABEL_ENUM (SnabelMediaAttachment, type, SnabelMediaType, snabel_media_type_get_type),
  SNABEL_STRING (SnabelMediaAttachment, url),
  SNABEL_STRING (SnabelMediaAttachment, preview_url),
  SNABEL_STRING (SnabelMediaAttachment, remote_url),
  SNABEL_STRING (SnabelMediaAttachment, preview_remote_url),
  SNABEL_STRING (SnabelMediaAttachment, description),
  SNABEL_STRING (SnabelMediaAttachment, blurhash),
  SNABEL_COUNT_AT (SnabelMediaAttachment, width, "meta/original/width|meta/width", 0),
  SNABEL_COUNT_AT (SnabelMediaAttachment, height, "meta/original/height|meta/height", 0),
  SNABEL_DOUBLE_AT (SnabelMediaAttachment, aspect, "meta/original/aspect|meta/aspect"),
  SNABEL_DOUBLE_AT (SnabelMediaAttachment, duration, "meta/original/duration|meta/duration"),
  SNABEL_COUNT_AT (SnabelMediaAttachment, small_width, "meta/small/width", 0),
  SNABEL_COUNT_AT (SnabelMediaAttachment, small_height, "meta/small/height", 0),
  SNABEL_DOUBLE_AT (SnabelMediaAttachment, small_aspect, "meta/small/aspect"),
  SNABEL_DOUBLE_AT (SnabelMediaAttachment, focus_x, "meta/focus/x"),
  SNABEL_DOUBLE_AT (SnabelMediaAttachment, focus_y, "meta/focus/y"),
};

static void
snabel_media_attachment_class_init (SnabelMediaAttachmentClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_media_attachment_init (SnabelMediaAttachment *self)
{
}

/* Wider or taller than this is a fault or a joke; the row must stay a row. */
#define MAX_ASPECT 10.0

/**
 * snabel_media_attachment_get_aspect:
 *
 * Returns: width by height, always a sound number; 16:9 where the server tells nothing
 */
double
snabel_media_attachment_get_aspect (SnabelMediaAttachment *self)
{
  double aspect = 16.0 / 9.0;

  g_return_val_if_fail (SNABEL_IS_MEDIA_ATTACHMENT (self), 1);

  if (self->width > 0 && self->height > 0)
    aspect = (double) self->width / (double) self->height;
  else if (self->aspect > 0)
    aspect = self->aspect;
  else if (self->small_width > 0 && self->small_height > 0)
    aspect = (double) self->small_width / (double) self->small_height;
  else if (self->small_aspect > 0)
    aspect = self->small_aspect;

  return CLAMP (aspect, 1 / MAX_ASPECT, MAX_ASPECT);
}

/**
 * snabel_media_attachment_get_focus:
 * @x: (out): -1 is the left edge, 1 the right
 * @y: (out): -1 is the lower edge, 1 the upper
 *
 * The point that must stay in sight when the picture is cropped.
 */
void
snabel_media_attachment_get_focus (SnabelMediaAttachment *self,
                                   double                *x,
                                   double                *y)
{
  g_return_if_fail (SNABEL_IS_MEDIA_ATTACHMENT (self));

  *x = CLAMP (self->focus_x, -1, 1);
  *y = CLAMP (self->focus_y, -1, 1);
}
