/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post on its way, as the list of the outbox shows it. */
#pragma once

#include "store/words/snabel-words-rows.h"

G_BEGIN_DECLS

/**
 * SnabelOutboxPhase:
 * @SNABEL_OUTBOX_PHASE_WAITING: not sent; tried again at #SnabelOutboxEntry:retry-at, or when its turn comes
 * @SNABEL_OUTBOX_PHASE_SENDING: a request is under way
 * @SNABEL_OUTBOX_PHASE_CHECKING: the answer was lost; the account's own posts are looked through
 * @SNABEL_OUTBOX_PHASE_UNCERTAIN: it may have been posted; the person decides
 * @SNABEL_OUTBOX_PHASE_FAILED: the server refused it, in the words of #SnabelOutboxEntry:message
 * @SNABEL_OUTBOX_PHASE_DONE: it is posted; the entry is about to go
 *
 * How far a post is.
 */
typedef enum
{
  SNABEL_OUTBOX_PHASE_WAITING,
  SNABEL_OUTBOX_PHASE_SENDING,
  SNABEL_OUTBOX_PHASE_CHECKING,
  SNABEL_OUTBOX_PHASE_UNCERTAIN,
  SNABEL_OUTBOX_PHASE_FAILED,
  SNABEL_OUTBOX_PHASE_DONE,
} SnabelOutboxPhase;

#define SNABEL_TYPE_OUTBOX_ENTRY (snabel_outbox_entry_get_type ())
G_DECLARE_FINAL_TYPE (SnabelOutboxEntry, snabel_outbox_entry, SNABEL, OUTBOX_ENTRY, GObject)

const char             *snabel_outbox_entry_get_id (SnabelOutboxEntry *self);
const char             *snabel_outbox_entry_get_account_key (SnabelOutboxEntry *self);
const SnabelOutboxItem *snabel_outbox_entry_get_item (SnabelOutboxEntry *self);
const SnabelDraft      *snabel_outbox_entry_get_content (SnabelOutboxEntry *self);
SnabelOutboxPhase       snabel_outbox_entry_get_phase (SnabelOutboxEntry *self);
const char             *snabel_outbox_entry_get_message (SnabelOutboxEntry *self);
gint64                  snabel_outbox_entry_get_retry_at (SnabelOutboxEntry *self);

G_END_DECLS
