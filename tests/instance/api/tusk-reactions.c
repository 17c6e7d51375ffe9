/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emoji reactions, in the two dialects that the manners have. Mastodon, GoToSocial and snac 2.75 have none. */
#include <string.h>

#include "api/tusk-entities.h"
#include "server/tusk-json.h"
#include "server/tusk-router.h"

static JsonObject *
find_custom (TuskWorld  *world,
             const char *shortcode)
{
  for (guint i = 0; i < json_array_get_length (world->emojis); i++)
    {
      JsonObject *emoji = json_array_get_object_element (world->emojis, i);

      if (g_str_equal (json_object_get_string_member (emoji, "shortcode"), shortcode))
        return emoji;
    }

  return NULL;
}

/* Good enough for a judge: letters of any script are none, and an emoji is not longer than a family. */
static gboolean
is_emoji (const char *text)
{
  glong n_characters = g_utf8_validate (text, -1, NULL) ? g_utf8_strlen (text, -1) : 0;

  if (n_characters == 0 || n_characters > 12)
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character < 0x80 || g_unichar_isalpha (character) || g_unichar_isspace (character))
        return FALSE;
    }

  return TRUE;
}

/* Pleroma takes a shortcode with colons or without, Hollo only without. */
static char *
dup_name (TuskCall *call)
{
  const char *name = tusk_call_get_part (call, 1);
  gsize       length = strlen (name);

  if (tusk_world_is (call->world, TUSK_PLEROMA) && length > 2 && name[0] == ':' && name[length - 1] == ':')
    return g_strndup (name + 1, length - 2);

  return g_strdup (name);
}

/**
 * tusk_reactions_to_json:
 * @viewer: (nullable): whose own are marked
 *
 * Returns: (transfer full): the reactions to @post
 */
JsonArray *
tusk_reactions_to_json (TuskWorld  *world,
                        TuskPost   *post,
                        TuskPerson *viewer)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < post->reactions->len; i++)
    {
      TuskReaction *reaction = g_ptr_array_index (post->reactions, i);
      JsonObject   *custom = find_custom (world, reaction->name);
      const char   *url = custom != NULL ? json_object_get_string_member (custom, "url") : NULL;
      JsonObject   *object = tusk_json_object (
        "s name", reaction->name, "i count", (int) reaction->by->len,
        "b me", viewer != NULL && tusk_set_has (reaction->by, viewer), "s url", url, NULL);

      if (tusk_world_is (world, TUSK_HOLLO))
        tusk_json_set (object, "s static_url", url, "s domain", NULL, NULL);
      json_array_add_object_element (array, object);
    }

  return array;
}

static TuskReply *
refuse_name (TuskCall *call)
{
  return tusk_world_is (call->world, TUSK_PLEROMA) ? tusk_reply_refuse (call, 400, "Invalid emoji")
                                                   : tusk_reply_no_record (call);
}

static TuskReply *
change (TuskCall *call)
{
  TuskPost        *post = tusk_world_find_post (call->world, tusk_call_get_part (call, 0));
  g_autofree char *name = dup_name (call);
  gboolean         is_removal = g_str_equal (call->method, "DELETE") || strstr (call->path, "/unreact/") != NULL;

  if (post == NULL || !tusk_post_is_visible (post, call->viewer))
    return tusk_reply_no_record (call);
  post = tusk_post_inner (post);
  if (find_custom (call->world, name) == NULL && !is_emoji (name))
    return refuse_name (call);
  if (!is_removal)
    tusk_post_react (post, call->viewer, name);
  else if (!tusk_post_unreact (post, call->viewer, name) && tusk_world_is (call->world, TUSK_HOLLO))
    return tusk_reply_no_record (call);

  return tusk_reply_new_object (tusk_status_to_json (call->world, post, call->viewer));
}

static TuskReply *
show (TuskCall *call)
{
  TuskPost *post = tusk_world_find_post (call->world, tusk_call_get_part (call, 0));

  if (post == NULL || !tusk_post_is_visible (post, call->viewer))
    return tusk_reply_no_record (call);

  return tusk_reply_new_array (tusk_reactions_to_json (call->world, tusk_post_inner (post), call->viewer));
}

const TuskRoute tusk_reactions_routes[] = {
  { "GET", "/api/v1/pleroma/statuses/:/reactions", "read:statuses", TUSK_FOR_ANYBODY, TUSK_PLEROMA, show },
  { "PUT", "/api/v1/pleroma/statuses/:/reactions/:", "write:statuses", TUSK_FOR_USERS, TUSK_PLEROMA, change },
  { "DELETE", "/api/v1/pleroma/statuses/:/reactions/:", "write:statuses", TUSK_FOR_USERS, TUSK_PLEROMA, change },
  { "PUT", "/api/v1/statuses/:/emoji_reactions/:", "write:favourites", TUSK_FOR_USERS, TUSK_HOLLO, change },
  { "DELETE", "/api/v1/statuses/:/emoji_reactions/:", "write:favourites", TUSK_FOR_USERS, TUSK_HOLLO, change },
  { "POST", "/api/v1/statuses/:/react/:", "write:favourites", TUSK_FOR_USERS, TUSK_HOLLO, change },
  { "POST", "/api/v1/statuses/:/unreact/:", "write:favourites", TUSK_FOR_USERS, TUSK_HOLLO, change },
  { NULL },
};
