/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.db: what a person wrote and decided. Never lost, never deleted. */
#pragma once

#include "base/snabel-platform.h"
#include "base/snabel-profile.h"
#include "store/snabel-database.h"
#include "store/words/snabel-words-rows.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_WORDS (snabel_words_get_type ())
G_DECLARE_FINAL_TYPE (SnabelWords, snabel_words, SNABEL, WORDS, GObject)

/* A future of a write that has resolved means: it is on the disk. All reject in #SnabelStoreError.
 * Rows are copied before a call returns; what lists resolve to belongs to who awaits it.
 * Dropping the future of a write does not stop it. */
DexFuture *snabel_words_open (SnabelProfile  *profile,
                              SnabelPlatform *platform);
DexFuture *snabel_words_close (SnabelWords *self);
gboolean   snabel_words_get_was_salvaged (SnabelWords *self);

DexFuture *snabel_words_save_account (SnabelWords            *self,
                                      const SnabelAccountRow *account);
DexFuture *snabel_words_list_accounts (SnabelWords *self);
DexFuture *snabel_words_delete_account (SnabelWords *self,
                                        const char  *account_key);
DexFuture *snabel_words_list_removed (SnabelWords *self);
DexFuture *snabel_words_forget_account (SnabelWords *self,
                                        const char  *account_key);

DexFuture *snabel_words_save_draft (SnabelWords       *self,
                                    const SnabelDraft *draft);
DexFuture *snabel_words_list_drafts (SnabelWords *self);
DexFuture *snabel_words_delete_draft (SnabelWords *self,
                                      const char  *id);

DexFuture *snabel_words_enqueue (SnabelWords       *self,
                                 const SnabelDraft *draft);
DexFuture *snabel_words_take_back (SnabelWords       *self,
                                   const char        *item_id,
                                   const SnabelDraft *draft);
DexFuture *snabel_words_list_outbox (SnabelWords *self);
DexFuture *snabel_words_update_outbox_item (SnabelWords            *self,
                                            const SnabelOutboxItem *item);
DexFuture *snabel_words_remove_outbox_item (SnabelWords *self,
                                            const char  *id);

DexFuture *snabel_words_save_position (SnabelWords          *self,
                                       const SnabelPosition *position);
DexFuture *snabel_words_get_position (SnabelWords *self,
                                      const char  *account_key,
                                      const char  *timeline);
DexFuture *snabel_words_record_alert (SnabelWords *self,
                                      const char  *account_key,
                                      const char  *notification_id);
DexFuture *snabel_words_save_note (SnabelWords *self,
                                   const char  *account_key,
                                   const char  *subject,
                                   const char  *text);
DexFuture *snabel_words_get_note (SnabelWords *self,
                                  const char  *account_key,
                                  const char  *subject);
DexFuture *snabel_words_set_value (SnabelWords *self,
                                   const char  *account_key,
                                   const char  *name,
                                   const char  *value);
DexFuture *snabel_words_get_value (SnabelWords *self,
                                   const char  *account_key,
                                   const char  *name);

G_END_DECLS
