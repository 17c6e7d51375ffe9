/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading accounts, and changing one's own. */
#include "api/tusk-entities.h"
#include "api/tusk-page.h"
#include "server/tusk-json.h"
#include "server/tusk-params.h"
#include "server/tusk-router.h"
#include "world/tusk-media.h"
#include "world/tusk-picture.h"

static TuskReply *
verify_credentials (TuskCall *call)
{
  return tusk_reply_new_object (tusk_credentials_to_json (call->world, call->viewer));
}

static TuskReply *
update_credentials (TuskCall *call)
{
  TuskPerson *self = call->viewer;
  const char *name = tusk_call_get_string (call, "display_name");
  const char *note = tusk_call_get_string (call, "note");
  JsonObject *source = tusk_params_get_object (call->params, "source");
  const char *privacy = source != NULL ? tusk_params_get_string (source, "privacy") : NULL;

  if (name != NULL && g_utf8_strlen (name, -1) > 30)
    return tusk_reply_refuse (call, 422,
                              "Validation failed: Display name is too long (maximum is 30 characters)");
  if (name != NULL)
    g_set_str (&self->display_name, name);
  if (note != NULL)
    g_set_str (&self->note, note);
  if (privacy != NULL)
    g_set_str (&self->default_visibility, privacy);
  self->is_locked = tusk_call_get_boolean (call, "locked", self->is_locked);
  self->is_bot = tusk_call_get_boolean (call, "bot", self->is_bot);

  return verify_credentials (call);
}

static TuskReply *
show_account (TuskCall *call)
{
  TuskPerson *person = tusk_world_find_person (call->world, tusk_call_get_part (call, 0));

  if (person == NULL && tusk_world_is (call->world, TUSK_PLEROMA))
    person = tusk_world_look_up (call->world, tusk_call_get_part (call, 0));
  if (person == NULL)
    return tusk_reply_no_record (call);

  return tusk_reply_new_object (tusk_account_to_json (call->world, person));
}

static TuskReply *
look_up (TuskCall *call)
{
  const char *acct = tusk_call_get_string (call, "acct");
  TuskPerson *person = acct != NULL ? tusk_world_look_up (call->world, acct) : NULL;

  if (person == NULL)
    return tusk_reply_no_record (call);

  return tusk_reply_new_object (tusk_account_to_json (call->world, person));
}

static TuskReply *
show_accounts (TuskCall *call)
{
  g_autoptr(GPtrArray) ids = tusk_call_dup_strings (call, "id");
  JsonArray *accounts = NULL;

  if (ids->len > 40)
    return tusk_reply_refuse (call, 422, "Too many ids");
  accounts = json_array_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      TuskPerson *person = tusk_world_find_person (call->world, g_ptr_array_index (ids, i));

      if (person != NULL)
        json_array_add_object_element (accounts, tusk_account_to_json (call->world, person));
    }

  return tusk_reply_new_array (accounts);
}

static gboolean
is_wanted (TuskCall *call,
           TuskPost *post)
{
  const char *tagged = tusk_call_get_string (call, "tagged");

  if (tusk_call_get_boolean (call, "pinned", FALSE) && !post->is_pinned)
    return FALSE;
  if (tusk_call_get_boolean (call, "only_media", FALSE) && (post->media->len == 0 || post->reblog != NULL))
    return FALSE;
  if (tusk_call_get_boolean (call, "exclude_reblogs", FALSE) && post->reblog != NULL)
    return FALSE;
  if (tusk_call_get_boolean (call, "exclude_replies", FALSE) && post->parent != NULL &&
      post->parent->author != post->author)
    return FALSE;

  return (tagged == NULL || tusk_post_has_tag (post, tagged)) && tusk_post_is_visible (post, call->viewer);
}

static TuskReply *
show_statuses (TuskCall *call)
{
  TuskPerson *person = tusk_world_find_person (call->world, tusk_call_get_part (call, 0));
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();

  if (person == NULL)
    return tusk_reply_no_record (call);
  for (guint i = call->world->posts->len; i > 0; i--)
    {
      TuskPost *post = g_ptr_array_index (call->world->posts, i - 1);

      if (post->author == person && is_wanted (call, post))
        g_ptr_array_add (posts, post);
    }

  return tusk_page_reply (call, posts, &tusk_status_pager);
}

static const char *
get_person_id (gpointer item)
{
  return ((TuskPerson *) item)->id;
}

static gint64
get_person_time (gpointer item)
{
  return ((TuskPerson *) item)->created_at;
}

static JsonObject *
person_to_json (TuskCall *call,
                gpointer  item)
{
  return tusk_account_to_json (call->world, item);
}

static const TuskPager person_pager = { get_person_id, get_person_time, person_to_json, 40, 80 };

static TuskReply *
show_network (TuskCall *call,
              gboolean  is_followers)
{
  TuskPerson *person = tusk_world_find_person (call->world, tusk_call_get_part (call, 0));
  g_autoptr(GPtrArray) people = g_ptr_array_new ();

  if (person == NULL)
    return tusk_reply_no_record (call);
  for (guint i = call->world->people->len; i > 0; i--)
    {
      TuskPerson *other = g_ptr_array_index (call->world->people, i - 1);

      if (is_followers ? tusk_person_follows (other, person) : tusk_person_follows (person, other))
        g_ptr_array_add (people, other);
    }
  if (is_followers && tusk_world_is (call->world, TUSK_SNAC))
    g_ptr_array_set_size (people, 0);

  return tusk_page_reply (call, people, &person_pager);
}

static TuskReply *
show_followers (TuskCall *call)
{
  return show_network (call, TRUE);
}

static TuskReply *
show_following (TuskCall *call)
{
  return show_network (call, FALSE);
}

static TuskReply *
draw (const char *scene,
      guint       seed,
      int         width,
      int         height)
{
  g_autoptr(GBytes) pixels = tusk_picture_draw (scene, seed, width, height);
  g_autoptr(GBytes) file = tusk_picture_to_png (pixels, width, height);

  return tusk_reply_new_bytes ("image/png", file);
}

static TuskPerson *
find_pictured (TuskCall *call)
{
  g_autofree char *id = g_strndup (tusk_call_get_part (call, 0), strcspn (tusk_call_get_part (call, 0), "."));

  return tusk_world_find_person (call->world, id);
}

static TuskReply *
show_avatar (TuskCall *call)
{
  TuskPerson *person = find_pictured (call);

  return person != NULL ? draw (person->is_bot ? "sea" : "face", person->look, 200, 200)
                        : tusk_reply_no_path (call);
}

static TuskReply *
show_header (TuskCall *call)
{
  TuskPerson *person = find_pictured (call);

  return draw (person != NULL && person->look % 2 == 0 ? "hills" : "sea", person != NULL ? person->look : 0,
               600, 200);
}

const TuskRoute tusk_accounts_routes[] = {
  { "GET", "/api/v1/accounts/verify_credentials", "profile read:accounts",
    TUSK_FOR_USERS, TUSK_ALL, verify_credentials },
  { "PATCH", "/api/v1/accounts/update_credentials", "write:accounts",
    TUSK_FOR_USERS, TUSK_ALL, update_credentials },
  { "GET", "/api/v1/accounts/lookup", "read:accounts", TUSK_FOR_ANYBODY, TUSK_ALL, look_up },
  { "GET", "/api/v1/accounts", "read:accounts", TUSK_FOR_ANYBODY, TUSK_MASTODON, show_accounts },
  { "GET", "/api/v1/accounts/:", "read:accounts", TUSK_FOR_ANYBODY, TUSK_ALL, show_account },
  { "GET", "/api/v1/accounts/:/statuses", "read:statuses", TUSK_FOR_ANYBODY, TUSK_ALL, show_statuses },
  { "GET", "/api/v1/accounts/:/followers", "read:accounts", TUSK_FOR_ANYBODY, TUSK_ALL, show_followers },
  { "GET", "/api/v1/accounts/:/following", "read:accounts", TUSK_FOR_ANYBODY, TUSK_ALL, show_following },
  { "GET", "/avatars/:", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_avatar },
  { "GET", "/headers/:", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_header },
  { NULL },
};
