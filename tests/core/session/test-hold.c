/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts that are held show what the store has, and ask nobody anything until they may. */
#include "snabel-test-world.h"

static SnabelSession *
first_session (SnabelAccounts *accounts)
{
  g_autoptr(SnabelSession) session = g_list_model_get_item (G_LIST_MODEL (accounts), 0);

  return session;
}

static gboolean
is_restored (gpointer data)
{
  SnabelSession *session = first_session (data);

  return session != NULL && g_list_model_get_n_items (G_LIST_MODEL (snabel_feed_get_timeline (snabel_session_get_home (session)))) > 0;
}

/* Yesterday: ada has read a post of bo's. */
static void
open_yesterday (SnabelTestWorld *world)
{
  snabel_test_world_open (world, SNABEL_TEST_MANNER_MASTODON);
  g_free (snabel_test_instance_post (world->instance, "bo", "a"));
  snabel_test_world_sign_in (world, "ada");
  snabel_test_wait_until (is_restored, world->accounts);
  snabel_test_world_wait_state (first_session (world->accounts), SNABEL_SESSION_LIVE);
  snabel_test_world_wait (snabel_accounts_close (world->accounts));
  snabel_test_drain ();
  snabel_test_let_go (g_steal_pointer (&world->accounts));
}

static void
open_held (SnabelTestWorld *world,
           DexFuture       *until)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelProfile) profile = snabel_profile_open (world->folder, &error);

  g_assert_no_error (error);
  snabel_test_instance_forget_requests (world->instance);
  world->accounts = snabel_accounts_new (world->platform, profile);
  snabel_accounts_hold (world->accounts, until);
  snabel_test_world_wait (snabel_accounts_open (world->accounts));
  snabel_test_wait_until (is_restored, world->accounts);
  /* All else that the store has, and what would follow it. */
  snabel_test_world_wait (snabel_words_list_accounts (snabel_accounts_get_words (world->accounts)));
  snabel_test_drain ();
}

static void
test_resolved (void)
{
  g_autoptr(DexPromise) until = dex_promise_new ();
  SnabelTestWorld world = { NULL };

  open_yesterday (&world);
  open_held (&world, dex_ref (until));
  g_assert_cmpint (snabel_session_get_state (first_session (world.accounts)), ==, SNABEL_SESSION_STARTING);
  g_assert_null (snabel_session_get_client (first_session (world.accounts)));
  g_assert_cmpuint (snabel_test_instance_get_requests (world.instance)->len, ==, 0);

  dex_promise_resolve_boolean (until, TRUE);
  snabel_test_world_wait_state (first_session (world.accounts), SNABEL_SESSION_LIVE);

  snabel_test_world_close (&world);
}

/* A window that is never drawn: the accounts go on all the same. */
static void
test_rejected (void)
{
  g_autoptr(DexPromise) until = dex_promise_new ();
  SnabelTestWorld world = { NULL };

  open_yesterday (&world);
  open_held (&world, dex_ref (until));
  dex_promise_reject (until, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Nobody looks"));
  snabel_test_world_wait_state (first_session (world.accounts), SNABEL_SESSION_LIVE);

  snabel_test_world_close (&world);
}

/* The program ends before that: nothing is asked any more. */
static void
test_closed (void)
{
  g_autoptr(DexPromise) until = dex_promise_new ();
  SnabelTestWorld world = { NULL };

  open_yesterday (&world);
  open_held (&world, dex_ref (until));
  snabel_test_world_wait (snabel_accounts_close (world.accounts));
  dex_promise_resolve_boolean (until, TRUE);
  snabel_test_drain ();
  g_assert_cmpuint (snabel_test_instance_get_requests (world.instance)->len, ==, 0);
  snabel_test_let_go (g_steal_pointer (&world.accounts));
  open_held (&world, dex_future_new_for_boolean (TRUE));
  snabel_test_world_close (&world);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/hold/resolved", test_resolved);
  g_test_add_func ("/hold/rejected", test_rejected);
  g_test_add_func ("/hold/closed", test_closed);

  return g_test_run ();
}
