/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds addresses, mentions and hashtags as Mastodon finds them. */
#include "text/snabel-composed-text.h"

#include "text/snabel-url-scanner.h"

#include <string.h>
#include <unictype.h>

#define MAX_DOMAIN 253

/* The bytes that can begin one of the parts: ":" of an address, "@", "#", and the first of the wide "＃". */
#define MARKS ":@#\357"

static gboolean
is_word (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return g_unichar_isalpha (character) || g_unichar_ismark (character) || type == G_UNICODE_CONNECT_PUNCTUATION ||
         type == G_UNICODE_DECIMAL_NUMBER || type == G_UNICODE_LETTER_NUMBER || type == G_UNICODE_OTHER_NUMBER;
}

static gboolean
is_tag_separator (gunichar character)
{
  return character == '_' || character == 0xb7 || character == 0x30fb || character == 0x200c;
}

static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalpha (character) || g_unichar_ismark (character);
}

static gboolean
is_name_char (gunichar character)
{
  return character == '_' || (character < 0x80 && g_ascii_isalnum ((char) character));
}

static gboolean
is_separator_before (const char *text,
                     const char *p)
{
  gunichar before = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';

  return g_unichar_isspace (before);
}

/* Reads words of @is_part with dots and hyphens between them. Returns: behind the last word. */
static const char *
read_dotted (const char *p,
             gboolean (*is_part) (gunichar character))
{
  const char *end = p;

  while (is_part (g_utf8_get_char (p)))
    {
      while (is_part (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      end = p;
      p += strspn (p, ".-");
      if (p == end)
        break;
    }

  return end;
}

/* What twitter-text does not want behind a mention. */
static gboolean
is_spoiled_by (const char *p)
{
  gunichar character = g_utf8_get_char (p);

  if (character == '@' || character == 0xff20 || g_str_has_prefix (p, "://"))
    return TRUE;

  return (character >= 0xc0 && character <= 0x24f && character != 0xd7 && character != 0xf7) ||
         (character >= 0x253 && character <= 0x2bb && g_unichar_isalpha (character)) ||
         (character >= 0x300 && character <= 0x36f) || (character >= 0x1e00 && character <= 0x1eff);
}

static gboolean
match_mention (const char         *text,
               const char         *at,
               SnabelComposedPart *part)
{
  gunichar    before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';
  const char *name_end = read_dotted (at + 1, is_name_char);
  const char *end = name_end;

  if (before == '=' || before == '/' || is_word (before) || name_end == at + 1)
    return FALSE;
  if (*name_end == '@' && is_word (g_utf8_get_char (name_end + 1)))
    end = read_dotted (name_end + 1, is_word);
  if (is_spoiled_by (end) || g_utf8_strlen (name_end, end - name_end) > MAX_DOMAIN)
    return FALSE;

  *part = (SnabelComposedPart) { SNABEL_COMPOSED_MENTION, at - text, end - text, name_end - text };

  return TRUE;
}

/* "#foohttp://…" is a tag in front of an address. */
static const char *
cut_protocol (const char *name,
              const char *end)
{
  if (!g_str_has_prefix (end, "://"))
    return end;
  if (end - name > 5 && g_ascii_strncasecmp (end - 5, "https", 5) == 0)
    return end - 5;
  if (end - name > 4 && g_ascii_strncasecmp (end - 4, "http", 4) == 0)
    return end - 4;

  return end;
}

/* A name with something but digits inside of it, ended by a word character; or words with a letter. */
static const char *
read_tag_name (const char *name)
{
  const char *p = name;
  const char *end = name;       /* behind the last word character */
  const char *words_end = NULL; /* behind the words before the first separator that is none */
  const char *inner = NULL;     /* the first letter or separator behind the first character */
  gboolean    has_letter = FALSE;

  for (; is_word (g_utf8_get_char (p)) || is_tag_separator (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!is_word (character) && p == name)
        return name;
      if (!is_word (character) && words_end == NULL)
        words_end = p;
      has_letter |= words_end == NULL && is_letter (character);
      if (inner == NULL && p > name && (is_letter (character) || is_tag_separator (character)))
        inner = p;
      if (is_word (character))
        end = g_utf8_next_char (p);
    }
  if (inner != NULL && g_utf8_next_char (inner) < end)
    return end;

  return has_letter ? (words_end != NULL ? words_end : p) : name;
}

static gboolean
match_hashtag (const char         *text,
               const char         *hash,
               SnabelComposedPart *part)
{
  const char *name = g_utf8_next_char (hash);
  const char *end = read_tag_name (name);

  if (end == name || !is_separator_before (text, hash))
    return FALSE;
  end = cut_protocol (name, end);
  *part = (SnabelComposedPart) { SNABEL_COMPOSED_HASHTAG, hash - text, end - text, end - text };

  return TRUE;
}

static gboolean
match_part (const char         *text,
            const char         *p,
            SnabelComposedPart *part)
{
  const char *start = NULL;
  const char *end = NULL;

  if (*p == '@')
    return match_mention (text, p, part);
  if (*p == '#' || g_utf8_get_char (p) == 0xff03)
    return match_hashtag (text, p, part);
  if (!g_str_has_prefix (p, "://") || !snabel_url_scanner_match (text, p, &start, &end))
    return FALSE;

  *part = (SnabelComposedPart) { SNABEL_COMPOSED_URL, start - text, end - text, end - text };

  return TRUE;
}

/**
 * snabel_composed_text_find:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type SnabelComposedPart): addresses, mentions and
 *   hashtags in order; none lies over another
 */
GArray *
snabel_composed_text_find (const char *text)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (SnabelComposedPart));
  gsize   end = 0;

  g_return_val_if_fail (text != NULL, parts);

  for (const char *p = strpbrk (text, MARKS); p != NULL; p = strpbrk (p, MARKS))
    {
      SnabelComposedPart part = { 0 };

      if (match_part (text, p, &part) && part.start >= end)
        {
          g_array_append_val (parts, part);
          end = part.end;
          p = text + end;
        }
      else
        {
          p = g_utf8_next_char (p);
        }
    }

  return parts;
}
