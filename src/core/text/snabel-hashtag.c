/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds hashtags as the servers do. */
#include "text/snabel-hashtag.h"

#include <unictype.h>

typedef struct
{
  gunichar letter;
  char     folded;
} Fold;

/* The letters of Latin 1 and Latin Extended A that are no letter with an accent. */
static const Fold folds[] = {
  { 0xf0, 'd' },
  { 0xf8, 'o' },
  { 0x111, 'd' },
  { 0x127, 'h' },
  { 0x131, 'i' },
  { 0x138, 'k' },
  { 0x140, 'l' },
  { 0x142, 'l' },
  { 0x149, 'n' },
  { 0x14b, 'n' },
  { 0x17f, 's' },
  { 0x167, 't' },
};

static gunichar
fold (gunichar character)
{
  gunichar first = 0;
  gunichar second = 0;

  if (character < 0xc0 || character > 0x17f)
    return character;
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      if (folds[i].letter == character)
        return folds[i].folded;
    }
  if (g_unichar_decompose (character, &first, &second) && first < 0x80)
    return first;

  return character;
}

static gboolean
is_kept (gunichar character)
{
  return uc_is_property_alphabetic (character) || g_unichar_type (character) == G_UNICODE_DECIMAL_NUMBER ||
         (character >= 0xe47 && character <= 0xe4e) || character == '_' || character == 0xb7 || character == 0x30fb ||
         character == 0x200c;
}

/**
 * snabel_hashtag_normalize:
 * @name: a hashtag as written, with or without its "#"
 *
 * Two hashtags are the same when this is: width, case and the accents of Latin letters do
 * not count. For comparing only; people are shown what the server calls the tag.
 *
 * Returns: (transfer full): the name to compare
 */
char *
snabel_hashtag_normalize (const char *name)
{
  g_autofree char *valid = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *lower = NULL;
  GString         *folded = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  lower = g_utf8_strdown (normal, -1);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = fold (g_utf8_get_char (p));

      if (is_kept (character))
        g_string_append_unichar (folded, character);
    }

  return g_string_free_and_steal (folded);
}
