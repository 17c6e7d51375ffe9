/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from characters, styles and breaks to a rich text. */
#include "text/snabel-text-builder.h"

#include "text/snabel-rich-text-private.h"
#include "text/snabel-unicode.h"

/* Where nothing has been written yet. */
#define UNSET G_MAXSIZE

#define MAX_LINE_FEEDS 3

struct _SnabelTextBuilder
{
  GString        *text;
  GArray         *runs;
  GArray         *blocks;
  SnabelTextBlock block; /* the open one; its start is UNSET before the first character */
  SnabelTextRun   style;
  SnabelTextRun   link;   /* open while it has a uri */
  const char     *marker; /* static or in marker_text */
  char            marker_text[48];
  guint           n_line_feeds;
  gboolean        has_space;
  gboolean        is_full;
};

/**
 * snabel_text_builder_new: (skip)
 *
 * Returns: (transfer full): a builder with nothing in it
 */
SnabelTextBuilder *
snabel_text_builder_new (void)
{
  SnabelTextBuilder *self = g_new0 (SnabelTextBuilder, 1);

  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (SnabelTextRun));
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SnabelTextBlock));
  self->block.start = UNSET;
  self->style.start = UNSET;
  self->link.start = UNSET;

  return self;
}

/**
 * snabel_text_builder_free: (skip)
 */
void
snabel_text_builder_free (SnabelTextBuilder *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
  if (self->runs != NULL)
    g_array_set_clear_func (self->runs, snabel_text_run_clear);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  snabel_text_run_clear (&self->link);
  g_free (self);
}

static void
end_style (SnabelTextBuilder *self)
{
  SnabelTextRun run = self->style;

  self->style.start = UNSET;
  run.end = self->text->len;
  if (run.flags != 0 && run.start < run.end && self->runs->len < SNABEL_TEXT_MAX_RUNS)
    g_array_append_val (self->runs, run);
}

/**
 * snabel_text_builder_set_style: (skip)
 * @style: the flags of what is added from now on
 */
void
snabel_text_builder_set_style (SnabelTextBuilder *self,
                               SnabelTextFlags    style)
{
  if (self->style.flags == style)
    return;

  end_style (self);
  self->style.flags = style;
}

/**
 * snabel_text_builder_set_block: (skip)
 *
 * Says what the block is that the next character opens.
 */
void
snabel_text_builder_set_block (SnabelTextBuilder  *self,
                               SnabelTextBlockKind kind,
                               guint               quote_depth,
                               guint               list_depth)
{
  self->block.kind = kind;
  self->block.quote_depth = quote_depth;
  self->block.list_depth = list_depth;
}

/**
 * snabel_text_builder_set_marker: (skip)
 * @marker: (nullable): what stands in front of the next block, if it gets any text
 */
void
snabel_text_builder_set_marker (SnabelTextBuilder *self,
                                const char        *marker)
{
  self->marker = NULL;
  if (marker != NULL && g_strlcpy (self->marker_text, marker, sizeof self->marker_text) > 0)
    self->marker = self->marker_text;
}

static void
open_block (SnabelTextBuilder *self)
{
  if (self->text->len > 0)
    for (guint i = 0; i < self->n_line_feeds; i++)
      g_string_append_c (self->text, '\n');
  if (self->n_line_feeds > 0)
    self->has_space = FALSE;
  self->n_line_feeds = 0;

  if (self->block.start == UNSET)
    {
      self->block.start = self->text->len;
      self->has_space = FALSE;
      if (self->marker != NULL)
        g_string_append (self->text, g_steal_pointer (&self->marker));
    }
}

static void
put (SnabelTextBuilder *self,
     gunichar           character)
{
  if (self->text->len >= SNABEL_TEXT_MAX_LENGTH || self->blocks->len >= SNABEL_TEXT_MAX_BLOCKS)
    {
      self->is_full = TRUE;
      return;
    }

  open_block (self);
  if (self->has_space)
    g_string_append_c (self->text, ' ');
  self->has_space = FALSE;

  if (self->style.start == UNSET)
    self->style.start = self->text->len;
  if (self->link.uri != NULL && self->link.start == UNSET)
    self->link.start = self->text->len;
  if (character < 0x80)
    g_string_append_c (self->text, (char) character);
  else
    g_string_append_unichar (self->text, character);
}

static gboolean
is_preformatted (SnabelTextBuilder *self)
{
  return self->block.kind == SNABEL_TEXT_BLOCK_CODE;
}

/**
 * snabel_text_builder_add_char: (skip)
 *
 * White space is folded, but not in a block of code. Controls are left out; in links
 * so are the characters that turn the direction of what follows.
 */
void
snabel_text_builder_add_char (SnabelTextBuilder *self,
                              gunichar           character)
{
  if (is_preformatted (self) && (character == ' ' || character == '\t'))
    {
      put (self, character);
    }
  else if (is_preformatted (self) && character == '\n')
    {
      snabel_text_builder_add_line_break (self);
    }
  else if (character == ' ' || (character >= '\t' && character <= '\r') || snabel_unicode_is_line_break (character))
    {
      self->has_space = self->block.start != UNSET && self->n_line_feeds == 0;
    }
  else if (character >= 0x20 && (character < 0x7f || !g_unichar_iscntrl (character)) &&
           (self->link.uri == NULL || !snabel_unicode_is_bidi_control (character)))
    {
      put (self, character);
    }
}

/**
 * snabel_text_builder_add_text: (skip)
 * @text: valid UTF-8
 */
void
snabel_text_builder_add_text (SnabelTextBuilder *self,
                              const char        *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    snabel_text_builder_add_char (self, g_utf8_get_char (p));
}

/**
 * snabel_text_builder_add_line_break: (skip)
 *
 * A line feed inside of a block; none at its start or end, and never more than two empty lines.
 */
void
snabel_text_builder_add_line_break (SnabelTextBuilder *self)
{
  if (self->block.start != UNSET)
    self->n_line_feeds = MIN (self->n_line_feeds + 1, MAX_LINE_FEEDS);
}

/**
 * snabel_text_builder_end_block: (skip)
 * @n_line_feeds: how many line feeds come before the next block, at least
 */
void
snabel_text_builder_end_block (SnabelTextBuilder *self,
                               guint              n_line_feeds)
{
  SnabelTextBlock block = self->block;

  if (block.start != UNSET)
    {
      self->n_line_feeds = 0;
      block.end = self->text->len;
      g_array_append_val (self->blocks, block);
    }
  self->block.start = UNSET;
  self->has_space = FALSE;
  self->n_line_feeds = MAX (self->n_line_feeds, n_line_feeds);
}

/**
 * snabel_text_builder_begin_link: (skip)
 * @uri: where it goes
 * @flags: %SNABEL_TEXT_MENTION, %SNABEL_TEXT_HASHTAG or none
 */
void
snabel_text_builder_begin_link (SnabelTextBuilder *self,
                                const char        *uri,
                                SnabelTextFlags    flags)
{
  snabel_text_builder_end_link (self);
  self->link.start = UNSET;
  self->link.flags = SNABEL_TEXT_LINK | flags;
  self->link.uri = g_strdup (uri);
}

/**
 * snabel_text_builder_set_link_is_mention: (skip)
 *
 * Says that the open link goes to a person, where only its content shows that.
 */
void
snabel_text_builder_set_link_is_mention (SnabelTextBuilder *self)
{
  if ((self->link.flags & SNABEL_TEXT_HASHTAG) == 0)
    self->link.flags |= SNABEL_TEXT_MENTION;
}

/**
 * snabel_text_builder_get_empty_link: (skip)
 *
 * Returns: (nullable): where the open link goes that has no text yet
 */
const char *
snabel_text_builder_get_empty_link (SnabelTextBuilder *self)
{
  return self->link.start == UNSET ? self->link.uri : NULL;
}

/**
 * snabel_text_builder_end_link: (skip)
 *
 * A link without text leaves no run.
 */
void
snabel_text_builder_end_link (SnabelTextBuilder *self)
{
  self->link.end = self->text->len;
  if (self->link.uri != NULL && self->link.start < self->link.end && self->runs->len < SNABEL_TEXT_MAX_RUNS)
    {
      g_array_append_val (self->runs, self->link);
      self->link.uri = NULL;
    }
  snabel_text_run_clear (&self->link);
}

/**
 * snabel_text_builder_end: (skip)
 * @is_truncated: whether the input was cut
 *
 * Returns: (transfer full): what was built; @self is empty after it and can only be freed
 */
SnabelRichText *
snabel_text_builder_end (SnabelTextBuilder *self,
                         gboolean           is_truncated)
{
  snabel_text_builder_end_block (self, 0);
  snabel_text_builder_end_link (self);
  end_style (self);

  return snabel_rich_text_new_take (g_steal_pointer (&self->text), g_steal_pointer (&self->runs),
                                    g_steal_pointer (&self->blocks), is_truncated || self->is_full);
}
