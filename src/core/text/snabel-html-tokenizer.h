/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts HTML into texts and tags, looking at each byte once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A piece of the input; not terminated. */
typedef struct
{
  const char *start;
  gsize       length;
} SnabelSlice;

typedef enum
{
  SNABEL_HTML_TEXT,
  SNABEL_HTML_START_TAG,
  SNABEL_HTML_END_TAG,
} SnabelHtmlTokenKind;

/* The attributes that mean anything to us; all others are read over. */
typedef enum
{
  SNABEL_HTML_ALT,
  SNABEL_HTML_CLASS,
  SNABEL_HTML_HREF,
  SNABEL_HTML_REVERSED,
  SNABEL_HTML_START,
  SNABEL_HTML_VALUE,
  SNABEL_HTML_N_ATTRIBUTES,
} SnabelHtmlAttribute;

/**
 * SnabelHtmlToken:
 * @content: the text, undecoded, or the tag's name as written
 * @attributes: values, undecoded; start is %NULL for an attribute that is not there
 * @is_self_closing: whether the tag ends in a slash
 */
typedef struct
{
  SnabelHtmlTokenKind kind;
  SnabelSlice         content;
  SnabelSlice         attributes[SNABEL_HTML_N_ATTRIBUTES];
  gboolean            is_self_closing;
} SnabelHtmlToken;

typedef struct
{
  const char *position;
  const char *end;
} SnabelHtmlTokenizer;

void     snabel_html_tokenizer_init (SnabelHtmlTokenizer *self,
                                     const char          *html,
                                     gsize                length);
gboolean snabel_html_tokenizer_next (SnabelHtmlTokenizer *self,
                                     SnabelHtmlToken     *token);
gboolean snabel_slice_equal (const SnabelSlice *self,
                             const char        *lower_case);
gboolean snabel_slice_has_word (const SnabelSlice *self,
                                const char        *word);

G_END_DECLS
