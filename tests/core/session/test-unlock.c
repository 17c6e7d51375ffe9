/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A keyring that opens through one account's own button, and what waited for it. */
#include "base/snabel-error.h"
#include "snabel-shy-secrets.h"
#include "snabel-test-world.h"

static gboolean
has_one_secret (gpointer secrets)
{
  return snabel_shy_secrets_get_n_secrets (secrets) == 1;
}

static void
use_shy_secrets (SnabelTestWorld *world)
{
  SnabelSecrets *shy = snabel_shy_secrets_new ();

  g_clear_object (&world->platform->secrets);
  world->platform->secrets = shy;
}

/* What the removal of another account had to leave in the keyring goes, without a restart. */
static void
test_finish_removals (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *ada;
  SnabelSession  *bo;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  use_shy_secrets (&world);
  ada = snabel_test_world_sign_in (&world, "ada");
  bo = snabel_test_world_sign_in (&world, "bo");
  g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 2);

  snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_LOCKED);
  snabel_test_world_wait (snabel_accounts_remove (world.accounts, bo));
  g_assert_cmpuint (snabel_shy_secrets_get_n_secrets (world.platform->secrets), ==, 2);

  snabel_test_world_wait (snabel_session_unlock (ada));
  snabel_test_wait_until (has_one_secret, world.platform->secrets);
  snabel_test_world_close (&world);
}

/* Who refuses to unlock is asked for nothing more. */
static void
test_refused (void)
{
  SnabelTestWorld world = { NULL };
  SnabelSession  *ada;
  g_autoptr(DexFuture) unlocking = NULL;
  guint n_unlocked = 0;

  snabel_test_world_open (&world, SNABEL_TEST_MANNER_MASTODON);
  use_shy_secrets (&world);
  ada = snabel_test_world_sign_in (&world, "ada");
  g_signal_connect_swapped (ada, "unlocked", G_CALLBACK (g_atomic_int_inc), &n_unlocked);
  snabel_shy_secrets_set_mood (world.platform->secrets, SNABEL_SECRETS_ERROR_DENIED);
  unlocking = snabel_session_unlock (ada);
  snabel_test_drain ();
  g_assert_true (dex_future_is_rejected (unlocking));
  g_assert_cmpuint (n_unlocked, ==, 0);
  snabel_test_world_close (&world);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/unlock/finish-removals", test_finish_removals);
  g_test_add_func ("/unlock/refused", test_refused);

  return g_test_run ();
}
