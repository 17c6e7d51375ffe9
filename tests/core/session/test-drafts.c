/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of drafts: each once, and as it was written last. */
#include "snabel-drafts-fixture.h"

static void
test_kept (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraft) one = snabel_drafts_fixture_make ("1", "one");
  g_autoptr(SnabelDraft) two = snabel_drafts_fixture_make ("2", "two");
  g_autoptr(SnabelDraft) rest = snabel_drafts_fixture_make ("2", "two and a half");

  snabel_drafts_fixture_set_up (&fixture);
  snabel_drafts_fixture_await (snabel_drafts_open (fixture.drafts, fixture.words));
  snabel_drafts_fixture_await (snabel_drafts_save (fixture.drafts, one));
  snabel_drafts_fixture_await (snabel_drafts_save (fixture.drafts, two));
  snabel_drafts_fixture_await (snabel_drafts_save (fixture.drafts, rest));
  snabel_drafts_fixture_await (snabel_drafts_delete (fixture.drafts, "1"));
  g_assert_cmpuint (snabel_drafts_fixture_count (&fixture), ==, 1);

  snabel_drafts_fixture_restart (&fixture);
  g_assert_cmpuint (snabel_drafts_fixture_count (&fixture), ==, 1);
  g_assert_cmpstr (snabel_drafts_fixture_get_text (&fixture, "2"), ==, "two and a half");
}

/* Who types while the drafts are read sees one draft, the newer words. */
static void
test_saved_while_opening (void)
{
  g_auto(SnabelDraftsFixture) fixture = { NULL };
  g_autoptr(SnabelDraft) before = snabel_drafts_fixture_make ("1", "before");
  g_autoptr(SnabelDraft) after = snabel_drafts_fixture_make ("1", "after");
  g_autoptr(DexFuture) opening = NULL;

  snabel_drafts_fixture_set_up (&fixture);
  snabel_drafts_fixture_await (snabel_words_save_draft (fixture.words, before));
  opening = snabel_drafts_open (fixture.drafts, fixture.words);
  snabel_drafts_fixture_await (snabel_drafts_save (fixture.drafts, after));
  snabel_drafts_fixture_await (g_steal_pointer (&opening));
  g_assert_cmpuint (snabel_drafts_fixture_count (&fixture), ==, 1);
  g_assert_cmpstr (snabel_drafts_fixture_get_text (&fixture, "1"), ==, "after");
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/drafts/kept", test_kept);
  snabel_test_add ("/drafts/saved-while-opening", test_saved_while_opening);

  return g_test_run ();
}
