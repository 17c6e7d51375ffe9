/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an account stands with its server: kept up to date, live where it can be, honest where it cannot. */
#pragma once

#include "api/snabel-client.h"
#include "session/snabel-mode.h"
#include "stream/snabel-stream.h"

G_BEGIN_DECLS

/**
 * SnabelConnectionState:
 * @SNABEL_CONNECTION_CONNECTING: the server is being asked
 * @SNABEL_CONNECTION_LIVE: what happens arrives at once, and nothing before it is missing
 * @SNABEL_CONNECTION_POLLING: the server is asked now and then, as the mode says; every minute where a stream is wanted
 * @SNABEL_CONNECTION_OFFLINE: the server does not answer; tried again at #SnabelConnection:retry-at
 * @SNABEL_CONNECTION_UNAUTHORIZED: the server does not know the token, and confirmed it
 */
typedef enum
{
  SNABEL_CONNECTION_CONNECTING,
  SNABEL_CONNECTION_LIVE,
  SNABEL_CONNECTION_POLLING,
  SNABEL_CONNECTION_OFFLINE,
  SNABEL_CONNECTION_UNAUTHORIZED,
} SnabelConnectionState;

/**
 * SnabelConnectionUser:
 * @refresh: fetches all that may have been missed; the future resolves when it is in place
 * @set_is_live: told whether events that arrive now follow on what was fetched
 * @has_missed: whether the last refresh brought what an event should have told
 * @event: an event of the live connection, its payload as text
 * @data: handed to all of them
 *
 * What a connection is kept up for.
 */
typedef struct
{
  DexFuture *(*refresh) (gpointer data);
  void (*set_is_live) (gpointer data,
                       gboolean is_live);
  gboolean (*has_missed) (gpointer data);
  void (*event) (gpointer    data,
                 const char *name,
                 const char *payload);
  gpointer data;
} SnabelConnectionUser;

#define SNABEL_TYPE_CONNECTION (snabel_connection_get_type ())
G_DECLARE_FINAL_TYPE (SnabelConnection, snabel_connection, SNABEL, CONNECTION, GObject)

SnabelConnection     *snabel_connection_new (SnabelClient               *client,
                                             SnabelStream               *stream,
                                             const SnabelConnectionUser *user);
void                  snabel_connection_start (SnabelConnection *self,
                                               gboolean          has_streaming);
void                  snabel_connection_stop (SnabelConnection *self);
void                  snabel_connection_set_mode (SnabelConnection *self,
                                                  SnabelMode        mode);
void                  snabel_connection_kick (SnabelConnection *self);
SnabelConnectionState snabel_connection_get_state (SnabelConnection *self);
const char           *snabel_connection_get_message (SnabelConnection *self);
gint64                snabel_connection_get_retry_at (SnabelConnection *self);
gint64                snabel_connection_get_offline_since (SnabelConnection *self);

G_END_DECLS
