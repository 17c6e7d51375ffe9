/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that other people chose, made harmless for what stands around them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *snabel_name_clean (const char *name);
char *snabel_name_isolate (const char *name);
char *snabel_name_leave_out_emoji (const char *name,
                                   GHashTable *shortcodes);

G_END_DECLS
