/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a server will find a post. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SNABEL_POST_URL_LENGTH 23

/**
 * SnabelPostRules:
 * @is_mastodon: count what people see as characters, shorten addresses, and count
 *   mentions without their server; other software counts code points of all that is written
 * @url_length: what an address counts, of `characters_reserved_per_url`; 0 for the usual one
 */
typedef struct
{
  gboolean is_mastodon;
  guint    url_length;
} SnabelPostRules;

gsize snabel_post_length (const char            *text,
                          const char            *content_warning,
                          const SnabelPostRules *rules);
gsize snabel_post_count_graphemes (const char *text);

G_END_DECLS
