/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The host of an address, as the resolver will see it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *snabel_link_host_dup_ascii (const char *uri);
gboolean snabel_link_host_is_confusable (const char *ascii);

G_END_DECLS
