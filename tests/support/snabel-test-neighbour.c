/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts programs on the test's own bus, and turns the main loop until they are where the test wants them. */
#include "snabel-test-neighbour.h"

#define DUNST_NAME "org.freedesktop.Notifications"
#define DUNST_PATH "/org/freedesktop/Notifications"

/* What another process does wakes nobody here. */
#define TICK_MILLISECONDS 10

struct _SnabelTestNeighbour
{
  GSubprocess *process;
  char        *bus_name;
};

/**
 * snabel_test_spawn:
 * @argv: a command line
 *
 * The environment is that of with-display or with-bus, which g_test_init() may have replaced by folders that do
 * not exist; and what is fatal for us is not for others.
 *
 * Returns: (transfer full): the program
 */
GSubprocess *
snabel_test_spawn (const char *const *argv,
                   GSubprocessFlags   flags)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  const char      *home = g_getenv ("SNABEL_TEST_HOME");
  g_autofree char *data = g_build_filename (home, "data", NULL);
  g_autofree char *settings = g_build_filename (home, "config", NULL);
  g_autofree char *cache = g_build_filename (home, "cache", NULL);
  GSubprocess     *process = NULL;

  g_subprocess_launcher_setenv (launcher, "HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", settings, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", cache, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", g_getenv ("SNABEL_TEST_RUNTIME_DIR"), TRUE);
  g_subprocess_launcher_unsetenv (launcher, "XDG_DATA_DIRS");
  g_subprocess_launcher_unsetenv (launcher, "XDG_CONFIG_DIRS");
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  return process;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * snabel_test_wait_outside:
 *
 * As snabel_test_wait_until(), for a condition that looks at another process.
 */
void
snabel_test_wait_outside (SnabelTestCondition condition,
                          gpointer            data)
{
  guint tick = g_timeout_add (TICK_MILLISECONDS, tick_cb, NULL);

  snabel_test_wait_until (condition, data);
  g_source_remove (tick);
}

static gboolean
has_exited (gpointer data)
{
  return g_subprocess_get_identifier (data) == NULL;
}

/**
 * snabel_test_run:
 * @argv: a command line
 *
 * Runs it to its end, which must be a good one.
 */
void
snabel_test_run (const char *const *argv)
{
  g_autoptr(GSubprocess) process = snabel_test_spawn (argv, G_SUBPROCESS_FLAGS_NONE);

  snabel_test_wait_outside (has_exited, process);
  g_assert_true (g_subprocess_get_successful (process));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  GVariant **answer = user_data;

  *answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
has_answer (gpointer data)
{
  return *(GVariant **) data != NULL;
}

/**
 * snabel_test_ask:
 * @method: with its interface in front of it
 * @parameters: (nullable): floating
 *
 * The main loop turns meanwhile: who is asked may ask back, and may be this program.
 *
 * Returns: (transfer full): the answer; an error fails the test
 */
GVariant *
snabel_test_ask (const char *bus_name,
                 const char *path,
                 const char *method,
                 GVariant   *parameters)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  const char      *dot = strrchr (method, '.');
  g_autofree char *interface = g_strndup (method, dot - method);
  GVariant        *answer = NULL;

  g_assert_no_error (error);
  g_dbus_connection_call (bus, bus_name, path, interface, dot + 1, parameters, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL,
                          answered_cb, &answer);
  snabel_test_wait_until (has_answer, &answer);

  return answer;
}

static gboolean
is_there (gpointer data)
{
  g_autoptr(GVariant) reply = snabel_test_ask ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner",
                                               g_variant_new ("(s)", data));
  gboolean is_owned = FALSE;

  g_variant_get (reply, "(b)", &is_owned);

  return is_owned;
}

static gboolean
is_gone (gpointer data)
{
  return !is_there (data);
}

/**
 * snabel_test_neighbour_start:
 * @bus_name: the name it owns when it is ready
 * @argv: its command line
 *
 * Returns: (transfer full): a program that answers on the bus
 */
SnabelTestNeighbour *
snabel_test_neighbour_start (const char        *bus_name,
                             const char *const *argv)
{
  SnabelTestNeighbour *self = g_new0 (SnabelTestNeighbour, 1);

  self->bus_name = g_strdup (bus_name);
  self->process = snabel_test_spawn (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  snabel_test_wait_outside (is_there, self->bus_name);

  return self;
}

/**
 * snabel_test_neighbour_end:
 * @self: (transfer full): ended without being asked
 *
 * Returns when its name is free.
 */
void
snabel_test_neighbour_end (SnabelTestNeighbour *self)
{
  g_subprocess_force_exit (self->process);
  snabel_test_wait_outside (is_gone, self->bus_name);
  g_clear_object (&self->process);
  g_clear_pointer (&self->bus_name, g_free);
  g_free (self);
}

/**
 * snabel_test_dunst_start:
 *
 * Returns: (transfer full): a notification daemon
 */
SnabelTestNeighbour *
snabel_test_dunst_start (void)
{
  static const char *const argv[] = { "dunst", NULL };

  return snabel_test_neighbour_start (DUNST_NAME, argv);
}

static guint
ask_dunst (const char *property)
{
  g_autoptr(GVariant) reply = snabel_test_ask (DUNST_NAME, DUNST_PATH, "org.freedesktop.DBus.Properties.Get",
                                               g_variant_new ("(ss)", "org.dunstproject.cmd0", property));
  g_autoptr(GVariant) number = NULL;

  g_variant_get (reply, "(v)", &number);

  return g_variant_get_uint32 (number);
}

/**
 * snabel_test_dunst_count:
 *
 * Returns: how many alerts are on the screen
 */
guint
snabel_test_dunst_count (void)
{
  return ask_dunst ("displayedLength");
}

static gboolean
has_count (gpointer data)
{
  return snabel_test_dunst_count () == GPOINTER_TO_UINT (data);
}

/**
 * snabel_test_dunst_wait_count:
 *
 * Waits until as many alerts are on the screen, neither more nor less.
 */
void
snabel_test_dunst_wait_count (guint n_alerts)
{
  snabel_test_wait_outside (has_count, GUINT_TO_POINTER (n_alerts));
}

static gboolean
has_gone_count (gpointer data)
{
  return ask_dunst ("historyLength") == GPOINTER_TO_UINT (data);
}

/**
 * snabel_test_dunst_wait_gone:
 *
 * Waits until as many alerts have left the screen.
 */
void
snabel_test_dunst_wait_gone (guint n_alerts)
{
  snabel_test_wait_outside (has_gone_count, GUINT_TO_POINTER (n_alerts));
}

/**
 * snabel_test_dunst_click:
 *
 * Clicks the first alert.
 */
void
snabel_test_dunst_click (void)
{
  static const char *const argv[] = { "dunstctl", "action", "0", NULL };

  snabel_test_run (argv);
}
