/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tokenizer that never looks back, so that no input costs more than its length. */
#include "text/snabel-html-tokenizer.h"

#include <string.h>

static const char *const attribute_names[SNABEL_HTML_N_ATTRIBUTES] = {
  [SNABEL_HTML_ALT] = "alt",
  [SNABEL_HTML_CLASS] = "class",
  [SNABEL_HTML_HREF] = "href",
  [SNABEL_HTML_REVERSED] = "reversed",
  [SNABEL_HTML_START] = "start",
  [SNABEL_HTML_VALUE] = "value",
};

/* Elements whose content is no markup and never shown: all up to their end tag goes. */
static const char *const raw_elements[] = {
  "iframe",
  "noembed",
  "noframes",
  "script",
  "style",
  "textarea",
  "title",
  "xmp",
};

/**
 * snabel_slice_equal:
 * @lower_case: a name in lower case
 *
 * Returns: whether they are the same but for the case of ASCII letters
 */
gboolean
snabel_slice_equal (const SnabelSlice *self,
                    const char        *lower_case)
{
  return strlen (lower_case) == self->length && g_ascii_strncasecmp (self->start, lower_case, self->length) == 0;
}

/**
 * snabel_slice_has_word:
 * @word: one of the words that white space separates, such as a class
 *
 * Returns: whether it is there
 */
gboolean
snabel_slice_has_word (const SnabelSlice *self,
                       const char        *word)
{
  gsize length = strlen (word);
  gsize start = 0;

  for (gsize i = 0; i <= self->length; i++)
    {
      if (i < self->length && !g_ascii_isspace (self->start[i]))
        continue;
      if (i - start == length && strncmp (self->start + start, word, length) == 0)
        return TRUE;
      start = i + 1;
    }

  return FALSE;
}

/**
 * snabel_html_tokenizer_init:
 * @html: (array length=length): the input; tokens point into it
 */
void
snabel_html_tokenizer_init (SnabelHtmlTokenizer *self,
                            const char          *html,
                            gsize                length)
{
  self->position = html;
  self->end = html + length;
}

static gboolean
starts_with (SnabelHtmlTokenizer *self,
             const char          *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (self->end - self->position) >= length && strncmp (self->position, prefix, length) == 0;
}

/* Moves behind the next @needle, or to the end. */
static void
skip_past (SnabelHtmlTokenizer *self,
           const char          *needle)
{
  const char *found = g_strstr_len (self->position, self->end - self->position, needle);

  self->position = found != NULL ? found + strlen (needle) : self->end;
}

/* Comments, declarations, CDATA sections, processing instructions, and what only looks like them. */
static void
skip_declaration (SnabelHtmlTokenizer *self)
{
  if (starts_with (self, "<!-->") || starts_with (self, "<!--->"))
    skip_past (self, ">");
  else if (starts_with (self, "<!--"))
    {
      self->position += strlen ("<!--");
      skip_past (self, "-->");
    }
  else if (starts_with (self, "<![CDATA["))
    skip_past (self, "]]>");
  else
    skip_past (self, ">");
}

static void
skip_space (SnabelHtmlTokenizer *self)
{
  while (self->position < self->end && g_ascii_isspace (*self->position))
    self->position++;
}

static SnabelSlice
read_until (SnabelHtmlTokenizer *self,
            const char          *stops)
{
  SnabelSlice slice = { self->position, 0 };

  while (self->position < self->end && strchr (stops, *self->position) == NULL)
    self->position++;
  slice.length = self->position - slice.start;

  return slice;
}

static SnabelSlice
read_value (SnabelHtmlTokenizer *self)
{
  char        quote[2] = { 0 };
  SnabelSlice value = { self->position, 0 };

  skip_space (self);
  if (self->position == self->end || *self->position != '=')
    return value;

  self->position++;
  skip_space (self);
  if (self->position == self->end || (*self->position != '"' && *self->position != '\''))
    return read_until (self, " \t\n\f\r>");

  quote[0] = *self->position++;
  value = read_until (self, quote);
  if (self->position < self->end)
    self->position++;

  return value;
}

static void
read_attribute (SnabelHtmlTokenizer *self,
                SnabelHtmlToken     *token)
{
  /* A stray "=" in front belongs to the name. */
  SnabelSlice name = { self->position++, 0 };
  SnabelSlice value;

  read_until (self, " \t\n\f\r/>=");
  name.length = self->position - name.start;
  value = read_value (self);

  for (guint i = 0; i < SNABEL_HTML_N_ATTRIBUTES; i++)
    {
      if (token->attributes[i].start == NULL && snabel_slice_equal (&name, attribute_names[i]))
        token->attributes[i] = value;
    }
}

static gboolean
is_raw (const SnabelSlice *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (raw_elements); i++)
    {
      if (snabel_slice_equal (name, raw_elements[i]))
        return TRUE;
    }

  return FALSE;
}

static void
skip_raw (SnabelHtmlTokenizer *self,
          const SnabelSlice   *name)
{
  for (; self->position < self->end; self->position++)
    {
      if (*self->position != '<' || (gsize) (self->end - self->position) <= name->length + 2 || self->position[1] != '/')
        continue;
      if (g_ascii_strncasecmp (self->position + 2, name->start, name->length) == 0 &&
          strchr (" \t\n\f\r/>", self->position[2 + name->length]) != NULL)
        return;
    }
}

/* Returns: whether the tag is whole; a tag that the end of the input cuts is none. */
static gboolean
read_tag (SnabelHtmlTokenizer *self,
          SnabelHtmlToken     *token)
{
  gboolean is_end = self->position[1] == '/';

  *token = (SnabelHtmlToken) { .kind = is_end ? SNABEL_HTML_END_TAG : SNABEL_HTML_START_TAG };
  self->position += is_end ? 2 : 1;
  token->content = read_until (self, " \t\n\f\r/>");

  while (self->position < self->end && *self->position != '>')
    {
      token->is_self_closing = *self->position == '/';
      if (*self->position == '/' || g_ascii_isspace (*self->position))
        self->position++;
      else
        read_attribute (self, token);
    }
  if (self->position == self->end)
    return FALSE;

  self->position++;
  if (!is_end && is_raw (&token->content))
    skip_raw (self, &token->content);

  return TRUE;
}

static void
read_text (SnabelHtmlTokenizer *self,
           SnabelHtmlToken     *token)
{
  *token = (SnabelHtmlToken) { .kind = SNABEL_HTML_TEXT, .content = { self->position, 0 } };
  self->position++;
  read_until (self, "<");
  token->content.length = self->position - token->content.start;
}

/**
 * snabel_html_tokenizer_next:
 * @token: (out): the next text or tag
 *
 * Comments, declarations and the content of scripts and the like are left out.
 *
 * Returns: %FALSE at the end of the input
 */
gboolean
snabel_html_tokenizer_next (SnabelHtmlTokenizer *self,
                            SnabelHtmlToken     *token)
{
  while (self->position < self->end)
    {
      gsize left = self->end - self->position;
      char  next = left > 1 ? self->position[1] : '\0';
      char  third = left > 2 ? self->position[2] : '\0';

      if (*self->position == '<' && (next == '!' || next == '?' || (next == '/' && !g_ascii_isalpha (third) && left > 2)))
        {
          skip_declaration (self);
        }
      else if (*self->position == '<' && g_ascii_isalpha (next == '/' ? third : next))
        {
          if (read_tag (self, token))
            return TRUE;
        }
      else
        {
          read_text (self, token);
          return TRUE;
        }
    }

  return FALSE;
}
