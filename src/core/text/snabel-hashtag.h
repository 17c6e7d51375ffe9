/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When two hashtags are the same. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *snabel_hashtag_normalize (const char *name);

G_END_DECLS
