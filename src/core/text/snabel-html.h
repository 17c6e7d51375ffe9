/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML of posts, notes and profile fields into text with runs. */
#pragma once

#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

SnabelRichText *snabel_html_to_rich_text (const char *html);
SnabelRichText *snabel_html_to_rich_text_without_quote (const char *html);

G_END_DECLS
