/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each emoji of a post is a wish of its own. */
#include "session/actions/snabel-reactions.h"

#include <string.h>

#include "base/snabel-json.h"
#include "model/snabel-custom-emoji.h"
#include "session/actions/snabel-server-emojis.h"
#include "session/actions/snabel-wish.h"

/* VARIATION SELECTOR-16: some servers keep it, some drop it. */
#define EMOJI_STYLE "\xef\xb8\x8f"

/* What two ways to write one reaction have in common: no colons, no presentation selector. */
static char *
dup_plain_name (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, EMOJI_STYLE, -1);
  g_autofree char *joined = g_strjoinv (NULL, parts);
  gsize            length = strlen (joined);

  if (length > 2 && joined[0] == ':' && joined[length - 1] == ':')
    return g_strndup (joined + 1, length - 2);

  return g_steal_pointer (&joined);
}

static gboolean
is_same_name (const char *one,
              const char *other)
{
  g_autofree char *plain = dup_plain_name (one);
  g_autofree char *other_plain = dup_plain_name (other);

  return g_str_equal (plain, other_plain);
}

/* A shortcode, perhaps with the server that it comes from; keycap emoji begin with a digit or a sign. */
static gboolean
is_shortcode (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_-+@.", *c) == NULL)
      return FALSE;

  return *name != '\0';
}

/**
 * snabel_session_find_reaction:
 * @name: an emoji, or a shortcode with or without colons
 *
 * Returns: (transfer full) (nullable): what the post has of it
 */
SnabelEmojiReaction *
snabel_session_find_reaction (SnabelStatus *status,
                              const char   *name)
{
  g_return_val_if_fail (SNABEL_IS_STATUS (status), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (status->emoji_reactions); i++)
    {
      g_autoptr(SnabelEmojiReaction) reaction = g_list_model_get_item (status->emoji_reactions, i);

      if (is_same_name (reaction->name, name))
        return g_steal_pointer (&reaction);
    }

  return NULL;
}

static gboolean
holds (SnabelWish *wish)
{
  g_autoptr(SnabelEmojiReaction) reaction = snabel_session_find_reaction (wish->status, wish->detail);

  return reaction != NULL && reaction->me;
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

static void
add_reaction (JsonArray           *array,
              SnabelEmojiReaction *reaction,
              gint64               count,
              gboolean             me)
{
  JsonObject *object = NULL;

  if (count <= 0)
    return;
  object = json_object_new ();
  json_object_set_string_member (object, "name", reaction->name);
  json_object_set_int_member (object, "count", count);
  json_object_set_boolean_member (object, "me", me);
  set_text (object, "url", reaction->url);
  set_text (object, "static_url", reaction->static_url);
  json_array_add_object_element (array, object);
}

/* The first of its kind below the post, with the picture of the server's list if it is one of its own. */
static void
add_new_reaction (JsonArray  *array,
                  SnabelWish *wish)
{
  g_autoptr(SnabelCustomEmoji) emoji = snabel_server_emojis_find (snabel_session_get_emojis (wish->session), wish->detail);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", wish->detail);
  json_object_set_int_member (object, "count", 1);
  json_object_set_boolean_member (object, "me", TRUE);
  set_text (object, "url", emoji != NULL ? emoji->url : NULL);
  set_text (object, "static_url", emoji != NULL ? emoji->static_url : NULL);
  json_array_add_object_element (array, object);
}

static JsonNode *
build (SnabelWish *wish,
       gboolean    value,
       gboolean    moves_count)
{
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray  *array = json_array_new ();
  gboolean    is_found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (wish->status->emoji_reactions); i++)
    {
      g_autoptr(SnabelEmojiReaction) reaction = g_list_model_get_item (wish->status->emoji_reactions, i);
      gboolean is_meant = is_same_name (reaction->name, wish->detail);
      gint64   change = is_meant && moves_count ? (value ? 1 : -1) : 0;

      is_found = is_found || is_meant;
      add_reaction (array, reaction, reaction->count + change, is_meant ? value : reaction->me);
    }
  if (!is_found && value)
    add_new_reaction (array, wish);
  json_object_set_array_member (object, "emoji_reactions", array);
  json_node_take_object (node, object);

  return node;
}

static DexFuture *
ask (SnabelWish *wish,
     gboolean    value)
{
  g_autofree char   *name = dup_plain_name (wish->detail);
  gboolean           is_custom = is_shortcode (name);
  SnabelReactionCall reaction = {
    .dialect = snabel_session_get_capabilities (wish->session).reactions,
    .status_id = wish->status->id,
    .name = is_custom ? name : wish->detail,
    .is_custom = is_custom,
    .is_wanted = value,
  };

  return snabel_api_react (snabel_session_get_client (wish->session), &reaction);
}

static const SnabelWishKind kind = { "reaction", TRUE, holds, build, ask };

/**
 * snabel_session_set_reaction:
 * @status: a status, or a boost of the one that is meant
 * @name: an emoji, or the shortcode of a picture
 * @is_wanted: whether the person's reaction is added or removed
 *
 * The reaction is there, or gone, at once; if the server refuses, it is as before. Where a server lets
 * everybody have one reaction only, its answer says what became of the others.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the last wish holds, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_set_reaction (SnabelSession *self,
                             SnabelStatus  *status,
                             const char    *name,
                             gboolean       is_wanted)
{
  SnabelWish wish = { &kind, self, NULL, name };

  dex_return_error_if_fail (SNABEL_IS_SESSION (self));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));
  dex_return_error_if_fail (name != NULL && *name != '\0');

  wish.status = snabel_status_get_shown (status);

  return snabel_wish_make (&wish, is_wanted);
}
