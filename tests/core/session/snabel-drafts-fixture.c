/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens words.db and a list of its drafts, and ends the program without a word. On fibers only. */
#include "snabel-drafts-fixture.h"

#include "snabel-fault-vfs.h"

/* What @work resolves to does not matter, that it resolves does. */
void
snabel_drafts_fixture_await (DexFuture *work)
{
  g_autoptr(GError) error = NULL;

  snabel_await (work, &error);
  g_assert_no_error (error);
}

static void
start (SnabelDraftsFixture *self)
{
  g_autoptr(GError) error = NULL;

  self->words = snabel_await_object (snabel_words_open (self->profile, self->platform), &error);
  g_assert_no_error (error);
  self->drafts = snabel_drafts_new ();
}

static void
end (SnabelDraftsFixture *self)
{
  snabel_drafts_fixture_await (snabel_words_close (self->words));
  g_clear_object (&self->drafts);
  g_clear_object (&self->words);
}

/**
 * snabel_drafts_fixture_set_up:
 *
 * An empty words.db, and drafts that are not open yet.
 */
void
snabel_drafts_fixture_set_up (SnabelDraftsFixture *self)
{
  g_autoptr(GError) error = NULL;

  self->folder = snabel_test_make_folder ();
  self->profile = snabel_profile_open (self->folder, &error);
  g_assert_no_error (error);
  self->platform = snabel_test_platform_new ();
  self->platform->vfs = g_strdup (snabel_fault_vfs_register ());
  start (self);
}

/**
 * snabel_drafts_fixture_restart:
 *
 * What words.db does not have by now is lost. The drafts are open afterwards.
 */
void
snabel_drafts_fixture_restart (SnabelDraftsFixture *self)
{
  end (self);
  start (self);
  snabel_drafts_fixture_await (snabel_drafts_open (self->drafts, self->words));
}

void
snabel_drafts_fixture_clear (SnabelDraftsFixture *self)
{
  end (self);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->platform, snabel_platform_unref);
  snabel_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

SnabelDraft *
snabel_drafts_fixture_make (const char *id,
                            const char *text)
{
  SnabelDraft *draft = snabel_draft_new ();

  draft->id = g_strdup (id);
  draft->account_keys = g_strsplit ("key-1", " ", -1);
  draft->text = g_strdup (text);

  return draft;
}

guint
snabel_drafts_fixture_count (SnabelDraftsFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->drafts));
}

/**
 * snabel_drafts_fixture_get_text:
 *
 * Returns: (nullable): the text of a draft, or %NULL if the list has none of that id
 */
const char *
snabel_drafts_fixture_get_text (SnabelDraftsFixture *self,
                                const char          *id)
{
  SnabelDraftEntry *entry = snabel_drafts_find (self->drafts, id);

  return entry != NULL ? snabel_draft_entry_get_draft (entry)->text : NULL;
}
