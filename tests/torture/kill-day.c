/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill-day FOLDER URI TOKEN N: lives a day until the power fails at the N-th operation of a database,
 * and says on standard output what was acknowledged. */
#include "torture-day.h"

#include <string.h>
#include <unistd.h>

#include "snabel-fault-vfs.h"

static void
say_cb (gpointer    data,
        const char *what)
{
  g_autofree char *line = g_strconcat (what, "\n", NULL);

  g_assert_cmpint (write (STDOUT_FILENO, line, strlen (line)), ==, strlen (line));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(SnabelPlatform) platform = NULL;
  g_autoptr(SnabelSignInResult) result = snabel_sign_in_result_new ();
  TortureDay day = { .writes = TRUE, .acknowledged = say_cb };

  dex_init ();
  g_assert_cmpint (argc, ==, 5);
  platform = snabel_test_platform_new ();
  platform->vfs = g_strdup (snabel_fault_vfs_register ());
  result->base_uri = g_strdup (argv[2]);
  result->domain = g_strdup ("example");
  result->handle = g_strdup ("bo@example");
  result->account_id = g_strdup ("bo");
  result->credentials = snabel_credentials_new (argv[3], NULL, "client", "secret", "read write push");
  day.platform = platform;
  day.folder = argv[1];
  day.base_uri = argv[2];
  day.result = result;
  snabel_fault_vfs_arm (SNABEL_FAULT_POWER_CUT, (guint) g_ascii_strtoull (argv[4], NULL, 10));
  torture_day_live (&day);

  return 0;
}
