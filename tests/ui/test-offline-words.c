/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about a lost connection, and for how long they are true. */
#include "snabel-test.h"
#include "widgets/snabel-offline-words.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define NOW    (1795440000 * SECOND) /* 2026-11-23 13:20:00 UTC */

static void
assert_words (gint64      since,
              gint64      retry_at,
              const char *expected)
{
  g_autofree char *words = snabel_offline_words_format (since, retry_at, NOW);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  assert_words (NOW - 60 * SECOND, 0, "Offline since 13:19.");
  assert_words (0, 0, "Offline.");
  assert_words (NOW, NOW + 25 * SECOND, "Offline since 13:20. Next try at 13:20:25.");
  assert_words (NOW, NOW + 61 * SECOND, "Offline since 13:20. Next try at 13:21:01.");
  assert_words (NOW, NOW - 5 * SECOND, "Offline since 13:20. Trying again…");
}

/* Whenever the lifetime is over the words are others; until then they are the same. */
static void
test_lifetime (void)
{
  gint64 retry_at = NOW + 200 * SECOND;
  gint64 now = NOW;
  guint  n_changes = 0;

  for (gint64 lifetime = snabel_offline_words_get_lifetime (retry_at, now); lifetime > 0;
       lifetime = snabel_offline_words_get_lifetime (retry_at, now))
    {
      g_autofree char *before = snabel_offline_words_format (0, retry_at, now);
      g_autofree char *last = snabel_offline_words_format (0, retry_at, now + lifetime - 1);
      g_autofree char *after = snabel_offline_words_format (0, retry_at, now + lifetime);

      g_assert_cmpstr (before, ==, last);
      g_assert_cmpstr (before, !=, after);
      now += lifetime;
      n_changes++;
    }
  g_assert_cmpint (n_changes, ==, 1);
  g_assert_cmpint (now, <=, retry_at);
  g_assert_cmpint (snabel_offline_words_get_lifetime (0, NOW), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/offline-words/words", test_words);
  snabel_test_add ("/offline-words/lifetime", test_lifetime);

  return g_test_run ();
}
