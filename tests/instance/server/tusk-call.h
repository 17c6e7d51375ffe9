/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request, understood: who asks, with which parameters. */
#pragma once

#include "world/tusk-world.h"

G_BEGIN_DECLS

typedef enum
{
  TUSK_BODY_NONE,
  TUSK_BODY_FORM,
  TUSK_BODY_MULTIPART,
  TUSK_BODY_JSON,
  TUSK_BODY_BROKEN,
} TuskBodyKind;

typedef struct
{
  TuskWorld          *world;
  char               *method;
  char               *path;  /* below the base URI, percent-encoded */
  char               *query; /* NULL for none */
  SoupMessageHeaders *headers;
  GBytes             *body;
  TuskBodyKind        body_kind;
  JsonObject         *params; /* of query and body */
  GBytes             *file;
  char               *file_type;
  GPtrArray          *parts; /* what stood for the ":" of the route, decoded */
  TuskToken          *token;
  TuskPerson         *viewer;
} TuskCall;

TuskCall   *tusk_call_new (TuskWorld          *world,
                           const char         *method,
                           const char         *path,
                           const char         *query,
                           SoupMessageHeaders *headers,
                           GBytes             *body);
void        tusk_call_free (TuskCall *self);
const char *tusk_call_get_part (TuskCall *self,
                                guint     n);
const char *tusk_call_get_string (TuskCall   *self,
                                  const char *name);
gboolean    tusk_call_get_boolean (TuskCall   *self,
                                   const char *name,
                                   gboolean    fallback);
gint64      tusk_call_get_int (TuskCall   *self,
                               const char *name,
                               gint64      fallback);
GPtrArray  *tusk_call_dup_strings (TuskCall   *self,
                                   const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TuskCall, tusk_call_free)

G_END_DECLS
