/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server, an account on it, and its outbox; the program can end and start again. */
#pragma once

#include "session/outbox/snabel-outbox.h"
#include "snabel-test-world.h"

G_BEGIN_DECLS

/**
 * SnabelOutboxWorld:
 * @base: the server, and the profile of ada on it
 * @outbox: open
 * @session: ada's
 */
typedef struct
{
  SnabelTestWorld base;
  SnabelOutbox   *outbox;
  SnabelSession  *session;
} SnabelOutboxWorld;

SnabelOutboxWorld *snabel_outbox_world_new (SnabelTestManner manner);
void               snabel_outbox_world_free (SnabelOutboxWorld *self);
void               snabel_outbox_world_restart (SnabelOutboxWorld *self);
void               snabel_outbox_world_send (SnabelOutboxWorld *self,
                                             const char        *text);
SnabelOutboxEntry *snabel_outbox_world_get (SnabelOutboxWorld *self,
                                            guint              position);
void               snabel_outbox_world_wait_phase (SnabelOutboxWorld *self,
                                                   SnabelOutboxPhase  phase);
void               snabel_outbox_world_wait_empty (SnabelOutboxWorld *self);
guint              snabel_outbox_world_count_posts (SnabelOutboxWorld *self,
                                                    const char        *text);
void               snabel_outbox_world_break_posts (SnabelOutboxWorld  *self,
                                                    SnabelTestFaultKind kind,
                                                    guint               times);
void               snabel_outbox_world_pass (SnabelOutboxWorld *self,
                                             gint64             microseconds);
gboolean           snabel_outbox_world_await (DexFuture *future,
                                              GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelOutboxWorld, snabel_outbox_world_free)

G_END_DECLS
