/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blurred colours that stand for a picture until it is here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A blurred picture is scaled up by whoever shows it; more pixels would show no more. */
#define SNABEL_BLURHASH_MAX_SIZE 128

gboolean snabel_blurhash_is_valid (const char *hash);
GBytes  *snabel_blurhash_decode (const char *hash,
                                 guint       width,
                                 guint       height,
                                 double      punch);

G_END_DECLS
