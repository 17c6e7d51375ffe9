/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters that hide, turn or break what stands beside them. */
#include "text/snabel-unicode.h"

/**
 * snabel_unicode_is_line_break:
 *
 * Returns: whether a text layout begins a new line or paragraph after @character
 */
gboolean
snabel_unicode_is_line_break (gunichar character)
{
  return (character >= 0x0a && character <= 0x0d) || character == 0x85 || character == 0x2028 || character == 0x2029;
}

/**
 * snabel_unicode_is_bidi_control:
 *
 * Returns: whether @character embeds, overrides or isolates a direction
 */
gboolean
snabel_unicode_is_bidi_control (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

/**
 * snabel_unicode_is_invisible:
 *
 * The joiners U+200C and U+200D are none: Persian and emoji are written with them.
 *
 * Returns: whether @character takes part in no text that a person can see
 */
gboolean
snabel_unicode_is_invisible (gunichar character)
{
  static const gunichar ranges[][2] = {
    { 0x00ad, 0x00ad },
    { 0x034f, 0x034f },
    { 0x061c, 0x061c },
    { 0x115f, 0x1160 },
    { 0x17b4, 0x17b5 },
    { 0x180b, 0x180f },
    { 0x200b, 0x200b },
    { 0x200e, 0x200f },
    { 0x202a, 0x202e },
    { 0x2060, 0x206f },
    { 0x2800, 0x2800 },
    { 0x3164, 0x3164 },
    { 0xfeff, 0xfeff },
    { 0xffa0, 0xffa0 },
    { 0xfff0, 0xfffb },
    { 0x1bca0, 0x1bca3 },
    { 0x1d173, 0x1d17a },
    { 0xe0000, 0xe001f },
    { 0xe0080, 0xe0fff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges) && character >= ranges[i][0]; i++)
    {
      if (character <= ranges[i][1])
        return TRUE;
    }

  return FALSE;
}
