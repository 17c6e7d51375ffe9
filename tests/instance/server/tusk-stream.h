/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One live connection and what it subscribed to. */
#pragma once

#include "server/tusk-hub.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *parameter;
} TuskSubscription;

typedef struct
{
  TuskWorld               *world;
  TuskToken               *token;
  SoupWebsocketConnection *connection;
  GPtrArray               *subscriptions;
  JsonObject              *first_request; /* what the handshake already asked for, or NULL */
} TuskStream;

TuskStream *tusk_stream_new (TuskWorld *world,
                             TuskToken *token);
void        tusk_stream_free (TuskStream *self);
void        tusk_stream_connect (TuskStream              *self,
                                 SoupWebsocketConnection *connection);
void        tusk_stream_subscribe (TuskStream *self,
                                   JsonObject *request);
void        tusk_stream_send (TuskStream       *self,
                              TuskSubscription *subscription,
                              const char       *event,
                              const char       *payload);
void        tusk_stream_send_text (TuskStream *self,
                                   const char *text);
gboolean    tusk_stream_is_open (TuskStream *self);
gboolean    tusk_stream_wants (TuskStream       *self,
                               TuskSubscription *subscription,
                               TuskPost         *post);
gboolean    tusk_stream_is_personal (TuskSubscription *subscription);

G_END_DECLS
