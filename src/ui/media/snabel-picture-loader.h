/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings the picture that a widget shows, in the size in which it shows it. */
#pragma once

#include "media/snabel-picture-paintable.h"
#include "media/snabel-pictures.h"

G_BEGIN_DECLS

/**
 * SnabelPictureState:
 * @SNABEL_PICTURE_STATE_NONE: there is nothing to show
 * @SNABEL_PICTURE_STATE_WAITING: it is not here yet
 * @SNABEL_PICTURE_STATE_SHOWN: it is here
 * @SNABEL_PICTURE_STATE_FAILED: it could not be had; snabel_picture_loader_get_error() says why
 */
typedef enum
{
  SNABEL_PICTURE_STATE_NONE,
  SNABEL_PICTURE_STATE_WAITING,
  SNABEL_PICTURE_STATE_SHOWN,
  SNABEL_PICTURE_STATE_FAILED,
} SnabelPictureState;

#define SNABEL_TYPE_PICTURE_LOADER (snabel_picture_loader_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPictureLoader, snabel_picture_loader, SNABEL, PICTURE_LOADER, GObject)

SnabelPictureLoader *snabel_picture_loader_new (GtkWidget *widget);
void                 snabel_picture_loader_set_pictures (SnabelPictureLoader *self,
                                                         SnabelPictures      *pictures);
void                 snabel_picture_loader_set_source (SnabelPictureLoader *self,
                                                       const char          *uri,
                                                       SnabelPictureUse     use);
void                 snabel_picture_loader_set_size (SnabelPictureLoader *self,
                                                     int                  width,
                                                     int                  height);
void                 snabel_picture_loader_set_may_play (SnabelPictureLoader *self,
                                                         gboolean             may_play);
void                 snabel_picture_loader_retry (SnabelPictureLoader *self);
SnabelPictureState   snabel_picture_loader_get_state (SnabelPictureLoader *self);
GdkPaintable        *snabel_picture_loader_get_paintable (SnabelPictureLoader *self);
const GError        *snabel_picture_loader_get_error (SnabelPictureLoader *self);

G_END_DECLS
