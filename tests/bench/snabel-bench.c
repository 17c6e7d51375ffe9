/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the interface, for a person to compare: never a test of time. */
#include "snabel-bench.h"

#include "snabel-ui-test.h"

#define DESCRIPTION                                                             \
  "row          bind and measure of one row: median and 99th percentile\n"      \
  "timeline     live row widgets, and memory after 200 posts and after 2,000\n" \
  "decode       pictures through the process that decodes them\n"               \
  "first-frame  until yesterday's posts are drawn, beside an empty window\n"    \
  "idle         wake-ups and connections while nothing happens (two minutes)\n" \
  "\n"                                                                          \
  "Without a name all of them."

static gboolean
is_wanted (char      **names,
           const char *name)
{
  return names == NULL || g_strv_contains ((const char *const *) names, name);
}

static gboolean
check_names (char **names)
{
  static const char *const known[] = { "row", "timeline", "decode", "first-frame", "idle", NULL };

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!g_strv_contains (known, names[i]))
      {
        g_printerr ("snabel-bench: there is no figure “%s”; --help lists them\n", names[i]);
        return FALSE;
      }

  return TRUE;
}

static void
set_up (char *program)
{
  char  *arguments[] = { program, NULL };
  char **argv = arguments;
  int    argc = 1;

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", SNABEL_BENCH_SCHEMA_DIR, TRUE);
  g_setenv ("ADW_DISABLE_PORTAL", "1", TRUE);
  snabel_ui_test_init (&argc, &argv);
  /* No test: what libraries have to say to those who debug them is no part of the table. */
  g_log_set_default_handler (g_log_default_handler, NULL);
}

static void
measure (SnabelBenchFigures *figures,
         char              **names,
         gboolean            is_quick)
{
  if (is_wanted (names, "timeline"))
    snabel_bench_timeline (figures, is_quick ? 20 : 200, is_quick ? 60 : 2000);
  if (is_wanted (names, "row"))
    snabel_bench_row (figures, is_quick ? 20 : 1000);
  if (is_wanted (names, "decode"))
    snabel_bench_decode (figures, is_quick ? 1 : 10);
  if (is_wanted (names, "first-frame"))
    snabel_bench_first_frame (figures, is_quick ? 1 : 15);
  if (is_wanted (names, "idle"))
    snabel_bench_idle (figures, is_quick ? 1 : 70, is_quick ? 1 : 60);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new ("[NAME…]");
  g_autoptr(SnabelBenchFigures) figures = snabel_bench_figures_new ();
  g_autofree char *json = NULL;
  g_auto(GStrv) names = NULL;
  g_autoptr(GError) error = NULL;
  gboolean           is_quick = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_FILENAME, &json, "Write the figures into FILE as well", "FILE" },
    { "quick", 0, 0, G_OPTION_ARG_NONE, &is_quick, "Small counts: does it work at all?", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL },
    { 0 },
  };

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, DESCRIPTION);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("snabel-bench: %s\n", error->message);
      return 2;
    }
  if (!check_names (names))
    return 2;

  set_up (argv[0]);
  measure (figures, names, is_quick);
  snabel_bench_figures_print (figures);
  if (json != NULL && !snabel_bench_figures_save (figures, json, &error))
    {
      g_printerr ("snabel-bench: %s\n", error->message);
      return 1;
    }

  return 0;
}
