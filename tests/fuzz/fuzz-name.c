/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that other people chose. */
#include "snabel-fuzz.h"

#include "text/snabel-name.h"
#include "text/snabel-unicode.h"

const char *const snabel_fuzz_seeds[] = {
  "Ada Lovelace", "می‌خواهم 👩‍👧", "\342\200\256gpj.exe", "\342\201\246a\342\201\251", "Z\314\201\314\202\314\203\314\204\314\205", "\302\255\342\200\213 \343\205\244", NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *name = g_strndup ((const char *) data, size);
  g_autofree char *cleaned = snabel_name_clean (name);
  g_autofree char *again = snabel_name_clean (cleaned);

  g_assert_true (g_utf8_validate (cleaned, -1, NULL));
  g_assert_cmpstr (again, ==, cleaned);
  for (const char *p = cleaned; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      g_assert_false (snabel_unicode_is_bidi_control (character) || snabel_unicode_is_line_break (character));
    }

  return 0;
}
