/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the server's answer to the alert: kept, put in order, recorded, told. */
#include "session/notifications/snabel-notifications-private.h"

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-fiber.h"
#include "base/snabel-json.h"
#include "model/snabel-filter-result.h"

#define FIRST_RETRY    (30 * G_USEC_PER_SEC)
#define MOST_DOUBLINGS 5

static void
destroy_row (gpointer data)
{
  snabel_cached_notification_free (data);
}

/* ---- recorded, then told ---- */

/* What came together, on its way into words.db. Nothing stops it: what was recorded and not told would never be. */
typedef struct
{
  SnabelNotifications *self;
  SnabelWords         *words;
  GPtrArray           *notifications; /* the oldest first */
  GPtrArray           *fresh;         /* those of them that were never told */
  char                *seen;          /* to be kept when all is recorded; may be NULL */
  char                *last_read;
  gboolean             is_silent;
} Delivery;

static void
delivery_clear (gpointer data)
{
  Delivery *delivery = data;

  g_clear_object (&delivery->self);
  g_clear_object (&delivery->words);
  g_clear_pointer (&delivery->notifications, g_ptr_array_unref);
  g_clear_pointer (&delivery->fresh, g_ptr_array_unref);
  g_clear_pointer (&delivery->seen, g_free);
  g_clear_pointer (&delivery->last_read, g_free);
}

static void
delivery_unref (gpointer delivery)
{
  g_rc_box_release_full (delivery, delivery_clear);
}

static gboolean
is_hidden (SnabelNotification *notification)
{
  GListModel *filtered = notification->status != NULL ? notification->status->filtered : NULL;

  for (guint i = 0; filtered != NULL && i < g_list_model_get_n_items (filtered); i++)
    {
      g_autoptr(SnabelFilterResult) result = g_list_model_get_item (filtered, i);

      if (result->filter != NULL && result->filter->filter_action == SNABEL_FILTER_ACTION_HIDE)
        return TRUE;
    }

  return FALSE;
}

static void
flag_unread (Delivery *delivery)
{
  for (guint i = 0; i < delivery->fresh->len && !delivery->is_silent; i++)
    {
      SnabelNotification *notification = g_ptr_array_index (delivery->fresh, i);
      SnabelNotice       *notice = snabel_notice_list_find (delivery->self->notices, notification->id);

      if (notice != NULL)
        notice->is_unread = TRUE;
    }
  if (delivery->last_read != NULL)
    snabel_notice_list_mark_read (delivery->self->notices, delivery->last_read);
}

static GPtrArray *
choose_alerts (Delivery *delivery)
{
  GPtrArray *alerts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < delivery->fresh->len; i++)
    {
      SnabelNotification *notification = g_ptr_array_index (delivery->fresh, i);

      /* What was read on another device meanwhile is no news. */
      if (!is_hidden (notification) && snabel_notifications_is_unread (delivery->self, notification->id))
        g_ptr_array_add (alerts, g_object_ref (notification));
    }

  return alerts;
}

static DexFuture *
recorded_cb (DexFuture *future,
             gpointer   user_data)
{
  Delivery            *delivery = user_data;
  SnabelNotifications *self = delivery->self;
  g_autoptr(GPtrArray) alerts = NULL;
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) == NULL)
    g_debug ("Notifications are not recorded: %s", error->message);
  flag_unread (delivery);
  _snabel_notifications_changed (self);
  /* After a failure the next back-fill brings the rest. */
  if (error == NULL && delivery->seen != NULL)
    snabel_detach ("save the last notification",
                   snabel_words_set_value (delivery->words, self->account_key, SNABEL_NOTIFICATIONS_SEEN, delivery->seen));
  alerts = choose_alerts (delivery);
  if (alerts->len > 0)
    _snabel_notifications_emit_alerts (self, alerts);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
record_fiber (gpointer data)
{
  Delivery *delivery = data;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < delivery->notifications->len; i++)
    {
      SnabelNotification *notification = g_ptr_array_index (delivery->notifications, i);
      gboolean            is_new = snabel_await_boolean (snabel_words_record_alert (delivery->words, delivery->self->account_key, notification->id), &error);

      if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
      if (is_new)
        g_ptr_array_add (delivery->fresh, g_object_ref (notification));
    }

  return dex_future_new_for_boolean (TRUE);
}

/* @notifications (transfer full) are the oldest first. */
static Delivery *
delivery_new (SnabelNotifications *self,
              GPtrArray           *notifications)
{
  Delivery *delivery = g_rc_box_new0 (Delivery);

  delivery->self = g_object_ref (self);
  delivery->words = g_object_ref (self->words);
  delivery->notifications = notifications;
  delivery->fresh = g_ptr_array_new_with_free_func (g_object_unref);

  return delivery;
}

/* Takes @delivery. */
static void
deliver (Delivery *delivery)
{
  DexFuture *recorded = snabel_spawn (G_STRFUNC, record_fiber, g_rc_box_acquire (delivery), delivery_unref);

  snabel_detach ("record notifications", dex_future_finally (snabel_on_main (recorded), recorded_cb, delivery, delivery_unref));
}

/* ---- kept and put in order ---- */

static void
unref_node (gpointer data)
{
  g_clear_pointer ((JsonNode **) &data, json_node_unref);
}

/* What is no notification leaves @nodes; the rest is returned in their order. */
static GPtrArray *
read_nodes (GPtrArray *nodes)
{
  GPtrArray *notifications = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < nodes->len;)
    {
      SnabelNotification *notification = snabel_entity_new_from_json (SNABEL_TYPE_NOTIFICATION, g_ptr_array_index (nodes, i), NULL);

      if (notification != NULL)
        g_ptr_array_add (notifications, notification);
      if (notification != NULL)
        i++;
      else
        g_ptr_array_remove_index (nodes, i);
    }

  return notifications;
}

static void
put_in_order (SnabelNotifications *self,
              GPtrArray           *notifications,
              const char          *above)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < notifications->len; i++)
    g_ptr_array_add (ids, ((SnabelNotification *) g_ptr_array_index (notifications, i))->id);
  snabel_notice_list_merge (self->notices, ids, above);
}

/* Takes the nodes out of @nodes: nobody may touch them once the store has them. */
static void
keep (SnabelNotifications *self,
      GPtrArray           *notifications,
      GPtrArray           *nodes)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (destroy_row);

  for (guint i = 0; i < notifications->len; i++)
    {
      SnabelNotification *notification = g_ptr_array_index (notifications, i);
      SnabelNotice       *notice = snabel_notice_list_find (self->notices, notification->id);
      JsonNode           *node = g_steal_pointer (&nodes->pdata[i]);
      g_autoptr(SnabelStatus) status = NULL;

      /* The post may be on the screen. */
      if (notification->status != NULL)
        status = snabel_identity_map_take_status (self->map, snabel_json_get (json_node_get_object (node), "status"), NULL);
      g_ptr_array_add (rows, snabel_cached_notification_new (notification->id, notice != NULL ? notice->position : 0, node));
      if (notice != NULL)
        notice->is_mention = notification->type == SNABEL_NOTIFICATION_TYPE_MENTION;
    }
  snabel_detach ("save notifications", snabel_cache_save_notifications (self->cache, self->account_key, rows));
}

/* @nodes (transfer full) (element-type JsonNode) are neighbours, the newest first. Returns what they are, in that order. */
static GPtrArray *
take_nodes (SnabelNotifications *self,
            GPtrArray           *nodes,
            const char          *above)
{
  GPtrArray *notifications = read_nodes (nodes);

  put_in_order (self, notifications, above);
  keep (self, notifications, nodes);
  g_ptr_array_set_free_func (nodes, NULL);
  g_clear_pointer (&nodes, g_ptr_array_unref);

  return notifications;
}

/* ---- the back-fill ---- */

/* The items of all pages down to what was seen, each once; the pages are empty then. */
static GPtrArray *
open_pages (SnabelNoticePages *pages)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (unref_node);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pages->items->len; i++)
    {
      gpointer        *item = &pages->items->pdata[i];
      g_autofree char *id = snabel_json_dup_id (snabel_json_node_get_object (*item), "id");

      if (id != NULL && _snabel_notice_pages_has_seen (pages, id))
        break;
      if (id != NULL && g_hash_table_add (known, g_steal_pointer (&id)))
        g_ptr_array_add (nodes, g_steal_pointer (item));
    }
  g_ptr_array_set_size (pages->items, 0);

  return nodes;
}

/* The first of what was seen that the list still has. */
static const char *
find_place (SnabelNotifications *self,
            SnabelNoticePages   *pages)
{
  for (char **id = pages->seen; id != NULL && *id != NULL; id++)
    if (snabel_notice_list_find (self->notices, *id) != NULL)
      return *id;

  return NULL;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0, j = array->len; i + 1 < j; i++)
    {
      gpointer last = array->pdata[--j];

      array->pdata[j] = array->pdata[i];
      array->pdata[i] = last;
    }
}

static void
take_pages (SnabelNotifications *self,
            SnabelNoticePages   *pages)
{
  GPtrArray *notifications = take_nodes (self, open_pages (pages), find_place (self, pages));
  Delivery  *delivery = delivery_new (self, notifications);

  /* The first time all is old news. */
  delivery->is_silent = pages->seen == NULL;
  delivery->last_read = g_steal_pointer (&pages->last_read);
  if (pages->is_complete)
    delivery->seen = _snabel_notice_pages_dup_next_seen (pages, notifications);
  reverse (notifications);
  deliver (delivery);
}

static DexFuture *
retry_cb (DexFuture *future,
          gpointer   user_data)
{
  snabel_detach ("fetch notifications again", snabel_notifications_refresh (user_data));

  return dex_future_new_for_boolean (TRUE);
}

/* By itself: the account is no less connected because one list could not be had. */
static void
retry_later (SnabelNotifications *self)
{
  SnabelClock *clock = snabel_client_get_platform (self->client)->clock;
  gint64       wait = FIRST_RETRY << MIN (self->n_failures, MOST_DOUBLINGS);

  self->n_failures++;
  self->retry = snabel_then_main (snabel_clock_sleep (clock, wait), retry_cb, self);
}

static DexFuture *
fetched_cb (DexFuture *future,
            gpointer   user_data)
{
  SnabelNoticePages   *pages = user_data;
  SnabelNotifications *self = pages->notifications;
  g_autoptr(GError) error = NULL;
  gboolean is_fetched = dex_future_get_value (future, &error) != NULL;

  if (self->client == NULL || snabel_error_is_cancelled (error))
    return dex_future_new_for_boolean (FALSE);
  if (is_fetched)
    self->n_failures = 0;
  else if (self->retry == NULL)
    retry_later (self);
  if (is_fetched || pages->items->len > 0)
    take_pages (self, pages);

  return dex_future_new_for_boolean (is_fetched);
}

/**
 * snabel_notifications_refresh:
 *
 * Fetches all that happened since the last time, and tells what was not told yet. If that fails
 * it is tried again without being asked.
 *
 * Returns: (transfer full): a future that resolves to whether all is here now
 */
DexFuture *
snabel_notifications_refresh (SnabelNotifications *self)
{
  SnabelNoticePages *pages = NULL;

  dex_return_error_if_fail (SNABEL_IS_NOTIFICATIONS (self));

  dex_clear (&self->retry);
  if (self->client == NULL)
    return dex_future_new_for_boolean (FALSE);
  pages = _snabel_notice_pages_new (self);

  return dex_future_finally (snabel_on_main (_snabel_notice_pages_fetch (pages)), fetched_cb, pages, _snabel_notice_pages_unref);
}

/* ---- the live connection ---- */

/**
 * snabel_notifications_push_live:
 * @notification: (transfer full): what the live connection brought
 *
 * It is told at once. Where the next back-fill begins stays as it is, for streams drop events without telling.
 */
void
snabel_notifications_push_live (SnabelNotifications *self,
                                JsonNode            *notification)
{
  GPtrArray       *nodes = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (SNABEL_IS_NOTIFICATIONS (self));
  g_return_if_fail (notification != NULL);

  nodes = g_ptr_array_new_with_free_func (unref_node);
  g_ptr_array_add (nodes, notification);
  id = snabel_json_dup_id (snabel_json_node_get_object (notification), "id");
  if (id == NULL || snabel_notice_list_find (self->notices, id) != NULL)
    g_clear_pointer (&nodes, g_ptr_array_unref);
  else
    deliver (delivery_new (self, take_nodes (self, nodes, NULL)));
}
