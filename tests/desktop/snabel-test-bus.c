/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts programs on the test's own bus and waits until they are there. */
#include "snabel-test-bus.h"

#include "snabel-test-neighbour.h"

#include <signal.h>

struct _SnabelTestProgram
{
  GObject      parent_instance;
  GSubprocess *process;
  char        *bus_name;
};

G_DEFINE_FINAL_TYPE (SnabelTestProgram, snabel_test_program, G_TYPE_OBJECT)

static void
snabel_test_program_dispose (GObject *object)
{
  SnabelTestProgram *self = SNABEL_TEST_PROGRAM (object);

  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  g_clear_pointer (&self->bus_name, g_free);

  G_OBJECT_CLASS (snabel_test_program_parent_class)->dispose (object);
}

static void
snabel_test_program_class_init (SnabelTestProgramClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_test_program_dispose;
}

static void
snabel_test_program_init (SnabelTestProgram *self)
{
}

/**
 * snabel_test_bus_dup:
 *
 * Returns: (transfer full): the test's own session bus
 */
GDBusConnection *
snabel_test_bus_dup (void)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *bus = dex_await_object (dex_bus_get (G_BUS_TYPE_SESSION), &error);

  g_assert_no_error (error);

  return bus;
}

static gboolean
turn_over_cb (gpointer user_data)
{
  dex_promise_resolve_boolean (user_data, TRUE);

  return G_SOURCE_REMOVE;
}

/**
 * snabel_test_wait_a_turn:
 *
 * Lets the main loop work for 5 ms: other processes are waited for, so there is nothing to be woken by.
 */
void
snabel_test_wait_a_turn (void)
{
  DexPromise *promise = dex_promise_new ();

  g_timeout_add_full (G_PRIORITY_DEFAULT, 5, turn_over_cb, dex_ref (promise), dex_unref);
  dex_await (DEX_FUTURE (promise), NULL); /* It never rejects. */
}

/**
 * snabel_test_call:
 * @method: with its interface in front of it
 * @parameters: (nullable): floating
 *
 * Returns: (transfer full): the answer; an error fails the test
 */
GVariant *
snabel_test_call (const char *bus_name,
                  const char *path,
                  const char *method,
                  GVariant   *parameters)
{
  g_autoptr(GDBusConnection) bus = snabel_test_bus_dup ();
  g_autoptr(GError) error = NULL;
  const char      *dot = strrchr (method, '.');
  g_autofree char *interface = g_strndup (method, dot - method);
  GVariant        *reply = dex_await_variant (dex_dbus_connection_call (bus, bus_name, path, interface, dot + 1, parameters,
                                                                        NULL, G_DBUS_CALL_FLAGS_NONE, -1),
                                              &error);

  g_assert_no_error (error);

  return reply;
}

static gboolean
is_owned_on_bus (GDBusConnection *bus,
                 const char      *bus_name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = dex_await_variant (
    dex_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                              "NameHasOwner", g_variant_new ("(s)", bus_name), G_VARIANT_TYPE ("(b)"),
                              G_DBUS_CALL_FLAGS_NONE, -1),
    &error);
  gboolean is_owned = FALSE;

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &is_owned);

  return is_owned;
}

/**
 * snabel_test_wait_name:
 * @is_owned: whether to wait until it is there, or until it is gone
 */
void
snabel_test_wait_name (const char *bus_name,
                       gboolean    is_owned)
{
  g_autoptr(GDBusConnection) bus = snabel_test_bus_dup ();

  snabel_test_wait_until (is_owned_on_bus (bus, bus_name) == is_owned);
}

/**
 * snabel_test_program_start:
 * @bus_name: (nullable): the name it owns when it is ready
 * @input: (nullable): what it reads from its standard input
 * @argv: its command line
 *
 * Returns: (transfer full): a program that answers on the bus; it is ended with its last reference
 */
SnabelTestProgram *
snabel_test_program_start (const char        *bus_name,
                           const char        *input,
                           const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelTestProgram) self = g_object_new (SNABEL_TYPE_TEST_PROGRAM, NULL);

  self->bus_name = g_strdup (bus_name);
  self->process = snabel_test_spawn (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);

  if (input != NULL)
    g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), input, strlen (input), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);

  if (bus_name != NULL)
    snabel_test_wait_name (bus_name, TRUE);

  return g_steal_pointer (&self);
}

static gboolean
has_exited (SnabelTestProgram *self)
{
  return g_subprocess_get_identifier (self->process) == NULL;
}

/**
 * snabel_test_program_end:
 *
 * Ends the program and waits until its name is free.
 */
void
snabel_test_program_end (SnabelTestProgram *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  snabel_test_wait_until (has_exited (self));
  g_clear_object (&self->process);
  if (self->bus_name != NULL)
    snabel_test_wait_name (self->bus_name, FALSE);
}

static void
output_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DexPromise) promise = user_data;
  g_autoptr(GError) error = NULL;
  char *output = NULL;

  if (g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &output, NULL, &error))
    dex_promise_resolve_string (promise, output);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

/**
 * snabel_test_output_of:
 * @argv: a command line
 *
 * Returns: (transfer full): what the program writes to its standard output
 */
char *
snabel_test_output_of (const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = snabel_test_spawn (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *output = NULL;
  DexPromise      *promise = dex_promise_new ();

  g_subprocess_communicate_utf8_async (process, NULL, NULL, output_cb, dex_ref (promise));
  snabel_test_wait_until (!dex_future_is_pending (DEX_FUTURE (promise)));
  output = dex_await_string (DEX_FUTURE (promise), &error);
  g_assert_no_error (error);

  return g_steal_pointer (&output);
}
