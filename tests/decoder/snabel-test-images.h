/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures drawn for the tests, in every format: the left half red, the right half blue, a green bar on top. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *snabel_test_images_make_jpeg (guint width,
                                      guint height,
                                      guint orientation);
GBytes *snabel_test_images_make_png (guint width,
                                     guint height);
GBytes *snabel_test_images_make_apng (guint width,
                                      guint height,
                                      guint n_frames);
GBytes *snabel_test_images_make_gif (guint width,
                                     guint height,
                                     guint n_frames);
GBytes *snabel_test_images_make_webp (guint width,
                                      guint height,
                                      guint n_frames);
GBytes *snabel_test_images_make_avif (guint width,
                                      guint height);

G_END_DECLS
