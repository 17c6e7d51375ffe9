/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Home comes to the screen under Wayland as well, and the end of the session ends the program, without a complaint. */
#include "snabel-desk.h"

#define WORDS "Who can see me from this pier?"

static void
test_home (void)
{
  g_autoptr(SnabelDesk) desk = snabel_desk_new ();
  g_autofree char *id = snabel_test_instance_post (desk->instance, "tove", WORDS);

  g_assert_null (g_getenv ("DISPLAY"));
  snabel_desk_move_in (desk);
  snabel_desk_start (desk);
  snabel_desk_meet (desk, ATSPI_ROLE_ARTICLE, "?Tove*: " WORDS ", *");
  snabel_desk_check_names (desk);
  snabel_desk_terminate (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wayland/home", test_home);

  return g_test_run ();
}
