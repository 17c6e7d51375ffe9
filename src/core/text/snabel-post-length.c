/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counter of the composer, by the rule that the server applies. */
#include "text/snabel-post-length.h"

#include "text/snabel-composed-text.h"

#include <string.h>
#include <unigbrk.h>

/**
 * snabel_post_count_graphemes:
 * @text: valid UTF-8
 *
 * Returns: how many characters a person sees (extended grapheme clusters)
 */
gsize
snabel_post_count_graphemes (const char *text)
{
  g_autofree char *breaks = NULL;
  gsize            length = 0;
  gsize            n_graphemes = 0;

  g_return_val_if_fail (text != NULL, 0);

  /* Not u8_grapheme_next(): it sees two characters at a time, and flags and families need more. */
  length = strlen (text);
  breaks = g_malloc0 (length + 1);
  u8_grapheme_breaks ((const guint8 *) text, length, breaks);
  for (gsize i = 0; i < length; i++)
    n_graphemes += breaks[i] != 0;

  return n_graphemes;
}

/* Appends @text with its mentions cut and one character for each address. Returns: how many addresses there are. */
static gsize
append_shortened (GString    *result,
                  const char *text)
{
  g_autoptr(GArray) parts = snabel_composed_text_find (text);
  gsize done = 0;
  gsize n_urls = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const SnabelComposedPart *part = &g_array_index (parts, SnabelComposedPart, i);
      gboolean                  is_url = part->kind == SNABEL_COMPOSED_URL;

      g_string_append_len (result, text + done, (is_url ? part->start : part->name_end) - done);
      if (is_url)
        g_string_append_c (result, 'x');
      n_urls += is_url;
      done = part->end;
    }
  g_string_append (result, text + done);

  return n_urls;
}

/**
 * snabel_post_length:
 * @text: what was written
 * @content_warning: (nullable): its warning, if there is one
 * @rules: the server's way of counting
 *
 * Returns: the number that the server compares with its limit
 */
gsize
snabel_post_length (const char            *text,
                    const char            *content_warning,
                    const SnabelPostRules *rules)
{
  g_autofree char *valid = NULL;
  g_autofree char *warning = NULL;
  g_autoptr(GString) counted = NULL;
  gsize n_urls = 0;

  g_return_val_if_fail (text != NULL && rules != NULL, 0);

  valid = g_strstrip (g_utf8_make_valid (text, -1));
  warning = g_strstrip (g_utf8_make_valid (content_warning != NULL ? content_warning : "", -1));
  if (!rules->is_mastodon)
    return g_utf8_strlen (valid, -1) + g_utf8_strlen (warning, -1);

  counted = g_string_new (warning);
  n_urls = append_shortened (counted, valid);

  return snabel_post_count_graphemes (counted->str) +
         n_urls * ((rules->url_length > 0 ? rules->url_length : SNABEL_POST_URL_LENGTH) - 1);
}
