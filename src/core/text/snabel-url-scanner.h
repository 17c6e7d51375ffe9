/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in running text, by the rules that Mastodon took from twitter-text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean snabel_url_scanner_match (const char  *text,
                                   const char  *separator,
                                   const char **start,
                                   const char **end);

G_END_DECLS
