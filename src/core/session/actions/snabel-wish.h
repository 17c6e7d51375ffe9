/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that the person wants to hold of a status, or not to: quick changes of mind go out one by one. */
#pragma once

#include "session/snabel-session.h"

G_BEGIN_DECLS

typedef struct _SnabelWishKind SnabelWishKind;

/**
 * SnabelWish:
 * @kind: what is wished
 * @session: who wishes it
 * @status: a post, not a boost
 * @detail: (nullable): which of several, or how; what it means is the kind's business
 */
typedef struct
{
  const SnabelWishKind *kind;
  SnabelSession        *session;
  SnabelStatus         *status;
  const char           *detail;
} SnabelWish;

/**
 * SnabelWishKind:
 * @key: what its requests are kept under; wishes of one key wait for each other
 * @is_per_detail: whether each detail is a wish of its own
 * @holds: whether the status has it, as far as is shown
 * @build: what to tell the status so that it has it, or has it not; the count moves along only if
 *   `moves_count`. %NULL if there is nothing to change
 * @ask: the request
 */
struct _SnabelWishKind
{
  const char *key;
  gboolean    is_per_detail;
  gboolean (*holds) (SnabelWish *wish);
  JsonNode *(*build) (SnabelWish *wish,
                      gboolean    value,
                      gboolean    moves_count);
  DexFuture *(*ask) (SnabelWish *wish,
                     gboolean    value);
};

DexFuture *snabel_wish_make (SnabelWish *wish,
                             gboolean    value);
void       snabel_wish_take_status (SnabelSession *session,
                                    JsonNode      *node);

G_END_DECLS
