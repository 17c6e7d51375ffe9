/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a connection and its cycle share. */
#pragma once

#include "session/snabel-connection.h"

G_BEGIN_DECLS

struct _SnabelConnection
{
  GObject               parent_instance;
  SnabelClient         *client;
  SnabelStream         *stream;
  SnabelConnectionUser  user;
  DexFuture            *step; /* the one thing that is waited for */
  DexPromise           *kick;
  DexFuture            *network_pause; /* after a change of the network, until the next one counts */
  GError               *refusal;       /* the 401 that verify_credentials has to confirm */
  char                 *message;
  gint64                retry_at;
  gint64                offline_since;
  guint                 n_failures;
  SnabelConnectionState state;
  gboolean              began_live;
  gboolean              has_streaming;
  gboolean              is_running;
  gboolean              network_changed;
  gboolean              is_deaf;    /* the stream stands, and tells nothing */
  gboolean              is_checked; /* since the stream came up a page was asked for */
  guint                 n_deaf;     /* times in a row that a page brought what the stream had not told */
  SnabelMode            mode;
};

/* -connection.c */
void _snabel_connection_set_state (SnabelConnection     *self,
                                   SnabelConnectionState state,
                                   const char           *message,
                                   gint64                retry_at);

/* -cycle.c */
gboolean _snabel_connection_wants_stream (SnabelConnection *self);
gboolean _snabel_connection_stream_is_live (SnabelConnection *self);
void     _snabel_connection_begin_cycle (SnabelConnection *self);
void     _snabel_connection_take_stream_state (SnabelConnection *self);
void     _snabel_connection_take_network_change (SnabelConnection *self);
void     _snabel_connection_take_event (SnabelConnection *self,
                                        const char       *streams,
                                        const char       *event,
                                        const char       *payload);

G_END_DECLS
