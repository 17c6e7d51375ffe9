/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that another process cannot pull away. */
#include "snabel-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "media/snabel-sealed-memory.h"

static void
test_there_and_back (void)
{
  g_autoptr(GBytes) first = g_bytes_new_static ("abc", 3);
  g_autoptr(GBytes) second = g_bytes_new_static ("de", 2);
  GBytes *parts[] = { first, second };
  g_autoptr(GError) error = NULL;
  g_autofd int fd = snabel_sealed_memory_new (parts, 2, &error);
  g_autoptr(GBytes) mapped = NULL;

  g_assert_no_error (error);
  mapped = snabel_sealed_memory_map (fd, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (mapped, NULL), g_bytes_get_size (mapped), "abcde", 5);
  g_assert_cmpint (write (fd, "x", 1), ==, -1);
  g_assert_cmpint (ftruncate (fd, 0), ==, -1);
  g_assert_null (snabel_sealed_memory_map (fd, 4, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_empty (void)
{
  g_autofd int fd = snabel_sealed_memory_new (NULL, 0, NULL);
  g_autoptr(GBytes) mapped = snabel_sealed_memory_map (fd, 10, NULL);

  g_assert_cmpuint (g_bytes_get_size (mapped), ==, 0);
}

/* A file, a pipe, or memory that may still shrink under whoever reads it. */
static void
test_not_sealed (void)
{
  g_autofd int file = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  g_autofd int memory = memfd_create ("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  g_autoptr(GError) error = NULL;

  g_assert_null (snabel_sealed_memory_map (file, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_cmpint (fcntl (memory, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_WRITE), ==, 0);
  g_assert_null (snabel_sealed_memory_map (memory, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/sealed-memory/there-and-back", test_there_and_back);
  g_test_add_func ("/sealed-memory/empty", test_empty);
  g_test_add_func ("/sealed-memory/not-sealed", test_not_sealed);

  return g_test_run ();
}
