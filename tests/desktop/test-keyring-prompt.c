/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyring's own prompt, answered with a keyboard: right, closed, and no longer wanted. */
#include "snabel-test-bus.h"

#include <glib/gstdio.h>
#include <signal.h>

#include "keyring/snabel-keyring.h"

#define BUS      "org.freedesktop.DBus"
#define PROMPTER "org.gnome.keyring.SystemPrompter"
#define KEY      "3c1f7c9e-6d0e-4a3c-9d2a-0f6a3f0c7a11"

static SnabelTestProgram *
start_keyring (const char *password)
{
  static const char *const argv[] = { "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", NULL };

  return snabel_test_program_start ("org.freedesktop.secrets", password, argv);
}

static SnabelSecrets *
keyring_new (void)
{
  g_autoptr(SnabelClock) clock = snabel_system_clock_new ();

  return snabel_keyring_new (clock);
}

/* What is typed before the window manager is there goes to nobody. */
static SnabelTestProgram *
start_window_manager (void)
{
  g_autofree char   *path = g_build_filename (g_getenv ("SNABEL_TEST_HOME"), "managed", NULL);
  g_autofree char   *startup = g_strdup_printf ("touch %s", path);
  const char        *argv[] = { "openbox", "--sm-disable", "--startup", startup, NULL };
  SnabelTestProgram *openbox = NULL;

  g_unlink (path);
  openbox = snabel_test_program_start (NULL, NULL, argv);
  snabel_test_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));

  return openbox;
}

/* Returns: (transfer full): the prompt's window, empty if there is none */
static char *
find_prompt (void)
{
  static const char *const argv[] = { "xdotool", "search", "--onlyvisible", "--class", "gcr-prompter", NULL };

  return g_strstrip (snabel_test_output_of (argv));
}

/* Returns: (transfer full) (nullable): the prompt's window, once what is typed goes to it */
static char *
find_ready_prompt (void)
{
  static const char *const argv[] = { "xdotool", "getwindowfocus", NULL };
  g_autofree char         *prompt = find_prompt ();
  g_autofree char         *focus = g_strstrip (snabel_test_output_of (argv));

  return *prompt != '\0' && g_str_equal (prompt, focus) ? g_steal_pointer (&prompt) : NULL;
}

static gboolean
is_prompt_ready (void)
{
  g_autofree char *prompt = find_ready_prompt ();

  return prompt != NULL;
}

static gboolean
is_prompt_gone (void)
{
  g_autofree char *prompt = find_prompt ();

  return *prompt == '\0';
}

/* Types once into each prompt: what is typed twice may land on a button, or in the prompt after it. */
static gboolean
has_answered (DexFuture         *future,
              const char *const *argv,
              char             **answered)
{
  g_autofree char *prompt = find_ready_prompt ();
  g_autofree char *output = NULL;

  if (prompt != NULL && g_set_str (answered, prompt))
    output = snabel_test_output_of (argv);

  return !dex_future_is_pending (future);
}

/* A prompt that still closes must not be taken for the next one. */
static void
type_until_done (DexFuture         *future,
                 const char *const *argv)
{
  g_autofree char *answered = NULL;

  snabel_test_wait_until (has_answered (future, argv, &answered));
  snabel_test_wait_until (is_prompt_gone ());
}

/* A prompter whose keyring went away in the midst of a prompt does not always show another. */
static void
end_prompter (void)
{
  g_autoptr(GVariant) reply = snabel_test_call (BUS, "/org/freedesktop/DBus", BUS ".GetConnectionUnixProcessID",
                                                g_variant_new ("(s)", PROMPTER));
  guint process_id = 0;

  g_variant_get (reply, "(u)", &process_id);
  kill ((pid_t) process_id, SIGTERM);
  snabel_test_wait_name (PROMPTER, FALSE);
}

static void
test_unlock (void)
{
  static const char *const escape[] = { "xdotool", "key", "Escape", NULL };
  static const char *const password[] = { "xdotool", "key", "ctrl+a", "r", "i", "g", "h", "t", "Return", NULL };
  g_autoptr(SnabelTestProgram) openbox = start_window_manager ();
  g_autoptr(SnabelTestProgram) open = start_keyring ("right");
  g_autoptr(SnabelTestProgram) locked = NULL;
  g_autoptr(SnabelSecrets) keyring = keyring_new ();
  g_autoptr(DexFuture) future = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *secret = NULL;

  g_assert_true (dex_await_boolean (snabel_secrets_store (keyring, KEY, "Snabel", "secret"), &error));
  snabel_test_program_end (open);
  locked = start_keyring ("wrong");

  future = snabel_secrets_unlock (keyring);
  type_until_done (future, escape);
  dex_await (g_steal_pointer (&future), &error);
  g_assert_error (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_DENIED);
  g_clear_error (&error);

  /* Nobody waits for this one any more: the keyring lives on, and the person may answer. */
  future = snabel_secrets_unlock (keyring);
  snabel_test_wait_until (is_prompt_ready ());
  dex_clear (&future);

  future = snabel_secrets_unlock (keyring);
  type_until_done (future, password);
  g_assert_true (dex_await_boolean (g_steal_pointer (&future), &error));
  g_assert_no_error (error);
  secret = dex_await_string (snabel_secrets_lookup (keyring, KEY), &error);
  g_assert_cmpstr (secret, ==, "secret");
  end_prompter ();
  snabel_test_program_end (locked);
  snabel_test_program_end (openbox);
}

/* A desktop whose keyring has never been used: the first store asks for a password for a new one. */
static void
test_first_collection (void)
{
  static const char *const daemon[] = { "gnome-keyring-daemon", "--foreground", "--components=secrets", NULL };
  static const char *const escape[] = { "xdotool", "key", "Escape", NULL };
  static const char *const password[] = { "xdotool", "key", "ctrl+a", "n", "e", "w", "Tab", "ctrl+a", "n", "e", "w", "Return", NULL };
  g_autofree char         *folder = g_build_filename (g_getenv ("SNABEL_TEST_HOME"), "data", "keyrings", NULL);
  g_autoptr(SnabelTestProgram) openbox = start_window_manager ();
  g_autoptr(SnabelTestProgram) fresh = NULL;
  g_autoptr(SnabelSecrets) keyring = keyring_new ();
  g_autoptr(DexFuture) future = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *secret = NULL;

  snabel_test_remove_folder (folder);
  fresh = snabel_test_program_start ("org.freedesktop.secrets", NULL, daemon);
  dex_await (snabel_secrets_lookup (keyring, KEY), &error);
  g_assert_error (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  future = snabel_secrets_store (keyring, KEY, "Snabel", "secret");
  type_until_done (future, escape);
  dex_await (g_steal_pointer (&future), &error);
  g_assert_error (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_DENIED);
  g_clear_error (&error);

  future = snabel_secrets_store (keyring, KEY, "Snabel", "secret");
  type_until_done (future, password);
  g_assert_true (dex_await_boolean (g_steal_pointer (&future), &error));
  g_assert_no_error (error);
  secret = dex_await_string (snabel_secrets_lookup (keyring, KEY), &error);
  g_assert_cmpstr (secret, ==, "secret");
  end_prompter ();
  snabel_test_program_end (fresh);
  snabel_test_program_end (openbox);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/keyring-prompt/unlock", test_unlock);
  snabel_test_add ("/keyring-prompt/first-collection", test_first_collection);

  return g_test_run ();
}
