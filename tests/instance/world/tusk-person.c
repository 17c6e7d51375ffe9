/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody with an account, here or far away, and all that is theirs alone. */
#include "world/tusk-person.h"

#include "server/tusk-hub.h"

static void
notice_free (gpointer data)
{
  TuskNotice *self = data;

  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->id, g_free);
  g_free (self);
}

static void
list_free (gpointer data)
{
  TuskList *self = data;

  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->replies_policy, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->id, g_free);
  g_free (self);
}

static void
init_sets (TuskPerson *self)
{
  self->fields = json_array_new ();
  self->following = g_ptr_array_new ();
  self->follow_requests = g_ptr_array_new ();
  self->blocked = g_ptr_array_new ();
  self->muted = g_ptr_array_new ();
  self->without_reblogs = g_ptr_array_new ();
  self->notifying = g_ptr_array_new ();
  self->bookmarks = g_ptr_array_new ();
  self->favourites = g_ptr_array_new ();
  self->notices = g_ptr_array_new_with_free_func (notice_free);
  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->followed_tags = g_ptr_array_new_with_free_func (g_free);
  self->markers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  self->private_notes = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->read_conversations = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
}

/**
 * tusk_person_new:
 * @acct: "anna", or "anna@far.example" for somebody on another server
 *
 * Returns: (transfer none): somebody new in @world
 */
TuskPerson *
tusk_person_new (TuskWorld  *world,
                 const char *acct)
{
  g_auto(GStrv) parts = g_strsplit (acct, "@", 2);
  TuskPerson *self = g_new0 (TuskPerson, 1);
  gboolean    is_gotosocial = tusk_world_is (world, TUSK_GOTOSOCIAL);

  init_sets (self);
  self->created_at = tusk_world_next_time (world);
  self->username = g_strdup (parts[0]);
  self->domain = g_strdup (parts[1]);
  self->display_name = g_strdup (parts[0]);
  self->display_name[0] = g_ascii_toupper (self->display_name[0]);
  self->note = g_strdup ("");
  self->look = g_str_hash (acct);
  self->is_locked = is_gotosocial;
  self->default_visibility = g_strdup (is_gotosocial ? "unlisted" : "public");
  self->default_language = g_strdup ("en");
  if (tusk_world_is (world, TUSK_SNAC))
    self->id = g_compute_checksum_for_string (G_CHECKSUM_MD5, acct, -1);
  else
    self->id = tusk_world_make_id (world, self->created_at);
  g_ptr_array_add (world->people, self);

  return self;
}

static void
free_sets (TuskPerson *self)
{
  g_clear_pointer (&self->fields, json_array_unref);
  g_clear_pointer (&self->following, g_ptr_array_unref);
  g_clear_pointer (&self->follow_requests, g_ptr_array_unref);
  g_clear_pointer (&self->blocked, g_ptr_array_unref);
  g_clear_pointer (&self->muted, g_ptr_array_unref);
  g_clear_pointer (&self->without_reblogs, g_ptr_array_unref);
  g_clear_pointer (&self->notifying, g_ptr_array_unref);
  g_clear_pointer (&self->bookmarks, g_ptr_array_unref);
  g_clear_pointer (&self->favourites, g_ptr_array_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->followed_tags, g_ptr_array_unref);
  g_clear_pointer (&self->markers, g_hash_table_unref);
  g_clear_pointer (&self->private_notes, g_hash_table_unref);
  g_clear_pointer (&self->read_conversations, g_hash_table_unref);
}

/**
 * tusk_person_free:
 *
 * Frees a person.
 */
void
tusk_person_free (TuskPerson *self)
{
  free_sets (self);
  g_clear_pointer (&self->default_language, g_free);
  g_clear_pointer (&self->default_visibility, g_free);
  g_clear_pointer (&self->header_id, g_free);
  g_clear_pointer (&self->avatar_id, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->display_name, g_free);
  g_clear_pointer (&self->domain, g_free);
  g_clear_pointer (&self->username, g_free);
  g_clear_pointer (&self->id, g_free);
  g_free (self);
}

/**
 * tusk_person_dup_acct:
 *
 * Returns: (transfer full): the name, with "@domain" for people of other servers
 */
char *
tusk_person_dup_acct (TuskPerson *self)
{
  return self->domain == NULL ? g_strdup (self->username)
                              : g_strdup_printf ("%s@%s", self->username, self->domain);
}

/**
 * tusk_person_build_uri:
 *
 * Returns: (transfer full): the ActivityPub id
 */
char *
tusk_person_build_uri (TuskWorld  *world,
                       TuskPerson *self)
{
  if (self->domain != NULL)
    return g_strdup_printf ("https://%s/users/%s", self->domain, self->username);

  return tusk_world_build_uri (world, "/users/%s", self->username);
}

/**
 * tusk_person_build_url:
 *
 * Returns: (transfer full): the page of the profile
 */
char *
tusk_person_build_url (TuskWorld  *world,
                       TuskPerson *self)
{
  if (self->domain != NULL)
    return g_strdup_printf ("https://%s/@%s", self->domain, self->username);

  return tusk_world_build_uri (world, "/@%s", self->username);
}

/**
 * tusk_person_follows:
 *
 * Returns: whether @self follows @other
 */
gboolean
tusk_person_follows (TuskPerson *self,
                     TuskPerson *other)
{
  return tusk_set_has (self->following, other);
}

/**
 * tusk_person_follow:
 * @may_need_request: whether a locked @other is only asked
 *
 * Makes @self follow @other, who is told of it.
 */
void
tusk_person_follow (TuskWorld  *world,
                    TuskPerson *self,
                    TuskPerson *other,
                    gboolean    may_need_request)
{
  if (self == other || tusk_person_follows (self, other))
    return;
  if (may_need_request && other->is_locked)
    {
      if (tusk_set_add (other->follow_requests, self))
        tusk_person_notify (world, other, "follow_request", self, NULL);
      return;
    }
  g_ptr_array_remove (other->follow_requests, self);
  tusk_set_add (self->following, other);
  tusk_person_notify (world, other, "follow", self, NULL);
}

/**
 * tusk_person_count_followers:
 *
 * Returns: how many follow @self
 */
guint
tusk_person_count_followers (TuskWorld  *world,
                             TuskPerson *self)
{
  guint n_followers = 0;

  for (guint i = 0; i < world->people->len; i++)
    if (tusk_person_follows (g_ptr_array_index (world->people, i), self))
      n_followers++;

  return n_followers;
}

static char *
make_notice_id (TuskWorld  *world,
                TuskNotice *notice)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc_usec (notice->created_at);
  g_autofree char *time = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *id = NULL;

  switch (world->manner)
    {
    case SNABEL_TEST_MANNER_HOLLO:
      id = tusk_world_make_id (world, notice->created_at);
      return g_strdup_printf ("%s.%03dZ/%s/%s", time, (int) (notice->created_at / 1000 % 1000), notice->type, id);
    case SNABEL_TEST_MANNER_SNAC:
      return g_strdup_printf ("%" G_GINT64_FORMAT, notice->created_at);
    case SNABEL_TEST_MANNER_GOTOSOCIAL:
      return tusk_world_make_id (world, notice->created_at);
    case SNABEL_TEST_MANNER_MASTODON:
    case SNABEL_TEST_MANNER_PLEROMA:
    default:
      return tusk_world_next_small_id (world);
    }
}

/**
 * tusk_person_notify:
 * @post: (nullable): what it is about
 *
 * Tells a person of this server that something happened, unless they did it, or block or mute who did.
 *
 * Returns: (transfer none) (nullable): the notification
 */
TuskNotice *
tusk_person_notify (TuskWorld  *world,
                    TuskPerson *self,
                    const char *type,
                    TuskPerson *from,
                    TuskPost   *post)
{
  TuskNotice *notice = NULL;

  if (self->domain != NULL || (self == from && !g_str_equal (type, "poll")) ||
      tusk_set_has (self->blocked, from) || tusk_set_has (self->muted, from))
    return NULL;
  notice = g_new0 (TuskNotice, 1);
  notice->type = g_strdup (type);
  notice->created_at = tusk_world_next_time (world);
  notice->from = from;
  notice->post = post;
  notice->id = make_notice_id (world, notice);
  g_ptr_array_add (self->notices, notice);
  tusk_hub_notify (world->hub, self, notice);

  return notice;
}

/**
 * tusk_list_new:
 *
 * Returns: (transfer full): an empty list
 */
TuskList *
tusk_list_new (TuskWorld  *world,
               const char *title)
{
  TuskList *self = g_new0 (TuskList, 1);

  self->id = tusk_world_next_small_id (world);
  self->title = g_strdup (title);
  self->replies_policy = g_strdup ("list");
  self->members = g_ptr_array_new ();

  return self;
}

/**
 * tusk_set_add:
 *
 * Returns: whether @item was not in @set yet
 */
gboolean
tusk_set_add (GPtrArray *set,
              gpointer   item)
{
  if (tusk_set_has (set, item))
    return FALSE;
  g_ptr_array_add (set, item);

  return TRUE;
}

/**
 * tusk_set_has:
 *
 * Returns: whether @item is in @set
 */
gboolean
tusk_set_has (GPtrArray    *set,
              gconstpointer item)
{
  return g_ptr_array_find (set, item, NULL);
}
