/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a character may do to the text around it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean snabel_unicode_is_line_break (gunichar character);
gboolean snabel_unicode_is_bidi_control (gunichar character);
gboolean snabel_unicode_is_invisible (gunichar character);

G_END_DECLS
