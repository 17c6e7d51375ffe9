/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with runs into the markup of a label. */
#pragma once

#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

char *snabel_rich_markup_from_text (const SnabelRichText *text);

G_END_DECLS
