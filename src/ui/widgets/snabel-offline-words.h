/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when there has been no connection, and when it is tried again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *snabel_offline_words_dup_retry (gint64 retry_at);
char  *snabel_offline_words_format (gint64 since,
                                    gint64 retry_at,
                                    gint64 now);
gint64 snabel_offline_words_get_lifetime (gint64 retry_at,
                                          gint64 now);

G_END_DECLS
