/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a keyring gives back may be anything. */
#include "snabel-test.h"

#include "session/accounts/snabel-credentials.h"

static void
test_round_trip (void)
{
  g_autoptr(SnabelCredentials) credentials = snabel_credentials_new ("token", NULL, "client", "secret \"quoted\"", "read write");
  g_autofree char *json = snabel_credentials_to_json (credentials);
  g_autoptr(SnabelCredentials) again = snabel_credentials_from_json (json);

  g_assert_cmpstr (again->access_token, ==, "token");
  g_assert_null (again->refresh_token);
  g_assert_cmpstr (again->client_id, ==, "client");
  g_assert_cmpstr (again->client_secret, ==, "secret \"quoted\"");
  g_assert_cmpstr (again->scope, ==, "read write");
}

static void
test_foreign (void)
{
  const char *foreign[] = { "", "x", "[]", "null", "{}", "{\"access_token\":\"\"}", "{\"access_token\":7}", "{\"access_token\":null}" };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_assert_null (snabel_credentials_from_json (foreign[i]));
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/credentials/round-trip", test_round_trip);
  g_test_add_func ("/credentials/foreign", test_foreign);

  return g_test_run ();
}
