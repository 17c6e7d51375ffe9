/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A WebSocket over the same session, under the same rules as requests. */
#pragma once

#include <libsoup/soup.h>

#include "base/http/snabel-http.h"

G_BEGIN_DECLS

DexFuture *snabel_http_connect_socket (SnabelHttp        *self,
                                       SnabelHttpRequest *request,
                                       const char        *protocol);

G_END_DECLS
