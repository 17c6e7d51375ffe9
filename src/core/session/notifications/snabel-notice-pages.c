/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the server for all that happened since the last time. */
#include "config.h"

#include "session/notifications/snabel-notifications-private.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-notifications.h"
#include "base/snabel-error.h"
#include "base/snabel-fiber.h"
#include "base/snabel-json.h"

#define PAGE_SIZE 40
/* Who was away for longer finds the rest in the list. */
#define MOST_PAGES 20
/* A server may send more than was asked for: the rest is asked for when its turn comes. */
#define MOST_TAKEN (2 * PAGE_SIZE)
/* Notifications vanish with their posts: one id would not be enough to find the place again. */
#define MOST_SEEN 20

static void
pages_clear (gpointer data)
{
  SnabelNoticePages *pages = data;

  g_clear_object (&pages->notifications);
  g_clear_object (&pages->client);
  g_clear_pointer (&pages->items, g_ptr_array_unref);
  g_clear_pointer (&pages->seen, g_strfreev);
  g_clear_pointer (&pages->last_read, g_free);
}

void
_snabel_notice_pages_unref (gpointer pages)
{
  g_rc_box_release_full (pages, pages_clear);
}

static void
unref_node (gpointer data)
{
  g_clear_pointer ((JsonNode **) &data, json_node_unref);
}

SnabelNoticePages *
_snabel_notice_pages_new (SnabelNotifications *self)
{
  SnabelNoticePages *pages = g_rc_box_new0 (SnabelNoticePages);

  pages->notifications = g_object_ref (self);
  pages->client = g_object_ref (self->client);
  pages->items = g_ptr_array_new_with_free_func (unref_node);

  return pages;
}

static char *
dup_id (JsonArray *array,
        guint      index)
{
  return snabel_json_dup_id (snabel_json_node_get_object (json_array_get_element (array, index)), "id");
}

gboolean
_snabel_notice_pages_has_seen (SnabelNoticePages *pages,
                               const char        *id)
{
  return pages->seen != NULL && g_strv_contains ((const char *const *) pages->seen, id);
}

/* What the next back-fill goes down to: @notifications, the newest first, and below them what this one went down to. */
char *
_snabel_notice_pages_dup_next_seen (SnabelNoticePages *pages,
                                    GPtrArray         *notifications)
{
  GString *seen = g_string_new (NULL);
  guint    n_new = MIN (notifications->len, MOST_SEEN);

  for (guint i = 0; i < n_new; i++)
    g_string_append_printf (seen, "%s\n", ((SnabelNotification *) g_ptr_array_index (notifications, i))->id);
  for (guint i = n_new; i < MOST_SEEN && pages->seen != NULL && pages->seen[i - n_new] != NULL; i++)
    g_string_append_printf (seen, "%s\n", pages->seen[i - n_new]);

  return g_string_free_and_steal (seen);
}

static gboolean
reaches_seen (SnabelNoticePages *pages,
              JsonArray         *array,
              guint              n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = dup_id (array, i);

      if (id != NULL && _snabel_notice_pages_has_seen (pages, id))
        return TRUE;
    }

  return FALSE;
}

/* Down from the newest: `min_id`, which would come from below, gives the newest page on some servers (snac).
 * Servers that do not know `since_id` go on below it, so it is looked for in the pages, too. */
static gboolean
take_page (SnabelNoticePages *pages,
           SnabelApiReply    *reply,
           char             **below)
{
  g_autoptr(JsonNode) node = snabel_api_reply_steal_node (reply);
  g_autofree char *last = NULL;
  JsonArray       *array = json_node_get_array (node);
  guint            n_items = MIN (json_array_get_length (array), MOST_TAKEN);
  gboolean         is_last = pages->seen == NULL || reaches_seen (pages, array, n_items);

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (pages->items, json_array_dup_element (array, i));
  if (n_items > 0)
    last = dup_id (array, n_items - 1);
  /* A server that does not know `max_id` either says the same again. */
  if (last == NULL || !g_set_str (below, last))
    return TRUE;

  return is_last;
}

static char *
dup_last_read (SnabelApiReply *reply)
{
  JsonObject *marker = reply != NULL ? snabel_json_get_object (snabel_api_reply_get_object (reply), "notifications") : NULL;

  return marker != NULL ? snabel_json_dup_id (marker, "last_read_id") : NULL;
}

static char **
split_seen (const char *seen)
{
  g_auto(GStrv) ids = seen != NULL ? g_strsplit (seen, "\n", -1) : NULL;
  guint n = ids != NULL ? g_strv_length (ids) : 0;

  /* Each ends with a line feed, so the last part is empty. */
  if (n > 0)
    g_clear_pointer (&ids[n - 1], g_free);

  return g_steal_pointer (&ids);
}

static DexFuture *
ask (SnabelNoticePages *pages,
     const char        *below)
{
  SnabelApiRange range = { below, pages->seen != NULL ? pages->seen[0] : NULL, NULL, PAGE_SIZE, SNABEL_PRIORITY_BACKGROUND };

  return snabel_api_get_notifications (pages->client, NULL, &range);
}

static DexFuture *
fetch_fiber (gpointer data)
{
  SnabelNoticePages   *pages = data;
  SnabelNotifications *self = pages->notifications;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelApiReply) markers = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *below = NULL;
  gboolean         is_last = FALSE;

  seen = snabel_await_string (snabel_words_get_value (self->words, self->account_key, SNABEL_NOTIFICATIONS_SEEN), &error);
  pages->seen = split_seen (seen);
  for (guint i = 0; error == NULL && !is_last && i < MOST_PAGES; i++)
    {
      g_autoptr(SnabelApiReply) reply = snabel_await_boxed (ask (pages, below), &error);

      if (reply != NULL && snabel_api_reply_get_array (reply) == NULL)
        return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY, _ ("The server’s answer is no list of notifications"));
      is_last = reply != NULL && take_page (pages, reply, &below);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  pages->is_complete = TRUE;
  /* A server without markers has nothing to say about what was read elsewhere. */
  markers = snabel_await_boxed (snabel_api_get_markers (pages->client), &error);
  pages->last_read = dup_last_read (markers);

  return dex_future_new_for_boolean (TRUE);
}

/* The future resolves to TRUE when all pages are there. After a rejection the first ones may be. */
DexFuture *
_snabel_notice_pages_fetch (SnabelNoticePages *pages)
{
  return snabel_spawn (G_STRFUNC, fetch_fiber, g_rc_box_acquire (pages), _snabel_notice_pages_unref);
}
