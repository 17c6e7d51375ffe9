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

/* A folder that holds what is not ours is not closed to those whose it is. */
static void
test_foreign (void)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "letter", NULL);
  g_autofree char *lock = g_build_filename (folder, "lock", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = NULL;
  GStatBuf info;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_null (snabel_profile_open (folder, &error));
  g_assert_error (error, SNABEL_PROFILE_ERROR, SNABEL_PROFILE_ERROR_UNUSABLE);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0755);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  /* Once empty it may be ours, and stays so with whatever is put into it. */
  g_assert_cmpint (g_unlink (file), ==, 0);
  profile = snabel_profile_open (folder, &error);
  g_assert_no_error (error);
  g_clear_object (&profile);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  profile = snabel_profile_open (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
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
  g_test_add_func ("/profile/foreign", test_foreign);

  return g_test_run ();
}
