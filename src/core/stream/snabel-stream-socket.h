/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection of a stream while it lasts: its events in their order, and the moment it is lost. */
#pragma once

#include <libsoup/soup.h>

#include "base/snabel-platform.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STREAM_SOCKET (snabel_stream_socket_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStreamSocket, snabel_stream_socket, SNABEL, STREAM_SOCKET, GObject)

SnabelStreamSocket *snabel_stream_socket_new (SnabelPlatform          *platform,
                                              SoupWebsocketConnection *connection);
void                snabel_stream_socket_send (SnabelStreamSocket *self,
                                               const char         *text);

G_END_DECLS
