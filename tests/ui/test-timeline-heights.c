/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heights and their sums, against a plain array, over random changes. */
#include "timeline/snabel-timeline-heights.h"

#include "snabel-test.h"

/* The plain array: slow, and plainly right. */
static void
check_against (SnabelTimelineHeights *heights,
               GArray                *expected)
{
  gint64 start = 0;

  g_assert_cmpuint (snabel_timeline_heights_get_size (heights), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      int height = g_array_index (expected, int, i);

      g_assert_cmpint (snabel_timeline_heights_get (heights, i, NULL), ==, height);
      if (i % 17 == 0)
        {
          g_assert_cmpint (snabel_timeline_heights_get_start (heights, i), ==, start);
          g_assert_cmpuint (snabel_timeline_heights_find (heights, start), ==, i);
          g_assert_cmpuint (snabel_timeline_heights_find (heights, start + height - 1), ==, i);
        }
      start += height;
    }
  g_assert_cmpint (snabel_timeline_heights_get_total (heights), ==, start);
}

static void
splice_both (SnabelTimelineHeights *heights,
             GArray                *expected,
             guint                  position,
             guint                  n_removed,
             guint                  n_added)
{
  snabel_timeline_heights_splice (heights, position, n_removed, n_added);
  if (n_removed > 0)
    g_array_remove_range (expected, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      int               height = snabel_timeline_heights_get (heights, position + i, NULL);
      SnabelHeightState state;

      g_array_insert_val (expected, position + i, height);
      snabel_timeline_heights_get (heights, position + i, &state);
      g_assert_cmpint (state, ==, SNABEL_HEIGHT_PROVISIONAL);
    }
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autoptr(SnabelTimelineHeights) heights = snabel_timeline_heights_new ();
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < 400; i++)
    {
      guint position = (guint) g_rand_int_range (rand, 0, (int) expected->len + 1);
      guint n_removed = (guint) g_rand_int_range (rand, 0, (int) MIN (expected->len - position, 700) + 1);
      guint n_added = (guint) g_rand_int_range (rand, 0, i % 20 == 0 ? 1500 : 60);

      splice_both (heights, expected, position, i % 3 == 0 ? n_removed : 0, n_added);
      for (guint j = 0; j < 30 && expected->len > 0; j++)
        {
          guint at = (guint) g_rand_int_range (rand, 0, (int) expected->len);
          int   height = g_rand_int_range (rand, 1, 900);

          snabel_timeline_heights_set (heights, at, height, SNABEL_HEIGHT_MEASURED);
          g_array_index (expected, int, at) = height;
        }
      if (i % 10 == 0)
        check_against (heights, expected);
    }
  check_against (heights, expected);
}

static void
test_provisional (void)
{
  g_autoptr(SnabelTimelineHeights) heights = snabel_timeline_heights_new ();
  guint position = 0;

  g_assert_false (snabel_timeline_heights_find_provisional (heights, &position));
  snabel_timeline_heights_splice (heights, 0, 0, 1200);
  for (guint i = 0; i < 1200; i++)
    {
      g_assert_true (snabel_timeline_heights_find_provisional (heights, &position));
      g_assert_cmpuint (position, ==, i);
      snabel_timeline_heights_set (heights, i, 50, i % 2 == 0 ? SNABEL_HEIGHT_ESTIMATED : SNABEL_HEIGHT_MEASURED);
    }
  g_assert_false (snabel_timeline_heights_find_provisional (heights, &position));
  g_assert_cmpint (snabel_timeline_heights_get_total (heights), ==, 1200 * 50);

  snabel_timeline_heights_invalidate (heights);
  g_assert_true (snabel_timeline_heights_find_provisional (heights, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpint (snabel_timeline_heights_get_total (heights), ==, 1200 * 50);
}

static void
test_ends (void)
{
  g_autoptr(SnabelTimelineHeights) heights = snabel_timeline_heights_new ();

  g_assert_cmpuint (snabel_timeline_heights_find (heights, 5), ==, 0);
  snabel_timeline_heights_splice (heights, 0, 0, 3);
  for (guint i = 0; i < 3; i++)
    snabel_timeline_heights_set (heights, i, 10, SNABEL_HEIGHT_MEASURED);
  g_assert_cmpuint (snabel_timeline_heights_find (heights, -5), ==, 0);
  g_assert_cmpuint (snabel_timeline_heights_find (heights, 10), ==, 1);
  g_assert_cmpuint (snabel_timeline_heights_find (heights, 1000), ==, 2);
  g_assert_cmpint (snabel_timeline_heights_get_start (heights, 3), ==, 30);
  g_assert_cmpint (snabel_timeline_heights_get_mean (heights), ==, 10);
  snabel_timeline_heights_splice (heights, 0, 3, 0);
  g_assert_cmpint (snabel_timeline_heights_get_total (heights), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/timeline-heights/random", test_random);
  snabel_test_add ("/timeline-heights/provisional", test_provisional);
  snabel_test_add ("/timeline-heights/ends", test_ends);

  return g_test_run ();
}
