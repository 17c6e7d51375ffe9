/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request, as SnabelHttp sends it: what to ask, and how much patience to have. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnabelPriority:
 * @SNABEL_PRIORITY_VISIBLE: somebody looks at the place where the answer goes
 * @SNABEL_PRIORITY_BACKGROUND: anything else; waits while visible requests wait for the same host
 */
typedef enum
{
  SNABEL_PRIORITY_VISIBLE,
  SNABEL_PRIORITY_BACKGROUND,
} SnabelPriority;

#define SNABEL_TYPE_HTTP_REQUEST (snabel_http_request_get_type ())
typedef struct _SnabelHttpRequest SnabelHttpRequest;

GType              snabel_http_request_get_type (void) G_GNUC_CONST;
SnabelHttpRequest *snabel_http_request_new (const char *method,
                                            const char *uri);
SnabelHttpRequest *snabel_http_request_ref (SnabelHttpRequest *self);
void               snabel_http_request_unref (SnabelHttpRequest *self);
void               snabel_http_request_set_token (SnabelHttpRequest *self,
                                                  const char        *token);
void               snabel_http_request_set_is_secret (SnabelHttpRequest *self,
                                                      gboolean           is_secret);
void               snabel_http_request_set_header (SnabelHttpRequest *self,
                                                   const char        *name,
                                                   const char        *value);
void               snabel_http_request_set_body (SnabelHttpRequest *self,
                                                 const char        *content_type,
                                                 GBytes            *body);
void               snabel_http_request_set_priority (SnabelHttpRequest *self,
                                                     SnabelPriority     priority);
void               snabel_http_request_set_deadline (SnabelHttpRequest *self,
                                                     gint64             microseconds);
void               snabel_http_request_set_max_size (SnabelHttpRequest *self,
                                                     gsize              max_size);
void               snabel_http_request_set_max_tries (SnabelHttpRequest *self,
                                                      guint              max_tries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelHttpRequest, snabel_http_request_unref)

G_END_DECLS
