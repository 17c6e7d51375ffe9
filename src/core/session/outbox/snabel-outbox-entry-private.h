/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the outbox alone changes of its entries. */
#pragma once

#include "session/outbox/snabel-outbox-entry.h"

G_BEGIN_DECLS

struct _SnabelOutboxEntry
{
  GObject           parent_instance;
  SnabelOutboxItem *item;
  SnabelDraft      *content;
  char             *message;
  gint64            retry_at;
  SnabelOutboxPhase phase;

  /* What is not worth a place in words.db: after a crash it begins anew. */
  gint64   last_sent;  /* when a request may last have begun, by the monotonic clock */
  guint    n_failures; /* in a row, for the back-off */
  guint    n_absent;   /* how often it was surely not among the account's posts */
  gboolean may_repeat; /* not once a repetition was refused */
  gboolean wants_send; /* the person knows that it is not there */
  gboolean is_held;    /* what the person decided is being written: nothing else may be done with it */
};

SnabelOutboxEntry *_snabel_outbox_entry_new (const SnabelOutboxItem *item,
                                             gint64                  now);
SnabelOutboxPhase  _snabel_outbox_entry_get_phase_of (SnabelOutboxState state);
void               _snabel_outbox_entry_set_item (SnabelOutboxEntry      *self,
                                                  const SnabelOutboxItem *item,
                                                  SnabelOutboxPhase       phase);
void               _snabel_outbox_entry_set_waiting (SnabelOutboxEntry *self,
                                                     const char        *message,
                                                     gint64             retry_at);

G_END_DECLS
