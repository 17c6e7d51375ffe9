/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Link header (RFC 8288), by which servers say where the next page is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *snabel_link_header_dup_target (const char *header,
                                     const char *relation);

G_END_DECLS
