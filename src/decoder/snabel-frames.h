/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where decoded rows go: scaled, turned, and within a budget. */
#pragma once

#include "snabel-scaler.h"

G_BEGIN_DECLS

typedef struct
{
  SnabelPictureSize wanted;      /* to cover, upright */
  guint             orientation; /* as in EXIF */
  SnabelPictureSize natural;     /* of the file, upright once finished */
  SnabelPictureSize size;        /* of every frame, upright once finished */
  GByteArray       *pixels;
  GArray           *delays; /* guint32 */
  SnabelScaler     *scaler;
  guint             step;     /* of so many frames one is kept */
  guint             n_frames; /* that were announced */
  guint             n_ended;
} SnabelFrames;

SnabelFrames *snabel_frames_new (SnabelPictureSize wanted,
                                 guint             orientation);
void          snabel_frames_free (SnabelFrames *self);
gboolean      snabel_frames_begin (SnabelFrames     *self,
                                   SnabelPictureSize natural,
                                   guint             n_frames);
void          snabel_frames_set_source (SnabelFrames     *self,
                                        SnabelPictureSize source);
gboolean      snabel_frames_begin_frame (SnabelFrames *self);
void          snabel_frames_push_row (SnabelFrames *self,
                                      const guint8 *row);
void          snabel_frames_end_frame (SnabelFrames *self,
                                       guint         delay);
gboolean      snabel_frames_is_full (SnabelFrames *self);
gboolean      snabel_frames_finish (SnabelFrames *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelFrames, snabel_frames_free)

G_END_DECLS
