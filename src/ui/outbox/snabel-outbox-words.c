/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says honestly what is known of a post that is not confirmed yet. */
#include "config.h"

#include "outbox/snabel-outbox-words.h"

#include <glib/gi18n-lib.h>

#include "widgets/snabel-offline-words.h"

/* Bytes; more than four lines of the widest row. */
#define MAX_BEGINNING 2000

static char *
dup_waiting (SnabelOutboxEntry *entry)
{
  const char      *message = snabel_outbox_entry_get_message (entry);
  gint64           retry_at = snabel_outbox_entry_get_retry_at (entry);
  g_autofree char *retry = NULL;

  if (message == NULL)
    return g_strdup (_ ("Waits for its turn"));
  if (retry_at == 0)
    return g_strdup (message);

  retry = snabel_offline_words_dup_retry (retry_at);

  return g_strconcat (message, "\n", retry, NULL);
}

/**
 * snabel_outbox_words_dup_beginning:
 * @text: (nullable): what was written
 *
 * A label counts the lines of each paragraph on its own, so that a text of many would fill the page.
 *
 * Returns: (transfer full): @text as one paragraph, no longer than a row of a list can show
 */
char *
snabel_outbox_words_dup_beginning (const char *text)
{
  g_autoptr(GString) beginning = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0' && beginning->len < MAX_BEGINNING; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (beginning, c);
      else if (beginning->len > 0 && beginning->str[beginning->len - 1] != ' ')
        g_string_append_c (beginning, ' ');
    }
  g_strchomp (beginning->str);

  return g_strdup (beginning->str);
}

/**
 * snabel_outbox_words_dup_state:
 *
 * Returns: (transfer full): how far @entry is, a sentence
 */
char *
snabel_outbox_words_dup_state (SnabelOutboxEntry *entry)
{
  const char *message = NULL;

  g_return_val_if_fail (SNABEL_IS_OUTBOX_ENTRY (entry), NULL);

  message = snabel_outbox_entry_get_message (entry);
  switch (snabel_outbox_entry_get_phase (entry))
    {
    case SNABEL_OUTBOX_PHASE_SENDING:
      return g_strdup (_ ("Is being sent…"));
    case SNABEL_OUTBOX_PHASE_CHECKING:
      return g_strdup (_ ("The server’s answer was lost. Looking among your posts whether it is there…"));
    case SNABEL_OUTBOX_PHASE_UNCERTAIN:
      return g_strdup (_ ("The server’s answer was lost, and the post was not found. It may still appear: please look at your profile before you send it again."));
    case SNABEL_OUTBOX_PHASE_FAILED:
      /* Translators: %s is what the server said */
      return message != NULL ? g_strdup_printf (_ ("The server refused it: %s"), message) : g_strdup (_ ("The server refused it"));
    case SNABEL_OUTBOX_PHASE_DONE:
      return g_strdup (_ ("Is posted"));
    case SNABEL_OUTBOX_PHASE_WAITING:
    default:
      return dup_waiting (entry);
    }
}

/**
 * snabel_outbox_words_dup_summary:
 *
 * Returns: (transfer full) (nullable): what there is to say of all of @outbox, or %NULL if it is empty
 */
char *
snabel_outbox_words_dup_summary (SnabelOutbox *outbox)
{
  guint n_items = 0;
  guint n_troubled = 0;

  g_return_val_if_fail (SNABEL_IS_OUTBOX (outbox), NULL);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (outbox));
  n_troubled = snabel_outbox_get_n_troubled (outbox);
  if (n_troubled > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post needs you", "%u posts need you", n_troubled), n_troubled);
  if (n_items > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u post is on its way", "%u posts are on their way", n_items), n_items);

  return NULL;
}
