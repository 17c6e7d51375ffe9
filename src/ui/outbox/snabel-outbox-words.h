/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far posts are, in words. */
#pragma once

#include "session/outbox/snabel-outbox.h"

G_BEGIN_DECLS

char *snabel_outbox_words_dup_beginning (const char *text);
char *snabel_outbox_words_dup_state (SnabelOutboxEntry *entry);
char *snabel_outbox_words_dup_summary (SnabelOutbox *outbox);

G_END_DECLS
