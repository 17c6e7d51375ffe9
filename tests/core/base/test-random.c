/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens, UUIDs and chance. */
#include "snabel-test.h"

static void
test_tokens (void)
{
  g_autoptr(SnabelRandom) random = snabel_system_random_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *token = snabel_random_dup_token (random, 32);

      /* RFC 7636, 4.1: 43 to 128 of these. */
      g_assert_cmpint (strlen (token), ==, 43);
      g_assert_cmpint (strspn (token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ==, 43);
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&token)));
    }
}

static void
test_short_tokens (void)
{
  g_autoptr(SnabelRandom) random = snabel_system_random_new ();
  static const guint lengths[] = { 0, 2, 3, 4, 6 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *token = snabel_random_dup_token (random, i);

      g_assert_cmpint (strlen (token), ==, lengths[i]);
    }
}

static void
test_uuids (void)
{
  g_autoptr(SnabelRandom) random = snabel_system_random_new ();

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *uuid = snabel_random_dup_uuid (random);
      g_autofree char *other = snabel_random_dup_uuid (random);

      g_assert_true (g_uuid_string_is_valid (uuid));
      g_assert_cmpint (uuid[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", uuid[19]));
      g_assert_cmpstr (uuid, !=, other);
    }
}

static void
test_doubles (void)
{
  g_autoptr(SnabelRandom) random = snabel_system_random_new ();
  double sum = 0;

  for (guint i = 0; i < 10000; i++)
    {
      double number = snabel_random_get_double (random);

      g_assert_cmpfloat (number, >=, 0);
      g_assert_cmpfloat (number, <, 1);
      sum += number;
    }
  /* Seventeen standard deviations from the mean. */
  g_assert_cmpfloat (sum, >, 4500);
  g_assert_cmpfloat (sum, <, 5500);
}

static void
test_seeded (void)
{
  g_autoptr(SnabelRandom) a = snabel_fake_random_new (7);
  g_autoptr(SnabelRandom) b = snabel_fake_random_new (7);
  g_autofree char *token_a = snabel_random_dup_token (a, 16);
  g_autofree char *token_b = snabel_random_dup_token (b, 16);

  g_assert_cmpstr (token_a, ==, token_b);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/random/tokens", test_tokens);
  g_test_add_func ("/random/short-tokens", test_short_tokens);
  g_test_add_func ("/random/uuids", test_uuids);
  g_test_add_func ("/random/doubles", test_doubles);
  g_test_add_func ("/random/seeded", test_seeded);

  return g_test_run ();
}
