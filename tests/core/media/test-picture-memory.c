/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A limit in bytes, and who goes first. */
#include "snabel-test.h"

#include "media/snabel-picture-memory.h"

/* One row of @n_pixels: four times as many bytes. */
static SnabelPicture *
make_picture (guint n_pixels)
{
  g_autoptr(GBytes) pixels = g_bytes_new_take (g_malloc0 (4 * n_pixels), 4 * n_pixels);
  SnabelPictureSize size = { n_pixels, 1 };

  return snabel_picture_new (size, size, pixels, NULL, 1);
}

static void
add (SnabelPictureMemory *memory,
     const char          *key,
     guint                n_pixels)
{
  g_autoptr(SnabelPicture) picture = make_picture (n_pixels);

  snabel_picture_memory_add (memory, key, picture);
}

static gboolean
has (SnabelPictureMemory *memory,
     const char          *key)
{
  g_autoptr(SnabelPicture) picture = snabel_picture_memory_lookup (memory, key);

  return picture != NULL;
}

static void
test_order (void)
{
  g_autoptr(SnabelPictureMemory) memory = snabel_picture_memory_new (120);

  add (memory, "a", 10);
  add (memory, "b", 10);
  add (memory, "c", 10);
  g_assert_cmpuint (snabel_picture_memory_get_size (memory), ==, 120);
  g_assert_true (has (memory, "a"));
  add (memory, "d", 10);
  g_assert_false (has (memory, "b"));
  g_assert_true (has (memory, "a") && has (memory, "c") && has (memory, "d"));
  g_assert_cmpuint (snabel_picture_memory_get_size (memory), ==, 120);

  snabel_picture_memory_set_limit (memory, 50);
  g_assert_true (has (memory, "d"));
  g_assert_cmpuint (snabel_picture_memory_get_size (memory), ==, 40);
  snabel_picture_memory_set_limit (memory, 0);
  g_assert_cmpuint (snabel_picture_memory_get_size (memory), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&memory));
}

static void
test_sizes (void)
{
  g_autoptr(SnabelPictureMemory) memory = snabel_picture_memory_new (120);

  add (memory, "a", 10);
  add (memory, "huge", 100);
  g_assert_true (has (memory, "a"));
  g_assert_false (has (memory, "huge"));
  add (memory, "a", 20);
  g_assert_cmpuint (snabel_picture_memory_get_size (memory), ==, 80);
  add (memory, "a", 5);
  g_assert_cmpuint (snabel_picture_memory_get_size (memory), ==, 20);
}

/* As a person scrolls: never above the limit, however many came. */
static void
test_many (void)
{
  g_autoptr(SnabelPictureMemory) memory = snabel_picture_memory_new (4000);

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      add (memory, key, 1 + i % 37);
      g_assert_cmpuint (snabel_picture_memory_get_size (memory), <=, 4000);
      g_assert_true (has (memory, key));
    }
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/picture-memory/order", test_order);
  g_test_add_func ("/picture-memory/sizes", test_sizes);
  g_test_add_func ("/picture-memory/many", test_many);

  return g_test_run ();
}
