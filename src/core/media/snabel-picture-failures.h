/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that did not come, and when they may be asked for again. */
#pragma once

#include "base/snabel-clock.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_PICTURE_FAILURES (snabel_picture_failures_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPictureFailures, snabel_picture_failures, SNABEL, PICTURE_FAILURES, GObject)

SnabelPictureFailures *snabel_picture_failures_new (SnabelClock *clock);
void                   snabel_picture_failures_add (SnabelPictureFailures *self,
                                                    const char            *uri,
                                                    const GError          *error,
                                                    gint64                 wait);
GError                *snabel_picture_failures_lookup (SnabelPictureFailures *self,
                                                       const char            *uri);
void                   snabel_picture_failures_forget (SnabelPictureFailures *self,
                                                       const char            *uri);
void                   snabel_picture_failures_forgive (SnabelPictureFailures *self,
                                                        const char            *uri);

G_END_DECLS
