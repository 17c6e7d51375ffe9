/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the first start to a reply, with the keyboard alone and by what a screen reader is told. */
#include "snabel-desk.h"

#define WORDS  "Who can hear me on this pier?"
#define ANSWER "I hear you, loud and clear"

/* Author, text, time. */
#define ARTICLE "?Tove*: " WORDS ", *"

static gboolean
has_answer (SnabelDesk   *desk,
            gconstpointer data)
{
  g_auto(GStrv) posts = snabel_test_instance_list_posts (desk->instance, "you");

  return g_strv_contains ((const char *const *) posts, "@tove " ANSWER);
}

static void
read_posts (SnabelDesk *desk)
{
  snabel_desk_go_to (desk, "j", ATSPI_ROLE_ARTICLE, ARTICLE);
  g_assert_cmpuint (snabel_desk_walk (desk), >, 5);
}

static void
answer (SnabelDesk *desk)
{
  snabel_desk_press (desk, "r");
  snabel_desk_meet (desk, ATSPI_ROLE_FRAME, "Reply");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_TEXT, "*");
  snabel_desk_check_names (desk);
  snabel_desk_type (desk, ANSWER);
  snabel_desk_press (desk, "ctrl+Return");
  snabel_desk_leave (desk, ATSPI_ROLE_FRAME, "Reply");
  g_assert_true (snabel_desk_wait (desk, has_answer, NULL));
  snabel_desk_expect_focus (desk, ATSPI_ROLE_ARTICLE, ARTICLE);
}

static void
look_at_keys (SnabelDesk *desk)
{
  snabel_desk_press (desk, "question");
  snabel_desk_meet (desk, ATSPI_ROLE_DIALOG, "Keyboard Shortcuts");
  snabel_desk_expect_focus_in (desk, ATSPI_ROLE_DIALOG, "Keyboard Shortcuts");
  snabel_desk_check_names (desk);
  snabel_desk_press (desk, "Escape");
  snabel_desk_leave (desk, ATSPI_ROLE_DIALOG, "Keyboard Shortcuts");
  snabel_desk_expect_focus (desk, ATSPI_ROLE_ARTICLE, ARTICLE);
}

static void
test_by_ear (void)
{
  g_autoptr(SnabelDesk) desk = snabel_desk_new ();
  g_autofree char *id = snabel_test_instance_post (desk->instance, "tove", WORDS);

  snabel_desk_start (desk);
  snabel_desk_sign_in (desk);
  read_posts (desk);
  answer (desk);
  look_at_keys (desk);
  snabel_desk_quit (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/by-ear/from-first-start", test_by_ear);

  return g_test_run ();
}
