/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture's whole way: the instance, the network, the disk, the real decoder, the memory. */
#include "snabel-test-world.h"

#include <string.h>

#include "decoder/snabel-decoder-client.h"

static SnabelTestWorld world;
static char           *shown; /* the id of whose face it is */
static SnabelDecoder  *decoder;

static void
set_up (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  decoder = snabel_decoder_client_new (clock, SNABEL_TEST_DECODER);
  world.platform->decoder = g_object_ref (decoder);
  snabel_test_world_sign_in (&world, "ada");
  shown = g_strdup (snabel_test_instance_add_account (world.instance, "cy"));
}

static void
tear_down (void)
{
  snabel_test_world_close (&world);
  g_clear_object (&decoder);
  g_clear_pointer (&shown, g_free);
}

static char *
build_path (void)
{
  return g_strdup_printf ("/avatars/%s.png", shown);
}

static DexFuture *
load (guint side)
{
  g_autofree char *path = build_path ();
  g_autofree char *uri = g_strconcat (snabel_test_instance_get_base_uri (world.instance), path, NULL);

  return snabel_pictures_load (snabel_accounts_get_pictures (world.accounts), uri, SNABEL_PICTURE_AVATAR, side, side);
}

static void
expect_n_requests (guint n_requests)
{
  g_autofree char *path = build_path ();

  g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "GET", path), ==, n_requests);
}

static gboolean
has_ended (gpointer data)
{
  return !dex_future_is_pending (data);
}

/* The server is on loopback: that it is the account's own is what lets it in. */
static void
test_once (void)
{
  g_autoptr(GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
  g_autoptr(DexFuture) all = NULL;
  SnabelPicture *first = NULL;

  set_up ();
  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (futures, load (i < 20 ? 48 : 96));
  all = dex_future_allv ((DexFuture *const *) futures->pdata, futures->len);
  snabel_test_wait_until (has_ended, all);
  g_assert_true (dex_future_is_resolved (all));
  first = g_value_get_boxed (dex_future_get_value (futures->pdata[0], NULL));
  g_assert_cmpuint (snabel_picture_get_width (first), ==, 48);
  g_assert_cmpuint (snabel_picture_get_natural_width (first), ==, 200);
  g_assert_true (g_value_get_boxed (dex_future_get_value (futures->pdata[19], NULL)) == first);
  expect_n_requests (1);
  g_assert_cmpuint (snabel_decoder_client_get_n_starts (SNABEL_DECODER_CLIENT (decoder)), ==, 1);
  g_ptr_array_set_size (futures, 0);
  tear_down ();
}

static gboolean
is_on_disk (gpointer data)
{
  g_autofree char *folder = g_build_filename (world.folder, "pictures", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir == NULL ? NULL : g_dir_read_name (dir);

  return name != NULL && strlen (name) == 64;
}

/* Scrolled away and back, and started again. */
static void
test_back (void)
{
  set_up ();
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(DexFuture) future = load (48);

      snabel_test_wait_until (has_ended, future);
      g_assert_true (dex_future_is_resolved (future));
      snabel_test_wait_until (is_on_disk, NULL);
      if (i == 0)
        snabel_pictures_set_memory_limit (snabel_accounts_get_pictures (world.accounts), 0);
      if (i == 1)
        snabel_test_world_reopen (&world);
    }
  expect_n_requests (1);
  tear_down ();
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/picture-flow/once", test_once);
  g_test_add_func ("/picture-flow/back", test_back);

  return g_test_run ();
}
