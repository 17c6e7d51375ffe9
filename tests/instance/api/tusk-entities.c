/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and small things as the API shows them. */
#include "api/tusk-entities.h"

#include "server/tusk-json.h"
#include "world/tusk-media.h"
#include "world/tusk-text.h"

static JsonArray *
copy_array (JsonArray *array)
{
  JsonArray *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, json_node_copy (json_array_get_element (array, i)));

  return copy;
}

/**
 * tusk_emojis_to_json:
 *
 * Returns: (transfer full): the custom emoji that one of the two texts uses
 */
JsonArray *
tusk_emojis_to_json (TuskWorld  *world,
                     const char *text,
                     const char *more)
{
  JsonArray *emojis = json_array_new ();

  for (guint i = 0; i < json_array_get_length (world->emojis); i++)
    {
      JsonNode        *node = json_array_get_element (world->emojis, i);
      const char      *code = json_object_get_string_member (json_node_get_object (node), "shortcode");
      g_autofree char *shortcode = g_strdup_printf (":%s:", code);

      if (strstr (text, shortcode) != NULL || strstr (more, shortcode) != NULL)
        json_array_add_element (emojis, json_node_copy (node));
    }

  return emojis;
}

static guint
count_posts (TuskWorld  *world,
             TuskPerson *person)
{
  guint n_posts = 0;

  for (guint i = 0; i < world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (world->posts, i);

      if (post->author == person && !post->is_deleted)
        n_posts++;
    }

  return n_posts;
}

static char *
make_picture_uri (TuskWorld  *world,
                  TuskPerson *person,
                  const char *kind,
                  const char *media_id)
{
  if (media_id != NULL)
    return tusk_world_build_uri (world, "/media/%s/original", media_id);
  if (tusk_world_is (world, TUSK_HOLLO) && g_str_equal (kind, "headers"))
    return tusk_world_build_uri (world, "/image/headers/original/missing.png");

  return tusk_world_build_uri (world, "/%s/%s.png", kind, person->id);
}

static void
add_mastodon_members (JsonObject *account)
{
  tusk_json_set (account,
                 "b indexable", TRUE, "b noindex", FALSE, "a roles", json_array_new (),
                 "b hide_collections", FALSE, "s avatar_description", "", "s header_description", "", NULL);
}

/**
 * tusk_account_to_json:
 *
 * Returns: (transfer full): an Account
 */
JsonObject *
tusk_account_to_json (TuskWorld  *world,
                      TuskPerson *person)
{
  g_autofree char *acct = tusk_person_dup_acct (person);
  g_autofree char *full = g_strdup_printf ("%s@%s", person->username, world->account_domain);
  g_autofree char *uri = tusk_person_build_uri (world, person);
  g_autofree char *url = tusk_person_build_url (world, person);
  g_autofree char *note = tusk_text_to_html (world, person->note);
  g_autofree char *avatar = make_picture_uri (world, person, "avatars", person->avatar_id);
  g_autofree char *header = make_picture_uri (world, person, "headers", person->header_id);
  gboolean         is_snac = tusk_world_is (world, TUSK_SNAC);
  gint64           day = person->created_at / (24 * G_TIME_SPAN_HOUR) * (24 * G_TIME_SPAN_HOUR);
  JsonObject      *account = tusk_json_object (
    "s id", person->id, "s username", person->username,
    "s acct", is_snac && person->domain == NULL ? full : acct,
    "s display_name", person->display_name, "b locked", person->is_locked, "b bot", person->is_bot,
    "b group", FALSE, "b discoverable", TRUE, "t created_at", day,
    "s note", is_snac && *note == '\0' ? "<br>" : note, "s url", url, "s uri", uri,
    "s avatar", avatar, "s avatar_static", avatar, "s header", header, "s header_static", header,
    "i followers_count", (int) tusk_person_count_followers (world, person),
    "i following_count", (int) person->following->len,
    "i statuses_count", (int) count_posts (world, person), "s last_status_at", NULL,
    "a emojis", tusk_emojis_to_json (world, person->display_name, person->note),
    "a fields", copy_array (person->fields), NULL);

  if (tusk_world_is (world, TUSK_MASTODON))
    add_mastodon_members (account);

  return account;
}

static JsonObject *
make_role (void)
{
  return tusk_json_object (
    "s id", "-99", "s name", "", "s color", "", "s permissions", "65536", "b highlighted", FALSE, NULL);
}

/**
 * tusk_credentials_to_json:
 *
 * Returns: (transfer full): a CredentialAccount
 */
JsonObject *
tusk_credentials_to_json (TuskWorld  *world,
                          TuskPerson *person)
{
  JsonObject *account = tusk_account_to_json (world, person);
  JsonObject *source = tusk_json_object (
    "s note", person->note, "a fields", copy_array (person->fields),
    "s privacy", person->default_visibility, "b sensitive", person->default_sensitive,
    "s language", person->default_language,
    "i follow_requests_count", (int) person->follow_requests->len, NULL);

  if (tusk_world_is (world, TUSK_SNAC))
    tusk_json_set (account, "s acct", person->username, NULL);
  if (tusk_world_is (world, TUSK_MASTODON))
    {
      tusk_json_set (source,
                     "s quote_policy", "public", "b hide_collections", FALSE, "b discoverable", TRUE,
                     "b indexable", TRUE, NULL);
      tusk_json_set (account, "o role", make_role (), NULL);
    }
  tusk_json_set (account, "o source", source, NULL);

  return account;
}

/**
 * tusk_relationship_to_json:
 *
 * Returns: (transfer full): what @viewer is to @person
 */
JsonObject *
tusk_relationship_to_json (TuskPerson *viewer,
                           TuskPerson *person)
{
  gboolean    is_following = tusk_person_follows (viewer, person);
  const char *note = g_hash_table_lookup (viewer->private_notes, person);

  return tusk_json_object (
    "s id", person->id, "b following", is_following,
    "b showing_reblogs", is_following && !tusk_set_has (viewer->without_reblogs, person),
    "b notifying", tusk_set_has (viewer->notifying, person), "s languages", NULL,
    "b followed_by", tusk_person_follows (person, viewer),
    "b blocking", tusk_set_has (viewer->blocked, person),
    "b blocked_by", tusk_set_has (person->blocked, viewer),
    "b muting", tusk_set_has (viewer->muted, person),
    "b muting_notifications", tusk_set_has (viewer->muted, person),
    "b requested", tusk_set_has (person->follow_requests, viewer),
    "b requested_by", tusk_set_has (viewer->follow_requests, person), "b domain_blocking", FALSE,
    "b endorsed", FALSE, "s note", note != NULL ? note : "", NULL);
}

static JsonObject *
make_size (int width,
           int height)
{
  g_autofree char *size = g_strdup_printf ("%dx%d", width, height);

  return tusk_json_object (
    "i width", width, "i height", height, "s size", size, "d aspect", (double) width / height, NULL);
}

static JsonObject *
make_meta (TuskMedia *media)
{
  JsonObject *focus = tusk_json_object ("d x", media->focus_x, "d y", media->focus_y, NULL);

  return tusk_json_object (
    "o original", make_size (media->width, media->height),
    "o small", make_size (media->width, media->height), "o focus", focus, NULL);
}

/**
 * tusk_media_to_json:
 *
 * Returns: (transfer full): a MediaAttachment
 */
JsonObject *
tusk_media_to_json (TuskWorld *world,
                    TuskMedia *media)
{
  g_autofree char *url = tusk_world_build_uri (world, "/media/%s/original", media->id);
  JsonObject      *object = tusk_json_object (
    "s id", media->id, "s type", media->kind, "s url", url, "s preview_url", url,
    "s remote_url", NULL, "s description", media->description, NULL);

  if (tusk_world_is (world, TUSK_SNAC))
    {
      tusk_json_set (object, "s id", url, NULL);
      return object;
    }
  tusk_json_set (object, "s blurhash", media->blurhash, "o meta", json_object_new (), NULL);
  if (media->width > 0)
    tusk_json_set (object, "o meta", make_meta (media), NULL);

  return object;
}

static JsonArray *
list_options (TuskPoll *poll,
              gboolean  shows_totals,
              guint    *n_votes)
{
  JsonArray *options = json_array_new ();

  *n_votes = 0;
  for (guint i = 0; i < poll->titles->len; i++)
    {
      guint       n = ((GPtrArray *) g_ptr_array_index (poll->votes, i))->len + poll->other_votes[i];
      JsonObject *option = tusk_json_object (
        "s title", g_ptr_array_index (poll->titles, i), "s votes_count", NULL, NULL);

      if (shows_totals)
        tusk_json_set (option, "i votes_count", (int) n, NULL);
      json_array_add_object_element (options, option);
      *n_votes += n;
    }

  return options;
}

/* People, where those who chose several answers count once. Of the demo's voters nobody knows who they are. */
static guint
count_voters (TuskPoll *poll)
{
  g_autoptr(GHashTable) people = g_hash_table_new (NULL, NULL);
  guint n_others = 0;

  for (guint i = 0; i < poll->votes->len; i++)
    {
      GPtrArray *votes = g_ptr_array_index (poll->votes, i);

      for (guint j = 0; j < votes->len; j++)
        g_hash_table_add (people, g_ptr_array_index (votes, j));
      n_others = poll->is_multiple ? MAX (n_others, poll->other_votes[i]) : n_others + poll->other_votes[i];
    }

  return g_hash_table_size (people) + n_others;
}

/**
 * tusk_poll_to_json:
 * @viewer: (nullable): whose votes are shown
 *
 * Returns: (transfer full): the Poll of @post
 */
JsonObject *
tusk_poll_to_json (TuskWorld  *world,
                   TuskPost   *post,
                   TuskPerson *viewer)
{
  TuskPoll   *poll = post->poll;
  gboolean    is_expired = poll->expires_at <= tusk_world_now (world);
  guint       n_votes = 0;
  JsonArray  *own_votes = json_array_new ();
  JsonArray  *options = list_options (poll, is_expired || !poll->hides_totals, &n_votes);
  JsonObject *object = tusk_json_object (
    "s id", poll->id, "t expires_at", poll->expires_at, "b expired", is_expired,
    "b multiple", poll->is_multiple, "i votes_count", (int) n_votes,
    "i voters_count", (int) count_voters (poll), "a options", options, "a emojis", json_array_new (), NULL);

  if (tusk_world_is (world, TUSK_GOTOSOCIAL))
    tusk_json_set (object, "s voters_count", NULL, NULL);
  for (guint i = 0; viewer != NULL && i < poll->votes->len; i++)
    if (tusk_set_has (g_ptr_array_index (poll->votes, i), viewer))
      json_array_add_int_element (own_votes, i);
  if (viewer != NULL)
    tusk_json_set (object,
                   "b voted", viewer == post->author || json_array_get_length (own_votes) > 0,
                   "a own_votes", json_array_ref (own_votes), NULL);
  json_array_unref (own_votes);

  return object;
}

/**
 * tusk_notice_make_group_key:
 *
 * Returns: (transfer full): notifications with the same key belong together
 */
char *
tusk_notice_make_group_key (TuskNotice *notice)
{
  gint64 bucket = notice->created_at / (12 * G_TIME_SPAN_HOUR);

  if (g_str_equal (notice->type, "follow"))
    return g_strdup_printf ("follow-%" G_GINT64_FORMAT, bucket);
  if (g_str_equal (notice->type, "favourite") || g_str_equal (notice->type, "reblog"))
    return g_strdup_printf ("%s-%s-%" G_GINT64_FORMAT, notice->type, notice->post->id, bucket);

  return g_strdup_printf ("ungrouped-%s", notice->id);
}

/**
 * tusk_notice_to_json:
 * @person: who is told
 *
 * Returns: (transfer full): a Notification
 */
JsonObject *
tusk_notice_to_json (TuskWorld  *world,
                     TuskPerson *person,
                     TuskNotice *notice)
{
  JsonObject *object = tusk_json_object (
    "s id", notice->id, "s type", notice->type, "t created_at", notice->created_at,
    "o account", tusk_account_to_json (world, notice->from), NULL);

  if (notice->post != NULL && !notice->post->is_deleted)
    tusk_json_set (object, "o status", tusk_status_to_json (world, notice->post, person), NULL);
  if (tusk_world_is (world, TUSK_MASTODON))
    {
      g_autofree char *key = tusk_notice_make_group_key (notice);

      tusk_json_set (object, "s group_key", key, NULL);
    }
  if (tusk_world_is (world, TUSK_PLEROMA))
    tusk_json_set (object, "o pleroma", tusk_json_object ("b is_seen", FALSE, "b is_muted", FALSE, NULL), NULL);

  return object;
}

/**
 * tusk_list_to_json:
 *
 * Returns: (transfer full): a List
 */
JsonObject *
tusk_list_to_json (TuskList *list)
{
  return tusk_json_object (
    "s id", list->id, "s title", list->title, "s replies_policy", list->replies_policy,
    "b exclusive", list->is_exclusive, NULL);
}

/**
 * tusk_tag_to_json:
 * @viewer: (nullable): whether they follow it is shown
 *
 * Returns: (transfer full): a Tag
 */
JsonObject *
tusk_tag_to_json (TuskWorld  *world,
                  const char *name,
                  TuskPerson *viewer)
{
  g_autofree char *url = tusk_world_build_uri (world, "/tags/%s", name);
  JsonObject      *tag = tusk_json_object ("s name", name, "s url", url, "a history", json_array_new (), NULL);

  if (viewer != NULL)
    tusk_json_set (tag,
                   "b following", g_ptr_array_find_with_equal_func (viewer->followed_tags, name, g_str_equal, NULL),
                   NULL);

  return tag;
}
