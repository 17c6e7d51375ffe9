/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request on its way to an answer, which may go wrong in every way there is. */
#pragma once

#include "server/tusk-fault.h"
#include "server/tusk-wire.h"

G_BEGIN_DECLS

typedef struct _TuskExchange TuskExchange;

/* Makes the answer; NULL if the message is being upgraded. */
typedef TuskReply *(*TuskAnswerFunc) (TuskCall          *call,
                                      SoupServerMessage *message,
                                      gpointer           user_data);

TuskExchange      *tusk_exchange_new (TuskCall          *call,
                                      SoupServerMessage *message,
                                      SnabelTestRequest *entry);
void               tusk_exchange_free (TuskExchange *self);
void               tusk_exchange_run (TuskExchange          *self,
                                      const SnabelTestFault *fault,
                                      TuskAnswerFunc         answer,
                                      gpointer               user_data);
gboolean           tusk_exchange_is_held (TuskExchange *self);
void               tusk_exchange_release (TuskExchange *self);
gboolean           tusk_exchange_is_over (TuskExchange *self);
SnabelTestRequest *tusk_request_new (TuskCall *call);
void               tusk_request_unref (SnabelTestRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelTestRequest, tusk_request_unref)

G_END_DECLS
