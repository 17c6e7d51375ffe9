/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A port on loopback that shakes hands over TLS before libsoup's server sees a connection. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_TLS_PORT (snabel_tls_port_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTlsPort, snabel_tls_port, SNABEL, TLS_PORT, GObject)

SnabelTlsPort *snabel_tls_port_new (SoupServer      *server,
                                    GTlsCertificate *certificate,
                                    guint            port,
                                    GError         **error);
guint          snabel_tls_port_get_port (SnabelTlsPort *self);
void           snabel_tls_port_close (SnabelTlsPort *self);

G_END_DECLS
