/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The server's marker: how far the person has read elsewhere, and telling elsewhere how far they have read here. */
#include "session/timeline/snabel-feed-private.h"

#include "api/snabel-api-notifications.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"

/* So long after one marker the next is written: scrolling passes many posts. */
#define PAUSE (10 * G_USEC_PER_SEC)

/* Without a way to the server nothing is asked; another server may have what this one lacks. */
void
_snabel_feed_stop_marking (SnabelFeed *self)
{
  dex_clear (&self->marking);
  dex_clear (&self->asking_marker);
  self->has_no_markers = FALSE;
  self->asks_again = FALSE;
  self->stale_load = self->n_loads;
}

static DexFuture *
pause_over_cb (DexFuture *future,
               gpointer   user_data)
{
  SnabelFeed *self = user_data;
  g_autoptr(SnabelFeed) alive = g_object_ref (self);

  dex_clear (&self->marking);
  if (self->wants_marking)
    snabel_feed_ask_marker (self);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
marked_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelFeed *self = user_data;
  g_autoptr(SnabelFeed) alive = g_object_ref (self);
  g_autoptr(GError) error = NULL;
  gboolean is_refused = dex_future_get_value (future, &error) == NULL && g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);

  /* 409: another program wrote it in the same moment; what it wrote is read first. Twice is another matter. */
  self->wants_marking |= is_refused && !self->was_refused;
  self->was_refused = is_refused;
  dex_clear (&self->marking);
  if (self->client != NULL)
    self->marking = snabel_then_main (snabel_clock_sleep (snabel_client_get_platform (self->client)->clock, PAUSE), pause_over_cb, self);

  return dex_future_new_for_boolean (TRUE);
}

static SnabelEntry *
find_marked (SnabelFeed *self,
             const char *id,
             guint      *index)
{
  GListModel *timeline = G_LIST_MODEL (self->timeline);

  for (*index = 0; *index < g_list_model_get_n_items (timeline); (*index)++)
    {
      g_autoptr(SnabelEntry) entry = g_list_model_get_item (timeline, *index);

      if (g_strcmp0 (snabel_entry_get_paging_id (entry), id) == 0)
        return entry;
    }

  return NULL;
}

/* The server lets a marker go backwards. A post that is not here is an old one, if the newest page is here. */
static void
write_marker (SnabelFeed *self,
              const char *told)
{
  SnabelEntry *seen = snabel_feed_get_newest_seen (self);
  guint        index;

  if (seen == NULL || self->marking != NULL || g_strcmp0 (snabel_entry_get_paging_id (seen), told) == 0)
    return;
  if (told != NULL && self->newest_load <= self->stale_load && find_marked (self, told, &index) == NULL)
    return;
  self->marking = snabel_then_main (snabel_api_set_marker (self->client, self->name, snabel_entry_get_paging_id (seen)), marked_cb, self);
}

static void
take_marker (SnabelFeed *self,
             const char *told)
{
  guint index = 0;

  if (told != NULL && find_marked (self, told, &index) != NULL && _snabel_feed_see_at (self, index))
    _snabel_feed_keep_seen (self);
  if (!self->wants_marking || self->marking != NULL)
    return;
  self->wants_marking = FALSE;
  write_marker (self, told);
}

static DexFuture *
asked_cb (DexFuture *future,
          gpointer   user_data)
{
  SnabelFeed *self = user_data;
  g_autoptr(SnabelFeed) alive = g_object_ref (self);
  g_autoptr(GError) error = NULL;
  const GValue    *value = dex_future_get_value (future, &error);
  SnabelApiReply  *reply = value != NULL ? g_value_get_boxed (value) : NULL;
  JsonObject      *marker = reply != NULL ? snabel_json_get_object (snabel_api_reply_get_object (reply), self->name) : NULL;
  g_autofree char *told = marker != NULL ? snabel_json_dup_id (marker, "last_read_id") : NULL;

  dex_clear (&self->asking_marker);
  self->has_no_markers = g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_FOUND);
  if (reply != NULL && self->client != NULL)
    take_marker (self, told);
  if (self->asks_again)
    snabel_feed_ask_marker (self);

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_feed_ask_marker:
 *
 * Asks how far the person has read elsewhere: to be called when they come back. What the server names counts as seen if
 * it is above all that was seen here; a server without markers is not asked again.
 */
void
snabel_feed_ask_marker (SnabelFeed *self)
{
  g_return_if_fail (SNABEL_IS_FEED (self));

  /* An answer that is under way may be older than the question. */
  self->asks_again = self->asking_marker != NULL;
  if (self->client != NULL && !self->has_no_markers && self->asking_marker == NULL)
    self->asking_marker = snabel_then_main (snabel_api_get_markers (self->client), asked_cb, self);
}

/* Tells the server, unless it knows of more: what it says is read before. */
void
_snabel_feed_mark (SnabelFeed *self)
{
  self->wants_marking = TRUE;
  if (self->marking == NULL)
    snabel_feed_ask_marker (self);
}
