/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts: reading, threads, publishing, editing, deleting. */
#include "api/tusk-composer.h"
#include "api/tusk-entities.h"
#include "server/tusk-hub.h"
#include "server/tusk-json.h"
#include "server/tusk-params.h"
#include "server/tusk-router.h"
#include "world/tusk-text.h"

/* What an Idempotency-Key led to. */
typedef struct
{
  TuskPost *post;
  gint64    forgotten_at;
} TuskKeptAnswer;

static TuskPost *
find_visible (TuskCall *call)
{
  TuskPost *post = tusk_world_find_post (call->world, tusk_call_get_part (call, 0));

  return post != NULL && tusk_post_is_visible (post, call->viewer) ? post : NULL;
}

static TuskPost *
find_own (TuskCall *call)
{
  TuskPost *post = find_visible (call);

  return post != NULL && post->author == call->viewer ? post : NULL;
}

static TuskReply *
reply_post (TuskCall *call,
            TuskPost *post)
{
  return tusk_reply_new_object (tusk_status_to_json (call->world, post, call->viewer));
}

static TuskReply *
show_status (TuskCall *call)
{
  TuskPost *post = find_visible (call);

  if (call->viewer == NULL && tusk_world_is (call->world, TUSK_GOTOSOCIAL))
    return tusk_reply_no_token (call);

  return post != NULL ? reply_post (call, post) : tusk_reply_no_record (call);
}

static TuskReply *
show_statuses (TuskCall *call)
{
  g_autoptr(GPtrArray) ids = tusk_call_dup_strings (call, "id");
  JsonArray *statuses = NULL;

  if (ids->len > 20)
    return tusk_reply_refuse (call, 422, "Too many ids");
  statuses = json_array_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      TuskPost *post = tusk_world_find_post (call->world, g_ptr_array_index (ids, i));

      if (post != NULL && tusk_post_is_visible (post, call->viewer))
        json_array_add_object_element (statuses, tusk_status_to_json (call->world, post, call->viewer));
    }

  return tusk_reply_new_array (statuses);
}

static void
add_descendants (TuskCall  *call,
                 TuskPost  *post,
                 JsonArray *descendants)
{
  for (guint i = 0; i < call->world->posts->len; i++)
    {
      TuskPost *other = g_ptr_array_index (call->world->posts, i);

      if (other->parent != post || !tusk_post_is_visible (other, call->viewer))
        continue;
      json_array_add_object_element (descendants, tusk_status_to_json (call->world, other, call->viewer));
      add_descendants (call, other, descendants);
    }
}

static TuskReply *
show_context (TuskCall *call)
{
  TuskPost *post = find_visible (call);
  g_autoptr(GPtrArray) line = g_ptr_array_new ();
  JsonArray *ancestors = NULL;
  JsonArray *descendants = NULL;

  if (post == NULL)
    return tusk_reply_no_record (call);
  post = tusk_post_inner (post);
  for (TuskPost *parent = post->parent; parent != NULL; parent = parent->parent)
    if (tusk_post_is_visible (parent, call->viewer))
      g_ptr_array_add (line, parent);
  ancestors = json_array_new ();
  descendants = json_array_new ();
  for (guint i = line->len; i > 0; i--)
    json_array_add_object_element (
      ancestors, tusk_status_to_json (call->world, g_ptr_array_index (line, i - 1), call->viewer));
  add_descendants (call, post, descendants);

  return tusk_reply_new_object (
    tusk_json_object ("a ancestors", ancestors, "a descendants", descendants, NULL));
}

/* Hollo takes no booleans from a form. */
static gboolean
has_form_boolean (TuskCall *call)
{
  return tusk_world_is (call->world, TUSK_HOLLO) && call->body_kind != TUSK_BODY_JSON &&
         json_object_has_member (call->params, "sensitive");
}

static char *
build_idempotency_key (TuskCall *call)
{
  const char *key = soup_message_headers_get_one (call->headers, "Idempotency-Key");

  if (key == NULL || !tusk_world_is (call->world, TUSK_MASTODON | TUSK_HOLLO | TUSK_PLEROMA))
    return NULL;

  return g_strconcat (call->viewer->id, " ", key, NULL);
}

static void
keep_answer (TuskCall   *call,
             const char *key,
             TuskPost   *post)
{
  TuskKeptAnswer *kept = g_new0 (TuskKeptAnswer, 1);

  kept->post = post;
  kept->forgotten_at = tusk_world_now (call->world) + G_TIME_SPAN_HOUR;
  g_hash_table_insert (call->world->idempotent, g_strdup (key), kept);
}

static TuskReply *
publish (TuskCall *call)
{
  g_autofree char *key = build_idempotency_key (call);
  TuskKeptAnswer  *kept = key != NULL ? g_hash_table_lookup (call->world->idempotent, key) : NULL;
  TuskReply       *refusal = NULL;
  TuskPost        *post = NULL;

  if (kept != NULL && kept->forgotten_at > tusk_world_now (call->world) && !kept->post->is_deleted)
    return reply_post (call, kept->post);
  if (has_form_boolean (call))
    return tusk_reply_with_status (tusk_reply_new_object (tusk_json_object (
                                     "s error", "invalid_request", "o zod_error", json_object_new (), NULL)),
                                   422);
  post = tusk_composer_publish (call, &refusal);
  if (post == NULL)
    return refusal;
  if (key != NULL)
    keep_answer (call, key, post);

  return reply_post (call, post);
}

static TuskReply *
edit (TuskCall *call)
{
  TuskPost  *post = find_own (call);
  TuskReply *refusal = NULL;

  if (post == NULL || post->reblog != NULL)
    return tusk_reply_no_record (call);

  return tusk_composer_edit (call, post, &refusal) ? reply_post (call, post) : refusal;
}

static TuskReply *delete (TuskCall *call)
{
  TuskPost   *post = find_own (call);
  JsonObject *status = NULL;

  if (post == NULL)
    return tusk_reply_no_record (call);
  status = tusk_status_to_json (call->world, post, call->viewer);
  json_object_remove_member (status, "content");
  tusk_json_set (status, "s text", post->text, NULL);
  tusk_post_delete (call->world, post);

  return tusk_reply_new_object (status);
}

static TuskReply *
show_source (TuskCall *call)
{
  TuskPost *post = find_visible (call);

  if (post == NULL)
    return tusk_reply_no_record (call);

  return tusk_reply_new_object (
    tusk_json_object ("s id", post->id, "s text", post->text, "s spoiler_text", post->spoiler, NULL));
}

static JsonObject *
make_revision (TuskCall   *call,
               TuskPost   *post,
               const char *text,
               const char *spoiler,
               gint64      at)
{
  g_autofree char *html = tusk_text_to_html (call->world, text);

  return tusk_json_object (
    "s content", html, "s spoiler_text", spoiler, "b sensitive", post->is_sensitive,
    "t created_at", at, "o account", tusk_account_to_json (call->world, post->author),
    "a media_attachments", json_array_new (), "a emojis", json_array_new (), NULL);
}

static TuskReply *
show_history (TuskCall *call)
{
  TuskPost  *post = find_visible (call);
  JsonArray *history = NULL;

  if (post == NULL)
    return tusk_reply_no_record (call);
  history = json_array_new ();
  for (guint i = 0; i < post->edits->len; i++)
    {
      TuskEdit *edited = g_ptr_array_index (post->edits, i);

      json_array_add_object_element (history,
                                     make_revision (call, post, edited->text, edited->spoiler, edited->at));
    }
  json_array_add_object_element (history,
                                 make_revision (call, post, post->text, post->spoiler,
                                                post->edited_at != 0 ? post->edited_at : post->created_at));

  return tusk_reply_new_array (history);
}

const TuskRoute tusk_statuses_routes[] = {
  { "POST", "/api/v1/statuses", "write:statuses", TUSK_FOR_USERS, TUSK_ALL, publish },
  { "GET", "/api/v1/statuses", "read:statuses", TUSK_FOR_ANYBODY, TUSK_MASTODON, show_statuses },
  { "GET", "/api/v1/statuses/:", "read:statuses", TUSK_FOR_ANYBODY, TUSK_ALL, show_status },
  { "PUT", "/api/v1/statuses/:", "write:statuses", TUSK_FOR_USERS, TUSK_ALL, edit },
  { "DELETE", "/api/v1/statuses/:", "write:statuses", TUSK_FOR_USERS, TUSK_ALL, delete },
  { "GET", "/api/v1/statuses/:/context", "read:statuses", TUSK_FOR_ANYBODY, TUSK_ALL, show_context },
  { "GET", "/api/v1/statuses/:/source", "read:statuses", TUSK_FOR_USERS, TUSK_ALL, show_source },
  { "GET", "/api/v1/statuses/:/history", "read:statuses",
    TUSK_FOR_ANYBODY, TUSK_MASTODON | TUSK_GOTOSOCIAL | TUSK_PLEROMA, show_history },
  { NULL },
};
