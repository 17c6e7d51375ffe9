/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for a post whose answer was lost among the account's own posts. */
#pragma once

#include "session/snabel-session.h"

G_BEGIN_DECLS

/**
 * SnabelOutboxSearch:
 * @session: the account
 * @draft: what was sent
 * @since: when the first request began, by our clock
 * @claimed: (element-type utf8): what other items became: those are none of this one
 */
typedef struct
{
  SnabelSession *session;
  SnabelDraft   *draft;
  gint64         since;
  GHashTable    *claimed;
} SnabelOutboxSearch;

/* Resolves to the JsonNode of the post, or rejects: %G_IO_ERROR_NOT_FOUND means that it surely is not there now. */
DexFuture *snabel_outbox_search_run (SnabelOutboxSearch *search);
void       snabel_outbox_search_free (SnabelOutboxSearch *search);

G_END_DECLS
