/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One server as one account talks to it: a base address, a token, and one way to send a call. */
#pragma once

#include "api/snabel-api-call.h"
#include "api/snabel-api-reply.h"
#include "base/http/snabel-http.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_CLIENT (snabel_client_get_type ())
G_DECLARE_FINAL_TYPE (SnabelClient, snabel_client, SNABEL, CLIENT, GObject)

SnabelClient   *snabel_client_new (SnabelPlatform *platform,
                                   const char     *base_uri,
                                   const char     *token);
const char     *snabel_client_get_base_uri (SnabelClient *self);
const char     *snabel_client_get_token (SnabelClient *self);
void            snabel_client_set_token (SnabelClient *self,
                                         const char   *token);
SnabelPlatform *snabel_client_get_platform (SnabelClient *self);
SnabelHttp     *snabel_client_get_http (SnabelClient *self);
gint64          snabel_client_get_wait (SnabelClient *self);
DexFuture      *snabel_client_send (SnabelClient  *self,
                                    SnabelApiCall *call);

G_END_DECLS
