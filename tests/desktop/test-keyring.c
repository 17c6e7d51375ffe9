/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyring against a real gnome-keyring: open, locked, absent; and one that never answers. */
#include "snabel-test-bus.h"

#include "keyring/snabel-keyring.h"

#define SERVICE_NAME "org.freedesktop.secrets"
#define KEY          "3c1f7c9e-6d0e-4a3c-9d2a-0f6a3f0c7a11"
#define SECRET       "{\"token\":\"a \\\"quoted\\\" token\",\"client_secret\":\"ü\"}"

static SnabelTestProgram *
start_keyring (const char *password)
{
  static const char *const argv[] = { "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", NULL };

  return snabel_test_program_start (SERVICE_NAME, password, argv);
}

static SnabelSecrets *
keyring_new (void)
{
  g_autoptr(SnabelClock) clock = snabel_system_clock_new ();

  return snabel_keyring_new (clock);
}

static void
assert_rejects (DexFuture *future,
                int        code)
{
  g_autoptr(GError) error = NULL;

  dex_await (future, &error);
  g_assert_error (error, SNABEL_SECRETS_ERROR, code);
  g_assert_null (strstr (error->message, "token"));
}

static void
store (SnabelSecrets *keyring,
       const char    *secret)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await_boolean (snabel_secrets_store (keyring, KEY, "Snabel: @ada@example.org", secret), &error));
  g_assert_no_error (error);
}

static void
assert_holds (SnabelSecrets *keyring,
              const char    *secret)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *found = dex_await_string (snabel_secrets_lookup (keyring, KEY), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, secret);
}

static void
test_absent (void)
{
  g_autoptr(SnabelSecrets) keyring = keyring_new ();

  assert_rejects (snabel_secrets_lookup (keyring, KEY), SNABEL_SECRETS_ERROR_ABSENT);
  assert_rejects (snabel_secrets_store (keyring, KEY, "Label", SECRET), SNABEL_SECRETS_ERROR_ABSENT);
  assert_rejects (snabel_secrets_erase (keyring, KEY), SNABEL_SECRETS_ERROR_ABSENT);
  assert_rejects (snabel_secrets_unlock (keyring), SNABEL_SECRETS_ERROR_ABSENT);
}

static void
test_store_lookup_erase (void)
{
  g_autoptr(SnabelTestProgram) daemon = start_keyring ("right");
  g_autoptr(SnabelSecrets) keyring = keyring_new ();
  g_autoptr(GError) error = NULL;

  assert_rejects (snabel_secrets_lookup (keyring, KEY), SNABEL_SECRETS_ERROR_NOT_FOUND);
  store (keyring, "first");
  store (keyring, SECRET);
  assert_holds (keyring, SECRET);
  assert_rejects (snabel_secrets_lookup (keyring, "another account"), SNABEL_SECRETS_ERROR_NOT_FOUND);
  g_assert_true (dex_await_boolean (snabel_secrets_unlock (keyring), &error));
  g_assert_no_error (error);

  g_assert_true (dex_await_boolean (snabel_secrets_erase (keyring, KEY), &error));
  g_assert_no_error (error);
  assert_rejects (snabel_secrets_lookup (keyring, KEY), SNABEL_SECRETS_ERROR_NOT_FOUND);
  g_assert_true (dex_await_boolean (snabel_secrets_erase (keyring, KEY), &error));
  g_assert_no_error (error);
  snabel_test_program_end (daemon);
}

/* The same keyring object sees the service go and come back. */
static void
test_second_session (void)
{
  g_autoptr(SnabelTestProgram) first = start_keyring ("right");
  g_autoptr(SnabelTestProgram) second = NULL;
  g_autoptr(SnabelSecrets) keyring = keyring_new ();

  store (keyring, SECRET);
  snabel_test_program_end (first);
  assert_rejects (snabel_secrets_lookup (keyring, KEY), SNABEL_SECRETS_ERROR_ABSENT);

  second = start_keyring ("right");
  assert_holds (keyring, SECRET);
  snabel_test_program_end (second);
}

/* Without a display no prompt can be shown: the service answers as if it had been dismissed. */
static void
test_locked (void)
{
  g_autoptr(SnabelTestProgram) open = start_keyring ("right");
  g_autoptr(SnabelTestProgram) locked = NULL;
  g_autoptr(SnabelTestProgram) reopened = NULL;
  g_autoptr(SnabelSecrets) keyring = keyring_new ();

  store (keyring, SECRET);
  snabel_test_program_end (open);

  locked = start_keyring ("wrong");
  assert_rejects (snabel_secrets_lookup (keyring, KEY), SNABEL_SECRETS_ERROR_LOCKED);
  assert_rejects (snabel_secrets_lookup (keyring, "another account"), SNABEL_SECRETS_ERROR_LOCKED);
  assert_rejects (snabel_secrets_store (keyring, KEY, "Label", "other"), SNABEL_SECRETS_ERROR_LOCKED);
  assert_rejects (snabel_secrets_erase (keyring, KEY), SNABEL_SECRETS_ERROR_LOCKED);
  assert_rejects (snabel_secrets_unlock (keyring), SNABEL_SECRETS_ERROR_DENIED);
  snabel_test_program_end (locked);

  reopened = start_keyring ("right");
  assert_holds (keyring, SECRET);
  snabel_test_program_end (reopened);
}

static const char secret_service_xml[] =
  "<node><interface name='org.freedesktop.Secret.Service'>"
  "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
  "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
  "</interface></node>";

static GVariant *
never_answer (SnabelTestService *service,
              const char        *method,
              GVariant          *parameters)
{
  return NULL;
}

static void
test_never_answers (void)
{
  g_autoptr(SnabelTestService) service = snabel_test_service_new (SERVICE_NAME, "/org/freedesktop/secrets",
                                                                  secret_service_xml, never_answer);
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(SnabelSecrets) keyring = snabel_keyring_new (clock);
  DexFuture *late = NULL;
  DexFuture *dropped = NULL;

  snabel_test_service_set_is_there (service, TRUE);
  late = snabel_secrets_lookup (keyring, KEY);
  dropped = snabel_secrets_lookup (keyring, KEY);
  snabel_test_wait_until (snabel_test_service_get_n_calls (service, "OpenSession") == 2);
  dex_clear (&dropped);
  g_assert_true (dex_future_is_pending (late));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), 20 * G_TIME_SPAN_SECOND);
  assert_rejects (late, SNABEL_SECRETS_ERROR_FAILED);

  snabel_test_service_set_is_there (service, FALSE);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/keyring/absent", test_absent);
  snabel_test_add ("/keyring/store-lookup-erase", test_store_lookup_erase);
  snabel_test_add ("/keyring/second-session", test_second_session);
  snabel_test_add ("/keyring/locked-is-not-gone", test_locked);
  snabel_test_add ("/keyring/never-answers", test_never_answers);

  return g_test_run ();
}
