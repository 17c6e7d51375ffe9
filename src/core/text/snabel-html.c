/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Renders a short list of elements and nothing else, in one pass and in bounded space. */
#include "text/snabel-html.h"

#include "text/snabel-bare-links.h"
#include "text/snabel-html-entity.h"
#include "text/snabel-html-tag.h"
#include "text/snabel-html-tokenizer.h"
#include "text/snabel-link.h"
#include "text/snabel-text-builder.h"

#include <string.h>

#define MAX_BYTES      (256 * 1024)
#define MAX_DEPTH      32
#define MAX_LIST_DEPTH 8
#define MAX_NUMBER     1000000

typedef struct
{
  const SnabelHtmlTag *tag;
  SnabelTextFlags      style;
  gboolean             is_hidden;
  gboolean             is_shortened;
  gboolean             is_mention;
  int                  number;
  int                  step;
} Element;

typedef struct
{
  SnabelTextBuilder   *builder;
  Element              stack[MAX_DEPTH];
  guint                depth;
  guint                n_too_deep; /* open elements that found no place on the stack */
  const SnabelHtmlTag *dropped;    /* inside of this, nothing is read */
  guint                n_dropped;
  gboolean             hides_quote;
  gboolean             is_hidden;
  gboolean             link_is_hidden; /* the open link has text that is not shown */
} Renderer;

/* Tells the builder what the open elements make of the text to come. */
static void
update (Renderer *self)
{
  SnabelTextFlags     style = SNABEL_TEXT_PLAIN;
  SnabelTextBlockKind kind = SNABEL_TEXT_BLOCK_PARAGRAPH;
  guint               quote_depth = 0;
  guint               list_depth = 0;

  self->is_hidden = FALSE;
  for (guint i = 0; i < self->depth; i++)
    {
      const Element *element = &self->stack[i];

      style |= element->style;
      self->is_hidden |= element->is_hidden;
      quote_depth += element->tag->kind == SNABEL_HTML_TAG_QUOTE;
      list_depth += element->tag->kind == SNABEL_HTML_TAG_LIST || element->tag->kind == SNABEL_HTML_TAG_NUMBERED_LIST;
      if (element->tag->kind == SNABEL_HTML_TAG_ITEM && kind != SNABEL_TEXT_BLOCK_CODE)
        kind = SNABEL_TEXT_BLOCK_LIST_ITEM;
      if ((element->style & SNABEL_TEXT_HEADING) != 0)
        kind = SNABEL_TEXT_BLOCK_HEADING;
      if (element->tag->kind == SNABEL_HTML_TAG_CODE_BLOCK)
        kind = SNABEL_TEXT_BLOCK_CODE;
    }
  snabel_text_builder_set_style (self->builder, style);
  snabel_text_builder_set_block (self->builder, kind, quote_depth, list_depth);
}

static gboolean
is_inside (Renderer         *self,
           SnabelHtmlTagKind kind)
{
  for (guint i = 0; i < self->depth; i++)
    {
      if (self->stack[i].tag->kind == kind)
        return TRUE;
    }

  return FALSE;
}

static void
end_block (Renderer            *self,
           const SnabelHtmlTag *tag)
{
  if (tag->n_line_feeds > 0)
    snabel_text_builder_end_block (self->builder,
                                   is_inside (self, SNABEL_HTML_TAG_ITEM) ? 1 : tag->n_line_feeds);
}

/* A link whose whole text is hidden would be a link that nobody can see. */
static void
end_link (Renderer *self)
{
  const char      *uri = self->link_is_hidden ? snabel_text_builder_get_empty_link (self->builder) : NULL;
  g_autofree char *host = uri != NULL ? snabel_link_dup_host (uri) : NULL;

  if (host != NULL)
    snabel_text_builder_add_text (self->builder, host);
  self->link_is_hidden = FALSE;
  snabel_text_builder_end_link (self->builder);
}

static void
pop (Renderer *self)
{
  const Element element = self->stack[--self->depth];

  if (element.is_shortened && !self->is_hidden)
    snabel_text_builder_add_char (self->builder, 0x2026);
  if (element.tag->kind == SNABEL_HTML_TAG_READING && !self->is_hidden)
    snabel_text_builder_add_char (self->builder, ')');
  if (element.tag->kind == SNABEL_HTML_TAG_LINK)
    end_link (self);
  if (element.tag->kind == SNABEL_HTML_TAG_ITEM)
    snabel_text_builder_set_marker (self->builder, NULL);
  end_block (self, element.tag);
  update (self);
}

#define KIND(kind) (1u << SNABEL_HTML_TAG_##kind)

/* Closes @tag and all in it, unless it is not open or one of the kinds in @barriers is open in between. */
static void
close_element (Renderer            *self,
               const SnabelHtmlTag *tag,
               guint                barriers)
{
  for (guint i = self->depth; i > 0; i--)
    {
      if (self->stack[i - 1].tag == tag)
        {
          while (self->depth >= i)
            pop (self);
          return;
        }
      if ((barriers & (1u << self->stack[i - 1].tag->kind)) != 0)
        return;
    }
}

/* The end tags that HTML lets people leave out. */
static void
close_implied (Renderer            *self,
               const SnabelHtmlTag *tag)
{
  static const SnabelSlice paragraph = { "p", 1 };

  if (tag->kind == SNABEL_HTML_TAG_ITEM)
    close_element (self, tag, KIND (LIST) | KIND (NUMBERED_LIST));
  else if (tag->kind == SNABEL_HTML_TAG_LINK)
    close_element (self, tag, 0);
  else if (tag->n_line_feeds > 0)
    close_element (self, snabel_html_tag_find (&paragraph), KIND (QUOTE) | KIND (ITEM));
}

static int
parse_number (const SnabelSlice *value,
              int                fallback)
{
  char   text[12] = { 0 };
  gint64 number = 0;

  if (value->start == NULL)
    return fallback;
  memcpy (text, value->start, MIN (value->length, sizeof text - 1));

  return g_ascii_string_to_signed (text, 10, -MAX_NUMBER, MAX_NUMBER, &number, NULL) ? (int) number : fallback;
}

static Element *
find_list (Renderer *self)
{
  for (guint i = self->depth; i > 0; i--)
    {
      Element *element = &self->stack[i - 1];

      if (element->tag->kind == SNABEL_HTML_TAG_LIST || element->tag->kind == SNABEL_HTML_TAG_NUMBERED_LIST)
        return element;
    }

  return NULL;
}

static void
begin_item (Renderer              *self,
            const SnabelHtmlToken *token)
{
  Element *list = find_list (self);
  guint    n_lists = 0;
  char     marker[48] = { 0 };

  for (guint i = 0; i < self->depth; i++)
    n_lists += self->stack[i].tag->kind == SNABEL_HTML_TAG_LIST || self->stack[i].tag->kind == SNABEL_HTML_TAG_NUMBERED_LIST;
  n_lists = CLAMP (n_lists, 1, MAX_LIST_DEPTH);

  if (list == NULL || list->tag->kind == SNABEL_HTML_TAG_LIST)
    {
      g_snprintf (marker, sizeof marker, "%*s• ", (int) (n_lists - 1) * 2, "");
    }
  else
    {
      list->number = parse_number (&token->attributes[SNABEL_HTML_VALUE], list->number);
      g_snprintf (marker, sizeof marker, "%*s%d. ", (int) (n_lists - 1) * 2, "", list->number);
      list->number += list->step;
    }
  snabel_text_builder_set_marker (self->builder, marker);
}

static void
begin_link (Renderer              *self,
            const SnabelHtmlToken *token)
{
  const SnabelSlice *class = &token->attributes[SNABEL_HTML_CLASS];
  const SnabelSlice *href = &token->attributes[SNABEL_HTML_HREF];
  g_autofree char   *decoded = NULL;
  g_autofree char   *uri = NULL;
  SnabelTextFlags    flags = SNABEL_TEXT_PLAIN;

  if (href->start == NULL || self->is_hidden)
    return;
  decoded = snabel_html_entity_decode (href->start, href->length);
  uri = snabel_link_normalize (decoded);
  if (uri == NULL)
    return;

  if (snabel_slice_has_word (class, "hashtag") || snabel_slice_has_word (class, "tag"))
    flags = SNABEL_TEXT_HASHTAG;
  else if (snabel_slice_has_word (class, "mention"))
    flags = SNABEL_TEXT_MENTION;
  for (guint i = 0; i < self->depth && flags == 0; i++)
    flags |= self->stack[i].is_mention ? SNABEL_TEXT_MENTION : 0;
  snabel_text_builder_begin_link (self->builder, uri, flags);
  self->link_is_hidden = FALSE;
}

static Element
read_element (Renderer              *self,
              const SnabelHtmlTag   *tag,
              const SnabelHtmlToken *token)
{
  const SnabelSlice *class = &token->attributes[SNABEL_HTML_CLASS];
  gboolean is_in_link = is_inside (self, SNABEL_HTML_TAG_LINK);
  gboolean is_quote = snabel_slice_has_word (class, "quote-inline");
  gboolean is_reversed = token->attributes[SNABEL_HTML_REVERSED].start != NULL;
  Element  element = { .tag = tag, .style = tag->style };

  element.is_hidden = tag->kind == SNABEL_HTML_TAG_HIDDEN || (is_quote && self->hides_quote) ||
                      (is_in_link && snabel_slice_has_word (class, "invisible"));
  element.is_shortened = is_in_link && snabel_slice_has_word (class, "ellipsis");
  element.is_mention = tag->kind == SNABEL_HTML_TAG_INLINE && snabel_slice_has_word (class, "mention");
  element.number = parse_number (&token->attributes[SNABEL_HTML_START], 1);
  element.step = is_reversed ? -1 : 1;
  if (is_quote)
    element.style |= SNABEL_TEXT_QUOTE_INLINE;

  return element;
}

static void
push (Renderer              *self,
      const SnabelHtmlTag   *tag,
      const SnabelHtmlToken *token)
{
  Element element = { 0 };

  if (self->depth == MAX_DEPTH)
    {
      self->n_too_deep++;
      return;
    }

  element = read_element (self, tag, token);
  if (tag->kind == SNABEL_HTML_TAG_LINK)
    begin_link (self, token);
  if (tag->kind == SNABEL_HTML_TAG_ITEM)
    begin_item (self, token);
  if (element.is_mention)
    snabel_text_builder_set_link_is_mention (self->builder);
  self->stack[self->depth++] = element;
  update (self);
  if (tag->kind == SNABEL_HTML_TAG_READING && !self->is_hidden)
    snabel_text_builder_add_char (self->builder, '(');
}

static void
add_image (Renderer              *self,
           const SnabelHtmlToken *token)
{
  const SnabelSlice *alt = &token->attributes[SNABEL_HTML_ALT];
  g_autofree char   *text = alt->start != NULL ? snabel_html_entity_decode (alt->start, alt->length) : NULL;

  if (text != NULL)
    snabel_text_builder_add_text (self->builder, text);
}

static void
add_void (Renderer              *self,
          const SnabelHtmlTag   *tag,
          const SnabelHtmlToken *token)
{
  if (self->is_hidden)
    return;

  end_block (self, tag);
  if (tag->kind == SNABEL_HTML_TAG_LINE_BREAK)
    snabel_text_builder_add_line_break (self->builder);
  else if (tag->kind == SNABEL_HTML_TAG_CELL)
    snabel_text_builder_add_char (self->builder, ' ');
  else if (tag->kind == SNABEL_HTML_TAG_IMAGE)
    add_image (self, token);
}

static void
handle_start (Renderer              *self,
              const SnabelHtmlToken *token)
{
  const SnabelHtmlTag *tag = snabel_html_tag_find (&token->content);

  if (tag == NULL)
    return;
  if (tag->kind == SNABEL_HTML_TAG_DROPPED && !token->is_self_closing)
    {
      self->dropped = tag;
      self->n_dropped = 1;
    }
  if (tag->kind == SNABEL_HTML_TAG_DROPPED)
    return;

  close_implied (self, tag);
  if (snabel_html_tag_is_void (tag))
    {
      add_void (self, tag, token);
      return;
    }
  end_block (self, tag);
  push (self, tag, token);
}

static void
handle_end (Renderer              *self,
            const SnabelHtmlToken *token)
{
  const SnabelHtmlTag *tag = snabel_html_tag_find (&token->content);

  if (tag == NULL)
    return;
  if (snabel_html_tag_is_void (tag))
    {
      /* Browsers read </br> as a line break. */
      if (tag->kind == SNABEL_HTML_TAG_LINE_BREAK)
        add_void (self, tag, token);
      return;
    }
  if (self->n_too_deep > 0)
    self->n_too_deep--;
  else
    close_element (self, tag, 0);
  end_block (self, tag);
}

static void
handle_dropped (Renderer              *self,
                const SnabelHtmlToken *token)
{
  if (token->kind == SNABEL_HTML_TEXT || !snabel_slice_equal (&token->content, self->dropped->name))
    return;

  if (token->kind == SNABEL_HTML_END_TAG)
    self->n_dropped--;
  else if (!token->is_self_closing)
    self->n_dropped++;
  if (self->n_dropped == 0)
    self->dropped = NULL;
}

static void
handle_text (Renderer              *self,
             const SnabelHtmlToken *token,
             gboolean               keeps_lines)
{
  const char *end = token->content.start + token->content.length;
  gunichar    character = 0;

  self->link_is_hidden |= self->is_hidden;
  if (self->is_hidden)
    return;

  for (const char *p = token->content.start; p < end;)
    {
      gsize n_bytes = *p == '&' ? snabel_html_entity_read (p, end - p, &character) : 0;

      if (n_bytes > 0)
        snabel_text_builder_add_char (self->builder, character);
      else if (keeps_lines && *p == '\n')
        snabel_text_builder_add_line_break (self->builder);
      else
        snabel_text_builder_add_char (self->builder, g_utf8_get_char (p));
      p = n_bytes > 0 ? p + n_bytes : g_utf8_next_char (p);
    }
}

static SnabelRichText *
render (const char *html,
        gboolean    hides_quote)
{
  g_autofree char *valid = g_utf8_make_valid (html, -1);
  g_autoptr(SnabelRichText) text = NULL;
  g_autoptr(SnabelTextBuilder) builder = snabel_text_builder_new ();
  Renderer            self = { .builder = builder, .hides_quote = hides_quote };
  gsize               length = strlen (valid);
  gboolean            is_truncated = length > MAX_BYTES;
  gboolean            is_plain = strchr (valid, '<') == NULL;
  SnabelHtmlTokenizer tokenizer;
  SnabelHtmlToken     token;

  if (is_truncated)
    length = g_utf8_find_prev_char (valid, valid + MAX_BYTES + 1) - valid;
  snabel_html_tokenizer_init (&tokenizer, valid, length);
  while (snabel_html_tokenizer_next (&tokenizer, &token))
    {
      if (self.dropped != NULL)
        handle_dropped (&self, &token);
      else if (token.kind == SNABEL_HTML_START_TAG)
        handle_start (&self, &token);
      else if (token.kind == SNABEL_HTML_END_TAG)
        handle_end (&self, &token);
      else
        handle_text (&self, &token, is_plain);
    }
  while (self.depth > 0)
    pop (&self);

  text = snabel_text_builder_end (builder, is_truncated);

  return is_plain ? snabel_bare_links_find (text) : g_steal_pointer (&text);
}

/**
 * snabel_html_to_rich_text:
 * @html: the content of a post, a note or a profile field, as the server gave it
 *
 * Shows paragraphs, lists, quotations, code, emphasis, readings, links, mentions and
 * hashtags; of everything else the text at most. Text without any tag keeps its
 * lines, and its addresses become links.
 *
 * Returns: (transfer full): the text
 */
SnabelRichText *
snabel_html_to_rich_text (const char *html)
{
  g_return_val_if_fail (html != NULL, NULL);

  return render (html, FALSE);
}

/**
 * snabel_html_to_rich_text_without_quote:
 * @html: the content of a post whose quoted post is shown beside it
 *
 * As snabel_html_to_rich_text(), but leaves out the "RE: …" that stands for the quote elsewhere.
 *
 * Returns: (transfer full): the text
 */
SnabelRichText *
snabel_html_to_rich_text_without_quote (const char *html)
{
  g_return_val_if_fail (html != NULL, NULL);

  return render (html, TRUE);
}
