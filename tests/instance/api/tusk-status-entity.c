/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post as the API shows it, with the habits of each manner. */
#include "api/tusk-entities.h"

#include "server/tusk-json.h"
#include "world/tusk-grant.h"
#include "world/tusk-media.h"
#include "world/tusk-text.h"

static JsonArray *
list_mentions (TuskWorld *world,
               TuskPost  *post)
{
  JsonArray *mentions = json_array_new ();

  for (guint i = 0; i < post->mentions->len; i++)
    {
      TuskPerson      *person = g_ptr_array_index (post->mentions, i);
      g_autofree char *acct = tusk_person_dup_acct (person);
      g_autofree char *url = tusk_person_build_url (world, person);
      g_autofree char *number = g_strdup_printf ("%u", i);

      json_array_add_object_element (
        mentions, tusk_json_object (
                    "s id", tusk_world_is (world, TUSK_SNAC) ? number : person->id,
                    "s username", person->username, "s url", url, "s acct", acct, NULL));
    }

  return mentions;
}

static JsonArray *
list_tags (TuskWorld *world,
           TuskPost  *post)
{
  JsonArray *tags = json_array_new ();

  for (guint i = 0; i < post->tags->len; i++)
    {
      const char      *name = g_ptr_array_index (post->tags, i);
      g_autofree char *url = tusk_world_build_uri (world, "/tags/%s", name);

      json_array_add_object_element (tags, tusk_json_object ("s name", name, "s url", url, NULL));
    }

  return tags;
}

static JsonArray *
list_media (TuskWorld *world,
            TuskPost  *post)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < post->media->len; i++)
    json_array_add_object_element (array, tusk_media_to_json (world, g_ptr_array_index (post->media, i)));

  return array;
}

static gboolean
matches_filter (JsonObject *filter,
                TuskPost   *post,
                JsonArray  *matches)
{
  JsonArray       *keywords = json_object_get_array_member (filter, "keywords");
  g_autofree char *all = g_strconcat (post->spoiler, "\n", post->text, NULL);
  g_autofree char *text = g_utf8_casefold (all, -1);

  for (guint i = 0; i < json_array_get_length (keywords); i++)
    {
      const char      *keyword = json_object_get_string_member (json_array_get_object_element (keywords, i),
                                                                "keyword");
      g_autofree char *folded = g_utf8_casefold (keyword, -1);

      if (strstr (text, folded) != NULL)
        json_array_add_string_element (matches, keyword);
    }

  return json_array_get_length (matches) > 0;
}

static JsonArray *
list_filtered (TuskPost   *post,
               TuskPerson *viewer)
{
  JsonArray *results = json_array_new ();

  for (guint i = 0; i < viewer->filters->len && post->author != viewer; i++)
    {
      JsonObject *filter = g_ptr_array_index (viewer->filters, i);
      g_autoptr(JsonArray) matches = json_array_new ();
      g_autoptr(JsonNode) node = NULL;
      g_autoptr(JsonNode) shown = NULL;
      g_autofree char *text = NULL;

      if (!matches_filter (filter, post, matches))
        continue;
      node = tusk_json_take_object (json_object_ref (filter));
      text = tusk_json_print (node, FALSE);
      shown = json_from_string (text, NULL);
      json_object_remove_member (json_node_get_object (shown), "keywords");
      json_object_remove_member (json_node_get_object (shown), "statuses");
      json_array_add_object_element (
        results,
        tusk_json_object (
          "o filter", json_node_dup_object (shown), "a keyword_matches", json_array_ref (matches),
          "s status_matches", NULL, NULL));
    }

  return results;
}

static JsonObject *make_status (TuskWorld  *world,
                                TuskPost   *post,
                                TuskPerson *viewer,
                                gboolean    is_quoted);

static JsonObject *
make_quote (TuskWorld  *world,
            TuskPost   *post,
            TuskPerson *viewer,
            gboolean    is_shallow)
{
  const char *state = post->quote->is_deleted                      ? "deleted"
                      : tusk_post_is_visible (post->quote, viewer) ? "accepted"
                                                                   : "unauthorized";
  gboolean    is_shown = g_str_equal (state, "accepted");
  JsonObject *quote = tusk_json_object ("s state", state, NULL);

  if (is_shallow)
    tusk_json_set (quote, "s quoted_status_id", is_shown ? post->quote->id : NULL, NULL);
  else if (is_shown)
    tusk_json_set (quote, "o quoted_status", make_status (world, post->quote, viewer, TRUE), NULL);
  else
    tusk_json_set (quote, "s quoted_status", NULL, NULL);

  return quote;
}

static void
add_quote (TuskWorld  *world,
           JsonObject *status,
           TuskPost   *post,
           TuskPerson *viewer,
           gboolean    is_inner)
{
  gboolean    is_quotable = post->visibility <= TUSK_UNLISTED_POST;
  const char *current_user = viewer != NULL && is_quotable ? "automatic" : "denied";
  JsonArray  *automatic = NULL;
  JsonObject *approval = NULL;

  if (!tusk_world_is (world, TUSK_MASTODON | TUSK_HOLLO))
    return;
  tusk_json_set (status, "s quote", NULL, NULL);
  if (post->quote != NULL)
    tusk_json_set (status, "o quote", make_quote (world, post, viewer, is_inner), NULL);
  automatic = is_quotable ? tusk_json_words ("public") : json_array_new ();
  approval = tusk_json_object (
    "a automatic", automatic, "a manual", json_array_new (), "s current_user", current_user, NULL);
  tusk_json_set (status, "i quotes_count", 0, "o quote_approval", approval, NULL);
}

static void
add_viewer (TuskWorld  *world,
            JsonObject *status,
            TuskPost   *post,
            TuskPerson *viewer)
{
  TuskPost *inner = tusk_post_inner (post);

  if (viewer == NULL)
    return;
  tusk_json_set (status,
                 "b favourited", tusk_set_has (inner->favourited_by, viewer),
                 "b reblogged", tusk_post_find_reblog (world, inner, viewer) != NULL,
                 "b muted", tusk_set_has (inner->muted_by, viewer),
                 "b bookmarked", tusk_set_has (viewer->bookmarks, inner), NULL);
  if (post->author == viewer && post->reblog == NULL && post->visibility != TUSK_DIRECT_POST)
    tusk_json_set (status, "b pinned", post->is_pinned, NULL);
  if (tusk_world_is (world, TUSK_MASTODON))
    tusk_json_set (status, "a filtered", list_filtered (inner, viewer), NULL);
}

static void
add_reactions (TuskWorld  *world,
               JsonObject *status,
               TuskPost   *post,
               TuskPerson *viewer)
{
  if (tusk_world_is (world, TUSK_HOLLO))
    tusk_json_set (status, "a emoji_reactions", tusk_reactions_to_json (world, post, viewer), NULL);
  if (tusk_world_is (world, TUSK_PLEROMA))
    tusk_json_set (status, "o pleroma",
                   tusk_json_object ("a emoji_reactions", tusk_reactions_to_json (world, post, viewer),
                                     "b local", post->author->domain == NULL, NULL),
                   NULL);
}

static void
add_reblog (TuskWorld  *world,
            JsonObject *status,
            TuskPost   *post,
            TuskPerson *viewer)
{
  tusk_json_set (status, "s reblog", NULL, NULL);
  if (post->reblog == NULL)
    return;
  tusk_json_set (status, "o reblog", tusk_status_to_json (world, post->reblog, viewer), NULL);
  if (tusk_world_is (world, TUSK_GOTOSOCIAL))
    tusk_json_set (status, "i favourites_count", 0, "i reblogs_count", 0, "i replies_count", 0, NULL);
}

static void
add_application (TuskWorld  *world,
                 JsonObject *status,
                 TuskPost   *post)
{
  const char *name = post->app != NULL ? post->app->name : "Web";
  const char *website = post->app != NULL ? post->app->website : NULL;

  if (post->author->domain == NULL)
    tusk_json_set (status, "o application", tusk_json_object ("s name", name, "s website", website, NULL), NULL);
}

static JsonObject *
make_status (TuskWorld  *world,
             TuskPost   *post,
             TuskPerson *viewer,
             gboolean    is_quoted)
{
  TuskPost        *inner = tusk_post_inner (post);
  g_autofree char *html = tusk_text_to_html (world, inner->text);
  JsonObject      *status = tusk_json_object (
    "s id", post->id, "s uri", post->uri, "s url", post->url, "t created_at", post->created_at,
    "t edited_at", post->edited_at, "o account", tusk_account_to_json (world, post->author),
    "s content", post->reblog != NULL && tusk_world_is (world, TUSK_MASTODON) ? "" : html,
    "s visibility", tusk_visibility_to_string (post->visibility),
    "b sensitive", post->is_sensitive || *post->spoiler != '\0', "s spoiler_text", inner->spoiler,
    "s language", inner->language,
    "s in_reply_to_id", post->parent != NULL && !post->parent->is_deleted ? post->parent->id : NULL,
    "s in_reply_to_account_id", post->parent != NULL ? post->parent->author->id : NULL,
    "a media_attachments", list_media (world, inner), "a mentions", list_mentions (world, inner),
    "a tags", list_tags (world, inner),
    "a emojis", tusk_emojis_to_json (world, inner->text, inner->spoiler), "s poll", NULL,
    "s card", NULL, "i replies_count", (int) tusk_post_count_replies (world, inner),
    "i reblogs_count", (int) tusk_post_count_reblogs (world, inner),
    "i favourites_count", (int) (inner->favourited_by->len + inner->other_favourites), NULL);

  if (inner->poll != NULL)
    tusk_json_set (status, "o poll", tusk_poll_to_json (world, inner, viewer), NULL);
  if (inner->card != NULL && !tusk_world_is (world, TUSK_GOTOSOCIAL | TUSK_SNAC))
    tusk_json_set (status, "o card", json_object_ref (inner->card), NULL);
  if (tusk_world_is (world, TUSK_HOLLO))
    json_object_remove_member (status, "edited_at");
  if (tusk_world_is (world, TUSK_HOLLO))
    tusk_json_set (status, "i favourites_count", 0, NULL);
  add_quote (world, status, inner, viewer, is_quoted);
  add_viewer (world, status, post, viewer);
  add_reactions (world, status, inner, viewer);
  add_reblog (world, status, post, viewer);
  add_application (world, status, post);

  return status;
}

/**
 * tusk_status_to_json:
 * @viewer: (nullable): for whom; %NULL for a stranger
 *
 * Returns: (transfer full): a Status
 */
JsonObject *
tusk_status_to_json (TuskWorld  *world,
                     TuskPost   *post,
                     TuskPerson *viewer)
{
  return make_status (world, post, viewer, FALSE);
}
