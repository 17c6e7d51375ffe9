/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the forms that servers send, and in forms that are none. */
#include "base/snabel-time.h"

#include "snabel-test.h"

static const struct
{
  const char *text;
  const char *moment;
} good[] = {
  { "2026-04-11T12:00:00.000Z", "2026-04-11T12:00:00Z" },
  { "2026-04-11T12:00:00Z", "2026-04-11T12:00:00Z" },
  { "2026-04-11T12:00:00.123456Z", "2026-04-11T12:00:00.123456Z" },
  { "2026-04-11T12:00:00.123456789Z", "2026-04-11T12:00:00.123456Z" },
  { "2026-04-11T12:00:00+02:00", "2026-04-11T10:00:00Z" },
  { "2026-04-11T12:00:00.000+00:00", "2026-04-11T12:00:00Z" },
  { "2026-04-11T12:00:00-0530", "2026-04-11T17:30:00Z" },
  { "2026-04-11T23:30:00-01", "2026-04-12T00:30:00Z" },
  { "2017-04-14T08:48:15", "2017-04-14T08:48:15Z" },
  { "2017-04-14 08:48:15", "2017-04-14T08:48:15Z" },
  { "2017-04-14T08:48", "2017-04-14T08:48:00Z" },
  { "2022-01-1T01:01:01.000Z", "2022-01-01T01:01:01Z" },
  { "2026-04-11", "2026-04-11T00:00:00Z" },
  { "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z" },
};

static const char *const bad[] = {
  "",
  "yesterday",
  "57171-03-01T00:00:00.000Z",
  "2026-13-01",
  "2026-02-30T00:00:00Z",
  "2026-04-11T",
  "2026-04-11T25:00:00Z",
  "2026-04-11T12:00:00.000Zebra",
  "2026-04-11T12:00:00+99:00",
  "2026-04-11T12:00:00+",
  "0000-00-00T00:00:00Z",
  "9999-12-31T23:59:59-23:00",
  "1775908800",
  "2026-04-11T12:00:00 Europe/Berlin",
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(GDateTime) time = snabel_time_parse (good[i].text);
      g_autofree char *text = NULL;

      g_assert_nonnull (time);
      text = g_date_time_format_iso8601 (time);
      g_assert_cmpstr (text, ==, good[i].moment);
    }
}

static void
test_bad (void)
{
  g_assert_null (snabel_time_parse (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (snabel_time_parse (bad[i]));
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/time/good", test_good);
  g_test_add_func ("/time/bad", test_bad);

  return g_test_run ();
}
