/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks the shortcodes of a text that the server has a picture for. */
#include "text/snabel-emoji-text.h"

#include "text/snabel-rich-text-private.h"

#include <string.h>

/* Longer names are on no server; the limit keeps a text of colons linear. */
#define MAX_SHORTCODE 128

/* More pictures than this make no post better, and every one of them costs. */
#define MAX_EMOJI 1024

/* Returns: the length of the name between the colons at @start, 0 if there is none */
static gsize
read_name (const char *start,
           const char *end)
{
  gsize length = 0;
  gsize limit = MIN ((gsize) (end - start), MAX_SHORTCODE + 2);

  for (gsize i = 1; i < limit; i++)
    {
      if (start[i] == ':')
        return length;
      if (!g_ascii_isgraph (start[i]))
        return 0;
      length++;
    }

  return 0;
}

/* @cursor moves on with @offset, so that all calls together cost one walk over the runs. */
static gboolean
is_code (const SnabelRichText *text,
         gsize                 offset,
         guint                *cursor)
{
  while (*cursor < text->n_runs &&
         ((text->runs[*cursor].flags & SNABEL_TEXT_CODE) == 0 || text->runs[*cursor].end <= offset))
    (*cursor)++;

  return *cursor < text->n_runs && text->runs[*cursor].start <= offset;
}

/**
 * snabel_emoji_text_find:
 * @text: a post's text, a name, a poll's option …
 * @shortcodes: (element-type utf8 gpointer): a set of the names, without colons, that came with it
 *
 * Every ":name:" of the set becomes a run with %SNABEL_TEXT_EMOJI, whatever stands beside
 * it, as web clients do; other names stay text, and so does all in code.
 *
 * Returns: (transfer full): @text itself, or a copy with the runs
 */
SnabelRichText *
snabel_emoji_text_find (SnabelRichText *text,
                        GHashTable     *shortcodes)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (SnabelTextRun));
  const char *end = NULL;
  guint       cursor = 0;
  const char *p = NULL;

  g_return_val_if_fail (text != NULL && shortcodes != NULL, NULL);

  end = text->text + text->length;
  p = g_hash_table_size (shortcodes) > 0 ? strchr (text->text, ':') : NULL;
  g_array_set_clear_func (runs, snabel_text_run_clear);
  while (p != NULL && runs->len < MAX_EMOJI)
    {
      gsize            length = read_name (p, end);
      g_autofree char *name = length > 0 ? g_strndup (p + 1, length) : NULL;
      SnabelTextRun    run = { .start = p - text->text, .end = p - text->text + length + 2, .flags = SNABEL_TEXT_EMOJI };

      if (name != NULL && g_hash_table_contains (shortcodes, name) && !is_code (text, run.start, &cursor))
        {
          run.shortcode = g_steal_pointer (&name);
          g_array_append_val (runs, run);
          p = strchr (p + length + 2, ':');
        }
      else
        {
          p = strchr (p + 1, ':');
        }
    }

  if (runs->len == 0)
    return snabel_rich_text_ref (text);

  return snabel_rich_text_new_with_runs (text, (const SnabelTextRun *) runs->data, runs->len);
}
