/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are called: their own words, without pictures spelled out. */
#include "session/snabel-shown-name.h"

#include "snabel-test.h"

#define EMOJI "\"emojis\": [{\"shortcode\": \"anchor\", \"url\": \"https://a.example/anchor.png\"}]"

static char *
dup_shown (const char *display_name)
{
  g_autofree char *json = g_strdup_printf ("{\"id\": \"1\", \"username\": \"sam\", \"acct\": \"sam\", \"display_name\": \"%s\", " EMOJI "}",
                                           display_name);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (json, &error);
  g_autoptr(SnabelAccount) account = NULL;

  g_assert_no_error (error);
  account = snabel_entity_new_from_json (SNABEL_TYPE_ACCOUNT, node, &error);
  g_assert_no_error (error);

  return snabel_shown_name_dup (account);
}

static void
test_shown_name (void)
{
  static const char *const names[][2] = {
    { "Sam Whitlock :anchor:", "Sam Whitlock" },
    { ":anchor: Sam :anchor: Whitlock", "Sam Whitlock" },
    { ":anchor:", "sam" },
    { "", "sam" },
    { "Sam :rope:", "Sam :rope:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = dup_shown (names[i][0]);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
}

/* Where a picture is all that somebody wrote, its name says more than nothing. */
static void
test_line (void)
{
  static const char *const lines[][2] = {
    { "Film :anchor: the\nending", "Film the ending" },
    { ":anchor:", ":anchor:" },
    { "At 12:30:45 it ends", "At 12:30:45 it ends" },
    { "", "" },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string ("{\"id\": \"1\", \"username\": \"sam\", \"acct\": \"sam\", " EMOJI "}", &error);
  g_autoptr(SnabelAccount) account = NULL;

  g_assert_no_error (error);
  account = snabel_entity_new_from_json (SNABEL_TYPE_ACCOUNT, node, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = snabel_shown_name_dup_line (lines[i][0], account->emojis);

      g_assert_cmpstr (line, ==, lines[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/shown-name/emoji", test_shown_name);
  g_test_add_func ("/shown-name/line", test_line);

  return g_test_run ();
}
