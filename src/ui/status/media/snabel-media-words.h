/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the kinds of media are named and marked. */
#pragma once

#include "model/snabel-media-attachment.h"

G_BEGIN_DECLS

const char *snabel_media_words_get_kind (SnabelMediaType type);
const char *snabel_media_words_get_icon_name (SnabelMediaType type);
const char *snabel_media_words_get_failure (void);

G_END_DECLS
