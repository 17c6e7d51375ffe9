/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications, one by one. */
#include "api/tusk-notifications.h"

#include "api/tusk-entities.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"

static const char *
get_notice_id (gpointer item)
{
  return ((TuskNotice *) item)->id;
}

static gint64
get_notice_time (gpointer item)
{
  return ((TuskNotice *) item)->created_at;
}

static JsonObject *
notice_to_json (TuskCall *call,
                gpointer  item)
{
  return tusk_notice_to_json (call->world, call->viewer, item);
}

const TuskPager tusk_notice_pager = { get_notice_id, get_notice_time, notice_to_json, 40, 80 };

static gboolean
is_wanted (TuskCall   *call,
           GPtrArray  *types,
           GPtrArray  *excluded,
           TuskNotice *notice)
{
  const char *account_id = tusk_call_get_string (call, "account_id");

  if (types->len > 0 && !g_ptr_array_find_with_equal_func (types, notice->type, g_str_equal, NULL))
    return FALSE;
  if (g_ptr_array_find_with_equal_func (excluded, notice->type, g_str_equal, NULL))
    return FALSE;

  return (notice->post == NULL || !notice->post->is_deleted) &&
         (account_id == NULL || g_str_equal (notice->from->id, account_id));
}

/**
 * tusk_notifications_select:
 *
 * Returns: (transfer container): the viewer's notifications that the request wants, newest first
 */
GPtrArray *
tusk_notifications_select (TuskCall *call)
{
  g_autoptr(GPtrArray) types = tusk_call_dup_strings (call, "types");
  g_autoptr(GPtrArray) excluded = tusk_call_dup_strings (call, "exclude_types");
  GPtrArray *notices = g_ptr_array_new ();

  for (guint i = call->viewer->notices->len; i > 0; i--)
    {
      TuskNotice *notice = g_ptr_array_index (call->viewer->notices, i - 1);

      if (is_wanted (call, types, excluded, notice))
        g_ptr_array_add (notices, notice);
    }

  return notices;
}

static TuskReply *
show_notifications (TuskCall *call)
{
  g_autoptr(GPtrArray) notices = tusk_notifications_select (call);

  return tusk_page_reply (call, notices, &tusk_notice_pager);
}

static TuskNotice *
find_notice (TuskCall *call)
{
  for (guint i = 0; i < call->viewer->notices->len; i++)
    {
      TuskNotice *notice = g_ptr_array_index (call->viewer->notices, i);

      if (g_str_equal (notice->id, tusk_call_get_part (call, 0)))
        return notice;
    }

  return NULL;
}

static TuskReply *
show_notification (TuskCall *call)
{
  TuskNotice *notice = find_notice (call);

  if (notice == NULL)
    return tusk_reply_no_record (call);

  return tusk_reply_new_object (tusk_notice_to_json (call->world, call->viewer, notice));
}

static TuskReply *
dismiss (TuskCall *call)
{
  TuskNotice *notice = find_notice (call);

  if (notice == NULL)
    return tusk_reply_no_record (call);
  g_ptr_array_remove (call->viewer->notices, notice);

  return tusk_reply_new_empty ();
}

static TuskReply *
clear (TuskCall *call)
{
  g_ptr_array_set_size (call->viewer->notices, 0);

  return tusk_reply_new_empty ();
}

/**
 * tusk_notifications_count_unread:
 * @notices: newest first
 *
 * Returns: how many are newer than the marker
 */
guint
tusk_notifications_count_unread (TuskCall  *call,
                                 GPtrArray *notices)
{
  JsonObject *marker = g_hash_table_lookup (call->viewer->markers, "notifications");
  const char *last_read = marker != NULL ? json_object_get_string_member (marker, "last_read_id") : NULL;

  for (guint i = 0; i < notices->len; i++)
    if (g_strcmp0 (((TuskNotice *) g_ptr_array_index (notices, i))->id, last_read) == 0)
      return i;

  return notices->len;
}

static TuskReply *
show_unread_count (TuskCall *call)
{
  g_autoptr(GPtrArray) notices = tusk_notifications_select (call);

  return tusk_reply_new_object (
    tusk_json_object ("i count", (int) tusk_notifications_count_unread (call, notices), NULL));
}

const TuskRoute tusk_notifications_routes[] = {
  { "GET", "/api/v1/notifications", "read:notifications", TUSK_FOR_USERS, TUSK_ALL, show_notifications },
  { "GET", "/api/v1/notifications/unread_count", "read:notifications",
    TUSK_FOR_USERS, TUSK_MASTODON, show_unread_count },
  { "POST", "/api/v1/notifications/clear", "write:notifications", TUSK_FOR_USERS, TUSK_ALL, clear },
  { "GET", "/api/v1/notifications/:", "read:notifications",
    TUSK_FOR_USERS, TUSK_ALL & ~TUSK_SNAC, show_notification },
  { "POST", "/api/v1/notifications/:/dismiss", "write:notifications",
    TUSK_FOR_USERS, TUSK_ALL & ~TUSK_GOTOSOCIAL, dismiss },
  { NULL },
};
