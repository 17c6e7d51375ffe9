/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A throw-away certificate authority and what it signs. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTlsCertificate *tusk_tls_make (const char *folder,
                                const char *name,
                                GError    **error);
char            *tusk_tls_dup_ca_pem (const char *folder);

G_END_DECLS
