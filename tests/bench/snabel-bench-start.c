/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program on a profile that exists, as a process of its own: says when its first frame with posts was drawn,
 * and then, if it is told to, how often it woke up while nothing happened. */
#include <adwaita.h>
#include <unistd.h>

#include "base/snabel-network.h"
#include "snabel-app.h"
#include "snabel-story-browser.h"
#include "snabel-test.h"
#include "timeline/snabel-timeline-view.h"

typedef struct
{
  SnabelApp *app;
  gulong     paint_handler;
  guint      settle;  /* seconds until everything is at rest */
  guint      seconds; /* how long wake-ups are counted; 0 for not at all */
  guint64    n_switches;
} Start;

static guint n_polls = 0;

static gint
counting_poll (GPollFD *fds,
               guint    n_fds,
               gint     timeout)
{
  gint result = g_poll (fds, n_fds, timeout);

  n_polls++;

  return result;
}

/* Each time a thread slept and was woken: over all threads of this process. */
static guint64
count_switches (void)
{
  g_autoptr(GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  guint64     n = 0;
  const char *task;

  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "status", NULL);
      g_autofree char *status = NULL;
      const char      *line;

      if (!g_file_get_contents (path, &status, NULL, NULL))
        continue;
      line = strstr (status, "\nvoluntary_ctxt_switches:");
      n += line != NULL ? g_ascii_strtoull (line + strlen ("\nvoluntary_ctxt_switches:"), NULL, 10) : 0;
    }

  return n;
}

static void
say (const char *line)
{
  char answer;

  g_print ("%s\n", line);
  fflush (stdout);
  /* The one who counts answers when it has looked. */
  if (read (STDIN_FILENO, &answer, 1) != 1)
    _exit (0);
}

static void
counted_cb (gpointer user_data)
{
  Start           *start = user_data;
  g_autofree char *line = g_strdup_printf ("idle %u %" G_GUINT64_FORMAT, n_polls, count_switches () - start->n_switches);

  say (line);
  _exit (0);
}

static void
settled_cb (gpointer user_data)
{
  Start *start = user_data;

  g_timeout_add_seconds_once (start->seconds, counted_cb, start);
  n_polls = 0;
  start->n_switches = count_switches ();
}

static SnabelTimelineView *
find_view (GtkWidget *widget)
{
  SnabelTimelineView *found = SNABEL_IS_TIMELINE_VIEW (widget) && gtk_widget_get_mapped (widget) ? SNABEL_TIMELINE_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);

  return found;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Start         *start)
{
  SnabelTimelineView *view = find_view (gtk_application_get_windows (GTK_APPLICATION (start->app))->data);
  g_autofree char    *line = g_strdup_printf ("frame %" G_GINT64_FORMAT, g_get_monotonic_time ());

  if (view == NULL || snabel_timeline_view_get_n_rows (view) == 0)
    return;

  g_clear_signal_handler (&start->paint_handler, clock);
  say (line);
  g_timeout_add_seconds_once (start->settle, settled_cb, start);
}

static void
realize_cb (GtkWidget *window,
            Start     *start)
{
  start->paint_handler = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), start);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWidget      *window,
                 Start          *start)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), start);
}

static SnabelPlatform *
make_platform (void)
{
  SnabelPlatform *platform = snabel_platform_new ();
  g_autoptr(SnabelPlatform) test_platform = snabel_test_platform_new ();

  platform->network = g_object_ref (test_platform->network);
  platform->launcher = snabel_story_browser_new ();
  platform->allows_loopback_http = TRUE;
  dex_unref (snabel_secrets_store (platform->secrets, g_getenv ("SNABEL_BENCH_KEY"), "", g_getenv ("SNABEL_BENCH_SECRET")));

  return platform;
}

/* snabel-bench-start FOLDER SETTLE SECONDS */
int
main (int    argc,
      char **argv)
{
  g_autoptr(SnabelPlatform) platform = NULL;
  g_autofree char *profile = NULL;
  Start            start = { 0 };

  if (argc != 4)
    return 2;

  dex_init ();
  profile = g_strconcat ("--profile=", argv[1], NULL);
  start.settle = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  start.seconds = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  if (start.seconds > 0)
    g_main_context_set_poll_func (NULL, counting_poll);
  platform = make_platform ();
  start.app = snabel_app_new (platform);
  g_signal_connect (start.app, "window-added", G_CALLBACK (window_added_cb), &start);

  return snabel_app_run (start.app, 2, (char *[]) { argv[0], profile, NULL });
}
