/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is called, and what a line says, where there is room for words only. */
#include "session/snabel-shown-name.h"

#include "model/snabel-custom-emoji.h"
#include "text/snabel-name.h"

static char *
dup_words (const char *text,
           GListModel *emojis)
{
  g_autoptr(GHashTable) shortcodes = snabel_custom_emoji_dup_shortcodes (emojis);
  g_autofree char *words = snabel_name_leave_out_emoji (text, shortcodes);

  return snabel_name_clean (words);
}

/**
 * snabel_shown_name_dup_line:
 * @text: one line that somebody wrote: a content warning, an answer of a poll
 * @emojis: (nullable): of #SnabelCustomEmoji, that came with it
 *
 * As snabel_shown_name_dup(), for what is no name: where nothing is left, the shortcodes stay.
 *
 * Returns: (transfer full): the text, on one line
 */
char *
snabel_shown_name_dup_line (const char *text,
                            GListModel *emojis)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  line = dup_words (text, emojis);

  return *line != '\0' ? g_steal_pointer (&line) : snabel_name_clean (text);
}

/**
 * snabel_shown_name_dup:
 *
 * The display name, clean and without the shortcodes of custom emoji; the name of the account if nothing
 * is left of it.
 *
 * Returns: (transfer full): the name, on one line
 */
char *
snabel_shown_name_dup (SnabelAccount *account)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (SNABEL_IS_ACCOUNT (account), NULL);

  name = dup_words (snabel_account_get_display_name (account), account->emojis);

  return *name != '\0' ? g_steal_pointer (&name) : snabel_name_clean (account->username);
}

/**
 * snabel_shown_name_dup_isolated:
 *
 * As snabel_shown_name_dup(), between the marks that keep its direction from the text around it. For
 * names inside of a sentence.
 *
 * Returns: (transfer full): the name
 */
char *
snabel_shown_name_dup_isolated (SnabelAccount *account)
{
  g_autofree char *name = snabel_shown_name_dup (account);

  return name != NULL ? snabel_name_isolate (name) : NULL;
}
