/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a text without cutting what belongs together. */
#include "text/snabel-text-parts.h"

#include "text/snabel-rich-text-private.h"

#include <string.h>

/* A line that is begun is as much to look at as so many letters. */
#define LINE_WEIGHT 45

#define ELLIPSIS "\xe2\x80\xa6"

static void
append_runs (GArray               *runs,
             const SnabelRichText *text,
             gsize                 start,
             gsize                 end)
{
  for (guint i = 0; i < text->n_runs; i++)
    {
      SnabelTextRun run = text->runs[i];

      run.start = MAX (run.start, start);
      run.end = MIN (run.end, end);
      if (run.start >= run.end)
        continue;

      run.start -= start;
      run.end -= start;
      run.uri = g_strdup (run.uri);
      run.shortcode = g_strdup (run.shortcode);
      g_array_append_val (runs, run);
    }
}

static void
append_blocks (GArray               *blocks,
               const SnabelRichText *text,
               gsize                 start,
               gsize                 end)
{
  for (guint i = 0; i < text->n_blocks; i++)
    {
      SnabelTextBlock block = text->blocks[i];

      block.start = MAX (block.start, start);
      block.end = MIN (block.end, end);
      if (block.start >= block.end)
        continue;

      block.start -= start;
      block.end -= start;
      g_array_append_val (blocks, block);
    }
}

static SnabelRichText *
slice (const SnabelRichText *text,
       gsize                 start,
       gsize                 end,
       const char           *suffix)
{
  GArray  *runs = g_array_new (FALSE, FALSE, sizeof (SnabelTextRun));
  GArray  *blocks = g_array_new (FALSE, FALSE, sizeof (SnabelTextBlock));
  GString *words = g_string_new_len (text->text + start, (gssize) (end - start));

  append_runs (runs, text, start, end);
  append_blocks (blocks, text, start, end);
  g_string_append (words, suffix);

  return snabel_rich_text_new_take (words, runs, blocks, text->is_truncated);
}

/* Returns: the offset at which the text has become as much as @weight, or its end */
static gsize
find_weight (const SnabelRichText *text,
             gsize                 weight)
{
  gsize sum = 0;

  for (const char *p = text->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      sum += *p == '\n' ? LINE_WEIGHT : 1;
      if (sum > weight)
        return (gsize) (p - text->text);
    }

  return text->length;
}

/* A link is whole or not there, and so is an emoji. */
static gsize
leave_runs (const SnabelRichText *text,
            gsize                 offset)
{
  for (guint i = 0; i < text->n_runs; i++)
    {
      const SnabelTextRun *run = &text->runs[i];

      if ((run->uri != NULL || run->shortcode != NULL) && run->start < offset && run->end > offset)
        return run->start;
    }

  return offset;
}

static gsize
strip_end (const SnabelRichText *text,
           gsize                 end)
{
  while (end > 0 && g_ascii_isspace (text->text[end - 1]))
    end--;

  return end;
}

/* Back to the end of a word, if there is one within sight. */
static gsize
find_cut (const SnabelRichText *text,
          gsize                 offset)
{
  gsize cut = offset;

  while (cut > offset / 2 && !g_ascii_isspace (text->text[cut]))
    cut--;
  if (cut == offset / 2)
    cut = offset;

  return strip_end (text, leave_runs (text, cut));
}

/**
 * snabel_text_parts_fold:
 * @limit: how long a text may be: in letters, with a begun line worth some of them
 * @shown: how much is shown of one that is longer; well below @limit, so that it is worth folding
 *
 * Returns: (transfer full): @text itself if it is not too long, else its beginning with an ellipsis
 */
SnabelRichText *
snabel_text_parts_fold (SnabelRichText *text,
                        gsize           limit,
                        gsize           shown)
{
  gsize cut = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (shown <= limit, NULL);

  if (text->length <= limit / LINE_WEIGHT || find_weight (text, limit) == text->length)
    return snabel_rich_text_ref (text);

  cut = find_cut (text, find_weight (text, shown));
  if (cut == 0)
    return snabel_rich_text_ref (text);

  return slice (text, 0, cut, ELLIPSIS);
}

/* Returns: the offset of the first tag of a line of nothing but tags at the end, or the length */
static gsize
find_tags (const SnabelRichText *text)
{
  gsize end = strip_end (text, text->length);
  gsize start = text->length;

  for (guint i = text->n_runs; i > 0; i--)
    {
      const SnabelTextRun *run = &text->runs[i - 1];

      if ((run->flags & SNABEL_TEXT_HASHTAG) == 0)
        continue;
      if (run->end != end)
        break;
      start = run->start;
      end = strip_end (text, start);
      if (memchr (text->text + end, '\n', start - end) != NULL)
        return start;
    }

  return text->length;
}

/**
 * snabel_text_parts_take_tags:
 * @tags: (out) (transfer full) (nullable): the last line, if it is nothing but tags and not all there is
 *
 * Returns: (transfer full): @text, or what is before its last line
 */
SnabelRichText *
snabel_text_parts_take_tags (SnabelRichText  *text,
                             SnabelRichText **tags)
{
  gsize start = 0;
  gsize end = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (tags != NULL, NULL);

  *tags = NULL;
  start = find_tags (text);
  end = strip_end (text, start);
  if (start == text->length || end == 0)
    return snabel_rich_text_ref (text);

  *tags = slice (text, start, strip_end (text, text->length), "");

  return slice (text, 0, end, "");
}
