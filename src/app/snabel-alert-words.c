/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post as a stranger behind the person's back may read it: what is behind a warning stays there. */
#include "config.h"

#include "snabel-alert-words.h"

#include <glib/gi18n-lib.h>

#include "model/snabel-filter-result.h"
#include "session/snabel-shown-name.h"
#include "text/snabel-html.h"

/* The rest of the title must stay in sight, however long a name somebody gives himself. */
#define MOST_NAME_CHARACTERS 60

/**
 * snabel_alert_words_dup_name:
 *
 * Returns: (transfer full): who caused it
 */
char *
snabel_alert_words_dup_name (SnabelNotification *notification)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (SNABEL_IS_NOTIFICATION (notification), NULL);

  if (notification->account != NULL)
    name = snabel_shown_name_dup (notification->account);
  if (name == NULL || *name == '\0')
    return g_strdup (_ ("Somebody"));
  if (g_utf8_strlen (name, -1) > MOST_NAME_CHARACTERS)
    {
      g_autofree char *start = g_utf8_substring (name, 0, MOST_NAME_CHARACTERS - 1);

      return g_strconcat (start, "…", NULL);
    }

  return g_steal_pointer (&name);
}

/**
 * snabel_alert_words_dup_title:
 * @handle: (nullable): the account that was mentioned, if there are several
 *
 * Returns: (transfer full): the title of an alert about one mention
 */
char *
snabel_alert_words_dup_title (SnabelNotification *notification,
                              const char         *handle)
{
  g_autofree char *name = snabel_alert_words_dup_name (notification);

  if (handle != NULL)
    /* Translators: the first is a name, the second one of the person's own accounts, like ada@example.org */
    return g_strdup_printf (_ ("%s mentioned you (%s)"), name, handle);

  return g_strdup_printf (_ ("%s mentioned you"), name);
}

static SnabelFilter *
find_filter (SnabelStatus *status)
{
  for (guint i = 0; i < g_list_model_get_n_items (status->filtered); i++)
    {
      g_autoptr(SnabelFilterResult) result = g_list_model_get_item (status->filtered, i);

      if (result->filter != NULL && result->filter->filter_action != SNABEL_FILTER_ACTION_BLUR)
        return result->filter;
    }

  return NULL;
}

static char *
dup_media_line (SnabelStatus *status)
{
  guint n_media = g_list_model_get_n_items (status->media_attachments);

  if (n_media == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("%u attachment", "%u attachments", n_media), n_media);
}

/**
 * snabel_alert_words_dup_body:
 *
 * Returns: (transfer full): the text of an alert about one mention
 */
char *
snabel_alert_words_dup_body (SnabelNotification *notification)
{
  SnabelStatus *status = NULL;
  SnabelFilter *filter = NULL;
  g_autoptr(SnabelRichText) rich = NULL;
  g_autofree char *warning = NULL;

  g_return_val_if_fail (SNABEL_IS_NOTIFICATION (notification), NULL);

  status = notification->status;
  if (status == NULL)
    return g_strdup (_ ("The post is not there any more"));
  if ((filter = find_filter (status)) != NULL)
    return g_strdup_printf (_ ("Your filter “%s” hides what it says"), filter->title != NULL ? filter->title : "");
  if (status->spoiler_text != NULL)
    {
      warning = snabel_shown_name_dup_line (status->spoiler_text, status->emojis);
      return g_strdup_printf (_ ("Content warning: %s"), warning);
    }
  if (status->content != NULL)
    rich = snabel_html_to_rich_text (status->content);

  return rich != NULL && rich->length > 0 ? g_strdup (rich->text) : dup_media_line (status);
}

/**
 * snabel_alert_words_dup_group_title:
 * @handle: (nullable): the account that was mentioned, if there are several
 *
 * Returns: (transfer full): the title of an alert about several mentions
 */
char *
snabel_alert_words_dup_group_title (guint       n_mentions,
                                    const char *handle)
{
  if (handle != NULL)
    /* Translators: the last is one of the person's own accounts, like ada@example.org */
    return g_strdup_printf (ngettext ("%u new mention (%s)", "%u new mentions (%s)", n_mentions), n_mentions, handle);

  return g_strdup_printf (ngettext ("%u new mention", "%u new mentions", n_mentions), n_mentions);
}
