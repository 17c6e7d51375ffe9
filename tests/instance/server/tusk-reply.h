/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer, and the words and shapes in which each manner refuses. */
#pragma once

#include "server/tusk-call.h"

G_BEGIN_DECLS

typedef struct
{
  guint               status;
  JsonNode           *json; /* or else bytes */
  GBytes             *bytes;
  char               *content_type;
  SoupMessageHeaders *headers;
} TuskReply;

TuskReply *tusk_reply_new (guint       status,
                           const char *content_type,
                           const char *body);
TuskReply *tusk_reply_new_bytes (const char *content_type,
                                 GBytes     *bytes);
TuskReply *tusk_reply_new_object (JsonObject *object);
TuskReply *tusk_reply_new_array (JsonArray *array);
TuskReply *tusk_reply_new_empty (void);
TuskReply *tusk_reply_new_redirect (const char *location);
TuskReply *tusk_reply_with_status (TuskReply *self,
                                   guint      status);
TuskReply *tusk_reply_with_header (TuskReply  *self,
                                   const char *name,
                                   const char *value);
TuskReply *tusk_reply_refuse (TuskCall   *call,
                              guint       status,
                              const char *message);
TuskReply *tusk_reply_refuse_oauth (TuskCall   *call,
                                    guint       status,
                                    const char *code,
                                    const char *description);
TuskReply *tusk_reply_no_record (TuskCall *call);
TuskReply *tusk_reply_no_path (TuskCall *call);
TuskReply *tusk_reply_no_token (TuskCall *call);
void       tusk_reply_free (TuskReply *self);
GBytes    *tusk_reply_dup_body (TuskReply *self,
                                gboolean   is_pretty);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TuskReply, tusk_reply_free)

G_END_DECLS
