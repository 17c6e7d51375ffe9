/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long ago, at the places where the words change. */
#include "widgets/snabel-relative-time.h"

#include "snabel-test.h"

static const struct
{
  int         minutes;
  const char *words;
  const char *spoken;
} cases[] = {
  { -5, "now", "just now" },
  { 0, "now", "just now" },
  { 1, "1m", "1 minute ago" },
  { 59, "59m", "59 minutes ago" },
  { 60, "1h", "1 hour ago" },
  { 24 * 60 - 1, "23h", "23 hours ago" },
  { 24 * 60, "1d", "1 day ago" },
  { 7 * 24 * 60 - 1, "6d", "6 days ago" },
  { 7 * 24 * 60, "16 Nov", "16 Nov" },
  { 365 * 24 * 60, "23 Nov 2025", "23 Nov 2025" },
};

static void
test_ago (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GDateTime) time = g_date_time_add_minutes (now, -cases[i].minutes);
      g_autofree char *words = snabel_relative_time_format (time, now);
      g_autofree char *spoken = snabel_relative_time_format_long (time, now);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (spoken, ==, cases[i].spoken);
    }
}

static void
test_left (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  g_autoptr(GDateTime) soon = g_date_time_add_seconds (now, 20);
  g_autoptr(GDateTime) later = g_date_time_add_days (now, 3);
  g_autofree char *soon_words = snabel_relative_time_format_left (soon, now);
  g_autofree char *later_words = snabel_relative_time_format_left (later, now);
  g_autofree char *absolute = snabel_relative_time_format_absolute (later);

  g_assert_cmpstr (soon_words, ==, "1 minute left");
  g_assert_cmpstr (later_words, ==, "3 days left");
  g_assert_cmpstr (absolute, ==, "Thursday, 26 November 2026, 12:00");
}

static void
test_clock (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  g_autoptr(GDateTime) today = g_date_time_add_hours (now, -3);
  g_autoptr(GDateTime) week = g_date_time_add_days (now, -7);
  g_autoptr(GDateTime) year = g_date_time_add_years (now, -1);
  g_autofree char *today_words = snabel_relative_time_format_clock (today, now);
  g_autofree char *week_words = snabel_relative_time_format_clock (week, now);
  g_autofree char *year_words = snabel_relative_time_format_clock (year, now);

  g_assert_cmpstr (today_words, ==, "09:00");
  g_assert_cmpstr (week_words, ==, "16 Nov, 12:00");
  g_assert_cmpstr (year_words, ==, "23 Nov 2025");
}

int
main (int   argc,
      char *argv[])
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/relative-time/ago", test_ago);
  snabel_test_add ("/relative-time/left", test_left);

  snabel_test_add ("/relative-time/clock", test_clock);

  return g_test_run ();
}
