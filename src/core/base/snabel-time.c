/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads ISO 8601 in every form that servers were seen to send. */
#include "base/snabel-time.h"

/* Reads one to @max_digits digits and moves the cursor behind them. */
static gboolean
read_number (const char **cursor,
             guint        max_digits,
             int         *number)
{
  guint n_digits = 0;

  *number = 0;
  while (n_digits < max_digits && g_ascii_isdigit (**cursor))
    {
      *number = *number * 10 + (**cursor - '0');
      (*cursor)++;
      n_digits++;
    }

  return n_digits > 0;
}

static gboolean
skip (const char **cursor,
      char         expected)
{
  if (**cursor != expected)
    return FALSE;

  (*cursor)++;

  return TRUE;
}

static gboolean
read_date (const char **cursor,
           int         *year,
           int         *month,
           int         *day)
{
  return read_number (cursor, 4, year) && skip (cursor, '-') &&
         read_number (cursor, 2, month) && skip (cursor, '-') &&
         read_number (cursor, 2, day);
}

/* Digits behind the sixth are below a microsecond and read over. */
static double
read_fraction (const char **cursor)
{
  double weight = 0.1;
  double fraction = 0;

  if (**cursor != '.' && **cursor != ',')
    return 0;

  for ((*cursor)++; g_ascii_isdigit (**cursor); (*cursor)++, weight /= 10)
    {
      if (weight >= 0.5e-6)
        fraction += weight * (**cursor - '0');
    }

  return fraction;
}

static gboolean
read_clock (const char **cursor,
            int         *hour,
            int         *minute,
            double      *seconds)
{
  int whole = 0;

  if (!read_number (cursor, 2, hour) || !skip (cursor, ':') || !read_number (cursor, 2, minute))
    return FALSE;
  if (!skip (cursor, ':'))
    return TRUE;
  if (!read_number (cursor, 2, &whole))
    return FALSE;

  /* GDateTime knows no leap second. */
  *seconds = (whole == 60 ? 59 : whole) + read_fraction (cursor);

  return TRUE;
}

/* No zone at all is UTC: that is what the servers which leave it out mean. */
static gboolean
read_zone (const char **cursor,
           int         *minutes)
{
  int sign = 1;
  int hour = 0;
  int minute = 0;

  if (**cursor == '\0' || skip (cursor, 'Z') || skip (cursor, 'z'))
    return TRUE;
  if (**cursor == '-')
    sign = -1;
  else if (**cursor != '+')
    return FALSE;

  (*cursor)++;
  if (!read_number (cursor, 2, &hour))
    return FALSE;
  if ((skip (cursor, ':') || **cursor != '\0') && !read_number (cursor, 2, &minute))
    return FALSE;

  *minutes = sign * (hour * 60 + minute);

  return hour < 24 && minute < 60;
}

/**
 * snabel_time_parse:
 * @text: (nullable): a date, or a date and a time with or without seconds, fraction and zone
 *
 * A date alone is its midnight in UTC. What cannot be a date (a year of five digits, `"yesterday"`,
 * the empty string) has no time: it is for the caller to do without.
 *
 * Returns: (transfer full) (nullable): the moment, in UTC
 */
GDateTime *
snabel_time_parse (const char *text)
{
  g_autoptr(GDateTime) local = NULL;
  const char *cursor = text;
  int         year = 0;
  int         month = 0;
  int         day = 0;
  int         hour = 0;
  int         minute = 0;
  int         zone = 0;
  double      seconds = 0;

  if (text == NULL || !read_date (&cursor, &year, &month, &day))
    return NULL;
  if (skip (&cursor, 'T') || skip (&cursor, 't') || skip (&cursor, ' '))
    {
      if (!read_clock (&cursor, &hour, &minute, &seconds) || !read_zone (&cursor, &zone))
        return NULL;
    }
  if (*cursor != '\0')
    return NULL;

  local = g_date_time_new_utc (year, month, day, hour, minute, seconds);

  return local != NULL ? g_date_time_add_minutes (local, -zone) : NULL;
}
