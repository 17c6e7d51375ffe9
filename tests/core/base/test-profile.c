/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One profile, one holder. */
#include "snabel-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/snabel-profile.h"

static void
test_open (void)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *directory = g_build_filename (folder, "new", "profile", NULL);
  g_autofree char *expected = g_build_filename (directory, "words.db", NULL);
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = snabel_profile_open (directory, &error);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpstr (snabel_profile_get_directory (profile), ==, directory);
  path = snabel_profile_build_path (profile, "words.db");
  g_assert_cmpstr (path, ==, expected);
  g_assert_cmpint (g_stat (directory, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  snabel_test_remove_folder (folder);
}

static void
test_busy (void)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) first = snabel_profile_open (folder, &error);
  g_autoptr(SnabelProfile) third = NULL;

  g_assert_no_error (error);
  g_assert_null (snabel_profile_open (folder, &error));
  g_assert_error (error, SNABEL_PROFILE_ERROR, SNABEL_PROFILE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);

  g_assert_finalize_object (g_steal_pointer (&first));
  third = snabel_profile_open (folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (third);
  snabel_test_remove_folder (folder);
}

static void
test_unusable (void)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "profile", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (snabel_profile_open (below, &error));
  g_assert_error (error, SNABEL_PROFILE_ERROR, SNABEL_PROFILE_ERROR_UNUSABLE);
  snabel_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/profile/open", test_open);
  g_test_add_func ("/profile/busy", test_busy);
  g_test_add_func ("/profile/unusable", test_unusable);

  return g_test_run ();
}
