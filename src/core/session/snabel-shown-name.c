/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is called where there is room for words only. */
#include "session/snabel-shown-name.h"

#include "model/snabel-custom-emoji.h"
#include "text/snabel-name.h"

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
  g_autoptr(GHashTable) shortcodes = NULL;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (SNABEL_IS_ACCOUNT (account), NULL);

  shortcodes = snabel_custom_emoji_dup_shortcodes (account->emojis);
  words = snabel_name_leave_out_emoji (snabel_account_get_display_name (account), shortcodes);
  name = snabel_name_clean (words);

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
