/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements that mean anything to us. */
#pragma once

#include "text/snabel-html-tokenizer.h"
#include "text/snabel-rich-text.h"

G_BEGIN_DECLS

typedef enum
{
  SNABEL_HTML_TAG_INLINE,
  SNABEL_HTML_TAG_LINK,
  SNABEL_HTML_TAG_BLOCK,
  SNABEL_HTML_TAG_PARAGRAPH,
  SNABEL_HTML_TAG_QUOTE,
  SNABEL_HTML_TAG_CODE_BLOCK,
  SNABEL_HTML_TAG_LIST,
  SNABEL_HTML_TAG_NUMBERED_LIST,
  SNABEL_HTML_TAG_ITEM,
  SNABEL_HTML_TAG_READING,
  SNABEL_HTML_TAG_HIDDEN,
  SNABEL_HTML_TAG_LINE_BREAK,
  SNABEL_HTML_TAG_RULE,
  SNABEL_HTML_TAG_CELL,
  SNABEL_HTML_TAG_IMAGE,
  SNABEL_HTML_TAG_DROPPED,
} SnabelHtmlTagKind;

/**
 * SnabelHtmlTag:
 * @style: what its text looks like
 * @n_line_feeds: how far it keeps from what is above and below
 */
typedef struct
{
  const char       *name;
  SnabelHtmlTagKind kind;
  SnabelTextFlags   style;
  guint             n_line_feeds;
} SnabelHtmlTag;

const SnabelHtmlTag *snabel_html_tag_find (const SnabelSlice *name);
gboolean             snabel_html_tag_is_void (const SnabelHtmlTag *self);

G_END_DECLS
