/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what is being typed to words.db, at most a second behind. */
#pragma once

#include "base/snabel-clock.h"
#include "session/outbox/snabel-drafts.h"

G_BEGIN_DECLS

/**
 * SnabelDraftState:
 * @SNABEL_DRAFT_UNTOUCHED: nothing was written
 * @SNABEL_DRAFT_UNSAVED: what was typed last is not on the disk yet
 * @SNABEL_DRAFT_SAVED: all of it is on the disk
 * @SNABEL_DRAFT_FAILED: it cannot be written, for the reason in #SnabelDraftKeeper:message
 */
typedef enum
{
  SNABEL_DRAFT_UNTOUCHED,
  SNABEL_DRAFT_UNSAVED,
  SNABEL_DRAFT_SAVED,
  SNABEL_DRAFT_FAILED,
} SnabelDraftState;

#define SNABEL_TYPE_DRAFT_KEEPER (snabel_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SnabelDraftKeeper, snabel_draft_keeper, SNABEL, DRAFT_KEEPER, GObject)

SnabelDraftKeeper *snabel_draft_keeper_new (SnabelDrafts *drafts,
                                            SnabelClock  *clock);
void               snabel_draft_keeper_take (SnabelDraftKeeper *self,
                                             const SnabelDraft *draft,
                                             gboolean           is_worth_keeping);
DexFuture         *snabel_draft_keeper_flush (SnabelDraftKeeper *self);
void               snabel_draft_keeper_stop (SnabelDraftKeeper *self);
SnabelDraftState   snabel_draft_keeper_get_state (SnabelDraftKeeper *self);
const char        *snabel_draft_keeper_get_message (SnabelDraftKeeper *self);

G_END_DECLS
