/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures drawn by the program: landscapes, still lifes, faces. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *tusk_picture_draw (const char *scene,
                           guint       seed,
                           int         width,
                           int         height);
GBytes *tusk_picture_to_png (GBytes *pixels,
                             int     width,
                             int     height);
char   *tusk_picture_hash (GBytes *pixels,
                           int     width,
                           int     height);

G_END_DECLS
