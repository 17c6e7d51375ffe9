/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts in the sealed file: locked at each start, never looked for in a keyring, and gone when they go. */
#include "snabel-shy-secrets.h"
#include "snabel-test-browser.h"
#include "snabel-test.h"

#include "keyring/snabel-keepers.h"
#include "keyring/snabel-sealed-file.h"
#include "session/accounts/snabel-accounts.h"
#include "session/sign-in/snabel-sign-in.h"

#define PASSPHRASE "correct horse battery staple"

typedef struct
{
  char               *folder;
  char               *path;
  SnabelPlatform     *platform;
  SnabelSecrets      *keyring;
  SnabelTestInstance *instance;
  SnabelAccounts     *accounts;
} World;

static void
open_accounts (World *world)
{
  const SnabelSealedLimits cheap = { crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = snabel_profile_open (world->folder, &error);

  g_assert_no_error (error);
  g_clear_object (&world->platform->vault);
  g_clear_object (&world->platform->secrets);
  world->platform->vault = snabel_sealed_file_new_with_limits (world->platform->files, &cheap);
  world->platform->secrets = snabel_keepers_new (world->keyring, world->platform->vault);
  world->accounts = snabel_accounts_new (world->platform, profile);
  snabel_await (snabel_accounts_open (world->accounts), &error);
  g_assert_no_error (error);
}

static void
close_accounts (World *world)
{
  g_autoptr(GError) error = NULL;

  snabel_await (snabel_accounts_close (world->accounts), &error);
  g_assert_no_error (error);
  g_clear_object (&world->accounts);
}

static void
world_open (World *world)
{
  g_autoptr(GError) error = NULL;
  SnabelTestBrowser *browser = snabel_test_browser_new (SNABEL_TEST_MOOD_APPROVES);

  world->folder = snabel_test_make_folder ();
  world->path = g_build_filename (world->folder, SNABEL_SEALED_FILE_NAME, NULL);
  world->platform = snabel_test_platform_new ();
  world->keyring = snabel_shy_secrets_new ();
  snabel_shy_secrets_set_mood (world->keyring, SNABEL_SECRETS_ERROR_ABSENT);
  world->instance = snabel_test_instance_new (SNABEL_TEST_MANNER_MASTODON);
  snabel_test_instance_add_account (world->instance, "anna");
  snabel_test_instance_start (world->instance, 0, &error);
  g_assert_no_error (error);
  snabel_test_browser_set_account (browser, world->instance, "anna");
  world->platform->launcher = SNABEL_LAUNCHER (browser);
  open_accounts (world);
}

static void
world_clear (World *world)
{
  close_accounts (world);
  g_clear_object (&world->instance);
  g_clear_object (&world->keyring);
  g_clear_pointer (&world->platform, snabel_platform_unref);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
  g_clear_pointer (&world->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
restart (World *world)
{
  close_accounts (world);
  open_accounts (world);
}

static SnabelSession *
add (World          *world,
     SnabelKeepToken keep,
     GError        **error)
{
  g_autoptr(SnabelSignIn) sign_in = snabel_sign_in_new (world->platform);
  g_autoptr(SnabelSignInResult) result = NULL;

  result = snabel_await_boxed (snabel_sign_in_run (sign_in, snabel_test_instance_get_base_uri (world->instance)), NULL);
  g_assert_nonnull (result);

  return snabel_await_object (snabel_accounts_add (world->accounts, result, keep), error);
}

static void
add_well (World          *world,
          SnabelKeepToken keep)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelSession) session = add (world, keep, &error);

  g_assert_no_error (error);
  g_assert_nonnull (session);
}

static void
assert_works (DexFuture *work)
{
  g_autoptr(GError) error = NULL;

  snabel_await (work, &error);
  g_assert_no_error (error);
}

static SnabelSession *
get_session (World *world)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (world->accounts), 0);

  return session;
}

static void
await_state (World             *world,
             SnabelSessionState state)
{
  while (snabel_session_get_state (get_session (world)) != state)
    snabel_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);
}

static void
keep_in_file (World *world)
{
  assert_works (snabel_vault_create (world->platform->vault, PASSPHRASE));
  add_well (world, SNABEL_KEEP_TOKEN_IN_FILE);
  g_assert_true (snabel_session_get_is_in_file (get_session (world)));
}

/* One passphrase, and the account is there again; a wrong one changes nothing. */
static void
test_restart (void)
{
  g_auto(World) world = { NULL };

  world_open (&world);
  keep_in_file (&world);
  await_state (&world, SNABEL_SESSION_LIVE);
  restart (&world);
  await_state (&world, SNABEL_SESSION_LOCKED);
  g_assert_true (snabel_session_get_is_in_file (get_session (&world)));
  g_assert_false (snabel_await (snabel_vault_open (world.platform->vault, "wrong"), NULL));
  g_assert_cmpint (snabel_session_get_state (get_session (&world)), ==, SNABEL_SESSION_LOCKED);
  assert_works (snabel_vault_open (world.platform->vault, PASSPHRASE));
  await_state (&world, SNABEL_SESSION_LIVE);
}

/* An older secret in a keyring that comes (back) is not taken for the one in the file, whatever became of that. */
static void
test_older_in_keyring (void)
{
  g_auto(World) world = { NULL };

  world_open (&world);
  snabel_shy_secrets_be_willing (world.keyring);
  add_well (&world, SNABEL_KEEP_TOKEN_IN_KEYRING);
  g_assert_false (snabel_session_get_is_in_file (get_session (&world)));
  keep_in_file (&world);
  restart (&world);
  await_state (&world, SNABEL_SESSION_LOCKED);
  g_assert_true (g_file_set_contents (world.path, "damaged", -1, NULL));
  restart (&world);
  await_state (&world, SNABEL_SESSION_NO_KEYRING);
  g_assert_true (snabel_session_get_is_in_file (get_session (&world)));
  assert_works (snabel_vault_give_up (world.platform->vault));
  restart (&world);
  await_state (&world, SNABEL_SESSION_NEEDS_SIGN_IN);
  g_assert_true (snabel_session_get_is_in_file (get_session (&world)));
}

/* Nor does it get the new one. */
static void
test_again (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *key = NULL;

  world_open (&world);
  keep_in_file (&world);
  key = g_strdup (snabel_session_get_account (get_session (&world))->key);
  snabel_shy_secrets_be_willing (world.keyring);
  restart (&world);
  await_state (&world, SNABEL_SESSION_LOCKED);
  g_assert_null (add (&world, SNABEL_KEEP_TOKEN_IN_KEYRING, &error));
  g_assert_error (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_SEALED);
  assert_works (snabel_vault_open (world.platform->vault, PASSPHRASE));
  add_well (&world, SNABEL_KEEP_TOKEN_IN_KEYRING);
  g_assert_false (snabel_await (snabel_secrets_lookup (world.keyring, key), NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 1);
  restart (&world);
  await_state (&world, SNABEL_SESSION_LOCKED);
}

/* The file lets go without its passphrase, but nobody can tell the server then, and that is said. */
static void
test_remove_locked (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  guint remnants;

  world_open (&world);
  keep_in_file (&world);
  restart (&world);
  await_state (&world, SNABEL_SESSION_LOCKED);
  remnants = snabel_await_uint (snabel_accounts_remove (world.accounts, get_session (&world)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remnants, ==, SNABEL_REMNANTS_TOKEN);
  g_assert_false (g_file_test (world.path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 0);
}

static void
test_remove_open (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;
  guint remnants;

  world_open (&world);
  keep_in_file (&world);
  remnants = snabel_await_uint (snabel_accounts_remove (world.accounts, get_session (&world)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remnants, ==, SNABEL_REMNANTS_NONE);
  g_assert_cmpuint (snabel_test_instance_count_requests (world.instance, "POST", "/oauth/revoke"), ==, 1);
  g_assert_false (g_file_test (world.path, G_FILE_TEST_EXISTS));
}

/* Without a file there is nothing to keep it in: nothing is kept. */
static void
test_no_file (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(GError) error = NULL;

  world_open (&world);
  g_assert_null (add (&world, SNABEL_KEEP_TOKEN_IN_FILE, &error));
  g_assert_error (error, SNABEL_SECRETS_ERROR, SNABEL_SECRETS_ERROR_NOT_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 0);
  restart (&world);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (world.accounts)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/accounts-in-file/restart", test_restart);
  snabel_test_add ("/accounts-in-file/older-in-keyring", test_older_in_keyring);
  snabel_test_add ("/accounts-in-file/again", test_again);
  snabel_test_add ("/accounts-in-file/remove-locked", test_remove_locked);
  snabel_test_add ("/accounts-in-file/remove-open", test_remove_open);
  snabel_test_add ("/accounts-in-file/no-file", test_no_file);

  return g_test_run ();
}
