/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Following, muting, blocking, and what people are to each other. */
#include "api/tusk-entities.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"

static TuskReply *
show_relationships (TuskCall *call)
{
  g_autoptr(GPtrArray) ids = tusk_call_dup_strings (call, "id");
  JsonArray *relationships = json_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      TuskPerson *person = tusk_world_find_person (call->world, g_ptr_array_index (ids, i));

      if (person != NULL)
        json_array_add_object_element (relationships, tusk_relationship_to_json (call->viewer, person));
      if (tusk_world_is (call->world, TUSK_SNAC))
        break;
    }

  return tusk_reply_new_array (relationships);
}

static void
follow (TuskCall   *call,
        TuskPerson *person)
{
  TuskPerson *self = call->viewer;

  tusk_person_follow (call->world, self, person, TRUE);
  if (tusk_call_get_boolean (call, "reblogs", TRUE))
    g_ptr_array_remove (self->without_reblogs, person);
  else
    tusk_set_add (self->without_reblogs, person);
  if (tusk_call_get_boolean (call, "notify", FALSE))
    tusk_set_add (self->notifying, person);
}

static void
unfollow (TuskCall   *call,
          TuskPerson *person)
{
  g_ptr_array_remove (call->viewer->following, person);
  g_ptr_array_remove (person->follow_requests, call->viewer);
  g_ptr_array_remove (call->viewer->notifying, person);
}

static void
block (TuskCall   *call,
       TuskPerson *person)
{
  tusk_set_add (call->viewer->blocked, person);
  g_ptr_array_remove (person->following, call->viewer);
  unfollow (call, person);
}

static void
unblock (TuskCall   *call,
         TuskPerson *person)
{
  g_ptr_array_remove (call->viewer->blocked, person);
}

static void
mute (TuskCall   *call,
      TuskPerson *person)
{
  tusk_set_add (call->viewer->muted, person);
}

static void
unmute (TuskCall   *call,
        TuskPerson *person)
{
  g_ptr_array_remove (call->viewer->muted, person);
}

static void
set_note (TuskCall   *call,
          TuskPerson *person)
{
  const char *comment = tusk_call_get_string (call, "comment");

  g_hash_table_insert (call->viewer->private_notes, person, g_strdup (comment != NULL ? comment : ""));
}

static void
remove_follower (TuskCall   *call,
                 TuskPerson *person)
{
  g_ptr_array_remove (person->following, call->viewer);
}

static const struct
{
  const char *name;
  void (*change) (TuskCall   *call,
                  TuskPerson *person);
} changes[] = {
  { "follow", follow },
  { "unfollow", unfollow },
  { "block", block },
  { "unblock", unblock },
  { "mute", mute },
  { "unmute", unmute },
  { "note", set_note },
  { "remove_from_followers", remove_follower },
};

static TuskReply *
change_relation (TuskCall *call)
{
  TuskPerson *person = tusk_world_find_person (call->world, tusk_call_get_part (call, 0));
  const char *verb = strrchr (call->path, '/') + 1;

  if (person == NULL)
    return tusk_reply_no_record (call);
  if (person == call->viewer)
    return tusk_reply_refuse (call, 403, "This action is not allowed");
  if (g_str_equal (verb, "follow") && tusk_set_has (person->blocked, call->viewer))
    return tusk_reply_refuse (call, 403, "This action is not allowed");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (changes[i].name, verb))
      changes[i].change (call, person);

  return tusk_reply_new_object (tusk_relationship_to_json (call->viewer, person));
}

static TuskReply *
list_people (TuskCall  *call,
             GPtrArray *people)
{
  JsonArray *accounts = json_array_new ();

  for (guint i = people->len; i > 0; i--)
    json_array_add_object_element (accounts,
                                   tusk_account_to_json (call->world, g_ptr_array_index (people, i - 1)));

  return tusk_reply_new_array (accounts);
}

static TuskReply *
show_blocks (TuskCall *call)
{
  return list_people (call, call->viewer->blocked);
}

static TuskReply *
show_mutes (TuskCall *call)
{
  return list_people (call, call->viewer->muted);
}

static TuskReply *
show_requests (TuskCall *call)
{
  return list_people (call, call->viewer->follow_requests);
}

static TuskReply *
answer_request (TuskCall *call)
{
  TuskPerson *person = tusk_world_find_person (call->world, tusk_call_get_part (call, 0));

  if (person == NULL || !g_ptr_array_remove (call->viewer->follow_requests, person))
    return tusk_reply_no_record (call);
  if (g_str_has_suffix (call->path, "/authorize"))
    tusk_person_follow (call->world, person, call->viewer, FALSE);

  return tusk_reply_new_object (tusk_relationship_to_json (call->viewer, person));
}

const TuskRoute tusk_relations_routes[] = {
  { "GET", "/api/v1/accounts/relationships", "read:follows", TUSK_FOR_USERS, TUSK_ALL, show_relationships },
  { "POST", "/api/v1/accounts/:/follow", "write:follows", TUSK_FOR_USERS, TUSK_ALL, change_relation },
  { "POST", "/api/v1/accounts/:/unfollow", "write:follows", TUSK_FOR_USERS, TUSK_ALL, change_relation },
  { "POST", "/api/v1/accounts/:/remove_from_followers", "write:follows",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_PLEROMA, change_relation },
  { "POST", "/api/v1/accounts/:/block", "write:blocks", TUSK_FOR_USERS, TUSK_ALL, change_relation },
  { "POST", "/api/v1/accounts/:/unblock", "write:blocks", TUSK_FOR_USERS, TUSK_ALL, change_relation },
  { "POST", "/api/v1/accounts/:/mute", "write:mutes", TUSK_FOR_USERS, TUSK_ALL & ~TUSK_SNAC, change_relation },
  { "POST", "/api/v1/accounts/:/unmute", "write:mutes",
    TUSK_FOR_USERS, TUSK_ALL & ~TUSK_SNAC, change_relation },
  { "POST", "/api/v1/accounts/:/note", "write:accounts",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL | TUSK_PLEROMA, change_relation },
  { "GET", "/api/v1/blocks", "read:blocks", TUSK_FOR_USERS, TUSK_ALL, show_blocks },
  { "GET", "/api/v1/mutes", "read:mutes", TUSK_FOR_USERS, TUSK_ALL, show_mutes },
  { "GET", "/api/v1/follow_requests", "read:follows", TUSK_FOR_USERS, TUSK_ALL, show_requests },
  { "POST", "/api/v1/follow_requests/:/authorize", "write:follows", TUSK_FOR_USERS, TUSK_ALL, answer_request },
  { "POST", "/api/v1/follow_requests/:/reject", "write:follows", TUSK_FOR_USERS, TUSK_ALL, answer_request },
  { NULL },
};
