/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the open internet from the networks that a stranger's link must not reach. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean snabel_address_guard_is_public (GInetAddress *address);
gboolean snabel_address_guard_is_public_host (const char *host);

G_END_DECLS
