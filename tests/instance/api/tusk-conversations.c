/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private mentions, by thread. */
#include "api/tusk-entities.h"
#include "api/tusk-page.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"

static TuskPost *
find_root (TuskPost *post)
{
  while (post->parent != NULL)
    post = post->parent;

  return post;
}

static gboolean
is_read (TuskCall *call,
         TuskPost *last)
{
  const char *read_id = g_hash_table_lookup (call->viewer->read_conversations, find_root (last));

  return last->author == call->viewer || g_strcmp0 (read_id, last->id) == 0;
}

static void
add_participant (TuskCall   *call,
                 TuskPerson *person,
                 GPtrArray  *seen,
                 JsonArray  *accounts)
{
  if (person != call->viewer && tusk_set_add (seen, person))
    json_array_add_object_element (accounts, tusk_account_to_json (call->world, person));
}

static JsonObject *
conversation_to_json (TuskCall *call,
                      gpointer  item)
{
  TuskPost *last = item;
  g_autoptr(GPtrArray) seen = g_ptr_array_new ();
  JsonArray *accounts = json_array_new ();

  add_participant (call, last->author, seen, accounts);
  for (guint i = 0; i < last->mentions->len; i++)
    add_participant (call, g_ptr_array_index (last->mentions, i), seen, accounts);

  return tusk_json_object (
    "s id", find_root (last)->id, "b unread", !is_read (call, last), "a accounts", accounts,
    "o last_status", tusk_status_to_json (call->world, last, call->viewer), NULL);
}

/* The last post of each conversation, newest first. */
static GPtrArray *
list_last_posts (TuskCall *call)
{
  g_autoptr(GPtrArray) roots = g_ptr_array_new ();
  GPtrArray *posts = g_ptr_array_new ();

  for (guint i = call->world->posts->len; i > 0; i--)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i - 1);

      if (post->visibility == TUSK_DIRECT_POST && tusk_post_is_visible (post, call->viewer) &&
          tusk_set_add (roots, find_root (post)))
        g_ptr_array_add (posts, post);
    }

  return posts;
}

static TuskReply *
show_conversations (TuskCall *call)
{
  TuskPager pager = tusk_status_pager;
  g_autoptr(GPtrArray) posts = list_last_posts (call);

  if (tusk_world_is (call->world, TUSK_SNAC))
    return tusk_reply_new_array (json_array_new ());
  pager.to_json = conversation_to_json;

  return tusk_page_reply (call, posts, &pager);
}

static TuskReply *
mark_read (TuskCall *call)
{
  g_autoptr(GPtrArray) posts = list_last_posts (call);

  for (guint i = 0; i < posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (posts, i);

      if (!g_str_equal (find_root (post)->id, tusk_call_get_part (call, 0)))
        continue;
      g_hash_table_insert (call->viewer->read_conversations, find_root (post), g_strdup (post->id));
      return tusk_reply_new_object (conversation_to_json (call, post));
    }

  return tusk_reply_no_record (call);
}

const TuskRoute tusk_conversations_routes[] = {
  { "GET", "/api/v1/conversations", "read:statuses",
    TUSK_FOR_USERS, TUSK_ALL & ~TUSK_HOLLO, show_conversations },
  { "POST", "/api/v1/conversations/:/read", "write:conversations",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL | TUSK_PLEROMA, mark_read },
  { NULL },
};
