/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits that grow, are never the same on two machines, and heed what servers ask for. */
#include "base/http/snabel-retry.h"

#include <libsoup/soup.h>

#include "base/snabel-time.h"

/* A server that names a longer time means never. */
#define MOST_WAIT G_TIME_SPAN_DAY
/* Below this a number is a span, above it a time since 1970. */
#define FIRST_TIME G_GINT64_CONSTANT (1000000000)

/**
 * snabel_retry_get_back_off:
 * @n_failures: how often it failed in a row; at least 1
 * @first: microseconds to wait, at most, after the first failure
 * @most: microseconds beyond which the wait grows no more
 *
 * Doubles with each failure; half of it is chance, so that clients do not come back in step.
 *
 * Returns: microseconds to wait
 */
gint64
snabel_retry_get_back_off (SnabelRandom *random,
                           guint         n_failures,
                           gint64        first,
                           gint64        most)
{
  gint64 wait = first;

  for (guint i = 1; i < n_failures && wait < most; i++)
    wait *= 2;
  wait = MIN (wait, most);

  return wait / 2 + (gint64) (snabel_random_get_double (random) * (wait / 2));
}

/* By the server's own clock, if it sent one: ours may be wrong by hours. */
static gint64
get_now (SnabelHttpReply *reply,
         SnabelClock     *clock)
{
  g_autoptr(GDateTime) date = snabel_http_reply_dup_date (reply);

  return date == NULL ? snabel_clock_get_real_time (clock) : g_date_time_to_unix_usec (date);
}

static gboolean
read_number (const char *text,
             gint64     *number)
{
  g_autofree char *whole = g_strndup (text, strcspn (text, "."));

  return g_ascii_string_to_signed (g_strstrip (whole), 10, 0, G_MAXINT64 / G_USEC_PER_SEC, number, NULL);
}

static gint64
read_value (const char *text,
            gint64      now)
{
  g_autoptr(GDateTime) iso = snabel_time_parse (text);
  g_autoptr(GDateTime) http = iso == NULL ? soup_date_time_new_from_http_string (text) : NULL;
  gint64 number = 0;

  if (read_number (text, &number))
    return number < FIRST_TIME ? number * G_USEC_PER_SEC : number * G_USEC_PER_SEC - now;
  if (iso != NULL)
    return g_date_time_to_unix_usec (iso) - now;
  if (http != NULL)
    return g_date_time_to_unix_usec (http) - now;

  return -1;
}

/**
 * snabel_retry_read_wait:
 *
 * Reads `Retry-After` in seconds or as a date; at 429 without it also `X-RateLimit-Reset`,
 * which is ISO 8601 (Mastodon), Unix time or seconds.
 *
 * Returns: microseconds to wait, or -1 if the server named no time
 */
gint64
snabel_retry_read_wait (SnabelHttpReply *reply,
                        SnabelClock     *clock)
{
  const char *header = snabel_http_reply_get_header (reply, "Retry-After");
  gint64      wait = -1;

  if (header == NULL && reply->status == SNABEL_HTTP_TOO_MANY_REQUESTS)
    header = snabel_http_reply_get_header (reply, "X-RateLimit-Reset");
  if (header == NULL)
    return -1;
  wait = read_value (header, get_now (reply, clock));
  /* A time that is just over is now; nonsense stays -1. */
  if (wait < 0 && wait != -1)
    wait = 0;

  return MIN (wait, MOST_WAIT);
}

/**
 * snabel_retry_is_worth_it:
 *
 * Returns: whether the same request may succeed a little later
 */
gboolean
snabel_retry_is_worth_it (SnabelHttpReply *reply)
{
  g_return_val_if_fail (reply != NULL, FALSE);

  return reply->status == SNABEL_HTTP_TOO_MANY_REQUESTS ||
         (reply->status >= 500 && reply->status != SOUP_STATUS_NOT_IMPLEMENTED && reply->status != SOUP_STATUS_HTTP_VERSION_NOT_SUPPORTED);
}
