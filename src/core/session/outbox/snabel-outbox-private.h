/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list, the queue of an account and its steps share. */
#pragma once

#include "session/outbox/snabel-outbox-entry-private.h"
#include "session/outbox/snabel-outbox-lane.h"
#include "session/outbox/snabel-outbox.h"

G_BEGIN_DECLS

/* After a request of which the answer may be lost, this long until it surely was carried out or never will be:
 * the deadline of the request, and as much again for a server that was slow to take it up. */
#define SNABEL_OUTBOX_DOUBT_TIME (3 * G_TIME_SPAN_MINUTE)

/* What a step resolves to beside microseconds to wait: not before something changes. */
#define SNABEL_OUTBOX_WAIT_FOR_CHANGE G_MAXINT64

struct _SnabelOutbox
{
  GObject         parent_instance;
  SnabelPlatform *platform;
  SnabelAccounts *accounts;
  SnabelDrafts   *drafts;
  GListStore     *entries;
  GHashTable     *lanes;   /* account key → SnabelOutboxLane */
  GHashTable     *claimed; /* what became of earlier items: uris and ids */
  guint           n_troubled;
  gboolean        is_open;
  gboolean        is_closed; /* also while it is being opened */
};

DexFuture *_snabel_outbox_record (SnabelOutbox           *self,
                                  SnabelOutboxEntry      *entry,
                                  const SnabelOutboxItem *item,
                                  SnabelOutboxPhase       phase);
void       _snabel_outbox_append (SnabelOutbox *self,
                                  GPtrArray    *items);
void       _snabel_outbox_remove (SnabelOutbox      *self,
                                  SnabelOutboxEntry *entry);
void       _snabel_outbox_hurry (SnabelOutbox      *self,
                                 SnabelOutboxEntry *entry);
void       _snabel_outbox_let_go (SnabelOutbox      *self,
                                  SnabelOutboxEntry *entry);

/* Both resolve to an int64: microseconds to wait before the next step. */
DexFuture *_snabel_outbox_attempt (SnabelOutbox      *self,
                                   SnabelSession     *session,
                                   SnabelOutboxEntry *entry);
DexFuture *_snabel_outbox_check (SnabelOutbox      *self,
                                 SnabelSession     *session,
                                 SnabelOutboxEntry *entry);

/* What an attempt and a check end in. */
DexFuture *_snabel_outbox_finish (SnabelOutbox      *self,
                                  SnabelSession     *session,
                                  SnabelOutboxEntry *entry,
                                  JsonNode          *status);
DexFuture *_snabel_outbox_settle (SnabelOutbox      *self,
                                  SnabelOutboxEntry *entry,
                                  SnabelOutboxState  state,
                                  const GError      *error);
gint64     _snabel_outbox_get_wait (SnabelOutbox      *self,
                                    SnabelSession     *session,
                                    SnabelOutboxEntry *entry);

G_END_DECLS
