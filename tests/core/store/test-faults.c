/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.db on a disk that fails at every single operation: what was acknowledged is there afterwards. */
#include "snabel-test.h"

#include <string.h>

#include "snabel-fault-vfs.h"
#include "store/words/snabel-words.h"

/* Of the drafts "0" and "1" the second is posted. */
#define N_DRAFTS 2

typedef struct
{
  gboolean is_saved[N_DRAFTS];
  gboolean is_queued[N_DRAFTS];
} Acknowledged;

static SnabelDraft *
make_draft (guint i)
{
  SnabelDraft *draft = snabel_draft_new ();

  draft->id = g_strdup_printf ("%u", i);
  draft->account_keys = g_strsplit ("key-1 key-2", " ", -1);
  draft->text = g_strnfill (3000, 'a' + i);

  return draft;
}

static void
write_words (SnabelWords  *words,
             Acknowledged *acknowledged)
{
  for (guint i = 0; i < N_DRAFTS; i++)
    {
      g_autoptr(SnabelDraft) draft = make_draft (i);
      g_autoptr(GPtrArray) items = NULL;

      acknowledged->is_saved[i] = dex_await (snabel_words_save_draft (words, draft), NULL);
      if (i < N_DRAFTS / 2)
        continue;
      items = dex_await_boxed (snabel_words_enqueue (words, draft), NULL);
      acknowledged->is_queued[i] = items != NULL;
    }
}

static void
run_with_fault (SnabelProfile  *profile,
                SnabelPlatform *platform,
                Acknowledged   *acknowledged)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelWords) words = dex_await_object (snabel_words_open (profile, platform), &error);

  /* A disk that cannot be written is not a damaged file. */
  g_assert_false (g_error_matches (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED));
  if (words == NULL)
    return;
  g_assert_false (snabel_words_get_was_salvaged (words));
  write_words (words, acknowledged);
  g_assert_true (dex_await_boolean (snabel_words_close (words), &error));
  g_assert_no_error (error);
}

static void
check_draft (GPtrArray          *drafts,
             GPtrArray          *items,
             guint               i,
             const Acknowledged *acknowledged)
{
  g_autoptr(SnabelDraft) expected = make_draft (i);
  guint n_drafts = 0;
  guint n_items = 0;

  for (guint j = 0; j < drafts->len; j++)
    {
      SnabelDraft *draft = g_ptr_array_index (drafts, j);

      if (g_str_equal (draft->id, expected->id))
        {
          g_assert_cmpstr (draft->text, ==, expected->text);
          n_drafts++;
        }
    }
  for (guint j = 0; j < items->len; j++)
    n_items += strstr (((SnabelOutboxItem *) g_ptr_array_index (items, j))->content_json, expected->text) != NULL;

  /* In one of the two or, if nothing was acknowledged, perhaps in none; never in both, never for one account only. */
  g_assert_true (n_items == 0 || n_items == 2);
  g_assert_cmpuint (n_drafts + n_items / 2, <=, 1);
  if (acknowledged->is_queued[i])
    g_assert_cmpuint (n_items, ==, 2);
  else if (acknowledged->is_saved[i])
    g_assert_cmpuint (n_drafts + n_items / 2, ==, 1);
}

static void
check_words (SnabelProfile      *profile,
             SnabelPlatform     *platform,
             const Acknowledged *acknowledged)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelWords) words = dex_await_object (snabel_words_open (profile, platform), &error);
  g_autoptr(GPtrArray) drafts = NULL;
  g_autoptr(GPtrArray) items = NULL;

  /* Opening has run the integrity check. */
  g_assert_no_error (error);
  g_assert_false (snabel_words_get_was_salvaged (words));
  drafts = dex_await_boxed (snabel_words_list_drafts (words), &error);
  g_assert_no_error (error);
  items = dex_await_boxed (snabel_words_list_outbox (words), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_DRAFTS; i++)
    check_draft (drafts, items, i, acknowledged);
  g_assert_true (dex_await_boolean (snabel_words_close (words), &error));
}

static guint
try_fault (SnabelFault fault,
           guint       nth)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelProfile) profile = snabel_profile_open (folder, NULL);
  Acknowledged acknowledged = { 0 };
  guint        n_operations;

  platform->vfs = g_strdup (snabel_fault_vfs_register ());
  snabel_fault_vfs_arm (fault, nth);
  run_with_fault (profile, platform, &acknowledged);
  n_operations = snabel_fault_vfs_get_n_operations ();
  snabel_fault_vfs_arm (SNABEL_FAULT_NONE, 0);
  check_words (profile, platform, &acknowledged);
  for (guint i = 0; fault == SNABEL_FAULT_NONE && i < N_DRAFTS; i++)
    g_assert_true (acknowledged.is_saved[i]);
  snabel_test_remove_folder (folder);

  return n_operations;
}

static void
try_all (SnabelFault fault)
{
  guint n_operations = try_fault (SNABEL_FAULT_NONE, 0);

  g_assert_cmpuint (n_operations, >, 20);
  for (guint n = 1; n <= n_operations; n++)
    try_fault (fault, n);
}

static void
test_broken (void)
{
  try_all (SNABEL_FAULT_BROKEN);
}

static void
test_hiccup (void)
{
  try_all (SNABEL_FAULT_HICCUP);
}

static void
test_full (void)
{
  try_all (SNABEL_FAULT_FULL);
}

static void
read_acknowledged (const char   *output,
                   Acknowledged *acknowledged)
{
  g_auto(GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      guint number = lines[i][1] - '0';

      g_assert_cmpuint (number, <, N_DRAFTS);
      if (lines[i][0] == 's')
        acknowledged->is_saved[number] = TRUE;
      else
        acknowledged->is_queued[number] = TRUE;
    }
}

/* A process of its own, since a fork would copy half a store. Returns whether it came to its end. */
static gboolean
try_power_cut (guint nth)
{
  g_autofree char *folder = snabel_test_make_folder ();
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "core", "store", "write-words", NULL);
  g_autofree char *number = g_strdup_printf ("%u", nth);
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelProfile) profile = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, folder, number, NULL);
  g_autofree char *output = NULL;
  Acknowledged     acknowledged = { 0 };

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (g_subprocess_get_exit_status (process) != 0)
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, SNABEL_FAULT_EXIT_STATUS);

  read_acknowledged (output, &acknowledged);
  profile = snabel_profile_open (folder, &error);
  g_assert_no_error (error);
  check_words (profile, platform, &acknowledged);
  snabel_test_remove_folder (folder);

  return g_subprocess_get_exit_status (process) == 0;
}

static void
test_power_cut (void)
{
  guint n = 1;

  while (!try_power_cut (n))
    n++;
  g_assert_cmpuint (n, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);

  snabel_test_add ("/faults/broken", test_broken);
  snabel_test_add ("/faults/hiccup", test_hiccup);
  snabel_test_add ("/faults/full", test_full);
  snabel_test_add ("/faults/power-cut", test_power_cut);

  return g_test_run ();
}
