/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keystrokes that become drafts: soon, not at each of them, and never the wrong words. */
#include "snabel-drafts-fixture.h"

#include "session/outbox/snabel-draft-keeper.h"
#include "snabel-fault-vfs.h"

#define HALF_A_SECOND (G_USEC_PER_SEC / 2)

static SnabelDraftKeeper *
open_keeper (SnabelDraftsFixture *fixture)
{
  return snabel_draft_keeper_new (fixture->drafts, fixture->platform->clock);
}

static void
set_up (SnabelDraftsFixture *fixture)
{
  snabel_drafts_fixture_set_up (fixture);
  snabel_drafts_fixture_await (snabel_drafts_open (fixture->drafts, fixture->words));
}

static void
type (SnabelDraftKeeper *keeper,
      const char        *id,
      const char        *text)
{
  g_autoptr(SnabelDraft) draft = snabel_drafts_fixture_make (id, text);

  snabel_draft_keeper_take (keeper, draft, *text != '\0');
}

static void
pass (SnabelDraftsFixture *fixture,
      gint64               microseconds)
{
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (fixture->platform->clock), microseconds);
}

typedef struct
{
  SnabelDraftKeeper *keeper;
  DexPromise        *promise;
  SnabelDraftState   state;
} Wait;

static void
state_changed_cb (Wait *wait)
{
  if (snabel_draft_keeper_get_state (wait->keeper) == wait->state && dex_future_is_pending (DEX_FUTURE (wait->promise)))
    dex_promise_resolve_boolean (wait->promise, TRUE);
}

static void
await_state (SnabelDraftKeeper *keeper,
             SnabelDraftState   state)
{
  g_autoptr(DexPromise) promise = dex_promise_new ();
  Wait   wait = { keeper, promise, state };
  gulong handler = g_signal_connect_swapped (keeper, "notify::state", G_CALLBACK (state_changed_cb), &wait);

  state_changed_cb (&wait);
  snabel_drafts_fixture_await (dex_ref (promise));
  g_signal_handler_disconnect (keeper, handler);
}

/* Who types on is not put off, and what was typed in between is one write. */
static void
test_typing (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraftKeeper) keeper = NULL;

  set_up (&fixture);
  keeper = open_keeper (&fixture);
  g_assert_cmpint (snabel_draft_keeper_get_state (keeper), ==, SNABEL_DRAFT_UNTOUCHED);
  type (keeper, "1", "H");
  pass (&fixture, HALF_A_SECOND - 1);
  type (keeper, "1", "He");
  g_assert_cmpint (snabel_draft_keeper_get_state (keeper), ==, SNABEL_DRAFT_UNSAVED);
  g_assert_cmpuint (snabel_drafts_fixture_count (&fixture), ==, 0);
  pass (&fixture, 1);
  await_state (keeper, SNABEL_DRAFT_SAVED);
  g_assert_cmpuint (snabel_fake_clock_get_n_sleepers (SNABEL_FAKE_CLOCK (fixture.platform->clock)), ==, 0);

  snabel_drafts_fixture_restart (&fixture);
  g_assert_cmpstr (snabel_drafts_fixture_get_text (&fixture, "1"), ==, "He");
}

/* A crash loses what is younger than half a second, and nothing else. */
static void
test_crash (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraftKeeper) keeper = NULL;

  set_up (&fixture);
  keeper = open_keeper (&fixture);
  type (keeper, "1", "written");
  pass (&fixture, HALF_A_SECOND);
  await_state (keeper, SNABEL_DRAFT_SAVED);
  type (keeper, "1", "written, and lost");
  g_clear_object (&keeper);

  snabel_drafts_fixture_restart (&fixture);
  g_assert_cmpstr (snabel_drafts_fixture_get_text (&fixture, "1"), ==, "written");
}

/* Keys pressed while the disk works are not taken for written. */
static void
test_typing_while_writing (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraftKeeper) keeper = NULL;
  g_autoptr(DexFuture) writing = NULL;

  set_up (&fixture);
  keeper = open_keeper (&fixture);
  type (keeper, "1", "one");
  writing = snabel_draft_keeper_flush (keeper);
  type (keeper, "1", "one two");
  snabel_drafts_fixture_await (g_steal_pointer (&writing));
  g_assert_cmpint (snabel_draft_keeper_get_state (keeper), ==, SNABEL_DRAFT_UNSAVED);
  snabel_drafts_fixture_await (snabel_draft_keeper_flush (keeper));
  g_assert_cmpint (snabel_draft_keeper_get_state (keeper), ==, SNABEL_DRAFT_SAVED);

  snabel_drafts_fixture_restart (&fixture);
  g_assert_cmpstr (snabel_drafts_fixture_get_text (&fixture, "1"), ==, "one two");
}

static void
test_two_composers (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraftKeeper) one = NULL;
  g_autoptr(SnabelDraftKeeper) two = NULL;

  set_up (&fixture);
  one = open_keeper (&fixture);
  two = open_keeper (&fixture);
  type (one, "1", "one");
  type (two, "2", "two");
  pass (&fixture, HALF_A_SECOND);
  await_state (one, SNABEL_DRAFT_SAVED);
  await_state (two, SNABEL_DRAFT_SAVED);
  snabel_draft_keeper_stop (one);
  type (two, "2", "two and a half");
  snabel_drafts_fixture_await (snabel_draft_keeper_flush (two));

  snabel_drafts_fixture_restart (&fixture);
  g_assert_cmpuint (snabel_drafts_fixture_count (&fixture), ==, 2);
  g_assert_cmpstr (snabel_drafts_fixture_get_text (&fixture, "1"), ==, "one");
  g_assert_cmpstr (snabel_drafts_fixture_get_text (&fixture, "2"), ==, "two and a half");
}

/* What was written and rubbed out again leaves no draft; what was never written makes none. */
static void
test_empty (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraftKeeper) written = NULL;
  g_autoptr(SnabelDraftKeeper) untouched = NULL;

  set_up (&fixture);
  written = open_keeper (&fixture);
  type (written, "1", "one");
  snabel_drafts_fixture_await (snabel_draft_keeper_flush (written));
  type (written, "1", "");
  snabel_drafts_fixture_await (snabel_draft_keeper_flush (written));
  g_assert_cmpint (snabel_draft_keeper_get_state (written), ==, SNABEL_DRAFT_UNTOUCHED);
  untouched = open_keeper (&fixture);
  snabel_drafts_fixture_await (snabel_draft_keeper_flush (untouched));
  type (untouched, "2", "");
  snabel_drafts_fixture_await (snabel_draft_keeper_flush (untouched));
  g_assert_cmpuint (snabel_drafts_fixture_count (&fixture), ==, 0);

  snabel_drafts_fixture_restart (&fixture);
  g_assert_cmpuint (snabel_drafts_fixture_count (&fixture), ==, 0);
}

/* A full disk is said, and tried again; the words are there when there is room. */
static void
test_full_disk (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraftKeeper) keeper = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture);
  keeper = open_keeper (&fixture);
  snabel_fault_vfs_arm (SNABEL_FAULT_FULL, 1);
  type (keeper, "1", "many words");
  g_assert_false (snabel_await (snabel_draft_keeper_flush (keeper), &error));
  g_assert_error (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_FULL);
  g_assert_cmpint (snabel_draft_keeper_get_state (keeper), ==, SNABEL_DRAFT_FAILED);
  g_assert_cmpstr (snabel_draft_keeper_get_message (keeper), ==, error->message);

  snabel_fault_vfs_arm (SNABEL_FAULT_NONE, 0);
  pass (&fixture, 5 * G_USEC_PER_SEC);
  await_state (keeper, SNABEL_DRAFT_SAVED);
  g_assert_null (snabel_draft_keeper_get_message (keeper));
  snabel_drafts_fixture_restart (&fixture);
  g_assert_cmpstr (snabel_drafts_fixture_get_text (&fixture, "1"), ==, "many words");
}

/* What was sent does not come back as a draft. */
static void
test_stopped (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraftKeeper) keeper = NULL;

  set_up (&fixture);
  keeper = open_keeper (&fixture);
  type (keeper, "1", "sent");
  snabel_draft_keeper_stop (keeper);
  pass (&fixture, G_USEC_PER_SEC);
  snabel_drafts_fixture_await (snabel_draft_keeper_flush (keeper));
  g_assert_cmpuint (snabel_drafts_fixture_count (&fixture), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/draft-keeper/typing", test_typing);
  snabel_test_add ("/draft-keeper/crash", test_crash);
  snabel_test_add ("/draft-keeper/typing-while-writing", test_typing_while_writing);
  snabel_test_add ("/draft-keeper/two-composers", test_two_composers);
  snabel_test_add ("/draft-keeper/empty", test_empty);
  snabel_test_add ("/draft-keeper/full-disk", test_full_disk);
  snabel_test_add ("/draft-keeper/stopped", test_stopped);

  return g_test_run ();
}
