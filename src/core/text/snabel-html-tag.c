/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of elements: what is not in it is read over, its text kept. */
#include "text/snabel-html-tag.h"

#include <stdlib.h>
#include <string.h>

#define INLINE(name, style) { name, SNABEL_HTML_TAG_INLINE, SNABEL_TEXT_##style, 0 }
#define BLOCK(name, n)      { name, SNABEL_HTML_TAG_BLOCK, SNABEL_TEXT_PLAIN, n }
#define DROPPED(name)       { name, SNABEL_HTML_TAG_DROPPED, SNABEL_TEXT_PLAIN, 0 }
#define HEADING(name)       { name, SNABEL_HTML_TAG_BLOCK, SNABEL_TEXT_HEADING, 2 }
#define OTHER(name, kind)   { name, SNABEL_HTML_TAG_##kind, SNABEL_TEXT_PLAIN, 0 }

/* Sorted by name for bsearch(). */
/* clang-format off */
static const SnabelHtmlTag tags[] = {
  OTHER ("a", LINK),
  BLOCK ("address", 1),
  BLOCK ("article", 2),
  BLOCK ("aside", 2),
  DROPPED ("audio"),
  INLINE ("b", STRONG),
  { "blockquote", SNABEL_HTML_TAG_QUOTE, SNABEL_TEXT_QUOTE, 2 },
  OTHER ("br", LINE_BREAK),
  DROPPED ("canvas"),
  INLINE ("code", CODE),
  BLOCK ("dd", 1),
  INLINE ("del", STRIKE),
  BLOCK ("details", 1),
  BLOCK ("div", 1),
  BLOCK ("dl", 2),
  BLOCK ("dt", 1),
  INLINE ("em", EM),
  BLOCK ("figcaption", 1),
  BLOCK ("figure", 2),
  BLOCK ("footer", 2),
  HEADING ("h1"),
  HEADING ("h2"),
  HEADING ("h3"),
  HEADING ("h4"),
  HEADING ("h5"),
  HEADING ("h6"),
  BLOCK ("header", 2),
  { "hr", SNABEL_HTML_TAG_RULE, SNABEL_TEXT_PLAIN, 2 },
  INLINE ("i", EM),
  OTHER ("img", IMAGE),
  { "li", SNABEL_HTML_TAG_ITEM, SNABEL_TEXT_PLAIN, 1 },
  BLOCK ("main", 2),
  DROPPED ("math"),
  BLOCK ("nav", 2),
  DROPPED ("object"),
  { "ol", SNABEL_HTML_TAG_NUMBERED_LIST, SNABEL_TEXT_PLAIN, 2 },
  { "p", SNABEL_HTML_TAG_PARAGRAPH, SNABEL_TEXT_PLAIN, 2 },
  { "pre", SNABEL_HTML_TAG_CODE_BLOCK, SNABEL_TEXT_CODE, 2 },
  OTHER ("rp", HIDDEN),
  { "rt", SNABEL_HTML_TAG_READING, SNABEL_TEXT_RUBY, 0 },
  INLINE ("ruby", PLAIN),
  INLINE ("s", STRIKE),
  BLOCK ("section", 2),
  INLINE ("span", PLAIN),
  INLINE ("strike", STRIKE),
  INLINE ("strong", STRONG),
  BLOCK ("summary", 1),
  DROPPED ("svg"),
  BLOCK ("table", 2),
  OTHER ("td", CELL),
  DROPPED ("template"),
  OTHER ("th", CELL),
  BLOCK ("tr", 1),
  INLINE ("u", UNDERLINE),
  { "ul", SNABEL_HTML_TAG_LIST, SNABEL_TEXT_PLAIN, 2 },
  DROPPED ("video"),
};
/* clang-format on */

static int
compare_tag (gconstpointer name,
             gconstpointer tag)
{
  return strcmp (name, ((const SnabelHtmlTag *) tag)->name);
}

/**
 * snabel_html_tag_find:
 * @name: as written
 *
 * Returns: (transfer none) (nullable): the element, or %NULL if it is read over
 */
const SnabelHtmlTag *
snabel_html_tag_find (const SnabelSlice *name)
{
  char lower[16] = { 0 };

  if (name->length >= sizeof lower)
    return NULL;
  for (gsize i = 0; i < name->length; i++)
    lower[i] = g_ascii_tolower (name->start[i]);

  return bsearch (lower, tags, G_N_ELEMENTS (tags), sizeof (SnabelHtmlTag), compare_tag);
}

/**
 * snabel_html_tag_is_void:
 *
 * Returns: whether the element has no content, and so no end
 */
gboolean
snabel_html_tag_is_void (const SnabelHtmlTag *self)
{
  return self->kind == SNABEL_HTML_TAG_LINE_BREAK || self->kind == SNABEL_HTML_TAG_RULE ||
         self->kind == SNABEL_HTML_TAG_CELL || self->kind == SNABEL_HTML_TAG_IMAGE;
}
