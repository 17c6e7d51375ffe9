/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a post, ready to be shown. */
#include "config.h"

#include "status/text/snabel-status-text.h"

#include <glib/gi18n-lib.h>

#include "model/snabel-custom-emoji.h"
#include "session/snabel-shown-name.h"
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

/**
 * snabel_status_text_dup_warning:
 * @status: a post, not a boost
 *
 * Returns: (transfer full) (nullable): the content warning as it is shown; %NULL where there is none
 */
char *
snabel_status_text_dup_warning (SnabelStatus *status)
{
  g_return_val_if_fail (SNABEL_IS_STATUS (status), NULL);

  return status->spoiler_text != NULL ? snabel_shown_name_dup_line (status->spoiler_text, status->emojis) : NULL;
}

/**
 * snabel_status_text_dup_spoken:
 * @status: a post, not a boost
 * @plain: what it says, if there is no warning
 * @time: (nullable): when it was written, in words
 *
 * What is behind a warning is not read aloud before it is opened.
 *
 * Returns: (transfer full): what is read aloud of a post
 */
char *
snabel_status_text_dup_spoken (SnabelStatus *status,
                               const char   *plain,
                               const char   *time)
{
  g_autofree char *name = NULL;
  g_autofree char *warning = NULL;

  g_return_val_if_fail (SNABEL_IS_STATUS (status), NULL);
  g_return_val_if_fail (plain != NULL, NULL);

  name = snabel_shown_name_dup_isolated (status->account);
  warning = snabel_status_text_dup_warning (status);
  if (time == NULL)
    /* Translators: what is read aloud of a post that has no time: who wrote it, and the text */
    return g_strdup_printf (_ ("%s: %s"), name, warning != NULL ? warning : plain);

  /* Translators: what is read aloud of a post: who wrote it, the text, and how long ago */
  return g_strdup_printf (_ ("%s: %s, %s"), name, warning != NULL ? warning : plain, time);
}
