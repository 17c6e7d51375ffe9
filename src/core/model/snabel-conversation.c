/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a conversation. */
#include "model/snabel-conversation.h"

G_DEFINE_FINAL_TYPE (SnabelConversation, snabel_conversation, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelConversation, id),
  SNABEL_BOOLEAN (SnabelConversation, unread),
  SNABEL_LIST_OF (SnabelConversation, accounts, snabel_account_get_type),
  SNABEL_ENTITY_OF (SnabelConversation, last_status, SnabelStatus, snabel_status_get_type),
};

static void
snabel_conversation_class_init (SnabelConversationClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_conversation_init (SnabelConversation *self)
{
}
