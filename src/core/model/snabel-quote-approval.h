/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may quote a post. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

/**
 * SnabelQuotePermission:
 * @SNABEL_QUOTE_PERMISSION_UNKNOWN: the server does not tell
 * @SNABEL_QUOTE_PERMISSION_AUTOMATIC: may quote at once
 * @SNABEL_QUOTE_PERMISSION_MANUAL: may ask to quote
 * @SNABEL_QUOTE_PERMISSION_DENIED: may not quote
 *
 * Whether the person may quote a post.
 */
typedef enum
{
  SNABEL_QUOTE_PERMISSION_UNKNOWN,
  SNABEL_QUOTE_PERMISSION_AUTOMATIC,
  SNABEL_QUOTE_PERMISSION_MANUAL,
  SNABEL_QUOTE_PERMISSION_DENIED,
} SnabelQuotePermission;

#define SNABEL_TYPE_QUOTE_PERMISSION (snabel_quote_permission_get_type ())
GType snabel_quote_permission_get_type (void);

#define SNABEL_TYPE_QUOTE_APPROVAL (snabel_quote_approval_get_type ())
G_DECLARE_FINAL_TYPE (SnabelQuoteApproval, snabel_quote_approval, SNABEL, QUOTE_APPROVAL, SnabelEntity)

struct _SnabelQuoteApproval
{
  SnabelEntity parent_instance;

  char                **automatic;
  char                **manual;
  SnabelQuotePermission current_user;
};

G_END_DECLS
