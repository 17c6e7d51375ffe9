/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a post can be searched, and how what somebody typed becomes a query that FTS5 cannot misread. */
#include "store/cache/snabel-cache-private.h"

#include "text/snabel-html.h"

#include <string.h>

/* More than any server lets one write. */
#define MOST_INDEXED (64 * 1024)

static void
append (GString    *text,
        const char *part)
{
  if (part == NULL || *part == '\0' || text->len > MOST_INDEXED)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, part);
}

static void
append_members (GString    *text,
                JsonArray  *array,
                const char *member)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    append (text, snabel_json_get_string (snabel_json_node_get_object (json_array_get_element (array, i)), member));
}

/* snabel_search_dup_text: Returns: (transfer full): all that a post says, in plain text */
char *
snabel_search_dup_text (JsonObject *status)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *content = snabel_json_get_string (status, "content");

  append (text, snabel_json_get_string (status, "spoiler_text"));
  if (content != NULL)
    {
      g_autoptr(SnabelRichText) rich = snabel_html_to_rich_text (content);

      append (text, rich->text);
    }
  append_members (text, snabel_json_get_array (status, "media_attachments"), "description");
  append_members (text, snabel_json_get_array (snabel_json_get_object (status, "poll"), "options"), "title");
  append_members (text, snabel_json_get_array (status, "tags"), "name");

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* snabel_search_dup_author: Returns: (transfer full): the names of who wrote it */
char *
snabel_search_dup_author (JsonObject *status)
{
  g_autoptr(GString) text = g_string_new (NULL);
  JsonObject *account = snabel_json_get_object (status, "account");

  append (text, snabel_json_get_string (account, "acct"));
  append (text, snabel_json_get_string (account, "display_name"));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Scripts that put no space between words, and Hangul, which puts its particles to the word. */
static gboolean
is_written_together (gunichar c)
{
  if (c < 0xe00)
    return FALSE;

  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

/* snabel_search_separate: puts spaces between the characters of such scripts: as a phrase
 * they are then found wherever they stand together, even one or two of them.
 * Returns: (transfer full): the text to index */
char *
snabel_search_separate (const char *text)
{
  g_autoptr(GString) separated = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_written_together (c))
        g_string_append_c (separated, ' ');
      g_string_append_unichar (separated, c);
      if (is_written_together (c))
        g_string_append_c (separated, ' ');
    }

  return g_string_free_and_steal (g_steal_pointer (&separated));
}

static void
append_phrase (GString    *query,
               const char *words,
               gboolean    is_unfinished)
{
  if (query->len > 0)
    g_string_append (query, " AND ");
  g_string_append_c (query, '"');
  for (const char *at = words; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (query, '"');
      g_string_append_c (query, *at);
    }
  g_string_append (query, is_unfinished ? "\" *" : "\"");
}

static gboolean
has_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/* snabel_search_build_query: each word is a phrase of its own, so no operator of FTS5 gets through.
 * What stands between quotation marks is one phrase. The last word may be unfinished.
 * Returns: (transfer full) (nullable): the query, or %NULL if there is nothing to look for */
char *
snabel_search_build_query (SnabelSearchKind kind,
                           const char      *text)
{
  g_autoptr(GString) query = g_string_new (NULL);
  g_auto(GStrv) quoted = g_strsplit (text, "\"", -1);

  for (guint i = 0; quoted[i] != NULL; i++)
    {
      gboolean is_phrase = i % 2 == 1;
      g_auto(GStrv) words = is_phrase ? g_strsplit (quoted[i], "\"", -1) : g_strsplit_set (quoted[i], " \t\n", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          gboolean         is_last = quoted[i + 1] == NULL && words[j + 1] == NULL;
          g_autofree char *separated = snabel_search_separate (words[j]);

          if (kind == SNABEL_SEARCH_WORDS && has_word (words[j]))
            append_phrase (query, separated, is_last && !is_phrase);
          else if (kind == SNABEL_SEARCH_PARTS && g_utf8_strlen (words[j], -1) >= 3)
            append_phrase (query, words[j], FALSE);
        }
    }

  return query->len > 0 ? g_string_free_and_steal (g_steal_pointer (&query)) : NULL;
}
