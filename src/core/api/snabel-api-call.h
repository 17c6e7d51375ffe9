/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of the API while it is put together. */
#pragma once

#include <json-glib/json-glib.h>

#include "base/http/snabel-http-request.h"

G_BEGIN_DECLS

typedef struct _SnabelApiCall SnabelApiCall;

SnabelApiCall *snabel_api_call_new (const char *method,
                                    const char *path_format,
                                    ...) G_GNUC_PRINTF (2, 3);
SnabelApiCall *snabel_api_call_new_for_uri (const char *method,
                                            const char *uri);
void           snabel_api_call_free (SnabelApiCall *self);
void           snabel_api_call_add_query (SnabelApiCall *self,
                                          const char    *name,
                                          const char    *value);
void           snabel_api_call_add_query_int (SnabelApiCall *self,
                                              const char    *name,
                                              gint64         value);
void           snabel_api_call_add_form (SnabelApiCall *self,
                                         const char    *name,
                                         const char    *value);
void           snabel_api_call_take_json (SnabelApiCall *self,
                                          JsonNode      *body);
void           snabel_api_call_set_header (SnabelApiCall *self,
                                           const char    *name,
                                           const char    *value);
void           snabel_api_call_set_priority (SnabelApiCall *self,
                                             SnabelPriority priority);
void           snabel_api_call_set_max_tries (SnabelApiCall *self,
                                              guint          max_tries);
void           snabel_api_call_set_deadline (SnabelApiCall *self,
                                             gint64         microseconds);
void           snabel_api_call_set_is_anonymous (SnabelApiCall *self,
                                                 gboolean       is_anonymous);
void           snabel_api_call_set_is_secret (SnabelApiCall *self,
                                              gboolean       is_secret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelApiCall, snabel_api_call_free)

G_END_DECLS
