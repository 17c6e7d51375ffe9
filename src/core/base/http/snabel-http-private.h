/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of SnabelHttp share among themselves. */
#pragma once

#include <libsoup/soup.h>

#include "base/http/snabel-host-queue.h"
#include "base/http/snabel-http.h"

G_BEGIN_DECLS

struct _SnabelHttpRequest
{
  char          *method;
  char          *uri;
  char          *token;
  GHashTable    *headers;
  char          *content_type;
  GBytes        *body;
  SnabelPriority priority;
  gint64         deadline;
  gsize          max_size;
  guint          max_tries;
  gboolean       is_secret;
  gboolean       was_sent; /* whether a connection ever began to carry it */
};

SnabelHttpReply *snabel_http_reply_new (SoupMessage *message,
                                        const char  *uri,
                                        GBytes      *body,
                                        SnabelClock *clock);

SnabelPlatform  *snabel_http_get_platform (SnabelHttp *self);
SoupSession     *snabel_http_get_session (SnabelHttp *self);
SnabelHostQueue *snabel_http_get_queue (SnabelHttp *self);
gboolean         snabel_http_check_uri (SnabelHttp *self,
                                        const char *uri,
                                        GError    **error);
gboolean         snabel_http_may_connect (SnabelHttp     *self,
                                          const char     *host,
                                          GSocketAddress *address);

DexFuture   *snabel_http_exchange (SnabelHttp        *self,
                                   SnabelHttpRequest *request,
                                   const char        *uri);
GError      *snabel_http_error_new (SnabelHttpRequest *request,
                                    const GError      *cause,
                                    const char        *uri);
SoupMessage *snabel_http_message_new (SnabelHttpRequest *request,
                                      const char        *uri);

G_END_DECLS
