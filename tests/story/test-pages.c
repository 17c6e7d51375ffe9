/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screens that are made pictures of, in each look: nothing is cut or covered, all can be read, all has a name. */
#include "snabel-pictures.h"

static void
run (SnabelStoryFunc func)
{
  g_autoptr(SnabelStory) story = snabel_story_new ();

  g_assert_cmpint (snabel_story_run (story, func, NULL), ==, 0);
}

static void
test_home (void)
{
  run (snabel_pictures_tell_home);
}

static void
test_home_states (void)
{
  run (snabel_pictures_tell_home_error);
  run (snabel_pictures_tell_home_loading);
  run (snabel_pictures_tell_home_empty);
}

static void
test_accounts (void)
{
  run (snabel_pictures_tell_accounts);
}

static void
test_preferences (void)
{
  run (snabel_pictures_tell_preferences);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/home", test_home);
  g_test_add_func ("/pages/home-states", test_home_states);
  g_test_add_func ("/pages/accounts", test_accounts);
  g_test_add_func ("/pages/preferences", test_preferences);

  return g_test_run ();
}
