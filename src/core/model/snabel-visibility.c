/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of visibilities in the API. */
#include "model/snabel-visibility.h"

G_DEFINE_ENUM_TYPE (SnabelVisibility, snabel_visibility, G_DEFINE_ENUM_VALUE (SNABEL_VISIBILITY_UNKNOWN, "unknown"), G_DEFINE_ENUM_VALUE (SNABEL_VISIBILITY_PUBLIC, "public"), G_DEFINE_ENUM_VALUE (SNABEL_VISIBILITY_UNLISTED, "unlisted"), G_DEFINE_ENUM_VALUE (SNABEL_VISIBILITY_PRIVATE, "private"), G_DEFINE_ENUM_VALUE (SNABEL_VISIBILITY_DIRECT, "direct"))
