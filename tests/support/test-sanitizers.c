/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guard of the guards: what is lost on a fiber must fail the build with sanitizers. */
#include "snabel-test.h"

/* Not inlined, and its result not kept: the report has to name it. */
static G_NO_INLINE void
lose_memory (void)
{
  char *volatile lost = g_strdup ("lost on a fiber");

  lost = NULL;
  g_assert_null (lost);
}

static void
test_lose (void)
{
  lose_memory ();
}

static void
test_leak_on_fiber (void)
{
  g_test_trap_subprocess ("/sanitizers/leak-on-fiber/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*LeakSanitizer: detected memory leaks*lose_memory*");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/sanitizers/leak-on-fiber", test_leak_on_fiber);
  snabel_test_add ("/sanitizers/leak-on-fiber/subprocess", test_lose);

  return g_test_run ();
}
