/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts come, come back and go; the keyring is willing or not; nothing is kept by halves. */
#include "snabel-shy-secrets.h"
#include "snabel-test-browser.h"
#include "snabel-test.h"

#include "session/accounts/snabel-accounts.h"
#include "session/sign-in/snabel-sign-in.h"
#include "store/snabel-database.h"

typedef struct
{
  char               *folder;
  SnabelPlatform     *platform;
  SnabelTestInstance *instances[2];
  SnabelTestBrowser  *browser;
  SnabelAccounts     *accounts;
} World;

static void
open_accounts (World *world)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = snabel_profile_open (world->folder, &error);

  g_assert_no_error (error);
  world->accounts = snabel_accounts_new (world->platform, profile);
  g_assert_true (snabel_await (snabel_accounts_open (world->accounts), &error));
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
  world->folder = snabel_test_make_folder ();
  world->platform = snabel_test_platform_new ();
  g_clear_object (&world->platform->secrets);
  world->platform->secrets = snabel_shy_secrets_new ();
  world->browser = snabel_test_browser_new (SNABEL_TEST_MOOD_APPROVES);
  world->platform->launcher = SNABEL_LAUNCHER (g_object_ref (world->browser));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      world->instances[i] = snabel_test_instance_new (i == 0 ? SNABEL_TEST_MANNER_MASTODON : SNABEL_TEST_MANNER_GOTOSOCIAL);
      snabel_test_instance_add_account (world->instances[i], "anna");
      snabel_test_instance_add_account (world->instances[i], "bo");
      snabel_test_instance_start (world->instances[i], 0, &error);
      g_assert_no_error (error);
    }
  open_accounts (world);
}

static void
world_clear (World *world)
{
  if (world->accounts != NULL)
    close_accounts (world);
  g_clear_object (&world->browser);
  g_clear_object (&world->instances[0]);
  g_clear_object (&world->instances[1]);
  g_clear_pointer (&world->platform, snabel_platform_unref);
  snabel_test_remove_folder (world->folder);
  g_clear_pointer (&world->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static SnabelSignInResult *
run_sign_in (World      *world,
             guint       instance,
             const char *acct)
{
  g_autoptr(SnabelSignIn) sign_in = snabel_sign_in_new (world->platform);
  g_autoptr(GError) error = NULL;
  SnabelSignInResult *result = NULL;

  snabel_test_browser_set_account (world->browser, world->instances[instance], acct);
  result = snabel_await_boxed (snabel_sign_in_run (sign_in, snabel_test_instance_get_base_uri (world->instances[instance])), &error);
  g_assert_no_error (error);

  return result;
}

static SnabelSession *
add (World          *world,
     guint           instance,
     const char     *acct,
     SnabelKeepToken keep,
     GError        **error)
{
  g_autoptr(SnabelSignInResult) result = run_sign_in (world, instance, acct);

  return snabel_await_object (snabel_accounts_add (world->accounts, result, keep), error);
}

static SnabelSession *
add_well (World      *world,
          guint       instance,
          const char *acct)
{
  g_autoptr(GError) error = NULL;
  SnabelSession *session = add (world, instance, acct, SNABEL_KEEP_TOKEN_IN_KEYRING, &error);

  g_assert_no_error (error);
  g_assert_nonnull (session);

  return session;
}

static guint
count (World *world)
{
  return g_list_model_get_n_items (G_LIST_MODEL (world->accounts));
}

static guint
count_rows (World *world)
{
  g_autoptr(GPtrArray) rows = snabel_await_boxed (snabel_words_list_accounts (snabel_accounts_get_words (world->accounts)), NULL);

  return rows->len;
}

static void
await_revocations (World *world,
                   guint  instance,
                   guint  n_expected)
{
  while (snabel_test_instance_count_requests (world->instances[instance], "POST", "/oauth/revoke") < n_expected)
    snabel_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);
  g_assert_cmpuint (snabel_test_instance_get_last_request (world->instances[instance], "/oauth/revoke")->status, ==, 200);
}

static void
test_add (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) anna = NULL;
  g_autoptr(SnabelSession) bo = NULL;
  g_autoptr(SnabelSession) other = NULL;
  g_autofree char *secret = NULL;

  world_open (&world);
  anna = add_well (&world, 0, "anna");
  bo = add_well (&world, 0, "bo");
  other = add_well (&world, 1, "anna");
  g_assert_cmpuint (count (&world), ==, 3);
  g_assert_cmpuint (count_rows (&world), ==, 3);
  g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 3);
  g_assert_true (snabel_accounts_find (world.accounts, snabel_session_get_key (bo)) == bo);
  g_assert_null (snabel_accounts_find (world.accounts, "nobody"));
  g_assert_cmpint (snabel_session_get_account (anna)->colour, !=, snabel_session_get_account (bo)->colour);
  g_assert_cmpint (snabel_session_get_account (other)->colour, !=, snabel_session_get_account (bo)->colour);
  g_assert_cmpint (snabel_session_get_account (other)->colour, !=, snabel_session_get_account (anna)->colour);
  g_assert_cmpstr (snabel_session_get_account (other)->base_uri, ==, snabel_test_instance_get_base_uri (world.instances[1]));
  secret = snabel_shy_secrets_dup (world.platform->secrets, snabel_session_get_key (anna));
  g_assert_nonnull (strstr (secret, snabel_client_get_token (snabel_session_get_client (anna))));
}

/* The same account with a new token; the old one goes back. */
static void
test_add_again (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) first = NULL;
  g_autoptr(SnabelSession) second = NULL;
  g_autofree char *old_token = NULL;
  g_autofree char *secret = NULL;

  world_open (&world);
  first = add_well (&world, 0, "anna");
  old_token = g_strdup (snabel_client_get_token (snabel_session_get_client (first)));
  second = add_well (&world, 0, "anna");
  g_assert_true (first == second);
  g_assert_cmpuint (count (&world), ==, 1);
  g_assert_cmpuint (count_rows (&world), ==, 1);
  g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 1);
  g_assert_cmpstr (snabel_client_get_token (snabel_session_get_client (first)), !=, old_token);
  secret = snabel_shy_secrets_dup (world.platform->secrets, snabel_session_get_key (first));
  g_assert_null (strstr (secret, old_token));
  await_revocations (&world, 0, 1);
}

static void
test_unwilling_keyring (void)
{
  for (int code = SNABEL_SECRETS_ERROR_ABSENT; code <= SNABEL_SECRETS_ERROR_DENIED; code++)
    {
      g_auto(World) world = { NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(SnabelSession) session = NULL;

      world_open (&world);
      snabel_shy_secrets_set_mood (world.platform->secrets, code);
      g_assert_null (add (&world, 0, "anna", SNABEL_KEEP_TOKEN_IN_KEYRING, &error));
      g_assert_error (error, SNABEL_SECRETS_ERROR, code);
      g_assert_cmpuint (count (&world), ==, 0);
      g_assert_cmpuint (count_rows (&world), ==, 0);
      g_clear_error (&error);

      session = add (&world, 0, "anna", SNABEL_KEEP_TOKEN_FOR_SESSION, &error);
      g_assert_no_error (error);
      g_assert_nonnull (snabel_session_get_client (session));
      g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 0);
      g_assert_cmpuint (count_rows (&world), ==, 1);
    }
}

typedef struct
{
  SnabelSession     *session;
  SnabelSessionState state;
} StateWait;

static DexFuture *
state_fiber (gpointer data)
{
  StateWait *wait = data;

  while (snabel_session_get_state (wait->session) != wait->state)
    snabel_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);

  return dex_future_new_for_boolean (TRUE);
}

static void
await_state (SnabelSession     *session,
             SnabelSessionState state)
{
  StateWait wait = { session, state };

  g_assert_true (snabel_await (snabel_spawn ("state", state_fiber, &wait, NULL), NULL));
}

static SnabelSession *
dup_first (World *world)
{
  return g_list_model_get_item (G_LIST_MODEL (world->accounts), 0);
}

static void
test_restart (void)
{
  const struct
  {
    int                mood;
    SnabelSessionState state;
  } rows[] = {
    { -1, SNABEL_SESSION_LIVE },
    { SNABEL_SECRETS_ERROR_LOCKED, SNABEL_SESSION_LOCKED },
    { SNABEL_SECRETS_ERROR_ABSENT, SNABEL_SESSION_NO_KEYRING },
    { SNABEL_SECRETS_ERROR_DENIED, SNABEL_SESSION_NO_KEYRING },
    { SNABEL_SECRETS_ERROR_NOT_FOUND, SNABEL_SESSION_NEEDS_SIGN_IN },
  };
  g_auto(World) world = { NULL };
  g_autofree char *key = NULL;

  world_open (&world);
  {
    g_autoptr(SnabelSession) session = add_well (&world, 0, "anna");

    key = g_strdup (snabel_session_get_key (session));
  }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(SnabelSession) session = NULL;

      close_accounts (&world);
      snabel_shy_secrets_set_mood (world.platform->secrets, rows[i].mood);
      open_accounts (&world);
      g_assert_cmpuint (count (&world), ==, 1);
      session = dup_first (&world);
      g_assert_cmpstr (snabel_session_get_key (session), ==, key);
      await_state (session, rows[i].state);
    }
}

/* What was locked works once it is open, without a restart. */
static void
test_unlock (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) session = NULL;

  world_open (&world);
  g_object_unref (add_well (&world, 0, "anna"));
  close_accounts (&world);
  snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_LOCKED);
  open_accounts (&world);
  session = dup_first (&world);
  await_state (session, SNABEL_SESSION_LOCKED);
  g_assert_true (snabel_await (snabel_session_unlock (session), NULL));
  await_state (session, SNABEL_SESSION_LIVE);
}

/* Who signs in while the keyring keeps silent is not thrown back to the old token by its late answer. */
static void
test_silent_keyring (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) session = NULL;
  g_autofree char *token = NULL;

  world_open (&world);
  g_object_unref (add_well (&world, 0, "anna"));
  close_accounts (&world);
  snabel_shy_secrets_keep_silent (world.platform->secrets);
  open_accounts (&world);
  while (!snabel_shy_secrets_was_asked (world.platform->secrets))
    snabel_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);
  session = add (&world, 0, "anna", SNABEL_KEEP_TOKEN_FOR_SESSION, NULL);
  token = g_strdup (snabel_client_get_token (snabel_session_get_client (session)));
  await_state (session, SNABEL_SESSION_LIVE);
  snabel_shy_secrets_speak (world.platform->secrets);
  snabel_test_drain ();
  g_assert_cmpstr (snabel_client_get_token (snabel_session_get_client (session)), ==, token);
  g_assert_cmpint (snabel_session_get_state (session), ==, SNABEL_SESSION_LIVE);
}

static void
test_remove (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) anna = NULL;
  g_autoptr(SnabelSession) bo = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char   *form = NULL;
  SnabelTestRequest *request = NULL;

  world_open (&world);
  anna = add_well (&world, 0, "anna");
  bo = add_well (&world, 1, "bo");
  snabel_await (snabel_accounts_remove (world.accounts, anna), &error);
  g_assert_no_error (error);
  await_revocations (&world, 0, 1);
  request = snabel_test_instance_get_last_request (world.instances[0], "/oauth/revoke");
  form = g_strndup (g_bytes_get_data (request->body, NULL), g_bytes_get_size (request->body));
  g_assert_nonnull (strstr (form, "client_secret="));
  g_assert_cmpuint (count (&world), ==, 1);
  g_assert_cmpuint (count_rows (&world), ==, 1);
  g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 1);
  g_assert_true (snabel_accounts_find (world.accounts, snabel_session_get_key (bo)) == bo);
  g_assert_cmpuint (snabel_test_instance_count_requests (world.instances[1], "POST", "/oauth/revoke"), ==, 0);
}

static guint
remove_account (World         *world,
                SnabelSession *session)
{
  g_autoptr(GError) error = NULL;
  guint ticker = snabel_test_run_clock (world->platform->clock);
  guint remnants = snabel_await_uint (snabel_accounts_remove (world->accounts, session), &error);

  g_source_remove (ticker);
  g_assert_no_error (error);

  return remnants;
}

static guint
count_removed (World *world)
{
  g_autoptr(GPtrArray) rows = snabel_await_boxed (snabel_words_list_removed (snabel_accounts_get_words (world->accounts)), NULL);

  return rows->len;
}

/* A server that is gone, or that hangs, keeps nobody from leaving; nor does the keyring. What is left is said. */
static void
test_remove_alone (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_auto(World) world = { NULL };
      g_autoptr(SnabelSession) session = NULL;
      SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_DEAD, .path = "/oauth/revoke" };

      world_open (&world);
      session = add_well (&world, 0, "anna");
      if (i == 0)
        snabel_test_instance_stop (world.instances[0]);
      else if (i == 1)
        snabel_test_instance_set_fault (world.instances[0], &fault);
      else
        snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_DENIED);
      g_assert_cmpuint (remove_account (&world, session), ==, i < 2 ? SNABEL_REMNANTS_TOKEN : SNABEL_REMNANTS_SECRET);
      g_assert_cmpuint (count (&world), ==, 0);
      g_assert_cmpuint (count_rows (&world), ==, 0);
      g_assert_cmpuint (count_removed (&world), ==, i < 2 ? 0 : 1);
    }
}

/* Who signs in while the same account goes comes back as a new one, with what was just brought. */
static void
test_add_while_removing (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) old = NULL;
  g_autoptr(SnabelSession) session = NULL;
  g_autoptr(SnabelSignInResult) result = NULL;
  g_autoptr(DexFuture) adding = NULL;
  g_autofree char *secret = NULL;

  world_open (&world);
  old = add_well (&world, 0, "anna");
  result = run_sign_in (&world, 0, "anna");
  snabel_shy_secrets_keep_silent (world.platform->secrets);
  adding = snabel_accounts_add (world.accounts, result, SNABEL_KEEP_TOKEN_IN_KEYRING);
  g_assert_true (snabel_await (snabel_accounts_remove (world.accounts, old), NULL));
  g_assert_cmpint (snabel_session_get_state (old), ==, SNABEL_SESSION_STOPPED);
  snabel_shy_secrets_speak (world.platform->secrets);
  session = snabel_await_object (g_steal_pointer (&adding), NULL);
  g_assert_nonnull (session);
  g_assert_true (session != old);
  g_assert_null (snabel_session_get_client (old));
  g_assert_cmpint (snabel_session_get_state (old), ==, SNABEL_SESSION_STOPPED);
  g_assert_cmpuint (count (&world), ==, 1);
  g_assert_cmpuint (count_rows (&world), ==, 1);
  g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 1);
  secret = snabel_shy_secrets_dup (world.platform->secrets, snabel_session_get_key (session));
  g_assert_nonnull (strstr (secret, result->credentials->access_token));
}

/* A secret in a locked keyring is erased once it is open: when the person says so, or after a start. */
static void
test_remove_locked (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto(World) world = { NULL };
      g_autoptr(SnabelSession) session = NULL;
      SnabelSecrets *secrets = NULL;

      world_open (&world);
      secrets = world.platform->secrets;
      session = add_well (&world, 0, "anna");
      snabel_shy_secrets_set_mood (secrets, SNABEL_SECRETS_ERROR_LOCKED);
      g_assert_cmpuint (remove_account (&world, session), ==, SNABEL_REMNANTS_SECRET);
      g_assert_cmpuint (snabel_await_uint (snabel_accounts_finish_removals (world.accounts), NULL), ==, SNABEL_REMNANTS_SECRET);
      g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (secrets), ==, 1);

      snabel_shy_secrets_be_willing (secrets);
      if (i == 0)
        g_assert_cmpuint (snabel_await_uint (snabel_accounts_finish_removals (world.accounts), NULL), ==, SNABEL_REMNANTS_NONE);
      else
        {
          g_clear_object (&session);
          close_accounts (&world);
          open_accounts (&world);
          while (count_removed (&world) > 0)
            snabel_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);
        }
      g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (secrets), ==, 0);
      g_assert_cmpuint (count_removed (&world), ==, 0);
    }
}

/* Who quits while a dead server is being told finds the account gone, and the rest is done then. */
static void
test_quit_while_removing (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) session = NULL;
  SnabelTestFault fault = { .kind = SNABEL_TEST_FAULT_DEAD, .path = "/oauth/revoke", .times = 1 };
  gpointer        gone = NULL;

  world_open (&world);
  session = add_well (&world, 0, "anna");
  snabel_test_instance_set_fault (world.instances[0], &fault);
  dex_unref (snabel_accounts_remove (world.accounts, session));
  while (snabel_test_instance_count_requests (world.instances[0], "POST", "/oauth/revoke") == 0)
    snabel_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);
  g_clear_object (&session);
  g_assert_cmpuint (count (&world), ==, 0);
  snabel_await (snabel_accounts_close (world.accounts), NULL);
  /* What a program that ended does not do any more, is refused to it here. */
  snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_FAILED);
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (world.platform->clock), 60 * G_USEC_PER_SEC);
  gone = world.accounts;
  g_object_add_weak_pointer (G_OBJECT (world.accounts), &gone);
  g_object_unref (world.accounts);
  while (gone != NULL)
    snabel_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);
  world.accounts = NULL;

  snabel_shy_secrets_be_willing (world.platform->secrets);
  open_accounts (&world);
  g_assert_cmpuint (count (&world), ==, 0);
  g_assert_cmpuint (count_rows (&world), ==, 0);
  await_revocations (&world, 0, 2);
  while (count_removed (&world) > 0)
    snabel_await (dex_future_first (dex_timeout_new_msec (1), NULL), NULL);
  g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 0);
}

static void
set_version (World      *world,
             const char *command)
{
  g_autofree char *path = g_build_filename (world->folder, "words.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelDatabase) database = snabel_database_open (path, NULL, SNABEL_DATABASE_PLAIN, &error);

  g_assert_no_error (error);
  snabel_database_run (database, command, &error);
  g_assert_no_error (error);
}

/* One store is of a later version: the other, which opens meanwhile, is let go of, and is whole the next time. */
static void
test_newer_words (void)
{
  g_auto(World) world = { NULL };
  g_autoptr(SnabelSession) session = NULL;
  g_autoptr(SnabelProfile) profile = NULL;
  g_autoptr(GError) error = NULL;

  world_open (&world);
  session = add_well (&world, 0, "anna");
  g_clear_object (&session);
  close_accounts (&world);
  set_version (&world, "PRAGMA user_version = 99");
  profile = snabel_profile_open (world.folder, &error);
  g_assert_no_error (error);
  world.accounts = snabel_accounts_new (world.platform, profile);
  g_clear_object (&profile);
  g_assert_false (snabel_await (snabel_accounts_open (world.accounts), &error));
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_NEWER);
  g_assert_cmpuint (count (&world), ==, 0);
  close_accounts (&world);

  set_version (&world, "PRAGMA user_version = 1");
  open_accounts (&world);
  g_assert_cmpuint (count (&world), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/accounts/add", test_add);
  snabel_test_add ("/accounts/add-again", test_add_again);
  snabel_test_add ("/accounts/unwilling-keyring", test_unwilling_keyring);
  snabel_test_add ("/accounts/restart", test_restart);
  snabel_test_add ("/accounts/unlock", test_unlock);
  snabel_test_add ("/accounts/silent-keyring", test_silent_keyring);
  snabel_test_add ("/accounts/remove", test_remove);
  snabel_test_add ("/accounts/remove-alone", test_remove_alone);
  snabel_test_add ("/accounts/add-while-removing", test_add_while_removing);
  snabel_test_add ("/accounts/remove-locked", test_remove_locked);
  snabel_test_add ("/accounts/quit-while-removing", test_quit_while_removing);
  snabel_test_add ("/accounts/newer-words", test_newer_words);

  return g_test_run ();
}
