/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with what is to be shown of it: the only form in which foreign text reaches a row. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SnabelTextFlags:
 * @SNABEL_TEXT_STRONG: bold
 * @SNABEL_TEXT_EM: italic
 * @SNABEL_TEXT_STRIKE: struck through
 * @SNABEL_TEXT_UNDERLINE: underlined
 * @SNABEL_TEXT_CODE: set in a monospaced face
 * @SNABEL_TEXT_HEADING: a heading
 * @SNABEL_TEXT_QUOTE: inside a block quotation; the block says how deep
 * @SNABEL_TEXT_RUBY: a reading, in parentheses behind the word it belongs to
 * @SNABEL_TEXT_QUOTE_INLINE: the "RE: …" that stands for a quoted post where quotes are not shown
 * @SNABEL_TEXT_LINK: a link; the run has a uri
 * @SNABEL_TEXT_MENTION: a link to a person
 * @SNABEL_TEXT_HASHTAG: a link to a hashtag
 * @SNABEL_TEXT_EMOJI: a custom emoji; the run has a shortcode
 */
typedef enum
{
  SNABEL_TEXT_PLAIN = 0,
  SNABEL_TEXT_STRONG = 1 << 0,
  SNABEL_TEXT_EM = 1 << 1,
  SNABEL_TEXT_STRIKE = 1 << 2,
  SNABEL_TEXT_UNDERLINE = 1 << 3,
  SNABEL_TEXT_CODE = 1 << 4,
  SNABEL_TEXT_HEADING = 1 << 5,
  SNABEL_TEXT_QUOTE = 1 << 6,
  SNABEL_TEXT_RUBY = 1 << 7,
  SNABEL_TEXT_QUOTE_INLINE = 1 << 8,
  SNABEL_TEXT_LINK = 1 << 9,
  SNABEL_TEXT_MENTION = 1 << 10,
  SNABEL_TEXT_HASHTAG = 1 << 11,
  SNABEL_TEXT_EMOJI = 1 << 12,
} SnabelTextFlags;

/**
 * SnabelTextRun:
 * @start: offset of the first byte, on a character
 * @end: offset behind the last byte, greater than @start
 * @flags: what the run is
 * @uri: (nullable): where a link goes; already checked by snabel_link_normalize()
 * @shortcode: (nullable): of a custom emoji, without colons
 *
 * Part of a text. There are three kinds, which lie over each other: styles, links
 * and emoji. Runs of one kind never overlap; a link is always one run.
 */
typedef struct
{
  gsize           start;
  gsize           end;
  SnabelTextFlags flags;
  char           *uri;
  char           *shortcode;
} SnabelTextRun;

/**
 * SnabelTextBlockKind:
 * @SNABEL_TEXT_BLOCK_PARAGRAPH: a paragraph; it may hold line feeds
 * @SNABEL_TEXT_BLOCK_LIST_ITEM: an item of a list, its marker ("• ", "3. ") already in the text
 * @SNABEL_TEXT_BLOCK_CODE: preformatted text
 * @SNABEL_TEXT_BLOCK_HEADING: a heading
 */
typedef enum
{
  SNABEL_TEXT_BLOCK_PARAGRAPH,
  SNABEL_TEXT_BLOCK_LIST_ITEM,
  SNABEL_TEXT_BLOCK_CODE,
  SNABEL_TEXT_BLOCK_HEADING,
} SnabelTextBlockKind;

/**
 * SnabelTextBlock:
 * @start: offset of the first byte
 * @end: offset behind the last byte; the line feeds up to the next block are outside
 * @kind: what it is
 * @quote_depth: how many block quotations it is in
 * @list_depth: how many lists it is in
 */
typedef struct
{
  gsize               start;
  gsize               end;
  SnabelTextBlockKind kind;
  guint               quote_depth;
  guint               list_depth;
} SnabelTextBlock;

/**
 * SnabelRichText:
 * @text: valid UTF-8 that can be shown, copied and read aloud as it is: blocks are
 *   separated by line feeds, list markers are in place, links are in their short form
 * @length: its length in bytes
 * @runs: (array length=n_runs): sorted by start, the longer first
 * @blocks: (array length=n_blocks): one after the other
 * @is_truncated: whether the original was longer than Snabel shows
 *
 * Immutable; anyone may read the members.
 */
typedef struct
{
  const char            *text;
  gsize                  length;
  const SnabelTextRun   *runs;
  guint                  n_runs;
  const SnabelTextBlock *blocks;
  guint                  n_blocks;
  gboolean               is_truncated;
} SnabelRichText;

#define SNABEL_TYPE_RICH_TEXT (snabel_rich_text_get_type ())
GType                snabel_rich_text_get_type (void);
SnabelRichText      *snabel_rich_text_new (const char *text);
SnabelRichText      *snabel_rich_text_new_with_runs (const SnabelRichText *original,
                                                     const SnabelTextRun  *runs,
                                                     guint                 n_runs);
SnabelRichText      *snabel_rich_text_ref (SnabelRichText *self);
void                 snabel_rich_text_unref (SnabelRichText *self);
const SnabelTextRun *snabel_rich_text_find_run (const SnabelRichText *self,
                                                gsize                 offset,
                                                SnabelTextFlags       flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelRichText, snabel_rich_text_unref)

G_END_DECLS
