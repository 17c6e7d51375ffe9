/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being written, in words.db within a second: a list of #SnabelDraftEntry, the latest first. */
#pragma once

#include <libdex.h>

#include "session/outbox/snabel-draft-entry.h"
#include "store/words/snabel-words.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_DRAFTS (snabel_drafts_get_type ())
G_DECLARE_FINAL_TYPE (SnabelDrafts, snabel_drafts, SNABEL, DRAFTS, GObject)

SnabelDrafts     *snabel_drafts_new (void);
DexFuture        *snabel_drafts_open (SnabelDrafts *self,
                                      SnabelWords  *words);
SnabelDraftEntry *snabel_drafts_find (SnabelDrafts *self,
                                      const char   *id);
DexFuture        *snabel_drafts_save (SnabelDrafts      *self,
                                      const SnabelDraft *draft);
DexFuture        *snabel_drafts_delete (SnabelDrafts *self,
                                        const char   *id);
void              snabel_drafts_show (SnabelDrafts      *self,
                                      const SnabelDraft *draft);
void              snabel_drafts_forget (SnabelDrafts *self,
                                        const char   *id);

G_END_DECLS
