/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapter "statuses" of the API. Every future resolves to a SnabelApiReply. */
#pragma once

#include "api/snabel-client.h"

G_BEGIN_DECLS

/**
 * SnabelStatusAction:
 * @SNABEL_STATUS_ACTION_FAVOURITE: and so on: what can be done to a status, and undone
 * @SNABEL_STATUS_ACTION_MUTE: its whole conversation
 *
 * All are idempotent on the server. Send them to the inner status, not to a boost's wrapper.
 */
typedef enum
{
  SNABEL_STATUS_ACTION_FAVOURITE,
  SNABEL_STATUS_ACTION_UNFAVOURITE,
  SNABEL_STATUS_ACTION_REBLOG,
  SNABEL_STATUS_ACTION_UNREBLOG,
  SNABEL_STATUS_ACTION_BOOKMARK,
  SNABEL_STATUS_ACTION_UNBOOKMARK,
  SNABEL_STATUS_ACTION_PIN,
  SNABEL_STATUS_ACTION_UNPIN,
  SNABEL_STATUS_ACTION_MUTE,
  SNABEL_STATUS_ACTION_UNMUTE,
} SnabelStatusAction;

/**
 * SnabelStatusDraft:
 * @text: (nullable): the post
 * @spoiler_text: (nullable): the content warning
 * @visibility: (nullable): public, unlisted, private or direct; %NULL for the account's default
 * @language: (nullable): ISO 639
 * @in_reply_to_id: (nullable): what it answers
 * @media_ids: (nullable): %NULL-terminated
 * @is_sensitive: whether its media are
 */
typedef struct
{
  const char        *text;
  const char        *spoiler_text;
  const char        *visibility;
  const char        *language;
  const char        *in_reply_to_id;
  const char *const *media_ids;
  gboolean           is_sensitive;
} SnabelStatusDraft;

DexFuture *snabel_api_get_status (SnabelClient *client,
                                  const char   *id);
DexFuture *snabel_api_get_status_context (SnabelClient *client,
                                          const char   *id);
DexFuture *snabel_api_get_status_source (SnabelClient *client,
                                         const char   *id);
DexFuture *snabel_api_post_status (SnabelClient            *client,
                                   const SnabelStatusDraft *draft,
                                   const char              *idempotency_key);
DexFuture *snabel_api_delete_status (SnabelClient *client,
                                     const char   *id);
DexFuture *snabel_api_act_on_status (SnabelClient      *client,
                                     const char        *id,
                                     SnabelStatusAction action);
DexFuture *snabel_api_reblog_status (SnabelClient *client,
                                     const char   *id,
                                     const char   *visibility);

G_END_DECLS
