/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private posts between the same people. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-status.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_CONVERSATION (snabel_conversation_get_type ())
G_DECLARE_FINAL_TYPE (SnabelConversation, snabel_conversation, SNABEL, CONVERSATION, SnabelEntity)

/**
 * SnabelConversation:
 * @accounts: of #SnabelAccount, without the person; may be empty
 * @last_status: (nullable): the last post, if it still exists
 */
struct _SnabelConversation
{
  SnabelEntity parent_instance;

  char         *id;
  gboolean      unread;
  GListModel   *accounts;
  SnabelStatus *last_status;
};

G_END_DECLS
