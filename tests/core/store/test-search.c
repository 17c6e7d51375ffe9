/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: posts are found by what they say, people by their names. */
#include "cache-fixture.h"

static void
test_search (void)
{
  g_auto(Fixture) fixture;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) rest = NULL;

  set_up (&fixture);
  save (&fixture, "[" POST ("3", "p3", "<p>Crème <b>brûlée</b> and C++</p>") "," POST ("5", "p5", "creme de la creme") "," POST ("4", "p4", "今日は東京で会議") "]");

  hits = await_rows (snabel_cache_search (fixture.cache, SNABEL_SEARCH_WORDS, "CREME", 0, 1));
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((SnabelCachedStatus *) g_ptr_array_index (hits, 0))->uri, ==, "https://example.com/p5");
  g_assert_cmpstr (((SnabelCachedStatus *) g_ptr_array_index (hits, 0))->account_key, ==, "key-1");
  rest = await_rows (snabel_cache_search (fixture.cache, SNABEL_SEARCH_WORDS, "CREME", ((SnabelCachedStatus *) g_ptr_array_index (hits, 0))->next, 9));
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_cmpstr (((SnabelCachedStatus *) g_ptr_array_index (rest, 0))->uri, ==, "https://example.com/p3");

  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "creme bru"), ==, 1);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "\"de la\" creme"), ==, 1);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "\"la de\""), ==, 0);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "東京"), ==, 1);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "京東"), ==, 0);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "会"), ==, 1);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "ann ærlig"), ==, 3);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "rème"), ==, 0);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_PARTS, "rulé"), ==, 1);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_PARTS, "ul"), ==, 0);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_PARTS, "東京で"), ==, 1);
}

/* Nothing that somebody types is an error. */
static void
test_search_hostile (void)
{
  static const char *const queries[] = {
    "",
    " ",
    "\"",
    "\"\"",
    "\"\"\"",
    "*",
    "-",
    "AND",
    "OR NOT",
    "NEAR(a b)",
    "text:x",
    "a\" OR \"b",
    "^x",
    "(",
    "!!! ???",
    "a*b",
    "\xf0\x9f\x90\x98",
    "'; DROP TABLE words; --",
  };
  g_auto(Fixture) fixture;

  set_up (&fixture);
  save (&fixture, POST ("1", "p1", "elephant"));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, queries[i]), ==, 0);
      g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_PARTS, queries[i]), ==, 0);
    }
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "!! ele"), ==, 1);
}

static void
test_search_after_edit (void)
{
  g_auto(Fixture) fixture;

  set_up (&fixture);
  save (&fixture, POST ("1", "p1", "before"));
  save (&fixture, POST ("1", "p1", "after"));
  save (&fixture, "{\"id\":\"2\",\"uri\":\"b\"," AUTHOR ",\"content\":\"after\",\"reblog\":" POST ("1", "p1", "after") "}");

  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "before"), ==, 0);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_PARTS, "efor"), ==, 0);
  g_assert_cmpuint (count_hits (&fixture, SNABEL_SEARCH_WORDS, "after"), ==, 1);
}

static guint
count_people (Fixture    *fixture,
              const char *text)
{
  g_autoptr(GPtrArray) people = await_rows (snabel_cache_find_people (fixture->cache, "key-1", text, 10));

  return people->len;
}

static void
test_people (void)
{
  g_auto(Fixture) fixture;

  set_up (&fixture);
  save (&fixture, POST ("1", "p1", "hi"));
  g_assert_cmpuint (count_people (&fixture, "ANN@"), ==, 1);
  g_assert_cmpuint (count_people (&fixture, "ærl"), ==, 1);
  g_assert_cmpuint (count_people (&fixture, "a%g"), ==, 0);
  g_assert_cmpuint (count_people (&fixture, "_"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);

  snabel_test_add ("/search/words", test_search);
  snabel_test_add ("/search/hostile", test_search_hostile);
  snabel_test_add ("/search/after-edit", test_search_after_edit);
  snabel_test_add ("/search/people", test_people);

  return g_test_run ();
}
