/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long ago, in the forms that are shown and read aloud. */
#include "config.h"

#include "widgets/snabel-relative-time.h"

#include <glib/gi18n-lib.h>

#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY  (24 * MINUTES_PER_HOUR)
#define MINUTES_PER_WEEK (7 * MINUTES_PER_DAY)

static int
get_minutes (GDateTime *time,
             GDateTime *now)
{
  GTimeSpan minutes = g_date_time_difference (now, time) / G_TIME_SPAN_MINUTE;

  return (int) CLAMP (minutes, 0, G_MAXINT);
}

static char *
format_date (GDateTime *time,
             GDateTime *now)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (time);
  g_autoptr(GDateTime) local_now = g_date_time_to_local (now);

  if (g_date_time_get_year (local) == g_date_time_get_year (local_now))
    /* Translators: a day of this year, short, as g_date_time_format() takes it */
    return g_date_time_format (local, _ ("%-d %b"));

  /* Translators: a day of another year, short, as g_date_time_format() takes it */
  return g_date_time_format (local, _ ("%-d %b %Y"));
}

/**
 * snabel_relative_time_format:
 *
 * The short form beside a name: “now”, “5m”, “3h”, “2d”, then the date.
 *
 * Returns: (transfer full): the words
 */
char *
snabel_relative_time_format (GDateTime *time,
                             GDateTime *now)
{
  int minutes;

  g_return_val_if_fail (time != NULL && now != NULL, NULL);

  minutes = get_minutes (time, now);
  if (minutes < 1)
    /* Translators: less than a minute ago, as short as can be */
    return g_strdup (C_ ("time", "now"));
  if (minutes < MINUTES_PER_HOUR)
    /* Translators: minutes ago, as short as can be */
    return g_strdup_printf (C_ ("time", "%dm"), minutes);
  if (minutes < MINUTES_PER_DAY)
    /* Translators: hours ago, as short as can be */
    return g_strdup_printf (C_ ("time", "%dh"), minutes / MINUTES_PER_HOUR);
  if (minutes < MINUTES_PER_WEEK)
    /* Translators: days ago, as short as can be */
    return g_strdup_printf (C_ ("time", "%dd"), minutes / MINUTES_PER_DAY);

  return format_date (time, now);
}

/**
 * snabel_relative_time_format_long:
 *
 * The same in whole words, for those who hear it.
 *
 * Returns: (transfer full): the words
 */
char *
snabel_relative_time_format_long (GDateTime *time,
                                  GDateTime *now)
{
  int minutes, n;

  g_return_val_if_fail (time != NULL && now != NULL, NULL);

  minutes = get_minutes (time, now);
  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < MINUTES_PER_HOUR)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute ago", "%d minutes ago", (gulong) minutes), minutes);
  if (minutes < MINUTES_PER_DAY)
    {
      n = minutes / MINUTES_PER_HOUR;
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour ago", "%d hours ago", (gulong) n), n);
    }
  if (minutes < MINUTES_PER_WEEK)
    {
      n = minutes / MINUTES_PER_DAY;
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) n), n);
    }

  return format_date (time, now);
}

/**
 * snabel_relative_time_format_left:
 *
 * Returns: (transfer full): how long it takes until @end, in whole words
 */
char *
snabel_relative_time_format_left (GDateTime *end,
                                  GDateTime *now)
{
  int minutes, n;

  g_return_val_if_fail (end != NULL && now != NULL, NULL);

  minutes = MAX (get_minutes (now, end), 1);
  if (minutes < MINUTES_PER_HOUR)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute left", "%d minutes left", (gulong) minutes), minutes);
  if (minutes < MINUTES_PER_DAY)
    {
      n = minutes / MINUTES_PER_HOUR;
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour left", "%d hours left", (gulong) n), n);
    }
  n = minutes / MINUTES_PER_DAY;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong) n), n);
}

/**
 * snabel_relative_time_format_clock:
 *
 * The short form beside a name for those who want to know when, not how long ago.
 *
 * Returns: (transfer full): the time of today, day and time of this year, the date of another
 */
char *
snabel_relative_time_format_clock (GDateTime *time,
                                   GDateTime *now)
{
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) local_now = NULL;

  g_return_val_if_fail (time != NULL && now != NULL, NULL);

  local = g_date_time_to_local (time);
  local_now = g_date_time_to_local (now);
  if (g_date_time_get_year (local) != g_date_time_get_year (local_now))
    return format_date (time, now);
  if (g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (local_now))
    /* Translators: a time of today, short, as g_date_time_format() takes it */
    return g_date_time_format (local, _ ("%H:%M"));

  /* Translators: a day of this year and a time, short, as g_date_time_format() takes it */
  return g_date_time_format (local, _ ("%-d %b, %H:%M"));
}

/**
 * snabel_relative_time_format_absolute:
 *
 * Returns: (transfer full): day and time in the person's time zone
 */
char *
snabel_relative_time_format_absolute (GDateTime *time)
{
  g_autoptr(GDateTime) local = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  local = g_date_time_to_local (time);

  /* Translators: a day and a time in full, as g_date_time_format() takes it */
  return g_date_time_format (local, _ ("%A, %-d %B %Y, %H:%M"));
}
