/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picture files of earlier days, up to a number of bytes. */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_PICTURE_DISK (snabel_picture_disk_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPictureDisk, snabel_picture_disk, SNABEL, PICTURE_DISK, GObject)

SnabelPictureDisk *snabel_picture_disk_new (const char *folder,
                                            guint64     limit);
DexFuture         *snabel_picture_disk_read (SnabelPictureDisk *self,
                                             const char        *uri);
DexFuture         *snabel_picture_disk_write (SnabelPictureDisk *self,
                                              const char        *uri,
                                              GBytes            *bytes);

G_END_DECLS
