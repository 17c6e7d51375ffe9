/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a post, ready to be shown. */
#include "status/snabel-status-text.h"

#include "model/snabel-custom-emoji.h"
#include "text/snabel-emoji-text.h"
#include "text/snabel-html.h"

/**
 * snabel_status_text_dup:
 * @status: a post, not a boost
 * @has_quote: whether what it quotes is shown beside it, so that the line that stands for it is left out
 *
 * Returns: (transfer full) (nullable): the text with its custom emoji marked; %NULL where there is none
 */
SnabelRichText *
snabel_status_text_dup (SnabelStatus *status,
                        gboolean      has_quote)
{
  g_autoptr(SnabelRichText) text = NULL;
  g_autoptr(GHashTable) shortcodes = NULL;

  g_return_val_if_fail (SNABEL_IS_STATUS (status), NULL);

  if (status->content == NULL)
    return NULL;

  text = has_quote ? snabel_html_to_rich_text_without_quote (status->content) : snabel_html_to_rich_text (status->content);
  shortcodes = snabel_custom_emoji_dup_shortcodes (status->emojis);

  return snabel_emoji_text_find (text, shortcodes);
}
