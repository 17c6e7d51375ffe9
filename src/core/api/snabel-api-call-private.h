/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SnabelClient reads of a call. */
#pragma once

#include "api/snabel-api-call.h"

G_BEGIN_DECLS

struct _SnabelApiCall
{
  char          *method;
  char          *path;
  char          *uri;
  GString       *query;
  GString       *form;
  JsonNode      *json;
  GHashTable    *headers;
  SnabelPriority priority;
  guint          max_tries;
  gint64         deadline;
  gboolean       is_anonymous;
  gboolean       is_secret;
  gboolean       is_page;
};

SnabelHttpRequest *snabel_api_call_build_request (SnabelApiCall *self,
                                                  const char    *base_uri,
                                                  const char    *token);

G_END_DECLS
