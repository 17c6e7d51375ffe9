/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that come back, that are damaged, that are too many. */
#include "snabel-test.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "media/snabel-picture-disk.h"

static void
put (SnabelPictureDisk *disk,
     const char        *uri,
     gsize              size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await (snabel_picture_disk_write (disk, uri, bytes), &error));
  g_assert_no_error (error);
}

/* Bytes that are there, or 0. */
static gsize
get (SnabelPictureDisk *disk,
     const char        *uri)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = dex_await_boxed (snabel_picture_disk_read (disk, uri), &error);

  if (bytes == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  return bytes == NULL ? 0 : g_bytes_get_size (bytes);
}

static char *
find_file (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);

  return name == NULL ? NULL : g_build_filename (folder, name, NULL);
}

static void
test_again (void)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *below = g_build_filename (folder, "a", "b", NULL);
  g_autoptr(SnabelPictureDisk) disk = snabel_picture_disk_new (below, 1000);
  g_autoptr(SnabelPictureDisk) later = NULL;
  GStatBuf info = { 0 };

  g_assert_cmpuint (get (disk, "https://a/1"), ==, 0);
  put (disk, "https://a/1", 100);
  put (disk, "https://a/1", 101);
  g_assert_cmpuint (get (disk, "https://a/1"), ==, 101);
  g_assert_cmpuint (get (disk, "https://a/2"), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&disk));
  later = snabel_picture_disk_new (below, 1000);
  g_assert_cmpuint (get (later, "https://a/1"), ==, 101);
  g_assert_cmpint (g_stat (below, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  snabel_test_remove_folder (folder);
}

/* Cut, changed or emptied: it is as if it had never been there, and the next one is written. */
static void
test_damage (void)
{
  static const char *const contents[] = { "", "short", "a file of the right length that somebody else has written, or a disk" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *folder = snabel_test_make_folder ();
      g_autoptr(SnabelPictureDisk) disk = snabel_picture_disk_new (folder, 1000);
      g_autofree char *path = NULL;

      put (disk, "https://a/1", 100);
      path = find_file (folder);
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_cmpuint (get (disk, "https://a/1"), ==, 0);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      put (disk, "https://a/1", 100);
      g_assert_cmpuint (get (disk, "https://a/1"), ==, 100);
      snabel_test_remove_folder (folder);
    }
}

static void
set_age (const char        *folder,
         SnabelPictureDisk *disk,
         const char        *uri,
         guint              age)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  time_t           used = 1000000000 - age;
  GStatBuf         info = { 0 };

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (g_utime (path, &(struct utimbuf) { used, used }), ==, 0);
}

static void
test_limit (void)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *foreign = g_build_filename (folder, "cut-short.ABCDEF", NULL);
  g_autoptr(SnabelPictureDisk) disk = snabel_picture_disk_new (folder, 1000);

  g_assert_true (g_file_set_contents (foreign, "x", -1, NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://a/%u", i);

      put (disk, uri, 150);
      set_age (folder, disk, uri, 100 - i);
    }
  g_assert_false (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (get (disk, "https://a/0"), ==, 150);
  put (disk, "https://a/5", 150);
  g_assert_cmpuint (get (disk, "https://a/1"), ==, 0);
  g_assert_cmpuint (get (disk, "https://a/0"), ==, 150);
  g_assert_cmpuint (get (disk, "https://a/4"), ==, 150);
  g_assert_cmpuint (get (disk, "https://a/5"), ==, 150);
  snabel_test_remove_folder (folder);
}

static void
test_no_folder (void)
{
  g_autoptr(SnabelPictureDisk) disk = snabel_picture_disk_new ("/dev/null/pictures", 1000);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (get (disk, "https://a/1"), ==, 0);
  g_assert_false (dex_await (snabel_picture_disk_write (disk, "https://a/1", bytes), &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/picture-disk/again", test_again);
  snabel_test_add ("/picture-disk/damage", test_damage);
  snabel_test_add ("/picture-disk/limit", test_limit);
  snabel_test_add ("/picture-disk/no-folder", test_no_folder);

  return g_test_run ();
}
