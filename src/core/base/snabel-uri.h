/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the core does with addresses: join, escape, compare; never guess. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean snabel_uri_is_web (const char *uri);
gboolean snabel_uri_is_https (const char *uri);
gboolean snabel_uri_is_loopback (const char *uri);
gboolean snabel_uri_is_same_origin (const char *a,
                                    const char *b);
gboolean snabel_uri_is_below (const char *uri,
                              const char *base);
char    *snabel_uri_dup_origin (const char *uri);
char    *snabel_uri_dup_host (const char *uri);
char    *snabel_uri_dup_redacted (const char *uri);
char    *snabel_uri_join (const char *base,
                          const char *path);
char    *snabel_uri_resolve (const char *base,
                             const char *reference);
char    *snabel_uri_escape (const char *part);
char    *snabel_uri_with_query (const char *uri,
                                const char *query);

gboolean snabel_host_is_loopback (const char *host);

G_END_DECLS
