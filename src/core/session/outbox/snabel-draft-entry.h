/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft, as the list of drafts shows it. */
#pragma once

#include "store/words/snabel-words-rows.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_DRAFT_ENTRY (snabel_draft_entry_get_type ())
G_DECLARE_FINAL_TYPE (SnabelDraftEntry, snabel_draft_entry, SNABEL, DRAFT_ENTRY, GObject)

SnabelDraftEntry  *snabel_draft_entry_new (const SnabelDraft *draft);
const SnabelDraft *snabel_draft_entry_get_draft (SnabelDraftEntry *self);
void               snabel_draft_entry_set_draft (SnabelDraftEntry  *self,
                                                 const SnabelDraft *draft);

G_END_DECLS
