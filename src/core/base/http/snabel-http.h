/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTTP with everything bounded: size, time, tries, redirects, requests a host. */
#pragma once

#include "base/http/snabel-http-reply.h"
#include "base/http/snabel-http-request.h"
#include "base/snabel-platform.h"

G_BEGIN_DECLS

/**
 * SnabelHttpKind:
 * @SNABEL_HTTP_API: to the person's own server, with a token
 * @SNABEL_HTTP_MEDIA: to anywhere a post points to, without any credentials,
 *   and never into the person's own network
 */
typedef enum
{
  SNABEL_HTTP_API,
  SNABEL_HTTP_MEDIA,
} SnabelHttpKind;

#define SNABEL_TYPE_HTTP (snabel_http_get_type ())
G_DECLARE_FINAL_TYPE (SnabelHttp, snabel_http, SNABEL, HTTP, GObject)

SnabelHttp *snabel_http_new (SnabelPlatform *platform,
                             SnabelHttpKind  kind);
void        snabel_http_allow_private_host (SnabelHttp *self,
                                            const char *uri);
DexFuture  *snabel_http_send (SnabelHttp        *self,
                              SnabelHttpRequest *request);
DexFuture  *snabel_http_get (SnabelHttp    *self,
                             const char    *uri,
                             SnabelPriority priority);

G_END_DECLS
