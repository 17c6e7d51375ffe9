/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Home, public, hashtag and list timelines; bookmarks and favourites. */
#include "api/tusk-page.h"
#include "server/tusk-router.h"
#include "world/tusk-person.h"
#include "world/tusk-post.h"

/* As much of home as Mastodon keeps. */
#define HOME_LENGTH 800

static TuskReply *
show_home (TuskCall *call)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();

  for (guint i = call->world->posts->len; i > 0 && posts->len < HOME_LENGTH; i--)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i - 1);

      if (tusk_post_is_in_home (post, call->viewer))
        g_ptr_array_add (posts, post);
    }

  return tusk_page_reply (call, posts, &tusk_status_pager);
}

static gboolean
is_public (TuskCall *call,
           TuskPost *post)
{
  gboolean wants_local = tusk_call_get_boolean (call, "local", FALSE);
  gboolean wants_remote = tusk_call_get_boolean (call, "remote", FALSE);
  gboolean is_local = post->author->domain == NULL;

  if (post->visibility != TUSK_PUBLIC_POST || post->reblog != NULL ||
      !tusk_post_is_visible (post, call->viewer))
    return FALSE;
  if (wants_local != wants_remote && wants_local != is_local)
    return FALSE;
  if (tusk_call_get_boolean (call, "only_media", FALSE) && post->media->len == 0)
    return FALSE;

  return call->viewer == NULL || (!tusk_set_has (call->viewer->blocked, post->author) &&
                                  !tusk_set_has (call->viewer->muted, post->author));
}

static TuskReply *
show_public (TuskCall *call)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();

  if (tusk_world_is (call->world, TUSK_HOLLO) && call->viewer == NULL)
    return tusk_reply_no_token (call);
  for (guint i = call->world->posts->len; i > 0; i--)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i - 1);

      if (is_public (call, post) && (post->parent == NULL || post->parent->author == post->author))
        g_ptr_array_add (posts, post);
    }

  return tusk_page_reply (call, posts, &tusk_status_pager);
}

static TuskReply *
show_tag (TuskCall *call)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();

  for (guint i = call->world->posts->len; i > 0; i--)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i - 1);

      if (is_public (call, post) && tusk_post_has_tag (post, tusk_call_get_part (call, 0)))
        g_ptr_array_add (posts, post);
    }
  if (posts->len == 0 && tusk_world_is (call->world, TUSK_GOTOSOCIAL))
    return tusk_reply_refuse (call, 404, "Not Found");

  return tusk_page_reply (call, posts, &tusk_status_pager);
}

static TuskList *
find_list (TuskCall *call)
{
  for (guint i = 0; i < call->viewer->lists->len; i++)
    {
      TuskList *list = g_ptr_array_index (call->viewer->lists, i);

      if (g_str_equal (list->id, tusk_call_get_part (call, 0)))
        return list;
    }

  return NULL;
}

static TuskReply *
show_list (TuskCall *call)
{
  TuskList *list = find_list (call);
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();

  if (list == NULL)
    return tusk_reply_no_record (call);
  for (guint i = call->world->posts->len; i > 0; i--)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i - 1);

      if (tusk_set_has (list->members, post->author) && tusk_post_is_visible (post, call->viewer))
        g_ptr_array_add (posts, post);
    }

  return tusk_page_reply (call, posts, &tusk_status_pager);
}

/* A bookmark or favourite: pages go by when it was set, and the cursors tell nothing about the post. */
typedef struct
{
  char      id[12];
  guint     number;
  TuskPost *post;
} Mark;

static const char *
get_mark_id (gpointer item)
{
  return ((Mark *) item)->id;
}

static gint64
get_mark_time (gpointer item)
{
  return ((Mark *) item)->number;
}

static JsonObject *
mark_to_json (TuskCall *call,
              gpointer  item)
{
  return tusk_status_pager.to_json (call, ((Mark *) item)->post);
}

static const TuskPager mark_pager = { get_mark_id, get_mark_time, mark_to_json, 20, 40 };

static TuskReply *
show_marked (TuskCall  *call,
             GPtrArray *marked)
{
  g_autoptr(GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = marked->len; i > 0; i--)
    {
      TuskPost *post = g_ptr_array_index (marked, i - 1);
      Mark     *mark = NULL;

      if (!tusk_post_is_visible (post, call->viewer))
        continue;
      mark = g_new0 (Mark, 1);
      mark->number = i;
      mark->post = post;
      g_snprintf (mark->id, sizeof mark->id, "%u", i);
      g_ptr_array_add (marks, mark);
    }

  return tusk_page_reply (call, marks, &mark_pager);
}

static TuskReply *
show_bookmarks (TuskCall *call)
{
  return show_marked (call, call->viewer->bookmarks);
}

static TuskReply *
show_favourites (TuskCall *call)
{
  if (tusk_world_is (call->world, TUSK_SNAC))
    return tusk_reply_new_array (json_array_new ());

  return show_marked (call, call->viewer->favourites);
}

const TuskRoute tusk_timelines_routes[] = {
  { "GET", "/api/v1/timelines/home", "read:statuses", TUSK_FOR_USERS, TUSK_ALL, show_home },
  { "GET", "/api/v1/timelines/public", "read:statuses", TUSK_FOR_ANYBODY, TUSK_ALL, show_public },
  { "GET", "/api/v1/timelines/tag/:", "read:statuses", TUSK_FOR_ANYBODY, TUSK_ALL, show_tag },
  { "GET", "/api/v1/timelines/list/:", "read:lists", TUSK_FOR_USERS, TUSK_ALL, show_list },
  { "GET", "/api/v1/bookmarks", "read:bookmarks", TUSK_FOR_USERS, TUSK_ALL, show_bookmarks },
  { "GET", "/api/v1/favourites", "read:favourites", TUSK_FOR_USERS, TUSK_ALL, show_favourites },
  { NULL },
};
