/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a poll, and voting once. */
#include "api/tusk-entities.h"
#include "server/tusk-router.h"

static TuskPost *
find_poll (TuskCall *call)
{
  for (guint i = 0; i < call->world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i);

      if (post->poll != NULL && g_str_equal (post->poll->id, tusk_call_get_part (call, 0)) &&
          tusk_post_is_visible (post, call->viewer))
        return post;
    }

  return NULL;
}

static TuskReply *
show_poll (TuskCall *call)
{
  TuskPost *post = find_poll (call);

  return post != NULL ? tusk_reply_new_object (tusk_poll_to_json (call->world, post, call->viewer))
                      : tusk_reply_no_record (call);
}

/* Why these choices cannot be counted; NULL if they can. */
static const char *
find_error (TuskCall  *call,
            TuskPost  *post,
            GPtrArray *choices)
{
  TuskPoll *poll = post->poll;
  guint     first = 0;

  if (poll->expires_at <= tusk_world_now (call->world))
    return "Validation failed: The poll has already ended";
  if (post->author == call->viewer)
    return "Validation failed: You cannot vote in your own polls";
  if (tusk_poll_has_vote_of (poll, call->viewer))
    return "Validation failed: You have already voted on this poll";
  if (choices->len == 0 || (choices->len > 1 && !poll->is_multiple))
    return "Validation failed: The chosen vote option does not exist";
  for (guint i = 0; i < choices->len; i++)
    {
      guint64 index = 0;

      if (!g_ascii_string_to_unsigned (g_ptr_array_index (choices, i), 10, 0, poll->titles->len - 1, &index, NULL))
        return "Validation failed: The chosen vote option does not exist";
      if (g_ptr_array_find_with_equal_func (choices, g_ptr_array_index (choices, i), g_str_equal, &first) && first < i)
        return "Validation failed: You have already voted on this poll";
    }

  return NULL;
}

static TuskReply *
vote (TuskCall *call)
{
  TuskPost *post = find_poll (call);
  g_autoptr(GPtrArray) choices = tusk_call_dup_strings (call, "choices");
  const char *error = NULL;

  if (post == NULL)
    return tusk_reply_no_record (call);
  error = find_error (call, post, choices);
  if (error != NULL)
    return tusk_reply_with_status (tusk_reply_refuse (call, 422, error), 422);
  for (guint i = 0; i < choices->len; i++)
    tusk_set_add (
      g_ptr_array_index (post->poll->votes, g_ascii_strtoull (g_ptr_array_index (choices, i), NULL, 10)),
      call->viewer);

  return show_poll (call);
}

const TuskRoute tusk_polls_routes[] = {
  { "GET", "/api/v1/polls/:", "read:statuses", TUSK_FOR_ANYBODY, TUSK_ALL, show_poll },
  { "POST", "/api/v1/polls/:/votes", "write:statuses", TUSK_FOR_USERS, TUSK_ALL, vote },
  { NULL },
};
