/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a text is shown where: its beginning if it is long, and the tags at its end by themselves. */
#pragma once

#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

SnabelRichText *snabel_text_parts_fold (SnabelRichText *text,
                                        gsize           limit,
                                        gsize           shown);
SnabelRichText *snabel_text_parts_take_tags (SnabelRichText  *text,
                                             SnabelRichText **tags);

G_END_DECLS
