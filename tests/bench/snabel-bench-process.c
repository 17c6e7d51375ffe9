/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program does as a process: how soon yesterday's posts are on the screen, and how still it is then.
 * The server is in this process, and counts what reaches it. */
#include "snabel-bench.h"

#include <stdio.h>

#include "snabel-story-steps.h"
#include "snabel-test.h"

#define N_POSTS  60
#define N_CACHED 40

/* What is still on its way to the server when a frame was drawn arrives within this. */
#define ARRIVAL_MILLISECONDS 50

typedef struct
{
  SnabelStory *story;
  char        *key;
  char        *secret;
} Home;

typedef struct
{
  GSubprocess      *process;
  GDataInputStream *output;
  gint64            start;
} Child;

static gboolean
has_posts (SnabelStory *story,
           gpointer     user_data)
{
  GListModel *timeline = G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (snabel_story_get_session (story))));

  return g_list_model_get_n_items (timeline) >= N_CACHED;
}

/* Yesterday: home was read, and is in the store. */
static gboolean
tell_yesterday (SnabelStory *story,
                gpointer     user_data)
{
  Home *home = user_data;
  g_autoptr(DexFuture) secret = NULL;

  if (!snabel_story_sign_in (story) || !snabel_story_reach_state (story, SNABEL_SESSION_LIVE) ||
      !snabel_story_wait (story, has_posts, NULL))
    return FALSE;
  snabel_story_settle (story);
  home->key = g_strdup (snabel_session_get_key (snabel_story_get_session (story)));
  secret = snabel_secrets_lookup (story->platform->secrets, home->key);
  home->secret = g_value_dup_string (dex_future_get_value (secret, NULL));

  return TRUE;
}

static SnabelStory *
make_home (Home *home)
{
  SnabelStory *story = snabel_story_new ();

  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Post %u: the crane that lifts our server into the loft is a rope and four friends.", i);
      g_autofree char *id = snabel_test_instance_post (story->instance, i % 2 == 0 ? "tove" : "you", text);
    }
  home->story = story;
  if (snabel_story_run (story, tell_yesterday, home) != 0)
    g_error ("Yesterday's home could not be read");
  /* The profile is free then. */
  snabel_story_begin_again (story);

  return story;
}

static void
home_clear (Home *home)
{
  g_clear_pointer (&home->story, snabel_story_free);
  g_clear_pointer (&home->key, g_free);
  g_clear_pointer (&home->secret, g_free);
}

/* A loader of its own for each: nothing of one start is warm in another but what the system keeps. */
static void
child_start (Child             *child,
             Home              *home,
             const char *const *argv)
{
  g_autoptr(GSubprocessLauncher) launcher =
              g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "SNABEL_BENCH_KEY", home->key, TRUE);
  g_subprocess_launcher_setenv (launcher, "SNABEL_BENCH_SECRET", home->secret, TRUE);
  child->start = g_get_monotonic_time ();
  child->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  child->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child->process));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  g_assert_no_error (error);
  *(char **) user_data = line != NULL ? line : g_strdup ("");
}

/* Meanwhile the server answers: it lives in this loop. */
static char *
child_read (Child      *child,
            const char *word)
{
  g_autofree char *line = NULL;

  g_data_input_stream_read_line_async (child->output, G_PRIORITY_DEFAULT, NULL, read_cb, &line);
  while (line == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!g_str_has_prefix (line, word))
    g_error ("The program said “%s” instead of “%s”", line, word);

  return g_strdup (line + strlen (word));
}

static void
child_answer (Child *child)
{
  gboolean is_written = g_output_stream_write_all (g_subprocess_get_stdin_pipe (child->process), "\n", 1, NULL, NULL, NULL);

  g_assert_true (is_written);
}

static void
child_end (Child *child)
{
  g_subprocess_force_exit (child->process);
  g_subprocess_wait (child->process, NULL, NULL);
  g_clear_object (&child->output);
  g_clear_object (&child->process);
}

static void
arrived_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
let_arrive (void)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (ARRIVAL_MILLISECONDS, arrived_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* In milliseconds, from before the process was made. */
static double
measure_start (Home              *home,
               const char *const *argv,
               guint             *n_requests)
{
  Child            child = { 0 };
  g_autofree char *frame = NULL;

  snabel_test_instance_forget_requests (home->story->instance);
  child_start (&child, home, argv);
  frame = child_read (&child, "frame ");
  let_arrive ();
  *n_requests += snabel_test_instance_get_requests (home->story->instance)->len;
  child_end (&child);

  return (double) (g_ascii_strtoll (frame, NULL, 10) - child.start) / 1000;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare_values);

  return g_array_index (values, double, values->len / 2);
}

static void
measure_first_frame (SnabelBenchFigures *figures,
                     Home               *home,
                     guint               n_pairs)
{
  const char *const empty[] = { SNABEL_BENCH_EMPTY, NULL };
  const char *const full[] = { SNABEL_BENCH_START, home->story->folder, "0", "0", NULL };
  g_autoptr(GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) empties = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) fulls = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *how = NULL;
  guint            n_requests = 0, n_none = 0;

  /* The first pair only fills the caches of the system. */
  for (guint i = 0; i <= n_pairs; i++)
    {
      double empty_time = measure_start (home, empty, &n_none);
      double full_time = measure_start (home, full, &n_requests);
      double ratio = full_time / empty_time;

      if (i == 0)
        {
          n_requests = 0;
          continue;
        }
      g_array_append_val (empties, empty_time);
      g_array_append_val (fulls, full_time);
      g_array_append_val (ratios, ratio);
    }
  how = g_strdup_printf ("process start to first frame with %d cached posts or more; median of %u pairs in turn", N_CACHED, n_pairs);
  snabel_bench_figures_add (figures, "first-frame", get_median (fulls), "ms", how);
  snabel_bench_figures_add (figures, "first-frame-empty", get_median (empties), "ms", "an AdwApplicationWindow without content, started the same way");
  snabel_bench_figures_add (figures, "first-frame-ratio", get_median (ratios), "", "median of the ratios of the pairs");
  snabel_bench_figures_add (figures, "first-frame-requests", (double) n_requests / n_pairs, "", "at the server when that frame was drawn, for each start");
}

/* Connections that the server holds open at @port, streaming or not. */
static guint
count_sockets (guint port)
{
  g_autofree char *table = NULL;
  g_autofree char *local = g_strdup_printf (":%04X ", port);
  g_auto(GStrv) lines = NULL;
  guint n = 0;

  if (!g_file_get_contents ("/proc/net/tcp", &table, NULL, NULL))
    return 0;
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) fields = g_strsplit_set (g_strstrip (lines[i]), " ", 5);

      /* 01 is established */
      n += g_strv_length (fields) > 3 && g_str_has_suffix (fields[1], g_strchomp (local)) && g_str_equal (fields[3], "01");
    }

  return n;
}

static void
measure_idle (SnabelBenchFigures *figures,
              Home               *home,
              guint               settle,
              guint               seconds)
{
  g_autoptr(GUri) uri = g_uri_parse (snabel_test_instance_get_base_uri (home->story->instance), G_URI_FLAGS_NONE, NULL);
  g_autofree char  *settle_text = g_strdup_printf ("%u", settle);
  g_autofree char  *seconds_text = g_strdup_printf ("%u", seconds);
  const char *const argv[] = { SNABEL_BENCH_START, home->story->folder, settle_text, seconds_text, NULL };
  Child             child = { 0 };
  g_autofree char  *how = g_strdup_printf ("in %u s, %u s after the start: window shown, live, nothing happens", seconds, settle);
  g_autofree char  *frame = NULL;
  g_autofree char  *idle = NULL;
  guint             n_polls = 0;
  guint             n_switches = 0;

  child_start (&child, home, argv);
  frame = child_read (&child, "frame ");
  child_answer (&child);
  idle = child_read (&child, "idle ");
  if (sscanf (idle, "%u %u", &n_polls, &n_switches) != 2)
    g_error ("“%s” are no counts", idle);
  snabel_bench_figures_add (figures, "idle-turns", n_polls, "", how);
  snabel_bench_figures_add (figures, "idle-wake-ups", n_switches, "", "the same, of all threads: voluntary switches in /proc");
  snabel_bench_figures_add (figures, "idle-streams", snabel_test_instance_get_n_streams (home->story->instance), "", "at the server, one account");
  snabel_bench_figures_add (figures, "idle-sockets", count_sockets ((guint) g_uri_get_port (uri)), "", "connections open at the server, streams among them");
  child_end (&child);
}

void
snabel_bench_first_frame (SnabelBenchFigures *figures,
                          guint               n_pairs)
{
  Home home = { 0 };

  make_home (&home);
  measure_first_frame (figures, &home, n_pairs);
  home_clear (&home);
}

void
snabel_bench_idle (SnabelBenchFigures *figures,
                   guint               settle,
                   guint               seconds)
{
  Home home = { 0 };

  make_home (&home);
  measure_idle (figures, &home, settle, seconds);
  home_clear (&home);
}
