/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test server as a program: prints where it is, and stays until it is told to go. */
#include "snabel-test-instance.h"

#include <glib-unix.h>
#include <locale.h>

static char    *manner_name = NULL;
static char    *tls_folder = NULL;
static char    *path = NULL;
static char    *account_host = NULL;
static int      port = 0;
static gboolean is_demo = FALSE;
static int      seconds_between = 20;

static const GOptionEntry options[] = {
  { "port", 0, 0, G_OPTION_ARG_INT, &port, "Listen there instead of anywhere", "N" },
  { "manner", 0, 0, G_OPTION_ARG_STRING, &manner_name, "mastodon, gotosocial, snac, hollo or pleroma", "NAME" },
  { "tls", 0, 0, G_OPTION_ARG_FILENAME, &tls_folder, "Speak https; make authority and certificate in DIR", "DIR" },
  { "path", 0, 0, G_OPTION_ARG_STRING, &path, "Put everything below a path", "/sub" },
  { "account-host", 0, 0, G_OPTION_ARG_STRING, &account_host, "Split the domain: handles end in HOST", "HOST" },
  { "demo", 0, 0, G_OPTION_ARG_NONE, &is_demo, "Fill it with people and posts", NULL },
  { "live", 0, 0, G_OPTION_ARG_INT, &seconds_between, "With --demo: let something happen every N seconds (0: never)", "N" },
  { NULL },
};

static gboolean
find_manner (SnabelTestManner *manner)
{
  static const char *const names[] = { "mastodon", "gotosocial", "snac", "hollo", "pleroma" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], manner_name != NULL ? manner_name : "mastodon") == 0)
      {
        *manner = (SnabelTestManner) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
live_cb (gpointer user_data)
{
  snabel_test_instance_live_a_little (user_data);

  return G_SOURCE_CONTINUE;
}

static SnabelTestInstance *
make_instance (SnabelTestManner manner,
               GError         **error)
{
  g_autoptr(SnabelTestInstance) instance = snabel_test_instance_new (manner);

  if (path != NULL)
    snabel_test_instance_set_path (instance, path);
  if (account_host != NULL)
    snabel_test_instance_set_account_host (instance, account_host);
  if (tls_folder != NULL)
    snabel_test_instance_set_tls (instance, tls_folder);
  if (!snabel_test_instance_start (instance, (guint) port, error))
    return NULL;
  if (is_demo)
    snabel_test_instance_load_demo (instance);

  return g_steal_pointer (&instance);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new ("- a strict Mastodon-API server on loopback");
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelTestInstance) instance = NULL;
  SnabelTestManner manner = SNABEL_TEST_MANNER_MASTODON;

  setlocale (LC_ALL, "C.UTF-8");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !find_manner (&manner))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "There is no such manner");
      return 1;
    }
  instance = make_instance (manner, &error);
  if (instance == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%s\n", snabel_test_instance_get_base_uri (instance));
  if (is_demo && seconds_between > 0)
    g_timeout_add_seconds ((guint) seconds_between, live_cb, instance);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_main_loop_run (loop);

  return 0;
}
