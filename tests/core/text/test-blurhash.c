/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of known hashes, and refusal of what is none. */
#include "snabel-corpus.h"
#include "snabel-test.h"

#include "text/snabel-blurhash.h"

#include <math.h>

static void
test_one_colour (void)
{
  /* 1 x 1 component: 0, no contrast, and the average 0xff0000 in four digits. */
  g_autoptr(GBytes) bytes = snabel_blurhash_decode ("00TI:j", 2, 1, 1);
  const guchar *pixels = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 8);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (pixels[i * 4], ==, 0xff);
      g_assert_cmpuint (pixels[i * 4 + 1], ==, 0);
      g_assert_cmpuint (pixels[i * 4 + 2], ==, 0);
      g_assert_cmpuint (pixels[i * 4 + 3], ==, 0xff);
    }
}

static void
test_refused (void)
{
  static const char *const refused[] = {
    "", "0", "00TI:", "00TI:jx", "00TI\"j", "~0TI:j", "/bin/sh: convert: Exec format error", "ä0TI:j",
    "U34C6W?vxujZaLofofj[4mD$RifkaeWBWBf", "LEHV6nWB2yk8pyo0adR*.7kCMdnjx"
  };
  g_autofree char *longest = g_strnfill (100 * 1000, '~');

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (snabel_blurhash_is_valid (refused[i]));
      g_assert_null (snabel_blurhash_decode (refused[i], 8, 8, 1));
    }
  g_assert_false (snabel_blurhash_is_valid (longest));
}

static void
test_largest (void)
{
  g_autofree char *digits = g_strnfill (4 + 2 * 81 - 1, '~');
  g_autofree char *hash = g_strconcat ("|", digits, NULL);
  g_autoptr(GBytes) bytes = snabel_blurhash_decode (hash, SNABEL_BLURHASH_MAX_SIZE, SNABEL_BLURHASH_MAX_SIZE, 1000);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, SNABEL_BLURHASH_MAX_SIZE * SNABEL_BLURHASH_MAX_SIZE * 4);
}

static void
check_record (JsonObject *record)
{
  const char *hash = snabel_corpus_get_string (record, "hash");
  const char *expected = snabel_corpus_get_string (record, "rgba_8x6_base64");
  g_autoptr(GBytes) bytes = hash != NULL ? snabel_blurhash_decode (hash, 8, 6, 1) : NULL;
  g_autofree guchar *wanted = NULL;
  const guchar      *pixels = NULL;
  gsize              length = 0;

  if (!json_object_get_boolean_member_with_default (record, "valid_length", TRUE))
    g_assert_null (bytes);
  if (expected == NULL || !json_object_get_boolean_member_with_default (record, "in_alphabet", TRUE) || bytes == NULL)
    return;

  pixels = g_bytes_get_data (bytes, NULL);
  wanted = g_base64_decode (expected, &length);
  g_assert_cmpuint (length, ==, g_bytes_get_size (bytes));
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (ABS ((int) pixels[i] - (int) wanted[i]), <=, 2);
}

static void
test_corpus (void)
{
  guint n_records = snabel_corpus_each ("images/blurhash.jsonl", check_record);

  g_assert_true (n_records == 0 || n_records > 200);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/blurhash/one-colour", test_one_colour);
  g_test_add_func ("/blurhash/refused", test_refused);
  g_test_add_func ("/blurhash/largest", test_largest);
  g_test_add_func ("/blurhash/corpus", test_corpus);

  return g_test_run ();
}
