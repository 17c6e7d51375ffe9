/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters, version 2; kept as the JSON that shows them. */
#include "server/tusk-json.h"
#include "server/tusk-params.h"
#include "server/tusk-router.h"
#include "world/tusk-person.h"

static JsonObject *
find_filter (TuskCall *call)
{
  for (guint i = 0; i < call->viewer->filters->len; i++)
    {
      JsonObject *filter = g_ptr_array_index (call->viewer->filters, i);

      if (g_str_equal (json_object_get_string_member (filter, "id"), tusk_call_get_part (call, 0)))
        return filter;
    }

  return NULL;
}

static TuskReply *
show_filters (TuskCall *call)
{
  JsonArray *filters = json_array_new ();

  for (guint i = 0; i < call->viewer->filters->len; i++)
    json_array_add_object_element (filters, json_object_ref (g_ptr_array_index (call->viewer->filters, i)));

  return tusk_reply_new_array (filters);
}

static TuskReply *
reply_filter (TuskCall   *call,
              JsonObject *filter)
{
  return filter != NULL ? tusk_reply_new_object (json_object_ref (filter)) : tusk_reply_no_record (call);
}

static TuskReply *
show_filter (TuskCall *call)
{
  return reply_filter (call, find_filter (call));
}

static void
add_keyword (TuskCall   *call,
             JsonObject *filter,
             JsonObject *given)
{
  const char      *keyword = tusk_params_get_string (given, "keyword");
  g_autofree char *id = tusk_world_next_small_id (call->world);

  if (keyword != NULL && *keyword != '\0')
    json_array_add_object_element (json_object_get_array_member (filter, "keywords"),
                                   tusk_json_object (
                                     "s id", id, "s keyword", keyword,
                                     "b whole_word", tusk_params_get_boolean (given, "whole_word", TRUE),
                                     NULL));
}

static void
add_keywords (TuskCall   *call,
              JsonObject *filter)
{
  JsonNode  *node = json_object_get_member (call->params, "keywords_attributes");
  JsonArray *given = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (given, i)))
      add_keyword (call, filter, json_array_get_object_element (given, i));
}

static void
fill (TuskCall   *call,
      JsonObject *filter)
{
  g_autoptr(GPtrArray) context = tusk_call_dup_strings (call, "context");
  const char *title = tusk_call_get_string (call, "title");
  const char *action = tusk_call_get_string (call, "filter_action");
  gint64      seconds = tusk_call_get_int (call, "expires_in", 0);

  if (title != NULL)
    tusk_json_set (filter, "s title", title, NULL);
  if (action != NULL)
    tusk_json_set (filter, "s filter_action", action, NULL);
  if (context->len > 0)
    tusk_json_set (filter, "a context", tusk_json_strings (context), NULL);
  if (seconds > 0)
    tusk_json_set (filter, "t expires_at", tusk_world_now (call->world) + seconds * G_USEC_PER_SEC, NULL);
  add_keywords (call, filter);
}

static TuskReply *
create_filter (TuskCall *call)
{
  g_autoptr(GPtrArray) context = tusk_call_dup_strings (call, "context");
  const char      *title = tusk_call_get_string (call, "title");
  g_autofree char *id = NULL;
  JsonObject      *filter = NULL;

  if (tusk_world_is (call->world, TUSK_SNAC) || title == NULL || *title == '\0' || context->len == 0)
    return tusk_reply_refuse (
      call, 422, "Validation failed: Title can't be blank, Context None or invalid context supplied");
  id = tusk_world_next_small_id (call->world);
  filter = tusk_json_object (
    "s id", id, "s title", title, "s expires_at", NULL, "s filter_action", "warn",
    "a keywords", json_array_new (), "a statuses", json_array_new (), NULL);
  fill (call, filter);
  g_ptr_array_add (call->viewer->filters, filter);

  return reply_filter (call, filter);
}

static TuskReply *
change_filter (TuskCall *call)
{
  JsonObject *filter = find_filter (call);

  if (filter != NULL)
    fill (call, filter);

  return reply_filter (call, filter);
}

static TuskReply *
delete_filter (TuskCall *call)
{
  JsonObject *filter = find_filter (call);

  if (filter == NULL)
    return tusk_reply_no_record (call);
  g_ptr_array_remove (call->viewer->filters, filter);

  return tusk_reply_new_empty ();
}

const TuskRoute tusk_filters_routes[] = {
  { "GET", "/api/v2/filters", "read:filters",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL | TUSK_SNAC, show_filters },
  { "POST", "/api/v2/filters", "write:filters",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL | TUSK_SNAC, create_filter },
  { "GET", "/api/v2/filters/:", "read:filters", TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL, show_filter },
  { "PUT", "/api/v2/filters/:", "write:filters",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL, change_filter },
  { "DELETE", "/api/v2/filters/:", "write:filters",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL, delete_filter },
  { NULL },
};
