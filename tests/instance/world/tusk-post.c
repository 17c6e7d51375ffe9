/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A post or a boost, and who may see it. */
#include "world/tusk-post.h"

#include "server/tusk-hub.h"
#include "world/tusk-person.h"
#include "world/tusk-text.h"

static const char *const visibilities[] = { "public", "unlisted", "private", "direct" };

static void
edit_free (gpointer data)
{
  TuskEdit *self = data;

  g_clear_pointer (&self->spoiler, g_free);
  g_clear_pointer (&self->text, g_free);
  g_free (self);
}

static void
reaction_free (gpointer data)
{
  TuskReaction *self = data;

  g_clear_pointer (&self->by, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

/**
 * tusk_post_new:
 * @created_at: a time that no other post has, or 0 for now
 *
 * Returns: (transfer full): an empty post, for tusk_world_add_post()
 */
TuskPost *
tusk_post_new (TuskWorld  *world,
               TuskPerson *author,
               gint64      created_at)
{
  TuskPost *self = g_new0 (TuskPost, 1);

  self->created_at = created_at != 0 ? created_at : tusk_world_next_time (world);
  self->id = tusk_world_make_id (world, self->created_at);
  if (author->domain != NULL)
    {
      self->uri = g_strdup_printf ("https://%s/users/%s/statuses/%s", author->domain, author->username,
                                   self->id);
      self->url = g_strdup_printf ("https://%s/@%s/%s", author->domain, author->username, self->id);
    }
  else
    {
      self->uri = tusk_world_build_uri (world, "/users/%s/statuses/%s", author->username, self->id);
      self->url = tusk_world_build_uri (world, "/@%s/%s", author->username, self->id);
    }
  self->author = author;
  self->text = g_strdup ("");
  self->spoiler = g_strdup ("");
  self->language = g_strdup (author->default_language);
  self->media = g_ptr_array_new ();
  self->mentions = g_ptr_array_new ();
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->edits = g_ptr_array_new_with_free_func (edit_free);
  self->favourited_by = g_ptr_array_new ();
  self->muted_by = g_ptr_array_new ();
  self->reactions = g_ptr_array_new_with_free_func (reaction_free);

  return self;
}

/**
 * tusk_post_free:
 *
 * Frees a post.
 */
void
tusk_post_free (TuskPost *self)
{
  g_clear_pointer (&self->reactions, g_ptr_array_unref);
  g_clear_pointer (&self->muted_by, g_ptr_array_unref);
  g_clear_pointer (&self->favourited_by, g_ptr_array_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->card, json_object_unref);
  g_clear_pointer (&self->poll, tusk_poll_free);
  g_clear_pointer (&self->media, g_ptr_array_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->spoiler, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->id, g_free);
  g_free (self);
}

/**
 * tusk_post_inner:
 *
 * Returns: (transfer none): what a boost boosts, or the post itself
 */
TuskPost *
tusk_post_inner (TuskPost *self)
{
  return self->reblog != NULL ? self->reblog : self;
}

/**
 * tusk_post_is_visible:
 * @viewer: (nullable): %NULL for a stranger
 *
 * Returns: whether @viewer may read the post
 */
gboolean
tusk_post_is_visible (TuskPost   *self,
                      TuskPerson *viewer)
{
  if (self->is_deleted || (viewer != NULL && tusk_set_has (self->author->blocked, viewer)))
    return FALSE;
  if (self->reblog != NULL && !tusk_post_is_visible (self->reblog, viewer))
    return FALSE;
  if (viewer == self->author || self->visibility <= TUSK_UNLISTED_POST)
    return TRUE;
  if (viewer == NULL)
    return FALSE;

  return tusk_set_has (self->mentions, viewer) ||
         (self->visibility == TUSK_PRIVATE_POST && tusk_person_follows (viewer, self->author));
}

static gboolean
follows_tag_of (TuskPerson *viewer,
                TuskPost   *post)
{
  for (guint i = 0; i < viewer->followed_tags->len; i++)
    if (tusk_post_has_tag (post, g_ptr_array_index (viewer->followed_tags, i)))
      return TRUE;

  return FALSE;
}

/**
 * tusk_post_is_in_home:
 *
 * Returns: whether the post belongs into the home timeline of @viewer
 */
gboolean
tusk_post_is_in_home (TuskPost   *self,
                      TuskPerson *viewer)
{
  TuskPost *inner = tusk_post_inner (self);

  if (!tusk_post_is_visible (self, viewer) ||
      tusk_set_has (viewer->muted, self->author) || tusk_set_has (viewer->muted, inner->author) ||
      tusk_set_has (viewer->blocked, self->author) || tusk_set_has (viewer->blocked, inner->author))
    return FALSE;
  if (self->author == viewer)
    return TRUE;
  if (self->visibility == TUSK_PUBLIC_POST && self->reblog == NULL && follows_tag_of (viewer, self))
    return TRUE;
  if (!tusk_person_follows (viewer, self->author) || self->visibility == TUSK_DIRECT_POST)
    return FALSE;
  if (self->reblog != NULL)
    return self->reblog->author != viewer && !tusk_set_has (viewer->without_reblogs, self->author);
  if (self->parent != NULL && self->parent->author != self->author && self->parent->author != viewer)
    return tusk_person_follows (viewer, self->parent->author);

  return TRUE;
}

/**
 * tusk_post_has_tag:
 *
 * Returns: whether the post has the hashtag, however it is capitalised
 */
gboolean
tusk_post_has_tag (TuskPost   *self,
                   const char *tag)
{
  g_autofree char *wanted = g_utf8_casefold (tag, -1);

  for (guint i = 0; i < self->tags->len; i++)
    {
      g_autofree char *own = g_utf8_casefold (g_ptr_array_index (self->tags, i), -1);

      if (g_str_equal (own, wanted))
        return TRUE;
    }

  return FALSE;
}

/**
 * tusk_post_find_reblog:
 *
 * Returns: (transfer none) (nullable): the boost of @self by @by
 */
TuskPost *
tusk_post_find_reblog (TuskWorld  *world,
                       TuskPost   *self,
                       TuskPerson *by)
{
  for (guint i = 0; by != NULL && i < world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (world->posts, i);

      if (post->reblog == self && post->author == by && !post->is_deleted)
        return post;
    }

  return NULL;
}

/**
 * tusk_post_count_reblogs:
 *
 * Returns: how often it was boosted
 */
guint
tusk_post_count_reblogs (TuskWorld *world,
                         TuskPost  *self)
{
  guint n_reblogs = self->other_reblogs;

  for (guint i = 0; i < world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (world->posts, i);

      if (post->reblog == self && !post->is_deleted)
        n_reblogs++;
    }

  return n_reblogs;
}

/**
 * tusk_post_count_replies:
 *
 * Returns: how many answers it has
 */
guint
tusk_post_count_replies (TuskWorld *world,
                         TuskPost  *self)
{
  guint n_replies = 0;

  for (guint i = 0; i < world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (world->posts, i);

      if (post->parent == self && !post->is_deleted)
        n_replies++;
    }

  return n_replies;
}

/**
 * tusk_post_set_text:
 *
 * Sets the text, and finds the mentions and hashtags in it.
 */
void
tusk_post_set_text (TuskWorld  *world,
                    TuskPost   *self,
                    const char *text)
{
  g_set_str (&self->text, text);
  g_ptr_array_set_size (self->mentions, 0);
  g_ptr_array_set_size (self->tags, 0);
  tusk_text_find_mentions (world, text, self->mentions);
  tusk_text_find_tags (text, self->tags);
}

/**
 * tusk_post_change_id:
 * @time: the moment of the edit
 *
 * Gives the post another id, as snac does at an edit; the old one still finds it.
 */
void
tusk_post_change_id (TuskWorld *world,
                     TuskPost  *self,
                     gint64     time)
{
  g_autofree char *prefix = g_strdup_printf ("%010d", (int) (time / G_USEC_PER_SEC));
  g_autofree char *id = g_strconcat (prefix, self->id + 10, NULL);

  g_set_str (&self->id, id);
  g_hash_table_insert (world->posts_by_id, g_strdup (id), self);
}

/**
 * tusk_post_delete:
 *
 * Deletes a post with its boosts, and tells those who look on.
 */
void
tusk_post_delete (TuskWorld *world,
                  TuskPost  *self)
{
  self->is_deleted = TRUE;
  tusk_hub_delete (world->hub, self);
  for (guint i = 0; i < world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (world->posts, i);

      if (post->reblog == self && !post->is_deleted)
        tusk_post_delete (world, post);
    }
}

static TuskReaction *
find_reaction (TuskPost   *self,
               const char *name)
{
  for (guint i = 0; i < self->reactions->len; i++)
    {
      TuskReaction *reaction = g_ptr_array_index (self->reactions, i);

      if (g_str_equal (reaction->name, name))
        return reaction;
    }

  return NULL;
}

/**
 * tusk_post_react:
 * @name: an emoji, or a shortcode without colons
 *
 * Adds a person's reaction, unless it is there.
 */
void
tusk_post_react (TuskPost   *self,
                 TuskPerson *person,
                 const char *name)
{
  TuskReaction *reaction = find_reaction (self, name);

  if (reaction == NULL)
    {
      reaction = g_new0 (TuskReaction, 1);
      reaction->name = g_strdup (name);
      reaction->by = g_ptr_array_new ();
      g_ptr_array_add (self->reactions, reaction);
    }
  tusk_set_add (reaction->by, person);
}

/**
 * tusk_post_unreact:
 *
 * Returns: whether there was such a reaction
 */
gboolean
tusk_post_unreact (TuskPost   *self,
                   TuskPerson *person,
                   const char *name)
{
  TuskReaction *reaction = find_reaction (self, name);

  if (reaction == NULL || !g_ptr_array_remove (reaction->by, person))
    return FALSE;
  if (reaction->by->len == 0)
    g_ptr_array_remove (self->reactions, reaction);

  return TRUE;
}

/**
 * tusk_poll_new:
 *
 * Returns: (transfer full): a poll without options
 */
TuskPoll *
tusk_poll_new (TuskWorld *world)
{
  TuskPoll *self = g_new0 (TuskPoll, 1);

  self->id = tusk_world_next_small_id (world);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->votes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * tusk_poll_add_option:
 *
 * Adds a choice.
 */
void
tusk_poll_add_option (TuskPoll   *self,
                      const char *title)
{
  g_ptr_array_add (self->titles, g_strdup (title));
  g_ptr_array_add (self->votes, g_ptr_array_new ());
  self->other_votes = g_renew (guint, self->other_votes, self->titles->len);
  self->other_votes[self->titles->len - 1] = 0;
}

/**
 * tusk_poll_free:
 *
 * Frees a poll.
 */
void
tusk_poll_free (TuskPoll *self)
{
  g_clear_pointer (&self->other_votes, g_free);
  g_clear_pointer (&self->votes, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_free (self);
}

/**
 * tusk_poll_has_vote_of:
 *
 * Returns: whether @person has voted
 */
gboolean
tusk_poll_has_vote_of (TuskPoll   *self,
                       TuskPerson *person)
{
  for (guint i = 0; i < self->votes->len; i++)
    if (tusk_set_has (g_ptr_array_index (self->votes, i), person))
      return TRUE;

  return FALSE;
}

/**
 * tusk_visibility_to_string:
 *
 * Returns: as in the API
 */
const char *
tusk_visibility_to_string (TuskVisibility visibility)
{
  return visibilities[visibility];
}

/**
 * tusk_visibility_from_string:
 *
 * Returns: whether @text is a visibility
 */
gboolean
tusk_visibility_from_string (const char     *text,
                             TuskVisibility *visibility)
{
  for (guint i = 0; i < G_N_ELEMENTS (visibilities); i++)
    if (g_strcmp0 (visibilities[i], text) == 0)
      {
        *visibility = (TuskVisibility) i;
        return TRUE;
      }

  return FALSE;
}
