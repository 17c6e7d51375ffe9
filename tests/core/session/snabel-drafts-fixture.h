/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts over a words.db on a disk that can fill up. */
#pragma once

#include "session/outbox/snabel-drafts.h"
#include "snabel-test.h"

G_BEGIN_DECLS

typedef struct
{
  char           *folder;
  SnabelProfile  *profile;
  SnabelPlatform *platform;
  SnabelWords    *words;
  SnabelDrafts   *drafts;
} SnabelDraftsFixture;

void         snabel_drafts_fixture_set_up (SnabelDraftsFixture *self);
void         snabel_drafts_fixture_restart (SnabelDraftsFixture *self);
void         snabel_drafts_fixture_clear (SnabelDraftsFixture *self);
SnabelDraft *snabel_drafts_fixture_make (const char *id,
                                         const char *text);
void         snabel_drafts_fixture_await (DexFuture *work);
guint        snabel_drafts_fixture_count (SnabelDraftsFixture *self);
const char  *snabel_drafts_fixture_get_text (SnabelDraftsFixture *self,
                                             const char          *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SnabelDraftsFixture, snabel_drafts_fixture_clear)

G_END_DECLS
