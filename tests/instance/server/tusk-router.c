/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which function answers which request, and who may ask. */
#include "server/tusk-router.h"

#include "world/tusk-grant.h"

/* In this order: a fixed word in a path comes before ":" in the same place. */
static const TuskRoute *const chapters[] = {
  tusk_discovery_routes,
  tusk_oauth_routes,
  tusk_consent_routes,
  tusk_about_routes,
  tusk_relations_routes,
  tusk_search_routes,
  tusk_accounts_routes,
  tusk_timelines_routes,
  tusk_statuses_routes,
  tusk_status_actions_routes,
  tusk_reactions_routes,
  tusk_notifications_routes,
  tusk_groups_routes,
  tusk_media_routes,
  tusk_polls_routes,
  tusk_markers_routes,
  tusk_conversations_routes,
  tusk_lists_routes,
  tusk_filters_routes,
  tusk_reports_routes,
};

static gboolean
path_matches (const char *pattern,
              const char *path,
              GPtrArray  *captured)
{
  g_auto(GStrv) wanted = g_strsplit (pattern, "/", -1);
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);

  if (g_strv_length (wanted) != g_strv_length (parts))
    return FALSE;
  g_ptr_array_set_size (captured, 0);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (g_str_equal (wanted[i], ":"))
        {
          char *part = g_uri_unescape_string (parts[i], NULL);

          if (part == NULL || *part == '\0')
            {
              g_free (part);
              return FALSE;
            }
          g_ptr_array_add (captured, part);
        }
      else if (!g_str_equal (wanted[i], parts[i]))
        return FALSE;
    }

  return TRUE;
}

/* Rails takes "/api/v2/instance/" for "/api/v2/instance", and some clients ask so. */
static char *
path_to_match (TuskCall *call)
{
  gsize length = strlen (call->path);

  if (tusk_world_is (call->world, TUSK_MASTODON) && length > 1 && call->path[length - 1] == '/')
    return g_strndup (call->path, length - 1);

  return g_strdup (call->path);
}

static const TuskRoute *
find_in_chapter (const TuskRoute *routes,
                 TuskCall        *call,
                 gboolean        *has_path)
{
  g_autofree char *path = path_to_match (call);

  for (guint i = 0; routes[i].method != NULL; i++)
    {
      if (!tusk_world_is (call->world, routes[i].manners) ||
          !path_matches (routes[i].path, path, call->parts))
        continue;
      *has_path = TRUE;
      if (g_str_equal (routes[i].method, call->method))
        return &routes[i];
    }

  return NULL;
}

static void
find_token (TuskCall *call)
{
  const char *authorization = soup_message_headers_get_one (call->headers, "Authorization");

  if (authorization == NULL || call->viewer != NULL)
    return;
  if (g_ascii_strncasecmp (authorization, "Bearer ", 7) == 0)
    call->token = tusk_token_find (call->world, authorization + 7);
  if (call->token != NULL && !call->token->is_revoked)
    call->viewer = call->token->person;
}

/* NULL if the request may go on. */
static TuskReply *
check_token (const TuskRoute *route,
             TuskCall        *call)
{
  gboolean has_header = soup_message_headers_get_one (call->headers, "Authorization") != NULL;
  gboolean is_valid = call->token != NULL && !call->token->is_revoked;

  /* Calls that come from within the process have a viewer and no token. */
  if (call->viewer != NULL && call->token == NULL)
    return NULL;
  /* The token endpoint and its like use the header for the client's own name. */
  if (route->access == TUSK_FOR_ANYBODY && g_str_has_prefix (route->path, "/oauth/"))
    return NULL;
  if (!is_valid && (has_header || route->access != TUSK_FOR_ANYBODY))
    return tusk_reply_no_token (call);
  if (is_valid && route->scope != NULL && !tusk_token_allows (call->token, route->scope))
    return tusk_reply_refuse (call, 403, "This action is outside the authorized scopes");
  if (is_valid && route->access == TUSK_FOR_USERS && call->viewer == NULL)
    return tusk_reply_refuse (call, 422, "This method requires an authenticated user");

  return NULL;
}

/* NULL if the request has the form that the manner wants. */
static TuskReply *
check_form (TuskCall *call)
{
  const char *accept = soup_message_headers_get_list (call->headers, "Accept");

  if (call->body_kind == TUSK_BODY_BROKEN)
    return tusk_reply_refuse (call, 400, "Bad Request: the body cannot be read");
  if (!tusk_world_is (call->world, TUSK_GOTOSOCIAL) || !g_str_has_prefix (call->path, "/api/"))
    return NULL;
  if (soup_message_headers_get_one (call->headers, "User-Agent") == NULL)
    return tusk_reply_refuse (call, 418, "I'm a teapot: no user-agent sent with request");
  if (accept != NULL && strstr (accept, "*/*") == NULL && strstr (accept, "json") == NULL)
    return tusk_reply_refuse (call, 406, "Not Acceptable: no accept header provided that matches");

  return NULL;
}

/**
 * tusk_router_answer:
 *
 * Finds who answers, checks that the asker may ask, and lets answer.
 *
 * Returns: (transfer full): the answer
 */
TuskReply *
tusk_router_answer (TuskCall *call)
{
  const TuskRoute *route = NULL;
  gboolean         has_path = FALSE;
  TuskReply       *refusal = check_form (call);

  if (refusal != NULL)
    return refusal;
  for (guint i = 0; route == NULL && i < G_N_ELEMENTS (chapters); i++)
    route = find_in_chapter (chapters[i], call, &has_path);
  if (route == NULL && has_path && tusk_world_is (call->world, TUSK_GOTOSOCIAL))
    return tusk_reply_new (405, "text/plain", "405 method not allowed");
  if (route == NULL)
    return tusk_reply_no_path (call);
  find_token (call);
  refusal = check_token (route, call);

  return refusal != NULL ? refusal : route->handler (call);
}
