/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and their members. */
#include "api/tusk-entities.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"

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
show_lists (TuskCall *call)
{
  JsonArray *lists = json_array_new ();

  for (guint i = 0; i < call->viewer->lists->len; i++)
    json_array_add_object_element (lists, tusk_list_to_json (g_ptr_array_index (call->viewer->lists, i)));

  return tusk_reply_new_array (lists);
}

static TuskReply *
show_list (TuskCall *call)
{
  TuskList *list = find_list (call);

  return list != NULL ? tusk_reply_new_object (tusk_list_to_json (list)) : tusk_reply_no_record (call);
}

static TuskReply *
fill_list (TuskCall *call,
           TuskList *list)
{
  const char *title = tusk_call_get_string (call, "title");
  const char *policy = tusk_call_get_string (call, "replies_policy");

  if (title != NULL)
    g_set_str (&list->title, title);
  if (policy != NULL)
    g_set_str (&list->replies_policy, policy);
  list->is_exclusive = tusk_call_get_boolean (call, "exclusive", list->is_exclusive);

  return tusk_reply_new_object (tusk_list_to_json (list));
}

static TuskReply *
create_list (TuskCall *call)
{
  const char *title = tusk_call_get_string (call, "title");
  TuskList   *list = NULL;

  if (title == NULL || *title == '\0')
    return tusk_reply_refuse (call, 422, "Validation failed: Title can't be blank");
  list = tusk_list_new (call->world, title);
  g_ptr_array_add (call->viewer->lists, list);

  return fill_list (call, list);
}

static TuskReply *
change_list (TuskCall *call)
{
  TuskList *list = find_list (call);

  return list != NULL ? fill_list (call, list) : tusk_reply_no_record (call);
}

static TuskReply *
delete_list (TuskCall *call)
{
  TuskList *list = find_list (call);

  if (list == NULL)
    return tusk_reply_no_record (call);
  g_ptr_array_remove (call->viewer->lists, list);

  return tusk_reply_new_empty ();
}

static TuskReply *
show_members (TuskCall *call)
{
  TuskList  *list = find_list (call);
  JsonArray *accounts = NULL;

  if (list == NULL)
    return tusk_reply_no_record (call);
  accounts = json_array_new ();
  for (guint i = 0; i < list->members->len; i++)
    json_array_add_object_element (accounts,
                                   tusk_account_to_json (call->world, g_ptr_array_index (list->members, i)));

  return tusk_reply_new_array (accounts);
}

static TuskReply *
add_members (TuskCall *call)
{
  TuskList *list = find_list (call);
  g_autoptr(GPtrArray) ids = tusk_call_dup_strings (call, "account_ids");

  if (list == NULL)
    return tusk_reply_no_record (call);
  for (guint i = 0; i < ids->len; i++)
    {
      TuskPerson *person = tusk_world_find_person (call->world, g_ptr_array_index (ids, i));

      if (person == NULL || (person != call->viewer && !tusk_person_follows (call->viewer, person)))
        return tusk_reply_no_record (call);
      if (tusk_set_has (list->members, person))
        return tusk_reply_refuse (call, 422, "Validation failed: Account has already been taken");
    }
  for (guint i = 0; i < ids->len; i++)
    tusk_set_add (list->members, tusk_world_find_person (call->world, g_ptr_array_index (ids, i)));

  return tusk_reply_new_empty ();
}

static TuskReply *
remove_members (TuskCall *call)
{
  TuskList *list = find_list (call);
  g_autoptr(GPtrArray) ids = tusk_call_dup_strings (call, "account_ids");

  if (list == NULL)
    return tusk_reply_no_record (call);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_remove (list->members, tusk_world_find_person (call->world, g_ptr_array_index (ids, i)));

  return tusk_reply_new_empty ();
}

const TuskRoute tusk_lists_routes[] = {
  { "GET", "/api/v1/lists", "read:lists", TUSK_FOR_USERS, TUSK_ALL, show_lists },
  { "POST", "/api/v1/lists", "write:lists", TUSK_FOR_USERS, TUSK_ALL, create_list },
  { "GET", "/api/v1/lists/:", "read:lists", TUSK_FOR_USERS, TUSK_ALL, show_list },
  { "PUT", "/api/v1/lists/:", "write:lists", TUSK_FOR_USERS, TUSK_ALL & ~TUSK_SNAC, change_list },
  { "DELETE", "/api/v1/lists/:", "write:lists", TUSK_FOR_USERS, TUSK_ALL, delete_list },
  { "GET", "/api/v1/lists/:/accounts", "read:lists", TUSK_FOR_USERS, TUSK_ALL, show_members },
  { "POST", "/api/v1/lists/:/accounts", "write:lists", TUSK_FOR_USERS, TUSK_ALL, add_members },
  { "DELETE", "/api/v1/lists/:/accounts", "write:lists", TUSK_FOR_USERS, TUSK_ALL, remove_members },
  { NULL },
};
