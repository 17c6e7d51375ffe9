/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scanner in place of twitter-text's regular expressions: it goes over no byte more than a few times. */
#include "text/snabel-url-scanner.h"

#include "text/snabel-unicode.h"

#include <string.h>

#define MAX_URL    4096
#define MAX_DOMAIN 253
#define MAX_LABEL  63

static const char *const protocols[] = { "https", "http", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini" };

/* A character of a label; "_" and "-" may stand between two of these. */
static gboolean
is_label_char (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalnum ((char) character);

  return !g_unichar_isspace (character) && !g_unichar_iscntrl (character) && !snabel_unicode_is_line_break (character) &&
         !snabel_unicode_is_bidi_control (character) && character != 0x200e && character != 0x200f &&
         character != 0x61c && character != 0x180e && character != 0xfeff && character != 0xfffe && character != 0xffff;
}

/* Returns: (nullable): where the protocol in front of @separator begins */
static const char *
find_protocol (const char *text,
               const char *separator)
{
  const char *start = separator;
  gunichar    before = 0;
  gboolean    is_known = FALSE;

  while (start > text && separator - start < 8 && g_ascii_isalnum (start[-1]))
    start--;
  for (guint i = 0; i < G_N_ELEMENTS (protocols); i++)
    is_known |= strlen (protocols[i]) == (gsize) (separator - start) &&
                g_ascii_strncasecmp (start, protocols[i], separator - start) == 0;
  if (!is_known)
    return NULL;
  if (start > text)
    before = g_utf8_get_char (g_utf8_prev_char (start));

  return before == '@' || before == '$' || before == '#' || before == 0xff20 || before == 0xff03 || before == 0xfeff ||
             before == 0xfffe || before == 0xffff
           ? NULL
           : start;
}

/* Returns: behind the letters at @label that can be a top-level domain, or @label if they cannot */
static const char *
match_top_level (const char *label)
{
  const char *p = label;
  gsize       n_characters = 0;

  if (g_ascii_strncasecmp (label, "xn--", 4) == 0)
    {
      p += 4 + strspn (label + 4, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
      return p > label + 4 ? p : label;
    }
  if (g_ascii_isalpha (*p))
    while (g_ascii_isalpha (*p))
      p++;
  else
    while ((guchar) *p >= 0x80 && (g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
      p = g_utf8_next_char (p);
  n_characters = g_utf8_strlen (label, p - label);

  if (n_characters < 2 || n_characters > MAX_LABEL || g_ascii_isalnum (*p) || *p == '@' || *p == '+' || *p == '-')
    return label;

  return p;
}

/* Reads a label with its "_" and "-". Returns: whether it may stand in a domain. */
static gboolean
read_label (const char **position,
            gboolean    *has_underscore)
{
  const char *start = *position;
  const char *p = start;
  gunichar    last = 0;

  *has_underscore = FALSE;
  while (is_label_char (g_utf8_get_char (p)) || *p == '_' || *p == '-')
    {
      *has_underscore |= *p == '_';
      last = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }
  *position = p;

  return p > start && is_label_char (g_utf8_get_char (start)) && is_label_char (last);
}

static gboolean
is_resolvable (const char *domain,
               const char *end)
{
  g_autofree char *name = g_strndup (domain, end - domain);
  g_autofree char *ascii = NULL;

  if (g_utf8_strlen (name, -1) > MAX_DOMAIN)
    return FALSE;
  ascii = g_hostname_to_ascii (name);

  return ascii != NULL && strlen (ascii) <= MAX_DOMAIN;
}

/* Returns: behind the longest domain at @domain, or @domain if there is none */
static const char *
match_domain (const char *domain)
{
  const char *p = domain;
  const char *end = domain;
  gboolean    has_underscore = FALSE;

  while (p - domain < MAX_URL && read_label (&p, &has_underscore) && *p == '.')
    {
      const char *top_level = ++p;
      const char *found = match_top_level (top_level);

      if (found > top_level && !has_underscore)
        end = found;
    }

  return end > domain && is_resolvable (domain, end) ? end : domain;
}

static gboolean
is_path_char (const char *p)
{
  return *p != '\0' && strchr ("<>()?", *p) == NULL && !g_unichar_isspace (g_utf8_get_char (p));
}

static gboolean
may_end_path (const char *p)
{
  gunichar character = g_utf8_get_char (p);

  if (character < 0x80)
    return strchr ("!*\"';:=,.$%[]~&|", *p) == NULL;

  return character != 0x300c && character != 0x300d;
}

static const char *
skip_path_chars (const char *p)
{
  while (is_path_char (p))
    p = g_utf8_next_char (p);

  return p;
}

/* Returns: behind the parentheses at @open and what is in them, or @open if they do not match */
static const char *
match_parentheses (const char *open)
{
  const char *p = skip_path_chars (open + 1);
  const char *inner = NULL;

  if (*p == ')')
    return p > open + 1 ? p + 1 : open;
  if (*p != '(')
    return open;

  inner = skip_path_chars (p + 1);
  if (*inner != ')' || inner == p + 1)
    return open;
  p = skip_path_chars (inner + 1);

  return *p == ')' ? p + 1 : open;
}

/* Returns: behind the path at @path, which begins with a slash */
static const char *
match_path (const char *path)
{
  const char *p = path + 1;
  const char *end = p;

  while (TRUE)
    {
      if (is_path_char (p))
        {
          gboolean is_end = may_end_path (p);

          p = g_utf8_next_char (p);
          end = is_end ? p : end;
        }
      else if (*p == '(' && match_parentheses (p) > p)
        {
          p = match_parentheses (p);
          end = p;
        }
      else
        {
          return end;
        }
    }
}

/* Returns: behind the query at @query, which begins with a question mark, or @query if nothing follows */
static const char *
match_query (const char *query)
{
  const char *end = query;

  for (const char *p = query + 1; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_other = g_utf8_get_char (p) >= 0xa0;

      if (!is_other && !g_ascii_isalnum (*p) && strchr ("!?*'();:&=+$/%#[]-_.,~|@^", *p) == NULL)
        break;
      if (is_other || g_ascii_isalnum (*p) || strchr ("_&=#/-", *p) != NULL)
        end = g_utf8_next_char (p);
    }

  return end;
}

/**
 * snabel_url_scanner_match:
 * @text: the whole text, valid UTF-8
 * @separator: a "://" in it
 * @start: (out): where the address begins
 * @end: (out): where it ends
 *
 * Any two letters are taken for a top-level domain: a list would be old before it is
 * released, and a server that knows better says so.
 *
 * Returns: whether there is an address around @separator
 */
gboolean
snabel_url_scanner_match (const char  *text,
                          const char  *separator,
                          const char **start,
                          const char **end)
{
  const char *domain = separator + strlen ("://");
  const char *p = NULL;

  *start = find_protocol (text, separator);
  if (*start == NULL)
    return FALSE;
  p = match_domain (domain);
  if (p == domain)
    return FALSE;

  if (*p == ':' && g_ascii_isdigit (p[1]))
    p += 1 + strspn (p + 1, "0123456789");
  if (*p == '/')
    p = match_path (p);
  if (*p == '?')
    p = match_query (p);
  *end = p;

  return p - *start <= MAX_URL;
}
