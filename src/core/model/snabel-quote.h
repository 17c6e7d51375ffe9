/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post quoted in another, and whether it may be. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

/**
 * SnabelQuoteState:
 * @SNABEL_QUOTE_STATE_UNKNOWN: one that we do not know: not available
 * @SNABEL_QUOTE_STATE_PENDING: the author has not yet agreed
 * @SNABEL_QUOTE_STATE_ACCEPTED: to be shown
 * @SNABEL_QUOTE_STATE_REJECTED: the author refused
 * @SNABEL_QUOTE_STATE_REVOKED: the author took the consent back
 * @SNABEL_QUOTE_STATE_DELETED: the quoted post is gone
 * @SNABEL_QUOTE_STATE_UNAUTHORIZED: the person may not see it
 * @SNABEL_QUOTE_STATE_BLOCKED_ACCOUNT: the person blocks its author
 * @SNABEL_QUOTE_STATE_BLOCKED_DOMAIN: the person blocks its server
 * @SNABEL_QUOTE_STATE_MUTED_ACCOUNT: the person mutes its author
 *
 * Whether a quote may be shown.
 */
typedef enum
{
  SNABEL_QUOTE_STATE_UNKNOWN,
  SNABEL_QUOTE_STATE_PENDING,
  SNABEL_QUOTE_STATE_ACCEPTED,
  SNABEL_QUOTE_STATE_REJECTED,
  SNABEL_QUOTE_STATE_REVOKED,
  SNABEL_QUOTE_STATE_DELETED,
  SNABEL_QUOTE_STATE_UNAUTHORIZED,
  SNABEL_QUOTE_STATE_BLOCKED_ACCOUNT,
  SNABEL_QUOTE_STATE_BLOCKED_DOMAIN,
  SNABEL_QUOTE_STATE_MUTED_ACCOUNT,
} SnabelQuoteState;

#define SNABEL_TYPE_QUOTE_STATE (snabel_quote_state_get_type ())
GType snabel_quote_state_get_type (void);

typedef struct _SnabelStatus SnabelStatus;

#define SNABEL_TYPE_QUOTE (snabel_quote_get_type ())
G_DECLARE_FINAL_TYPE (SnabelQuote, snabel_quote, SNABEL, QUOTE, SnabelEntity)

/**
 * SnabelQuote:
 * @quoted_status: (nullable): the post, if the server gave it
 * @quoted_status_id: (nullable): its id; alone inside of another quote, and where a server gives no more
 */
struct _SnabelQuote
{
  SnabelEntity parent_instance;

  SnabelQuoteState state;
  SnabelStatus    *quoted_status;
  char            *quoted_status_id;
};

G_END_DECLS
