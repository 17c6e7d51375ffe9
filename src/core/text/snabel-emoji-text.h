/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Custom emoji in a text. */
#pragma once

#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

SnabelRichText *snabel_emoji_text_find (SnabelRichText *text,
                                        GHashTable     *shortcodes);

G_END_DECLS
