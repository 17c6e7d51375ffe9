/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the rule for quotes. */
#include "model/snabel-quote-approval.h"

G_DEFINE_ENUM_TYPE (SnabelQuotePermission, snabel_quote_permission, G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_PERMISSION_UNKNOWN, "unknown"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_PERMISSION_AUTOMATIC, "automatic"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_PERMISSION_MANUAL, "manual"), G_DEFINE_ENUM_VALUE (SNABEL_QUOTE_PERMISSION_DENIED, "denied"))

G_DEFINE_FINAL_TYPE (SnabelQuoteApproval, snabel_quote_approval, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_STRINGS (SnabelQuoteApproval, automatic),
  SNABEL_STRINGS (SnabelQuoteApproval, manual),
  SNABEL_ENUM (SnabelQuoteApproval, current_user, SnabelQuotePermission, snabel_quote_permission_get_type),
};

static void
snabel_quote_approval_class_init (SnabelQuoteApprovalClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_quote_approval_init (SnabelQuoteApproval *self)
{
}
