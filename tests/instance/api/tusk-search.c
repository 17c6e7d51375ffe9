/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search for people, posts and hashtags; and hashtags themselves. */
#include "api/tusk-entities.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"

static gboolean
contains (const char *text,
          const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *needle = g_utf8_casefold (wanted, -1);

  return strstr (folded, needle) != NULL;
}

static guint
get_limit (TuskCall *call,
           gint64    fallback)
{
  return (guint) CLAMP (tusk_call_get_int (call, "limit", fallback), 0, 2 * fallback);
}

static JsonArray *
find_accounts (TuskCall   *call,
               const char *query,
               guint       limit)
{
  JsonArray  *accounts = json_array_new ();
  const char *name = *query == '@' ? query + 1 : query;
  gboolean    only_following = tusk_call_get_boolean (call, "following", FALSE);

  for (guint i = 0; i < call->world->people->len && json_array_get_length (accounts) < limit; i++)
    {
      TuskPerson      *person = g_ptr_array_index (call->world->people, i);
      g_autofree char *acct = tusk_person_dup_acct (person);
      g_autofree char *uri = tusk_person_build_uri (call->world, person);
      g_autofree char *url = tusk_person_build_url (call->world, person);

      if (only_following && (call->viewer == NULL || !tusk_person_follows (call->viewer, person)))
        continue;
      if (contains (acct, name) || contains (person->display_name, name) || g_str_equal (uri, query) ||
          g_str_equal (url, query))
        json_array_add_object_element (accounts, tusk_account_to_json (call->world, person));
    }

  return accounts;
}

static gboolean
is_found (TuskCall   *call,
          TuskPost   *post,
          const char *query)
{
  gboolean is_own = post->author == call->viewer || tusk_set_has (post->mentions, call->viewer);

  if (post->reblog != NULL || !tusk_post_is_visible (post, call->viewer))
    return FALSE;
  if (tusk_world_is (call->world, TUSK_GOTOSOCIAL) && !is_own)
    return FALSE;

  return contains (post->text, query) || contains (post->spoiler, query);
}

static JsonArray *
find_statuses (TuskCall   *call,
               const char *query,
               guint       limit)
{
  JsonArray *statuses = json_array_new ();
  TuskPost  *named = NULL;

  if (g_str_has_prefix (query, "http") && tusk_call_get_boolean (call, "resolve", FALSE))
    {
      named = tusk_world_find_post_by_uri (call->world, query);
      if (named != NULL && tusk_post_is_visible (named, call->viewer))
        json_array_add_object_element (statuses, tusk_status_to_json (call->world, named, call->viewer));
      return statuses;
    }
  for (guint i = call->world->posts->len;
       i > 0 && call->viewer != NULL && json_array_get_length (statuses) < limit; i--)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i - 1);

      if (is_found (call, post, query))
        json_array_add_object_element (statuses, tusk_status_to_json (call->world, post, call->viewer));
    }

  return statuses;
}

static JsonArray *
find_tags (TuskCall   *call,
           const char *query,
           guint       limit)
{
  JsonArray *tags = json_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char *name = *query == '#' ? query + 1 : query;

  for (guint i = 0; i < call->world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i);

      for (guint j = 0; j < post->tags->len && json_array_get_length (tags) < limit; j++)
        if (contains (g_ptr_array_index (post->tags, j), name) &&
            g_hash_table_add (seen, g_ptr_array_index (post->tags, j)))
          json_array_add_object_element (
            tags, tusk_tag_to_json (call->world, g_ptr_array_index (post->tags, j), call->viewer));
    }

  return tags;
}

static gboolean
wants (TuskCall   *call,
       const char *type)
{
  const char *wanted = tusk_call_get_string (call, "type");

  return wanted == NULL || *wanted == '\0' || g_str_equal (wanted, type);
}

static TuskReply *
search (TuskCall *call)
{
  const char *query = tusk_call_get_string (call, "q");
  guint       limit = get_limit (call, 20);

  if (query == NULL || *query == '\0')
    return tusk_reply_refuse (call, 400, "param is missing or the value is empty or invalid: q");
  if (call->viewer == NULL && tusk_call_get_boolean (call, "resolve", FALSE))
    return tusk_reply_no_token (call);

  return tusk_reply_new_object (tusk_json_object (
    "a accounts", wants (call, "accounts") ? find_accounts (call, query, limit) : json_array_new (),
    "a statuses", wants (call, "statuses") ? find_statuses (call, query, limit) : json_array_new (),
    "a hashtags", wants (call, "hashtags") ? find_tags (call, query, limit) : json_array_new (),
    NULL));
}

static TuskReply *
search_accounts (TuskCall *call)
{
  const char *query = tusk_call_get_string (call, "q");

  if (query == NULL)
    return tusk_reply_refuse (call, 400, "param is missing or the value is empty or invalid: q");

  return tusk_reply_new_array (*query != '\0' ? find_accounts (call, query, get_limit (call, 40))
                                              : json_array_new ());
}

static TuskReply *
show_tag (TuskCall *call)
{
  return tusk_reply_new_object (tusk_tag_to_json (call->world, tusk_call_get_part (call, 0), call->viewer));
}

static TuskReply *
change_tag (TuskCall *call)
{
  const char *name = tusk_call_get_part (call, 0);
  GPtrArray  *tags = call->viewer->followed_tags;
  guint       index = 0;
  gboolean    has = g_ptr_array_find_with_equal_func (tags, name, g_str_equal, &index);

  if (g_str_has_suffix (call->path, "/unfollow") && has)
    g_ptr_array_remove_index (tags, index);
  else if (g_str_has_suffix (call->path, "/follow") && !has)
    g_ptr_array_add (tags, g_strdup (name));

  return show_tag (call);
}

static TuskReply *
show_followed_tags (TuskCall *call)
{
  JsonArray *tags = json_array_new ();

  for (guint i = call->viewer->followed_tags->len; i > 0; i--)
    json_array_add_object_element (
      tags,
      tusk_tag_to_json (call->world, g_ptr_array_index (call->viewer->followed_tags, i - 1), call->viewer));

  return tusk_reply_new_array (tags);
}

const TuskRoute tusk_search_routes[] = {
  { "GET", "/api/v2/search", "read:search", TUSK_FOR_ANYBODY, TUSK_ALL, search },
  { "GET", "/api/v1/accounts/search", "read:accounts", TUSK_FOR_USERS, TUSK_ALL, search_accounts },
  { "GET", "/api/v1/tags/:", "read:follows", TUSK_FOR_ANYBODY, TUSK_MASTODON | TUSK_GOTOSOCIAL, show_tag },
  { "POST", "/api/v1/tags/:/follow", "write:follows",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL, change_tag },
  { "POST", "/api/v1/tags/:/unfollow", "write:follows",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL, change_tag },
  { "GET", "/api/v1/followed_tags", "read:follows",
    TUSK_FOR_USERS, TUSK_MASTODON | TUSK_GOTOSOCIAL, show_followed_tags },
  { NULL },
};
