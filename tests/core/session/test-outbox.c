/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts on their way: each is on the server exactly once, or the person knows why not. */
#include "snabel-outbox-world.h"

#define TEXT "Good morning from the hills"

static void
test_plain (void)
{
  g_autoptr(SnabelOutboxWorld) world = snabel_outbox_world_new (SNABEL_TEST_MANNER_MASTODON);

  snabel_outbox_world_send (world, TEXT);
  snabel_outbox_world_wait_empty (world);
  g_assert_cmpuint (snabel_outbox_world_count_posts (world, TEXT), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/outbox/plain", test_plain);

  return g_test_run ();
}
