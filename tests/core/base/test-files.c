/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are whole or not there. */
#include "snabel-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static char *folder;

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
test_write_and_read (void)
{
  g_autoptr(SnabelFiles) files = snabel_system_files_new ();
  g_autofree char *path = path_of ("file");
  g_autoptr(GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr(GBytes) second = g_bytes_new_static ("a\0b", 3);
  g_autoptr(GBytes) read = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  g_assert_true (snabel_files_write_durably (files, path, first, &error));
  g_assert_true (snabel_files_write_durably (files, path, second, &error));
  g_assert_no_error (error);
  read = snabel_files_read (files, path, 3, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, second));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_refusals (void)
{
  g_autoptr(SnabelFiles) files = snabel_system_files_new ();
  g_autofree char *path = path_of ("large");
  g_autofree char *missing = path_of ("missing/file");
  g_autoptr(GBytes) content = g_bytes_new_static ("content", 7);
  g_autoptr(GError) error = NULL;

  g_assert_true (snabel_files_write_durably (files, path, content, NULL));
  g_assert_null (snabel_files_read (files, path, 6, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (snabel_files_read (files, missing, 6, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_false (snabel_files_write_durably (files, missing, content, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (snabel_files_rename (files, missing, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_rename_and_remove (void)
{
  g_autoptr(SnabelFiles) files = snabel_system_files_new ();
  g_autofree char *from = path_of ("from");
  g_autofree char *to = path_of ("to");
  g_autoptr(GBytes) content = g_bytes_new_static ("content", 7);
  g_autoptr(GError) error = NULL;

  g_assert_true (snabel_files_write_durably (files, from, content, &error));
  g_assert_true (snabel_files_rename (files, from, to, &error));
  g_assert_false (g_file_test (from, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (to, G_FILE_TEST_EXISTS));
  g_assert_true (snabel_files_remove (files, to, &error));
  g_assert_true (snabel_files_remove (files, to, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
}

static void
test_make_directory (void)
{
  g_autoptr(SnabelFiles) files = snabel_system_files_new ();
  g_autofree char *path = path_of ("a/b");
  g_autofree char *file = path_of ("no-folder");
  g_autofree char *below = path_of ("no-folder/b");
  g_autoptr(GBytes) content = g_bytes_new_static ("", 0);
  g_autoptr(GError) error = NULL;
  GStatBuf info;

  g_assert_true (snabel_files_make_directory (files, path, &error));
  g_assert_true (snabel_files_make_directory (files, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_true (snabel_files_write_durably (files, file, content, NULL));
  g_assert_false (snabel_files_make_directory (files, below, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
}

int
main (int    argc,
      char **argv)
{
  int result = 0;

  snabel_test_init (&argc, &argv);
  folder = snabel_test_make_folder ();
  g_test_add_func ("/files/write-and-read", test_write_and_read);
  g_test_add_func ("/files/refusals", test_refusals);
  g_test_add_func ("/files/rename-and-remove", test_rename_and_remove);
  g_test_add_func ("/files/make-directory", test_make_directory);
  result = g_test_run ();
  snabel_test_remove_folder (folder);
  g_clear_pointer (&folder, g_free);

  return result;
}
