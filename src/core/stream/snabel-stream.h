/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live connection of one account: one WebSocket, kept alive, its events told by signals. */
#pragma once

#include "base/http/snabel-http.h"

G_BEGIN_DECLS

/**
 * SnabelStreamState:
 * @SNABEL_STREAM_STOPPED: not started, or stopped
 * @SNABEL_STREAM_CONNECTING: a handshake is under way
 * @SNABEL_STREAM_LIVE: events come
 * @SNABEL_STREAM_WAITING: the connection failed or broke; the next try is at snabel_stream_get_next_try()
 * @SNABEL_STREAM_UNAVAILABLE: the server has no streaming (404, 501 …): poll. Tried again only after a kick
 * @SNABEL_STREAM_UNAUTHORIZED: the server refuses the token: ask verify_credentials. Tried again only after a kick
 */
typedef enum
{
  SNABEL_STREAM_STOPPED,
  SNABEL_STREAM_CONNECTING,
  SNABEL_STREAM_LIVE,
  SNABEL_STREAM_WAITING,
  SNABEL_STREAM_UNAVAILABLE,
  SNABEL_STREAM_UNAUTHORIZED,
} SnabelStreamState;

/**
 * SnabelStreamAuth:
 * @SNABEL_STREAM_AUTH_HEADER: `Authorization: Bearer`: Mastodon, and what passes for it
 * @SNABEL_STREAM_AUTH_PROTOCOL: `Sec-WebSocket-Protocol`: GoToSocial, Akkoma, Iceshrimp.NET
 * @SNABEL_STREAM_AUTH_IN_BAND: a message after the handshake: Pleroma
 */
typedef enum
{
  SNABEL_STREAM_AUTH_HEADER,
  SNABEL_STREAM_AUTH_PROTOCOL,
  SNABEL_STREAM_AUTH_IN_BAND,
} SnabelStreamAuth;

#define SNABEL_TYPE_STREAM (snabel_stream_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStream, snabel_stream, SNABEL, STREAM, GObject)

SnabelStream     *snabel_stream_new (SnabelPlatform  *platform,
                                     SnabelHttp      *http,
                                     const char      *uri,
                                     const char      *token,
                                     SnabelStreamAuth auth);
char             *snabel_stream_dup_uri_for (const char *base_uri,
                                             const char *streaming_uri);
void              snabel_stream_start (SnabelStream *self);
void              snabel_stream_stop (SnabelStream *self);
void              snabel_stream_kick (SnabelStream *self);
void              snabel_stream_subscribe (SnabelStream *self,
                                           const char   *stream,
                                           const char   *parameter);
void              snabel_stream_unsubscribe (SnabelStream *self,
                                             const char   *stream,
                                             const char   *parameter);
SnabelStreamState snabel_stream_get_state (SnabelStream *self);
gint64            snabel_stream_get_next_try (SnabelStream *self);

G_END_DECLS
