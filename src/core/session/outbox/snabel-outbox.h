/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts on their way: never lost, never repeated in doubt. A list of #SnabelOutboxEntry. */
#pragma once

#include "session/accounts/snabel-accounts.h"
#include "session/outbox/snabel-drafts.h"
#include "session/outbox/snabel-outbox-entry.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_OUTBOX (snabel_outbox_get_type ())
G_DECLARE_FINAL_TYPE (SnabelOutbox, snabel_outbox, SNABEL, OUTBOX, GObject)

/* Lists what is not posted yet, in the order in which it was sent off. Lives on the main thread. */
SnabelOutbox *snabel_outbox_new (SnabelPlatform *platform,
                                 SnabelAccounts *accounts);

/* Once the accounts are open: reads words.db and goes on where the program ended. */
DexFuture *snabel_outbox_open (SnabelOutbox *self);

/* Before the accounts are closed: stops sending; what is under way is looked for at the next start. */
void snabel_outbox_close (SnabelOutbox *self);

/* What is being written; a draft leaves that list when it is sent, and is back there when it is taken back. */
SnabelDrafts *snabel_outbox_get_drafts (SnabelOutbox *self);

/* Resolves to TRUE once the draft is in words.db's outbox: then, and only then, its window may go. */
DexFuture *snabel_outbox_send (SnabelOutbox      *self,
                               const SnabelDraft *draft);

/* Send it (again): after a refusal, or because the person knows that it is not there. */
void snabel_outbox_retry (SnabelOutbox      *self,
                          SnabelOutboxEntry *entry);

/* The person saw that it is there. Resolves to TRUE. */
DexFuture *snabel_outbox_confirm_there (SnabelOutbox      *self,
                                        SnabelOutboxEntry *entry);

/* Resolves to the #SnabelDraft that it is again. Rejects with %G_IO_ERROR_BUSY while a request is under way. */
DexFuture *snabel_outbox_take_back (SnabelOutbox      *self,
                                    SnabelOutboxEntry *entry);

/* Resolves to TRUE when it is gone for good. Rejects as snabel_outbox_take_back() does. */
DexFuture *snabel_outbox_discard (SnabelOutbox      *self,
                                  SnabelOutboxEntry *entry);

/* The network is back, or somebody asks: what waits is tried at once. */
void snabel_outbox_kick (SnabelOutbox *self);

/* How many wait for the person: failed or uncertain. Property "n-troubled", beside "n-items" of the list. */
guint snabel_outbox_get_n_troubled (SnabelOutbox *self);

G_END_DECLS
