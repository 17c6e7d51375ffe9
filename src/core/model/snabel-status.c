/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a post, and what follows from them. */
#include "model/snabel-status.h"

#include "model/snabel-custom-emoji.h"
#include "model/snabel-emoji-reaction.h"
#include "model/snabel-filter-result.h"
#include "model/snabel-media-attachment.h"
#include "model/snabel-mention.h"
#include "model/snabel-tag.h"

G_DEFINE_FINAL_TYPE (SnabelStatus, snabel_status, SNABEL_TYPE_ENTITY)

static const SnabelField fields[] = {
  SNABEL_NEEDED_STRING (SnabelStatus, id),
  SNABEL_KEPT_STRING (SnabelStatus, uri),
  SNABEL_STRING (SnabelStatus, url),
  SNABEL_TIME (SnabelStatus, created_at),
  SNABEL_TIME (SnabelStatus, edited_at),
  SNABEL_NEEDED_ENTITY (SnabelStatus, account, SnabelAccount, snabel_account_get_type),
  SNABEL_STRING (SnabelStatus, content),
  SNABEL_STRING (SnabelStatus, text),
  SNABEL_ENUM (SnabelStatus, visibility, SnabelVisibility, snabel_visibility_get_type),
  SNABEL_BOOLEAN (SnabelStatus, sensitive),
  SNABEL_STRING (SnabelStatus, spoiler_text),
  SNABEL_STRING (SnabelStatus, language),
  SNABEL_STRING (SnabelStatus, in_reply_to_id),
  SNABEL_STRING (SnabelStatus, in_reply_to_account_id),
  SNABEL_ENTITY_ONCE (SnabelStatus, reblog, SnabelStatus, snabel_status_get_type),
  SNABEL_LIST_OF (SnabelStatus, media_attachments, snabel_media_attachment_get_type),
  SNABEL_LIST_OF (SnabelStatus, mentions, snabel_mention_get_type),
  SNABEL_LIST_OF (SnabelStatus, tags, snabel_tag_get_type),
  SNABEL_LIST_OF (SnabelStatus, emojis, snabel_custom_emoji_get_type),
  SNABEL_ENTITY_OF (SnabelStatus, poll, SnabelPoll, snabel_poll_get_type),
  SNABEL_ENTITY_OF (SnabelStatus, card, SnabelPreviewCard, snabel_preview_card_get_type),
  SNABEL_ENTITY_AT (SnabelStatus, quote, "quote|pleroma/quote|quote_id|pleroma/quote_id", SnabelQuote, snabel_quote_get_type),
  SNABEL_ENTITY_AT (SnabelStatus, quote_approval, "quote_approval", SnabelQuoteApproval, snabel_quote_approval_get_type),
  SNABEL_ENTITY_OF (SnabelStatus, application, SnabelApplication, snabel_application_get_type),
  SNABEL_COUNT (SnabelStatus, replies_count),
  SNABEL_COUNT (SnabelStatus, reblogs_count),
  SNABEL_COUNT (SnabelStatus, favourites_count),
  SNABEL_COUNT_AT (SnabelStatus, quotes_count, "quotes_count|pleroma/quotes_count", 0),
  SNABEL_BOOLEAN (SnabelStatus, favourited),
  SNABEL_BOOLEAN (SnabelStatus, reblogged),
  SNABEL_BOOLEAN (SnabelStatus, muted),
  SNABEL_BOOLEAN (SnabelStatus, bookmarked),
  SNABEL_BOOLEAN (SnabelStatus, pinned),
  SNABEL_BOOLEAN (SnabelStatus, local_only),
  SNABEL_LIST_OF (SnabelStatus, filtered, snabel_filter_result_get_type),
  SNABEL_LIST_AT (SnabelStatus, emoji_reactions, "emoji_reactions|reactions|pleroma/emoji_reactions", snabel_emoji_reaction_get_type),
};

static void
snabel_status_class_init (SnabelStatusClass *klass)
{
  snabel_entity_class_set_fields (SNABEL_ENTITY_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
snabel_status_init (SnabelStatus *self)
{
}

/**
 * snabel_status_get_shown:
 *
 * Text, media and counts of a boost are those of the post in it, and whatever is done, is done to that one.
 *
 * Returns: (transfer none): the boosted post, or @self
 */
SnabelStatus *
snabel_status_get_shown (SnabelStatus *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS (self), NULL);

  return self->reblog != NULL ? self->reblog : self;
}

/**
 * snabel_status_get_web_address:
 *
 * As the server gave it: core/text decides whether it may be opened.
 *
 * Returns: (nullable): the page of the post that is shown
 */
const char *
snabel_status_get_web_address (SnabelStatus *self)
{
  SnabelStatus *shown = NULL;

  g_return_val_if_fail (SNABEL_IS_STATUS (self), NULL);

  shown = snabel_status_get_shown (self);

  return shown->url != NULL ? shown->url : shown->uri;
}

/**
 * snabel_status_is_reply:
 *
 * The author of the post that is answered may not be known, and its own post may be gone.
 *
 * Returns: whether the post answers another
 */
gboolean
snabel_status_is_reply (SnabelStatus *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS (self), FALSE);

  return self->in_reply_to_id != NULL || self->in_reply_to_account_id != NULL;
}

/**
 * snabel_status_is_edited:
 *
 * Returns: whether the post was changed after it was sent
 */
gboolean
snabel_status_is_edited (SnabelStatus *self)
{
  g_return_val_if_fail (SNABEL_IS_STATUS (self), FALSE);

  return self->edited_at != NULL;
}

/**
 * snabel_status_is_own:
 * @account: the account of the person, from the same server
 *
 * Returns: whether @account wrote the post, or made the boost
 */
gboolean
snabel_status_is_own (SnabelStatus  *self,
                      SnabelAccount *account)
{
  g_return_val_if_fail (SNABEL_IS_STATUS (self), FALSE);
  g_return_val_if_fail (SNABEL_IS_ACCOUNT (account), FALSE);

  return g_str_equal (self->account->id, account->id);
}

/**
 * snabel_status_mentions:
 * @account: the account of the person, from the same server
 *
 * Returns: whether the post names @account
 */
gboolean
snabel_status_mentions (SnabelStatus  *self,
                        SnabelAccount *account)
{
  g_return_val_if_fail (SNABEL_IS_STATUS (self), FALSE);
  g_return_val_if_fail (SNABEL_IS_ACCOUNT (account), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (self->mentions); i++)
    {
      g_autoptr(SnabelMention) mention = g_list_model_get_item (self->mentions, i);

      if (g_str_equal (mention->id, account->id))
        return TRUE;
    }

  return FALSE;
}
