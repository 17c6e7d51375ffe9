/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order is the server's; what was read stays read wherever a page puts it. */
#include "snabel-test.h"

#include "session/notifications/snabel-notice-list.h"

static void
merge (SnabelNoticeList *list,
       const char       *ids,
       const char       *above)
{
  g_auto(GStrv) split = g_strsplit (ids, " ", -1);
  g_autoptr(GPtrArray) array = g_ptr_array_new ();

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (array, split[i]);
  snabel_notice_list_merge (list, array, above);
}

static void
assert_falls (SnabelNoticeList *list,
              const char       *ids)
{
  g_auto(GStrv) split = g_strsplit (ids, " ", -1);
  gint64 last = G_MAXINT64;

  for (guint i = 0; split[i] != NULL; i++)
    {
      SnabelNotice *notice = snabel_notice_list_find (list, split[i]);

      g_assert_nonnull (notice);
      g_assert_cmpint (notice->position, <, last);
      last = notice->position;
    }
}

static void
test_pages (void)
{
  g_autoptr(SnabelNoticeList) list = snabel_notice_list_new ();

  merge (list, "c b a", NULL);
  assert_falls (list, "c b a");
  merge (list, "f", NULL);
  merge (list, "e d", "c");
  assert_falls (list, "f e d c b a");
  merge (list, "h g f e d", "c");
  assert_falls (list, "h g f e d c b a");
  merge (list, "i", "gone");
  assert_falls (list, "i h");
  g_assert_null (snabel_notice_list_find (list, "gone"));
}

static void
set_unread (SnabelNoticeList *list,
            const char       *id,
            gboolean          is_mention)
{
  SnabelNotice *notice = snabel_notice_list_find (list, id);

  notice->is_unread = TRUE;
  notice->is_mention = is_mention;
}

static void
test_unread (void)
{
  g_autoptr(SnabelNoticeList) list = snabel_notice_list_new ();
  gint64 position;

  g_assert_cmpint (snabel_notice_list_get_read_position (list), ==, 0);
  merge (list, "d c b a", NULL);
  set_unread (list, "d", TRUE);
  set_unread (list, "c", FALSE);
  g_assert_cmpuint (snabel_notice_list_count_unread (list, FALSE), ==, 2);
  g_assert_cmpuint (snabel_notice_list_count_unread (list, TRUE), ==, 1);

  merge (list, "d c x", "b");
  g_assert_true (snabel_notice_list_find (list, "d")->is_unread);
  position = snabel_notice_list_get_read_position (list);
  g_assert_cmpint (position, ==, snabel_notice_list_find (list, "x")->position);

  snabel_notice_list_mark_read (list, "gone");
  g_assert_cmpuint (snabel_notice_list_count_unread (list, FALSE), ==, 2);
  snabel_notice_list_mark_read (list, "c");
  g_assert_cmpuint (snabel_notice_list_count_unread (list, FALSE), ==, 1);
  snabel_notice_list_mark_read (list, NULL);
  g_assert_cmpuint (snabel_notice_list_count_unread (list, FALSE), ==, 0);
  snabel_notice_list_set_read_position (list, position);
  g_assert_cmpuint (snabel_notice_list_count_unread (list, FALSE), ==, 2);
}

static void
test_from_store (void)
{
  g_autoptr(SnabelNoticeList) list = snabel_notice_list_new ();

  snabel_notice_list_append (list, "b", 20, TRUE);
  snabel_notice_list_append (list, "a", 10, FALSE);
  snabel_notice_list_append (list, "a", 5, FALSE);
  merge (list, "d c", "b");
  assert_falls (list, "d c b a");
  g_assert_cmpint (snabel_notice_list_find (list, "a")->position, ==, 10);
  g_assert_true (snabel_notice_list_find (list, "b")->is_mention);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/notice-list/pages", test_pages);
  g_test_add_func ("/notice-list/unread", test_unread);
  g_test_add_func ("/notice-list/from-store", test_from_store);

  return g_test_run ();
}
