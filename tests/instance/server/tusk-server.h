/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTTP side: listens, keeps the log, lets things go wrong, and asks the router. */
#pragma once

#include "server/tusk-reply.h"

G_BEGIN_DECLS

typedef struct _TuskServer TuskServer;

/* Answers requests below /_control/; the parameters are in the call. */
typedef TuskReply *(*TuskControlFunc) (TuskCall *call,
                                       gpointer  user_data);

TuskServer *tusk_server_new (TuskWorld      *world,
                             TuskControlFunc control,
                             gpointer        user_data);
void        tusk_server_free (TuskServer *self);
void        tusk_server_set_path (TuskServer *self,
                                  const char *path);
void        tusk_server_set_certificate (TuskServer      *self,
                                         GTlsCertificate *certificate);
guint       tusk_server_listen (TuskServer *self,
                                guint       port,
                                GError    **error);
void        tusk_server_close (TuskServer *self);
void        tusk_server_release (TuskServer *self);
GPtrArray  *tusk_server_get_faults (TuskServer *self);
GPtrArray  *tusk_server_get_log (TuskServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TuskServer, tusk_server_free)

G_END_DECLS
