/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when there has been no connection, and when it is tried again. */
#include "config.h"

#include "widgets/snabel-offline-words.h"

#include <glib/gi18n-lib.h>

#define DAY ((gint64) 24 * 60 * 60 * G_USEC_PER_SEC)

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

/**
 * snabel_offline_words_dup_retry:
 * @retry_at: when it is tried again, microseconds since 1970
 *
 * A time of day stays true until it is there; a number that counts down would ask for attention, and wake the machine for it.
 *
 * Returns: (transfer full): "Next try at 14:02:30."
 */
char *
snabel_offline_words_dup_retry (gint64 retry_at)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc_usec (retry_at);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  /* Translators: a time of day to the second, as g_date_time_format() takes it */
  g_autofree char *time = g_date_time_format (local, _ ("%H:%M:%S"));

  /* Translators: %s is a time of day, such as 14:02:30 */
  return g_strdup_printf (_ ("Next try at %s."), time);
}

static char *
dup_second (gint64 retry_at,
            gint64 now)
{
  if (retry_at == 0)
    return NULL;

  return retry_at > now ? snabel_offline_words_dup_retry (retry_at) : g_strdup (_ ("Trying again…"));
}

/**
 * snabel_offline_words_format:
 * @since: when the connection was lost, microseconds since 1970; 0 if there never was one
 * @retry_at: when it is tried again; 0 if it is not
 * @now: the time
 *
 * Returns: (transfer full): "Offline since 14:02. Next try at 14:02:30."
 */
char *
snabel_offline_words_format (gint64 since,
                             gint64 retry_at,
                             gint64 now)
{
  g_autofree char *first = since > 0 ? format_since (since, now) : g_strdup (_ ("Offline."));
  g_autofree char *second = dup_second (retry_at, now);

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
  return MAX (retry_at - now, 0);
}
