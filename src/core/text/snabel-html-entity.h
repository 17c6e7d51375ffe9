/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references of HTML. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize snabel_html_entity_read (const char *text,
                               gsize       length,
                               gunichar   *character);
char *snabel_html_entity_decode (const char *text,
                                 gsize       length);

G_END_DECLS
