/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that is being written: its parts and its length. */
#include "snabel-fuzz.h"

#include "text/snabel-composed-text.h"
#include "text/snabel-hashtag.h"
#include "text/snabel-post-length.h"

#include <string.h>

const char *const snabel_fuzz_seeds[] = {
  "see https://example.com/a/b_(c_(d))?e=f#g. and @alice@b.example, #tag #ａ·b",
  "https://例え.jp/ok です #نرم‌افزار",
  "👩‍👩‍👧‍👦🇸🇪👍🏽e\314\201",
  "http://a_b.example.com:80/x",
  "@a.b-c@xn--n3h.example!",
  "#foohttp://a.bc",
  "://",
  "http://",
  "@",
  "#",
  "＃",
  "·",
  ".",
  "(",
  "\r\n",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  const SnabelPostRules mastodon = { .is_mastodon = TRUE };
  g_autofree char      *input = g_strndup ((const char *) data, size);
  g_autofree char      *text = g_utf8_make_valid (input, -1);
  g_autofree char      *tag = snabel_hashtag_normalize (text);
  g_autoptr(GArray) parts = snabel_composed_text_find (text);
  gsize end = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const SnabelComposedPart *part = &g_array_index (parts, SnabelComposedPart, i);

      g_assert_cmpuint (part->start, >=, end);
      g_assert_cmpuint (part->start, <, part->name_end);
      g_assert_cmpuint (part->name_end, <=, part->end);
      end = part->end;
      g_assert_true (g_utf8_validate (text + part->start, (gssize) (end - part->start), NULL));
    }
  g_assert_cmpuint (end, <=, strlen (text));
  g_assert_cmpuint (snabel_post_length (input, tag, &mastodon), <=, strlen (text) + strlen (tag) + parts->len * SNABEL_POST_URL_LENGTH);

  return 0;
}
