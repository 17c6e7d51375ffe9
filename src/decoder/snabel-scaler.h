/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a picture smaller while its rows come in. */
#pragma once

#include "media/snabel-picture.h"

G_BEGIN_DECLS

typedef struct _SnabelScaler SnabelScaler;

SnabelScaler *snabel_scaler_new (SnabelPictureSize from,
                                 SnabelPictureSize to);
void          snabel_scaler_free (SnabelScaler *self);
void          snabel_scaler_begin (SnabelScaler *self,
                                   guint8       *pixels);
void          snabel_scaler_push_row (SnabelScaler *self,
                                      const guint8 *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelScaler, snabel_scaler_free)

G_END_DECLS
