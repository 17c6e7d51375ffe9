/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-words FOLDER N: writes words until the power fails at the N-th operation,
 * and says on standard output what was acknowledged: "s0" draft 0 is saved, "q1" draft 1 is in the outbox. */
#include "snabel-test.h"

#include <string.h>
#include <unistd.h>

#include "snabel-fault-vfs.h"
#include "store/words/snabel-words.h"

static const char *folder;

static void
say (char  what,
     guint number)
{
  char line[] = { what, '0' + number, '\n' };

  g_assert_cmpint (write (STDOUT_FILENO, line, sizeof line), ==, sizeof line);
}

static void
write_draft (SnabelWords *words,
             guint        i)
{
  g_autoptr(SnabelDraft) draft = snabel_draft_new ();
  g_autoptr(GPtrArray) items = NULL;

  draft->id = g_strdup_printf ("%u", i);
  draft->account_keys = g_strsplit ("key-1 key-2", " ", -1);
  draft->text = g_strnfill (3000, 'a' + i);
  if (dex_await (snabel_words_save_draft (words, draft), NULL))
    say ('s', i);
  if (i < 1)
    return;
  items = dex_await_boxed (snabel_words_enqueue (words, draft), NULL);
  if (items != NULL)
    say ('q', i);
}

static void
write_words (void)
{
  g_autoptr(SnabelPlatform) platform = snabel_test_platform_new ();
  g_autoptr(SnabelProfile) profile = snabel_profile_open (folder, NULL);
  g_autoptr(SnabelWords) words = NULL;

  platform->vfs = g_strdup (snabel_fault_vfs_register ());
  words = dex_await_object (snabel_words_open (profile, platform), NULL);
  for (guint i = 0; i < 2; i++)
    write_draft (words, i);
  dex_await (snabel_words_close (words), NULL);
}

int
main (int   argc,
      char *argv[])
{
  dex_init ();
  g_assert_cmpint (argc, ==, 3);
  folder = argv[1];
  snabel_fault_vfs_register ();
  snabel_fault_vfs_arm (SNABEL_FAULT_POWER_CUT, g_ascii_strtoull (argv[2], NULL, 10));
  snabel_test_run_fiber (write_words);

  return 0;
}
