/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with runs into the markup of a label: the only place where foreign text meets markup, and every
 * byte of it passes g_markup_escape_text(). */
#include "status/text/snabel-rich-markup.h"

#define LINK_FLAGS (SNABEL_TEXT_LINK | SNABEL_TEXT_MENTION | SNABEL_TEXT_HASHTAG)

/* The runs that lie over one place: at most one of each kind. */
typedef struct
{
  const SnabelRichText *text;
  const SnabelTextRun  *style;
  const SnabelTextRun  *link;
  const SnabelTextRun  *emoji;
  GString              *markup;
} Writer;

static const struct
{
  SnabelTextFlags flag;
  const char     *attribute;
} styles[] = {
  { SNABEL_TEXT_STRONG, "weight=\"bold\"" },
  { SNABEL_TEXT_EM, "style=\"italic\"" },
  { SNABEL_TEXT_STRIKE, "strikethrough=\"true\"" },
  { SNABEL_TEXT_UNDERLINE, "underline=\"single\"" },
  { SNABEL_TEXT_CODE, "face=\"monospace\" size=\"92%\"" },
  { SNABEL_TEXT_QUOTE, "alpha=\"70%\" style=\"italic\"" },
  { SNABEL_TEXT_RUBY, "size=\"80%\"" },
};

static void
append_escaped (GString    *markup,
                const char *text,
                gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, escaped);
}

/* An empty line between paragraphs is half as high as a line: enough to part them. */
static void
append_paragraphs (GString    *markup,
                   const char *text,
                   gsize       length)
{
  const char *gap;

  while ((gap = g_strstr_len (text, (gssize) length, "\n\n")) != NULL)
    {
      gsize n = (gsize) (gap - text) + 1;

      append_escaped (markup, text, n);
      g_string_append (markup, "<span size=\"50%\">\n</span>");
      text += n + 1;
      length -= n + 1;
    }
  append_escaped (markup, text, length);
}

static void
open_style (Writer *writer)
{
  SnabelTextFlags flags = writer->style->flags;

  g_string_append (writer->markup, "<span");
  if (flags & SNABEL_TEXT_HEADING)
    flags = (flags & ~SNABEL_TEXT_HEADING) | SNABEL_TEXT_STRONG;
  if (flags & SNABEL_TEXT_QUOTE)
    flags &= ~SNABEL_TEXT_EM; /* an attribute must not come twice */
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (flags & styles[i].flag)
        g_string_append_printf (writer->markup, " %s", styles[i].attribute);
    }
  g_string_append_c (writer->markup, '>');
}

/* A label draws links as faintly as its text; the colour alone has contrast enough, its 80% have not. */
static void
open_link (Writer *writer)
{
  g_string_append (writer->markup, "<a href=\"");
  append_escaped (writer->markup, writer->link->uri, strlen (writer->link->uri));
  g_string_append (writer->markup, "\" title=\"");
  append_escaped (writer->markup, writer->link->uri, strlen (writer->link->uri));
  g_string_append (writer->markup, "\"><span alpha=\"100%\">");
}

/* A style is closed before its link and opened again in the next, so that elements never cross. */
static void
append_segment (Writer *writer,
                gsize   start,
                gsize   end)
{
  /* A name in the place of a picture says less than the words around it; a link has its own colour. */
  gboolean is_dim = writer->emoji != NULL && writer->link == NULL;

  if (start == end)
    return;
  if (writer->style != NULL)
    open_style (writer);
  if (is_dim)
    g_string_append (writer->markup, "<span alpha=\"60%\">");
  append_paragraphs (writer->markup, writer->text->text + start, end - start);
  if (is_dim)
    g_string_append (writer->markup, "</span>");
  if (writer->style != NULL)
    g_string_append (writer->markup, "</span>");
}

static gsize
get_next_end (const Writer *writer,
              gsize         limit)
{
  if (writer->style != NULL)
    limit = MIN (limit, writer->style->end);
  if (writer->link != NULL)
    limit = MIN (limit, writer->link->end);
  if (writer->emoji != NULL)
    limit = MIN (limit, writer->emoji->end);

  return limit;
}

/* Writes up to @limit, closing what ends on the way. */
static gsize
write_until (Writer *writer,
             gsize   position,
             gsize   limit)
{
  while (position < limit)
    {
      gsize next = get_next_end (writer, limit);

      append_segment (writer, position, next);
      position = next;
      if (writer->style != NULL && writer->style->end <= position)
        writer->style = NULL;
      if (writer->emoji != NULL && writer->emoji->end <= position)
        writer->emoji = NULL;
      if (writer->link != NULL && writer->link->end <= position)
        {
          g_string_append (writer->markup, "</span></a>");
          writer->link = NULL;
        }
    }

  return position;
}

/**
 * snabel_rich_markup_from_text:
 *
 * Returns: (transfer full): markup for gtk_label_set_markup(); links are elements of their own
 */
char *
snabel_rich_markup_from_text (const SnabelRichText *text)
{
  Writer writer = { .text = text };
  gsize  position = 0;

  g_return_val_if_fail (text != NULL, NULL);

  writer.markup = g_string_sized_new (text->length + 64);
  for (guint i = 0; i < text->n_runs; i++)
    {
      const SnabelTextRun *run = &text->runs[i];

      position = write_until (&writer, position, run->start);
      if ((run->flags & LINK_FLAGS) != 0 && run->uri != NULL)
        {
          writer.link = run;
          open_link (&writer);
        }
      else if ((run->flags & SNABEL_TEXT_EMOJI) != 0)
        writer.emoji = run;
      else if ((run->flags & ~(LINK_FLAGS | SNABEL_TEXT_QUOTE_INLINE)) != 0)
        writer.style = run;
    }
  write_until (&writer, position, text->length);

  return g_string_free_and_steal (writer.markup);
}
