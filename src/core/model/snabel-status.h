/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post, or the boost of one. */
#pragma once

#include "model/snabel-entity.h"
#include "model/snabel-account.h"
#include "model/snabel-application.h"
#include "model/snabel-poll.h"
#include "model/snabel-preview-card.h"
#include "model/snabel-quote.h"
#include "model/snabel-quote-approval.h"
#include "model/snabel-visibility.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_STATUS (snabel_status_get_type ())
G_DECLARE_FINAL_TYPE (SnabelStatus, snabel_status, SNABEL, STATUS, SnabelEntity)

/**
 * SnabelStatus:
 * @id: opaque; ids are never compared for order
 * @uri: what identifies the post, together with the person's account
 * @account: who wrote it, or who boosted it; never %NULL
 * @content: HTML; %NULL where there is no text, as in most boosts
 * @text: the source; only in the answer to a deletion
 * @spoiler_text: text; %NULL for none
 * @reblog: (nullable): what is boosted; see snabel_status_get_shown()
 * @media_attachments: of #SnabelMediaAttachment
 * @mentions: of #SnabelMention; in no special order
 * @tags: of #SnabelTag
 * @emojis: of #SnabelCustomEmoji, for the text, the warning and the poll
 * @filtered: of #SnabelFilterResult
 * @emoji_reactions: of #SnabelEmojiReaction
 */
struct _SnabelStatus
{
  SnabelEntity parent_instance;

  char                *id;
  char                *uri;
  char                *url;
  GDateTime           *created_at;
  GDateTime           *edited_at;
  SnabelAccount       *account;
  char                *content;
  char                *text;
  SnabelVisibility     visibility;
  gboolean             sensitive;
  char                *spoiler_text;
  char                *language;
  char                *in_reply_to_id;
  char                *in_reply_to_account_id;
  SnabelStatus        *reblog;
  GListModel          *media_attachments;
  GListModel          *mentions;
  GListModel          *tags;
  GListModel          *emojis;
  SnabelPoll          *poll;
  SnabelPreviewCard   *card;
  SnabelQuote         *quote;
  SnabelQuoteApproval *quote_approval;
  SnabelApplication   *application;
  gint64               replies_count;
  gint64               reblogs_count;
  gint64               favourites_count;
  gint64               quotes_count;
  gboolean             favourited;
  gboolean             reblogged;
  gboolean             muted;
  gboolean             bookmarked;
  gboolean             pinned;
  gboolean             local_only;
  GListModel          *filtered;
  GListModel          *emoji_reactions;
};

SnabelStatus *snabel_status_get_shown (SnabelStatus *self);
const char   *snabel_status_get_web_address (SnabelStatus *self);
gboolean      snabel_status_is_reply (SnabelStatus *self);
gboolean      snabel_status_is_edited (SnabelStatus *self);
gboolean      snabel_status_is_own (SnabelStatus  *self,
                                    SnabelAccount *account);
gboolean      snabel_status_mentions (SnabelStatus  *self,
                                      SnabelAccount *account);

G_END_DECLS
