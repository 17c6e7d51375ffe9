/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's face, or their initials until it is here. */
#pragma once

#include <adwaita.h>

#include "media/snabel-pictures.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_AVATAR (snabel_avatar_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAvatar, snabel_avatar, SNABEL, AVATAR, AdwBin)

GtkWidget *snabel_avatar_new (int size);
void       snabel_avatar_set_size (SnabelAvatar *self,
                                   int           size);
void       snabel_avatar_set_pictures (SnabelAvatar   *self,
                                       SnabelPictures *pictures);
void       snabel_avatar_set_person (SnabelAvatar *self,
                                     const char   *name,
                                     const char   *uri);

G_END_DECLS
