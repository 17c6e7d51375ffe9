/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be said of any error. */
#include "snabel-test.h"

#include "base/snabel-error.h"

static gboolean
is_in_doubt (GQuark domain,
             int    code)
{
  g_autoptr(GError) error = g_error_new_literal (domain, code, "text");

  return snabel_error_is_in_doubt (error);
}

static void
test_in_doubt (void)
{
  g_assert_true (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_UNREACHABLE));
  g_assert_true (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_TIMED_OUT));
  g_assert_true (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_SERVER_FAILED));
  g_assert_true (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY));
  g_assert_true (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_TOO_LARGE));
  g_assert_true (is_in_doubt (G_IO_ERROR, G_IO_ERROR_CANCELLED));

  g_assert_false (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_CERTIFICATE));
  g_assert_false (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED));
  g_assert_false (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_FORBIDDEN));
  g_assert_false (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND));
  g_assert_false (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED));
  g_assert_false (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_RATE_LIMITED));
  g_assert_false (is_in_doubt (SNABEL_API_ERROR, SNABEL_API_ERROR_INSECURE));
  g_assert_false (snabel_error_is_in_doubt (NULL));
}

static void
test_cancelled (void)
{
  g_autoptr(GError) by_gio = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "text");
  g_autoptr(GError) by_fiber = g_error_new_literal (DEX_ERROR, DEX_ERROR_FIBER_CANCELLED, "text");
  g_autoptr(GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "text");

  g_assert_true (snabel_error_is_cancelled (by_gio));
  g_assert_true (snabel_error_is_cancelled (by_fiber));
  g_assert_false (snabel_error_is_cancelled (other));
  g_assert_false (snabel_error_is_cancelled (NULL));
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/error/in-doubt", test_in_doubt);
  g_test_add_func ("/error/cancelled", test_cancelled);

  return g_test_run ();
}
