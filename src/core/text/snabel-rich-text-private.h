/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parsers of core/text hand over what they made. */
#pragma once

#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

SnabelRichText *snabel_rich_text_new_take (GString *text,
                                           GArray  *runs,
                                           GArray  *blocks,
                                           gboolean is_truncated);
void            snabel_text_run_clear (gpointer run);

G_END_DECLS
