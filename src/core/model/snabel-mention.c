/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a mention. */
#include "model/snabel-mention.h"

G_DEFINE_FINAL_TYPE (SnabelMention, snabel_mention, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelMention, id),
  SNABEL_STRING_AT (SnabelMention, username, "username|acct"),
  SNABEL_STRING_AT (SnabelMention, acct, "acct|username"),
  SNABEL_STRING (SnabelMention, url),
};

static void
snabel_mention_class_init (SnabelMentionClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_mention_init (SnabelMention *self)
{
}
