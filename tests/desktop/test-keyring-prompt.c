/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyring's own prompt, answered with a keyboard: right, closed, and no longer wanted. */
#include "snabel-test-bus.h"

#include "keyring/snabel-keyring.h"

#define KEY "3c1f7c9e-6d0e-4a3c-9d2a-0f6a3f0c7a11"

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

static gboolean
is_prompt_shown (void)
{
  static const char *const argv[] = { "xdotool", "search", "--onlyvisible", "--class", "gcr-prompter", NULL };
  g_autofree char         *windows = snabel_test_output_of (argv);

  return *windows != '\0';
}

/* The prompt takes a moment to come up: so the keys are pressed until it has heard them. */
static void
type_until_done (DexFuture         *future,
                 const char *const *argv)
{
  snabel_test_wait_until (is_prompt_shown ());
  while (dex_future_is_pending (future))
    {
      g_autofree char *output = snabel_test_output_of (argv);

      for (guint i = 0; i < 60 && dex_future_is_pending (future); i++)
        snabel_test_wait_a_turn ();
    }
}

static void
test_unlock (void)
{
  static const char *const window_manager[] = { "openbox", NULL };
  static const char *const escape[] = { "xdotool", "key", "Escape", NULL };
  static const char *const password[] = { "xdotool", "key", "ctrl+a", "r", "i", "g", "h", "t", "Return", NULL };
  g_autoptr(SnabelTestProgram) openbox = snabel_test_program_start (NULL, NULL, window_manager);
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
  snabel_test_wait_until (is_prompt_shown ());
  dex_clear (&future);

  future = snabel_secrets_unlock (keyring);
  type_until_done (future, password);
  g_assert_true (dex_await_boolean (g_steal_pointer (&future), &error));
  g_assert_no_error (error);
  secret = dex_await_string (snabel_secrets_lookup (keyring, KEY), &error);
  g_assert_cmpstr (secret, ==, "secret");
  snabel_test_program_end (locked);
  snabel_test_program_end (openbox);
}

/* A desktop whose keyring has never been used: the first store asks for a password for a new one. */
static void
test_first_collection (void)
{
  static const char *const window_manager[] = { "openbox", NULL };
  static const char *const daemon[] = { "gnome-keyring-daemon", "--foreground", "--components=secrets", NULL };
  static const char *const escape[] = { "xdotool", "key", "Escape", NULL };
  static const char *const password[] = { "xdotool", "key", "n", "e", "w", "Tab", "n", "e", "w", "Return", NULL };
  g_autofree char         *folder = g_build_filename (g_getenv ("SNABEL_TEST_HOME"), "data", "keyrings", NULL);
  g_autoptr(SnabelTestProgram) openbox = snabel_test_program_start (NULL, NULL, window_manager);
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
