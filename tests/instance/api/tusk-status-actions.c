/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourite, boost, bookmark, pin, mute, and taking it back. */
#include "api/tusk-entities.h"
#include "server/tusk-hub.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"

static TuskPost *
find_inner (TuskCall *call)
{
  TuskPost *post = tusk_world_find_post (call->world, tusk_call_get_part (call, 0));

  return post != NULL && tusk_post_is_visible (post, call->viewer) ? tusk_post_inner (post) : NULL;
}

static TuskReply *
reply_post (TuskCall *call,
            TuskPost *post)
{
  return tusk_reply_new_object (tusk_status_to_json (call->world, post, call->viewer));
}

static void
favourite (TuskCall *call,
           TuskPost *post)
{
  if (tusk_set_add (post->favourited_by, call->viewer))
    {
      tusk_set_add (call->viewer->favourites, post);
      if (!tusk_world_is (call->world, TUSK_HOLLO))
        tusk_person_notify (call->world, post->author, "favourite", call->viewer, post);
    }
}

static void
unfavourite (TuskCall *call,
             TuskPost *post)
{
  g_ptr_array_remove (post->favourited_by, call->viewer);
  g_ptr_array_remove (call->viewer->favourites, post);
}

static void
bookmark (TuskCall *call,
          TuskPost *post)
{
  tusk_set_add (call->viewer->bookmarks, post);
}

static void
unbookmark (TuskCall *call,
            TuskPost *post)
{
  g_ptr_array_remove (call->viewer->bookmarks, post);
}

static void
mute (TuskCall *call,
      TuskPost *post)
{
  tusk_set_add (post->muted_by, call->viewer);
}

static void
unmute (TuskCall *call,
        TuskPost *post)
{
  g_ptr_array_remove (post->muted_by, call->viewer);
}

static void
pin (TuskCall *call,
     TuskPost *post)
{
  post->is_pinned = TRUE;
}

static void
unpin (TuskCall *call,
       TuskPost *post)
{
  post->is_pinned = FALSE;
}

static const struct
{
  const char *name;
  void (*act) (TuskCall *call,
               TuskPost *post);
  gboolean needs_own;
} actions[] = {
  { "favourite", favourite, FALSE },
  { "unfavourite", unfavourite, FALSE },
  { "bookmark", bookmark, FALSE },
  { "unbookmark", unbookmark, FALSE },
  { "mute", mute, FALSE },
  { "unmute", unmute, FALSE },
  { "pin", pin, TRUE },
  { "unpin", unpin, TRUE },
};

static TuskReply *
act (TuskCall *call)
{
  TuskPost   *post = find_inner (call);
  const char *verb = strrchr (call->path, '/') + 1;

  if (post == NULL)
    return tusk_reply_no_record (call);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_str_equal (actions[i].name, verb))
        continue;
      if (actions[i].needs_own && (post->author != call->viewer || post->visibility == TUSK_DIRECT_POST))
        return tusk_reply_refuse (call, 422, "Validation failed: Someone else's post cannot be pinned");
      actions[i].act (call, post);
    }

  return reply_post (call, post);
}

static TuskReply *
reblog (TuskCall *call)
{
  TuskPost   *post = find_inner (call);
  TuskPost   *wrapper = NULL;
  const char *visibility = tusk_call_get_string (call, "visibility");

  if (post == NULL)
    return tusk_reply_no_record (call);
  if (post->visibility == TUSK_DIRECT_POST ||
      (post->visibility == TUSK_PRIVATE_POST && post->author != call->viewer))
    return tusk_reply_refuse (call, 403, "This action is not allowed");
  wrapper = tusk_post_find_reblog (call->world, post, call->viewer);
  if (wrapper != NULL)
    return reply_post (call, wrapper);
  wrapper = tusk_post_new (call->world, call->viewer, 0);
  wrapper->reblog = post;
  /* snac tells a boost from the boosted only by the case of the letters. */
  if (tusk_world_is (call->world, TUSK_SNAC))
    {
      g_autofree char *id = g_ascii_strup (post->id, -1);

      g_set_str (&wrapper->id, id);
    }
  if (visibility != NULL)
    tusk_visibility_from_string (visibility, &wrapper->visibility);
  tusk_world_add_post (call->world, wrapper);
  tusk_hub_update (call->world->hub, wrapper, "update");
  tusk_person_notify (call->world, post->author, "reblog", call->viewer, post);

  return reply_post (call, wrapper);
}

static TuskReply *
unreblog (TuskCall *call)
{
  TuskPost   *post = find_inner (call);
  TuskPost   *wrapper = post != NULL ? tusk_post_find_reblog (call->world, post, call->viewer) : NULL;
  JsonObject *status = NULL;

  if (post == NULL)
    return tusk_reply_no_record (call);
  if (wrapper != NULL)
    tusk_post_delete (call->world, wrapper);
  status = tusk_status_to_json (call->world, post, call->viewer);
  /* GoToSocial still says so in this one answer. */
  if (tusk_world_is (call->world, TUSK_GOTOSOCIAL))
    tusk_json_set (status, "b reblogged", wrapper != NULL, NULL);

  return tusk_reply_new_object (status);
}

static TuskReply *
show_favourited_by (TuskCall *call)
{
  TuskPost  *post = find_inner (call);
  JsonArray *accounts = NULL;

  if (post == NULL)
    return tusk_reply_no_record (call);
  accounts = json_array_new ();
  for (guint i = post->favourited_by->len; i > 0; i--)
    json_array_add_object_element (
      accounts, tusk_account_to_json (call->world, g_ptr_array_index (post->favourited_by, i - 1)));

  return tusk_reply_new_array (accounts);
}

static TuskReply *
show_reblogged_by (TuskCall *call)
{
  TuskPost  *post = find_inner (call);
  JsonArray *accounts = NULL;

  if (post == NULL)
    return tusk_reply_no_record (call);
  accounts = json_array_new ();
  for (guint i = call->world->posts->len; i > 0; i--)
    {
      TuskPost *other = g_ptr_array_index (call->world->posts, i - 1);

      if (other->reblog == post && !other->is_deleted)
        json_array_add_object_element (accounts, tusk_account_to_json (call->world, other->author));
    }

  return tusk_reply_new_array (accounts);
}

const TuskRoute tusk_status_actions_routes[] = {
  { "POST", "/api/v1/statuses/:/favourite", "write:favourites", TUSK_FOR_USERS, TUSK_ALL, act },
  { "POST", "/api/v1/statuses/:/unfavourite", "write:favourites", TUSK_FOR_USERS, TUSK_ALL, act },
  { "POST", "/api/v1/statuses/:/bookmark", "write:bookmarks", TUSK_FOR_USERS, TUSK_ALL, act },
  { "POST", "/api/v1/statuses/:/unbookmark", "write:bookmarks", TUSK_FOR_USERS, TUSK_ALL, act },
  { "POST", "/api/v1/statuses/:/mute", "write:mutes", TUSK_FOR_USERS, TUSK_ALL & ~TUSK_SNAC, act },
  { "POST", "/api/v1/statuses/:/unmute", "write:mutes", TUSK_FOR_USERS, TUSK_ALL & ~TUSK_SNAC, act },
  { "POST", "/api/v1/statuses/:/pin", "write:accounts", TUSK_FOR_USERS, TUSK_ALL, act },
  { "POST", "/api/v1/statuses/:/unpin", "write:accounts", TUSK_FOR_USERS, TUSK_ALL, act },
  { "POST", "/api/v1/statuses/:/reblog", "write:statuses", TUSK_FOR_USERS, TUSK_ALL, reblog },
  { "POST", "/api/v1/statuses/:/unreblog", "write:statuses", TUSK_FOR_USERS, TUSK_ALL, unreblog },
  { "GET", "/api/v1/statuses/:/favourited_by", "read:accounts",
    TUSK_FOR_ANYBODY, TUSK_ALL, show_favourited_by },
  { "GET", "/api/v1/statuses/:/reblogged_by", "read:accounts", TUSK_FOR_ANYBODY, TUSK_ALL, show_reblogged_by },
  { NULL },
};
