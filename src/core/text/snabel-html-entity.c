/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numeric character references, and the names that people and servers write. */
#include "text/snabel-html-entity.h"

#include <stdlib.h>
#include <string.h>

#define REPLACEMENT 0xfffd

typedef struct
{
  const char *name;
  gunichar    character;
} Entity;

/* Sorted by name for bsearch(). */
static const Entity entities[] = {
  { "Auml", 0xc4 },
  { "Eacute", 0xc9 },
  { "Ouml", 0xd6 },
  { "Uuml", 0xdc },
  { "aacute", 0xe1 },
  { "acute", 0xb4 },
  { "agrave", 0xe0 },
  { "amp", '&' },
  { "apos", '\'' },
  { "auml", 0xe4 },
  { "bdquo", 0x201e },
  { "bull", 0x2022 },
  { "ccedil", 0xe7 },
  { "cent", 0xa2 },
  { "copy", 0xa9 },
  { "dagger", 0x2020 },
  { "deg", 0xb0 },
  { "eacute", 0xe9 },
  { "egrave", 0xe8 },
  { "emsp", 0x2003 },
  { "ensp", 0x2002 },
  { "euro", 0x20ac },
  { "frac12", 0xbd },
  { "gt", '>' },
  { "hearts", 0x2665 },
  { "hellip", 0x2026 },
  { "iacute", 0xed },
  { "iexcl", 0xa1 },
  { "iquest", 0xbf },
  { "laquo", 0xab },
  { "larr", 0x2190 },
  { "ldquo", 0x201c },
  { "lsaquo", 0x2039 },
  { "lsquo", 0x2018 },
  { "lt", '<' },
  { "mdash", 0x2014 },
  { "middot", 0xb7 },
  { "nbsp", 0xa0 },
  { "ndash", 0x2013 },
  { "ntilde", 0xf1 },
  { "oacute", 0xf3 },
  { "ouml", 0xf6 },
  { "para", 0xb6 },
  { "plusmn", 0xb1 },
  { "pound", 0xa3 },
  { "quot", '"' },
  { "raquo", 0xbb },
  { "rarr", 0x2192 },
  { "rdquo", 0x201d },
  { "reg", 0xae },
  { "rsaquo", 0x203a },
  { "rsquo", 0x2019 },
  { "sbquo", 0x201a },
  { "sect", 0xa7 },
  { "shy", 0xad },
  { "szlig", 0xdf },
  { "thinsp", 0x2009 },
  { "times", 0xd7 },
  { "trade", 0x2122 },
  { "uacute", 0xfa },
  { "uuml", 0xfc },
  { "yen", 0xa5 },
  { "zwj", 0x200d },
  { "zwnj", 0x200c },
};

/* Old pages number these characters as Windows does; HTML reads them so. */
static const guint16 windows_1252[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178
};

static int
compare_entity (gconstpointer name,
                gconstpointer entity)
{
  return strcmp (name, ((const Entity *) entity)->name);
}

static gunichar
sanitize (guint code)
{
  if (code >= 0x80 && code < 0xa0)
    return windows_1252[code - 0x80];
  if (code == 0 || !g_unichar_validate (code))
    return REPLACEMENT;

  return code;
}

static gsize
read_number (const char *text,
             gsize       length,
             gunichar   *character)
{
  gboolean is_hex = length > 2 && (text[2] == 'x' || text[2] == 'X');
  gsize    first = is_hex ? 3 : 2;
  gsize    i = first;
  guint    code = 0;

  for (; i < length; i++)
    {
      int digit = is_hex ? g_ascii_xdigit_value (text[i]) : g_ascii_digit_value (text[i]);

      if (digit < 0)
        break;
      code = MIN (code * (is_hex ? 16 : 10) + (guint) digit, 0x110000);
    }
  if (i == first)
    return 0;

  *character = sanitize (code);

  return i < length && text[i] == ';' ? i + 1 : i;
}

/**
 * snabel_html_entity_read:
 * @text: (array length=length): begins with "&"
 * @character: (out): what it stands for
 *
 * Returns: how many bytes the reference has, 0 if it is none
 */
gsize
snabel_html_entity_read (const char *text,
                         gsize       length,
                         gunichar   *character)
{
  char          name[8] = { 0 };
  const Entity *entity;
  gsize         i = 0;

  if (length > 1 && text[1] == '#')
    return read_number (text, length, character);

  for (; i + 1 < length && i < sizeof name - 1 && g_ascii_isalnum (text[i + 1]); i++)
    name[i] = text[i + 1];
  if (i + 1 >= length || text[i + 1] != ';')
    return 0;

  entity = bsearch (name, entities, G_N_ELEMENTS (entities), sizeof (Entity), compare_entity);
  if (entity == NULL)
    return 0;
  *character = entity->character;

  return i + 2;
}

/**
 * snabel_html_entity_decode:
 * @text: (array length=length): valid UTF-8
 *
 * Returns: (transfer full): the text with its references replaced
 */
char *
snabel_html_entity_decode (const char *text,
                           gsize       length)
{
  GString *decoded = g_string_sized_new (length);

  for (gsize i = 0; i < length;)
    {
      gunichar character = 0;
      gsize    n_bytes = text[i] == '&' ? snabel_html_entity_read (text + i, length - i, &character) : 0;

      if (n_bytes > 0)
        g_string_append_unichar (decoded, character);
      else
        g_string_append_c (decoded, text[i]);
      i += MAX (n_bytes, 1);
    }

  return g_string_free_and_steal (decoded);
}
