/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications in groups. */
#include "api/tusk-entities.h"
#include "api/tusk-notifications.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"

#define MAX_SAMPLES 8

/* A group of a page; its notices are newest first. */
typedef struct
{
  char      *key;
  GPtrArray *notices;
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);
  g_free (self);
}

static const char *
get_group_id (gpointer item)
{
  return ((TuskNotice *) g_ptr_array_index (((Group *) item)->notices, 0))->id;
}

static gint64
get_group_time (gpointer item)
{
  return ((TuskNotice *) g_ptr_array_index (((Group *) item)->notices, 0))->created_at;
}

static const TuskPager group_pager = { get_group_id, get_group_time, NULL, 40, 80 };

static gboolean
may_group (TuskCall   *call,
           TuskNotice *notice)
{
  static const char *const groupable[] = { "favourite", "reblog", "follow", NULL };
  g_autoptr(GPtrArray) wanted = tusk_call_dup_strings (call, "grouped_types");

  return g_strv_contains (groupable, notice->type) &&
         (wanted->len == 0 || g_ptr_array_find_with_equal_func (wanted, notice->type, g_str_equal, NULL));
}

static GPtrArray *
make_groups (TuskCall  *call,
             GPtrArray *notices)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr(GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < notices->len; i++)
    {
      TuskNotice      *notice = g_ptr_array_index (notices, i);
      g_autofree char *key = may_group (call, notice) ? tusk_notice_make_group_key (notice)
                                                      : g_strdup_printf ("ungrouped-%s", notice->id);
      Group           *group = g_hash_table_lookup (by_key, key);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->key = g_strdup (key);
          group->notices = g_ptr_array_new ();
          g_hash_table_insert (by_key, group->key, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->notices, notice);
    }

  return groups;
}

static JsonObject *
group_to_json (TuskWorld *world,
               Group     *group)
{
  TuskNotice *newest = g_ptr_array_index (group->notices, 0);
  TuskNotice *oldest = g_ptr_array_index (group->notices, group->notices->len - 1);
  JsonArray  *samples = json_array_new ();
  JsonObject *object = NULL;

  for (guint i = 0; i < MIN (group->notices->len, MAX_SAMPLES); i++)
    json_array_add_string_element (samples, ((TuskNotice *) g_ptr_array_index (group->notices, i))->from->id);
  object = tusk_json_object (
    "s group_key", group->key, "i notifications_count", (int) group->notices->len,
    "s type", newest->type, "s page_min_id", oldest->id, "s page_max_id", newest->id,
    "t latest_page_notification_at", newest->created_at, "a sample_account_ids", samples, NULL);
  /* Mastodon sends this one id as a number. */
  if (tusk_world_is (world, TUSK_MASTODON))
    tusk_json_set (object, "l most_recent_notification_id", g_ascii_strtoll (newest->id, NULL, 10), NULL);
  else
    tusk_json_set (object, "s most_recent_notification_id", newest->id, NULL);
  if (newest->post != NULL)
    tusk_json_set (object, "s status_id", newest->post->id, NULL);

  return object;
}

static void
collect (TuskCall  *call,
         Group     *group,
         JsonArray *accounts,
         JsonArray *statuses,
         GPtrArray *seen)
{
  TuskNotice *newest = g_ptr_array_index (group->notices, 0);

  if (newest->post != NULL && tusk_set_add (seen, newest->post))
    json_array_add_object_element (statuses, tusk_status_to_json (call->world, newest->post, call->viewer));
  for (guint i = 0; i < MIN (group->notices->len, MAX_SAMPLES); i++)
    {
      TuskPerson *person = ((TuskNotice *) g_ptr_array_index (group->notices, i))->from;

      if (tusk_set_add (seen, person))
        json_array_add_object_element (accounts, tusk_account_to_json (call->world, person));
    }
}

static TuskReply *
reply_groups (TuskCall  *call,
              GPtrArray *page)
{
  g_autoptr(GPtrArray) seen = g_ptr_array_new ();
  JsonArray *accounts = json_array_new ();
  JsonArray *statuses = json_array_new ();
  JsonArray *groups = json_array_new ();
  TuskReply *reply = NULL;

  for (guint i = 0; i < page->len; i++)
    {
      Group *group = g_ptr_array_index (page, i);

      collect (call, group, accounts, statuses, seen);
      json_array_add_object_element (groups, group_to_json (call->world, group));
    }
  reply = tusk_reply_new_object (
    tusk_json_object ("a accounts", accounts, "a statuses", statuses, "a notification_groups", groups, NULL));

  return tusk_page_add_links (call, reply, page, &group_pager);
}

static TuskReply *
show_groups (TuskCall *call)
{
  g_autoptr(GPtrArray) notices = tusk_notifications_select (call);
  g_autoptr(GPtrArray) groups = make_groups (call, notices);
  g_autoptr(GPtrArray) page = tusk_page_cut (call, groups, &group_pager);

  return reply_groups (call, page);
}

/* Keeps only the group of the path. */
static GPtrArray *
find_group (TuskCall *call)
{
  g_autoptr(GPtrArray) notices = tusk_notifications_select (call);
  GPtrArray *groups = make_groups (call, notices);

  for (guint i = groups->len; i > 0; i--)
    if (!g_str_equal (((Group *) g_ptr_array_index (groups, i - 1))->key, tusk_call_get_part (call, 0)))
      g_ptr_array_remove_index (groups, i - 1);

  return groups;
}

static TuskReply *
show_group (TuskCall *call)
{
  g_autoptr(GPtrArray) groups = find_group (call);

  return groups->len > 0 ? reply_groups (call, groups) : tusk_reply_no_record (call);
}

static TuskReply *
show_group_accounts (TuskCall *call)
{
  g_autoptr(GPtrArray) groups = find_group (call);
  JsonArray *accounts = NULL;
  Group     *group = groups->len > 0 ? g_ptr_array_index (groups, 0) : NULL;

  if (group == NULL)
    return tusk_reply_no_record (call);
  accounts = json_array_new ();
  for (guint i = 0; i < group->notices->len; i++)
    json_array_add_object_element (
      accounts,
      tusk_account_to_json (call->world, ((TuskNotice *) g_ptr_array_index (group->notices, i))->from));

  return tusk_reply_new_array (accounts);
}

static TuskReply *
dismiss_group (TuskCall *call)
{
  g_autoptr(GPtrArray) groups = find_group (call);
  Group *group = groups->len > 0 ? g_ptr_array_index (groups, 0) : NULL;

  if (group == NULL)
    return tusk_reply_no_record (call);
  for (guint i = 0; i < group->notices->len; i++)
    g_ptr_array_remove (call->viewer->notices, g_ptr_array_index (group->notices, i));

  return tusk_reply_new_empty ();
}

static TuskReply *
show_unread_count (TuskCall *call)
{
  g_autoptr(GPtrArray) notices = tusk_notifications_select (call);
  g_autoptr(GPtrArray) groups = NULL;

  g_ptr_array_set_size (notices, (int) tusk_notifications_count_unread (call, notices));
  groups = make_groups (call, notices);

  return tusk_reply_new_object (tusk_json_object ("i count", (int) groups->len, NULL));
}

static TuskReply *
show_policy (TuskCall *call)
{
  return tusk_reply_new_object (tusk_json_object (
    "s for_not_following", "accept", "s for_not_followers", "accept",
    "s for_new_accounts", "accept", "s for_private_mentions", "filter",
    "s for_limited_accounts", "filter",
    "o summary", tusk_json_object ("i pending_requests_count", 0, "i pending_notifications_count", 0, NULL),
    NULL));
}

const TuskRoute tusk_groups_routes[] = {
  { "GET", "/api/v2/notifications", "read:notifications",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_HOLLO, show_groups },
  { "GET", "/api/v2/notifications/unread_count", "read:notifications",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_HOLLO, show_unread_count },
  { "GET", "/api/v2/notifications/policy", "read:notifications", TUSK_FOR_USERS, TUSK_MASTODON, show_policy },
  { "GET", "/api/v2/notifications/:", "read:notifications",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_HOLLO, show_group },
  { "GET", "/api/v2/notifications/:/accounts", "read:notifications",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_HOLLO, show_group_accounts },
  { "POST", "/api/v2/notifications/:/dismiss", "write:notifications",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_HOLLO, dismiss_group },
  { NULL },
};
