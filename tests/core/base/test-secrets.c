/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keeper that forgets at exit. */
#include "snabel-test.h"

static void
test_memory (void)
{
  g_autoptr(SnabelSecrets) secrets = snabel_memory_secrets_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *secret = NULL;

  g_assert_true (dex_await (snabel_secrets_unlock (secrets), NULL));
  g_assert_null (dex_await_string (snabel_secrets_lookup (secrets, "a"), &error));
  g_assert_error (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (dex_await (snabel_secrets_store (secrets, "a", "Label", "first"), &error));
  g_assert_true (dex_await (snabel_secrets_store (secrets, "a", "Label", "second"), &error));
  g_assert_true (dex_await (snabel_secrets_store (secrets, "b", "Label", "other"), &error));
  g_assert_no_error (error);
  secret = dex_await_string (snabel_secrets_lookup (secrets, "a"), &error);
  g_assert_cmpstr (secret, ==, "second");

  g_assert_true (dex_await (snabel_secrets_erase (secrets, "a"), &error));
  g_assert_true (dex_await (snabel_secrets_erase (secrets, "a"), &error));
  g_assert_no_error (error);
  g_assert_null (dex_await_string (snabel_secrets_lookup (secrets, "a"), &error));
  g_assert_error (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND);
}

/* A message that reaches a log must not hold what is kept. */
static void
test_error_tells_nothing (void)
{
  g_autoptr(SnabelSecrets) secrets = snabel_memory_secrets_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await (snabel_secrets_store (secrets, "a", "Label", "the-secret"), NULL));
  g_assert_null (dex_await_string (snabel_secrets_lookup (secrets, "b"), &error));
  g_assert_null (strstr (error->message, "the-secret"));
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/secrets/memory", test_memory);
  snabel_test_add ("/secrets/error-tells-nothing", test_error_tells_nothing);

  return g_test_run ();
}
