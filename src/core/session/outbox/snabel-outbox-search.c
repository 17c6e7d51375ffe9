/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the account's own posts, the newest first, back to the time when the request began. */
#include "config.h"

#include "session/outbox/snabel-outbox-search.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-accounts.h"
#include "api/snabel-api-timelines.h"
#include "base/snabel-error.h"
#include "base/snabel-fiber.h"
#include "base/snabel-json.h"
#include "session/outbox/snabel-outbox-rules.h"

/* Somebody who posts more than this between two looks is no person. */
#define MOST_PAGES 5
#define PAGE_SIZE  40

/* Dates have whole seconds, and a request takes a while to arrive. */
#define DATE_MARGIN (5 * G_USEC_PER_SEC)
/* Where the server does not tell its time, clocks may differ by as much. */
#define CLOCK_MARGIN (5 * G_TIME_SPAN_MINUTE)

void
snabel_outbox_search_free (SnabelOutboxSearch *search)
{
  g_clear_object (&search->session);
  g_clear_pointer (&search->draft, snabel_draft_free);
  g_clear_pointer (&search->claimed, g_hash_table_unref);
  g_free (search);
}

static void
destroy_search (gpointer data)
{
  snabel_outbox_search_free (data);
}

/* When the request began, by the server's clock, and surely not later. */
static gint64
get_server_since (SnabelOutboxSearch *search,
                  SnabelHttpReply    *reply)
{
  SnabelClock *clock = snabel_session_get_platform (search->session)->clock;
  g_autoptr(GDateTime) date = snabel_http_reply_dup_date (reply);

  if (date == NULL)
    return search->since - CLOCK_MARGIN;

  return search->since + (g_date_time_to_unix_usec (date) - snabel_clock_get_real_time (clock)) - DATE_MARGIN;
}

static gboolean
is_claimed (SnabelOutboxSearch *search,
            SnabelStatus       *status)
{
  return (status->uri != NULL && g_hash_table_contains (search->claimed, status->uri)) ||
         g_hash_table_contains (search->claimed, status->id);
}

/* Returns the post's place in the page, or -1; @is_over: whether the page reaches back far enough. */
static int
look_through (SnabelOutboxSearch *search,
              SnabelApiReply     *reply,
              gboolean           *is_over)
{
  gint64     since = get_server_since (search, reply->http);
  JsonArray *array = snabel_api_reply_get_array (reply);
  guint      length = array != NULL ? json_array_get_length (array) : 0;

  *is_over = length == 0;
  for (guint i = 0; i < length; i++)
    {
      g_autoptr(SnabelStatus) status = snabel_entity_new_from_json (SNABEL_TYPE_STATUS, json_array_get_element (array, i), NULL);

      if (status == NULL || status->created_at == NULL)
        continue;
      if (g_date_time_to_unix_usec (status->created_at) < since)
        *is_over = TRUE;
      else if (!is_claimed (search, status) && snabel_outbox_is_same_post (search->draft, status))
        return (int) i;
    }

  return -1;
}

static DexFuture *
ask (SnabelOutboxSearch *search,
     SnabelClient       *client,
     const char         *account_id,
     const char         *next)
{
  SnabelApiRange range = { .limit = PAGE_SIZE, .priority = SNABEL_PRIORITY_VISIBLE };

  if (next != NULL)
    return snabel_api_get_page (client, next, SNABEL_PRIORITY_VISIBLE);

  return snabel_api_get_account_statuses (client, account_id, &range);
}

static char *
dup_account_id (SnabelOutboxSearch *search,
                SnabelClient       *client,
                GError            **error)
{
  const SnabelAccountRow *row = snabel_session_get_account (search->session);
  g_autoptr(SnabelApiReply) reply = NULL;

  if (row->account_id != NULL)
    return g_strdup (row->account_id);
  reply = snabel_await_boxed (snabel_api_verify_credentials (client), error);
  if (reply == NULL)
    return NULL;

  return snabel_json_dup_id (snabel_api_reply_get_object (reply), "id");
}

static DexFuture *
search_fiber (gpointer data)
{
  SnabelOutboxSearch *search = data;
  g_autoptr(SnabelClient) client = g_object_ref (snabel_session_get_client (search->session));
  g_autofree char *next = NULL;
  g_autofree char *account_id = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_over = FALSE;

  account_id = dup_account_id (search, client, &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; account_id != NULL && i < MOST_PAGES && !is_over; i++)
    {
      g_autoptr(SnabelApiReply) reply = snabel_await_boxed (ask (search, client, account_id, next), &error);
      int place;

      if (reply == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
      if (snabel_api_reply_get_array (reply) == NULL)
        break;
      place = look_through (search, reply, &is_over);
      if (place >= 0)
        return dex_future_new_take_boxed (JSON_TYPE_NODE, json_array_dup_element (snabel_api_reply_get_array (reply), place));
      g_set_str (&next, reply->next);
      is_over = is_over || next == NULL;
    }
  if (is_over)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", _ ("The post is not there"));

  return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED, "%s", _ ("The server does not show all of this account’s posts"));
}

/**
 * snabel_outbox_search_run:
 * @search: (transfer full): what to look for; its account must have a client
 *
 * Returns: (transfer full): a future that resolves to the #JsonNode of the post; rejects with
 *   %G_IO_ERROR_NOT_FOUND if it is surely not there now, or in #SnabelApiError if that could not be found out
 */
DexFuture *
snabel_outbox_search_run (SnabelOutboxSearch *search)
{
  dex_return_error_if_fail (search != NULL);
  dex_return_error_if_fail (snabel_session_get_client (search->session) != NULL);

  return snabel_spawn (G_STRFUNC, search_fiber, search, destroy_search);
}
