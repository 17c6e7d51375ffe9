/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does: send, send again, say that it is there, take back, throw away. */
#include "config.h"

#include "session/outbox/snabel-outbox-private.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"

typedef struct
{
  SnabelOutbox      *outbox;
  SnabelOutboxEntry *entry;
  SnabelDraft       *draft;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->entry);
  g_clear_object (&act->outbox);
  g_clear_pointer (&act->draft, snabel_draft_free);
  g_free (act);
}

static Act *
act_new (SnabelOutbox      *self,
         SnabelOutboxEntry *entry,
         const SnabelDraft *draft)
{
  Act *act = g_new0 (Act, 1);

  act->outbox = g_object_ref (self);
  act->entry = entry != NULL ? g_object_ref (entry) : NULL;
  act->draft = draft != NULL ? snabel_draft_copy (draft) : NULL;

  return act;
}

static DexFuture *
enqueued_cb (DexFuture *future,
             gpointer   user_data)
{
  Act *act = user_data;

  snabel_drafts_forget (act->outbox->drafts, act->draft->id);
  _snabel_outbox_append (act->outbox, g_value_get_boxed (dex_future_get_value (future, NULL)));

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_outbox_send:
 * @draft: what is to be posted, and from which accounts
 *
 * Returns: (transfer full): a future that resolves to %TRUE once words.db has it in the outbox; if it rejects,
 *   the draft is where it was
 */
DexFuture *
snabel_outbox_send (SnabelOutbox      *self,
                    const SnabelDraft *draft)
{
  SnabelWords *words = NULL;

  dex_return_error_if_fail (SNABEL_IS_OUTBOX (self));
  dex_return_error_if_fail (self->is_open);
  dex_return_error_if_fail (draft != NULL);

  words = snabel_accounts_get_words (self->accounts);

  return dex_future_then (snabel_on_main (snabel_words_enqueue (words, draft)), enqueued_cb, act_new (self, NULL, draft), act_free);
}

/* While words.db is told, the queue must not begin with it. */
static DexFuture *
hold (SnabelOutbox      *self,
      SnabelOutboxEntry *entry)
{
  if (entry->is_held || entry->phase == SNABEL_OUTBOX_PHASE_SENDING)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_BUSY, "%s", _ ("The post is being sent just now"));
  entry->is_held = TRUE;
  _snabel_outbox_let_go (self, entry);

  return NULL;
}

static DexFuture *
settled_cb (DexFuture *future,
            gpointer   user_data)
{
  Act *act = user_data;

  act->entry->is_held = FALSE;
  snabel_outbox_kick (act->outbox);

  return dex_ref (future);
}

/**
 * snabel_outbox_retry:
 * @entry: one that waits, was refused, or is uncertain
 *
 * Tries it now. What is uncertain is looked for once more before it is sent again.
 */
void
snabel_outbox_retry (SnabelOutbox      *self,
                     SnabelOutboxEntry *entry)
{
  SnabelOutboxState state;

  g_return_if_fail (SNABEL_IS_OUTBOX (self));
  g_return_if_fail (SNABEL_IS_OUTBOX_ENTRY (entry));

  if (entry->is_held)
    return;
  entry->n_failures = 0;
  if (entry->phase != SNABEL_OUTBOX_PHASE_FAILED && entry->phase != SNABEL_OUTBOX_PHASE_UNCERTAIN)
    {
      _snabel_outbox_hurry (self, entry);
      return;
    }
  entry->wants_send = entry->phase == SNABEL_OUTBOX_PHASE_UNCERTAIN;
  entry->may_repeat = entry->may_repeat && !entry->wants_send;
  state = entry->wants_send ? SNABEL_OUTBOX_SENDING : SNABEL_OUTBOX_QUEUED;
  entry->is_held = TRUE;
  snabel_detach ("send again", dex_future_finally (snabel_on_main (_snabel_outbox_settle (self, entry, state, NULL)), settled_cb,
                                                   act_new (self, entry, NULL), act_free));
}

static DexFuture *
removed_cb (DexFuture *future,
            gpointer   user_data)
{
  Act *act = user_data;

  if (!dex_future_is_resolved (future))
    return settled_cb (future, user_data);
  _snabel_outbox_remove (act->outbox, act->entry);
  if (act->draft == NULL)
    return dex_ref (future);
  snabel_drafts_show (act->outbox->drafts, act->draft);

  return dex_future_new_take_boxed (SNABEL_TYPE_DRAFT, snabel_draft_copy (act->draft));
}

/**
 * snabel_outbox_discard:
 * @entry: one that nobody wants posted any more
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is gone; rejects with %G_IO_ERROR_BUSY
 *   while a request is under way
 */
DexFuture *
snabel_outbox_discard (SnabelOutbox      *self,
                       SnabelOutboxEntry *entry)
{
  SnabelWords *words = NULL;
  DexFuture   *busy = NULL;

  dex_return_error_if_fail (SNABEL_IS_OUTBOX (self));
  dex_return_error_if_fail (SNABEL_IS_OUTBOX_ENTRY (entry));

  busy = hold (self, entry);
  if (busy != NULL)
    return busy;
  words = snabel_accounts_get_words (self->accounts);

  return dex_future_finally (snabel_on_main (snabel_words_remove_outbox_item (words, entry->item->id)), removed_cb,
                             act_new (self, entry, NULL), act_free);
}

/**
 * snabel_outbox_confirm_there:
 * @entry: one that is uncertain
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is off the list
 */
DexFuture *
snabel_outbox_confirm_there (SnabelOutbox      *self,
                             SnabelOutboxEntry *entry)
{
  return snabel_outbox_discard (self, entry);
}

/**
 * snabel_outbox_take_back:
 * @entry: one that shall be changed
 *
 * What becomes of it when it is sent again is another post, with a key of its own.
 *
 * Returns: (transfer full): a future that resolves to the #SnabelDraft that it is again; rejects with
 *   %G_IO_ERROR_BUSY while a request is under way
 */
DexFuture *
snabel_outbox_take_back (SnabelOutbox      *self,
                         SnabelOutboxEntry *entry)
{
  SnabelWords *words = NULL;
  DexFuture   *busy = NULL;
  g_autoptr(SnabelDraft) draft = NULL;

  dex_return_error_if_fail (SNABEL_IS_OUTBOX (self));
  dex_return_error_if_fail (SNABEL_IS_OUTBOX_ENTRY (entry));

  busy = hold (self, entry);
  if (busy != NULL)
    return busy;
  words = snabel_accounts_get_words (self->accounts);
  draft = snabel_draft_copy (entry->content);
  g_clear_pointer (&draft->id, g_free);
  draft->id = snabel_random_dup_uuid (self->platform->random);

  return dex_future_finally (snabel_on_main (snabel_words_take_back (words, entry->item->id, draft)), removed_cb,
                             act_new (self, entry, draft), act_free);
}
