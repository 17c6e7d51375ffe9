/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when there has been no connection, and when it is tried again. */
#include "config.h"

#include "widgets/snabel-offline-words.h"

#include <glib/gi18n-lib.h>

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
#define DAY    (24 * 60 * MINUTE)

/* A number that ticked every second would ask for attention, and wake the machine for it. */
#define STEP (10 * SECOND)

static gint64
count_steps (gint64 remaining,
             gint64 step)
{
  return (remaining + step - 1) / step;
}

static char *
format_since (gint64 since,
              gint64 now)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc_usec (since);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, now - since < DAY ? "%H:%M" : "%x %H:%M");

  /* Translators: %s is a time, such as 14:02 */
  return g_strdup_printf (_ ("Offline since %s."), time);
}

static char *
format_retry (gint64 remaining)
{
  if (remaining <= SECOND)
    return g_strdup (_ ("Trying again…"));
  if (remaining <= STEP)
    return g_strdup (_ ("Next try in a few seconds."));
  if (remaining <= MINUTE)
    /* Translators: %d is a number of seconds: 20, 30, 40, 50 or 60 */
    return g_strdup_printf (_ ("Next try in %d s."), (int) (count_steps (remaining, STEP) * STEP / SECOND));

  /* Translators: %d is a number of minutes from 2 on */
  return g_strdup_printf (_ ("Next try in %d min."), (int) count_steps (remaining, MINUTE));
}

/**
 * snabel_offline_words_format:
 * @since: when the connection was lost, microseconds since 1970; 0 if there never was one
 * @retry_at: when it is tried again; 0 if it is not
 * @now: the time
 *
 * Returns: (transfer full): "Offline since 14:02. Next try in 30 s."
 */
char *
snabel_offline_words_format (gint64 since,
                             gint64 retry_at,
                             gint64 now)
{
  g_autofree char *first = since > 0 ? format_since (since, now) : g_strdup (_ ("Offline."));
  g_autofree char *second = retry_at > 0 ? format_retry (retry_at - now) : NULL;

  return second != NULL ? g_strconcat (first, " ", second, NULL) : g_steal_pointer (&first);
}

/**
 * snabel_offline_words_get_lifetime:
 * @retry_at: when it is tried again; 0 if it is not
 * @now: the time
 *
 * Returns: for how many microseconds the words stay true; 0 for good
 */
gint64
snabel_offline_words_get_lifetime (gint64 retry_at,
                                   gint64 now)
{
  gint64 remaining = retry_at - now;
  gint64 step = remaining > MINUTE ? MINUTE : STEP;

  if (retry_at <= 0 || remaining <= SECOND)
    return 0;
  if (remaining <= STEP)
    return remaining - SECOND;

  return remaining - (count_steps (remaining, step) - 1) * step;
}
