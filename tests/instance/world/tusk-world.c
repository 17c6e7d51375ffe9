/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the server knows: people, posts, apps, tokens. */
#include "world/tusk-world.h"

#include "world/tusk-grant.h"
#include "world/tusk-media.h"
#include "world/tusk-person.h"
#include "world/tusk-post.h"

/**
 * tusk_world_new:
 *
 * Returns: (transfer full): a world without anybody in it
 */
TuskWorld *
tusk_world_new (SnabelTestManner manner)
{
  TuskWorld *self = g_new0 (TuskWorld, 1);

  self->manner = manner;
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_person_free);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_post_free);
  self->posts_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->media = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_media_free);
  self->apps = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_app_free);
  self->tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_token_free);
  self->grants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tusk_grant_free);
  self->consents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tusk_grant_free);
  self->idempotent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->emojis = json_array_new ();

  return self;
}

/**
 * tusk_world_free:
 *
 * Ends the world.
 */
void
tusk_world_free (TuskWorld *self)
{
  g_clear_pointer (&self->consents, g_hash_table_unref);
  g_clear_pointer (&self->grants, g_hash_table_unref);
  g_clear_pointer (&self->idempotent, g_hash_table_unref);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  g_clear_pointer (&self->apps, g_ptr_array_unref);
  g_clear_pointer (&self->posts_by_id, g_hash_table_unref);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->media, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->emojis, json_array_unref);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->account_domain, g_free);
  g_clear_pointer (&self->base_uri, g_free);
  g_free (self);
}

/**
 * tusk_world_is:
 *
 * Returns: whether the world has one of @manners
 */
gboolean
tusk_world_is (TuskWorld  *self,
               TuskManners manners)
{
  return (manners & (1 << self->manner)) != 0;
}

/**
 * tusk_world_now:
 *
 * Returns: the server's idea of the time, in microseconds since 1970
 */
gint64
tusk_world_now (TuskWorld *self)
{
  return g_get_real_time () + self->skew;
}

/**
 * tusk_world_next_time:
 *
 * Returns: the time, made different from (and later than) every earlier answer
 */
gint64
tusk_world_next_time (TuskWorld *self)
{
  self->last_time = MAX (tusk_world_now (self), self->last_time + 1);

  return self->last_time;
}

/**
 * tusk_world_next_small_id:
 *
 * Returns: (transfer full): the next of a small sequence
 */
char *
tusk_world_next_small_id (TuskWorld *self)
{
  return g_strdup_printf ("%u", ++self->n_small_ids);
}

static char *
make_padded (gint64      number,
             guint       length,
             const char *digits)
{
  gsize base = strlen (digits);
  char *text = g_strnfill (length, digits[0]);

  for (guint i = length; i > 0 && number > 0; i--)
    {
      text[i - 1] = digits[number % (gint64) base];
      number /= (gint64) base;
    }

  return text;
}

static char *
make_ulid (gint64 time)
{
  const char      *digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  g_autofree char *milliseconds = make_padded (time / 1000, 10, digits);
  g_autofree char *rest = make_padded (time % 1000, 4, digits);

  return g_strconcat (milliseconds, rest, "XK5QFHB2M7RT", NULL);
}

static char *
make_snac_id (gint64 time)
{
  g_autofree char *source = g_strdup_printf ("%" G_GINT64_FORMAT, time);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, source, -1);

  return g_strdup_printf ("%010d%s", (int) (time / G_USEC_PER_SEC), hash);
}

static char *
make_uuid (gint64 time)
{
  guint64 milliseconds = (guint64) (time / 1000);

  return g_strdup_printf ("%08x-%04x-7%03x-8a5e-%012x",
                          (guint) (milliseconds >> 16), (guint) (milliseconds & 0xffff), (guint) (time % 1000),
                          (guint) (time / G_USEC_PER_SEC));
}

/**
 * tusk_world_make_id:
 * @time: a moment that nothing else of the kind has
 *
 * Returns: (transfer full): an id in the style of the manner, sorted as @time is where that style sorts
 */
char *
tusk_world_make_id (TuskWorld *self,
                    gint64     time)
{
  const char *base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  switch (self->manner)
    {
    case SNABEL_TEST_MANNER_GOTOSOCIAL:
      return make_ulid (time);
    case SNABEL_TEST_MANNER_SNAC:
      return make_snac_id (time);
    case SNABEL_TEST_MANNER_HOLLO:
      return make_uuid (time);
    case SNABEL_TEST_MANNER_PLEROMA:
      return make_padded (time, 18, base62);
    case SNABEL_TEST_MANNER_MASTODON:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, (time / 1000 << 16) | (time % 1000 * 65));
    }
}

/**
 * tusk_world_build_uri:
 * @format: what comes after the base URI
 *
 * Returns: (transfer full): an absolute URI on this server
 */
char *
tusk_world_build_uri (TuskWorld  *self,
                      const char *format,
                      ...)
{
  g_autofree char *rest = NULL;
  va_list          arguments;

  va_start (arguments, format);
  rest = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return g_strconcat (self->base_uri != NULL ? self->base_uri : "", rest, NULL);
}

/**
 * tusk_world_find_person:
 *
 * Returns: (nullable): who has the id
 */
TuskPerson *
tusk_world_find_person (TuskWorld  *self,
                        const char *id)
{
  for (guint i = 0; id != NULL && i < self->people->len; i++)
    {
      TuskPerson *person = g_ptr_array_index (self->people, i);

      if (g_str_equal (person->id, id))
        return person;
    }

  return NULL;
}

/**
 * tusk_world_look_up:
 * @acct: "anna" or "anna@far.example", with or without an "@" before it
 *
 * Returns: (nullable): who goes by that name
 */
TuskPerson *
tusk_world_look_up (TuskWorld  *self,
                    const char *acct)
{
  g_auto(GStrv) parts = g_strsplit (*acct == '@' ? acct + 1 : acct, "@", 2);
  const char *domain = parts[0] != NULL ? parts[1] : NULL;

  if (domain != NULL && g_strcmp0 (domain, self->account_domain) == 0)
    domain = NULL;
  for (guint i = 0; parts[0] != NULL && i < self->people->len; i++)
    {
      TuskPerson *person = g_ptr_array_index (self->people, i);

      if (g_ascii_strcasecmp (person->username, parts[0]) == 0 && g_strcmp0 (person->domain, domain) == 0)
        return person;
    }

  return NULL;
}

/**
 * tusk_world_find_post:
 *
 * Returns: (nullable): what has the id, or had it once; deleted posts are not found
 */
TuskPost *
tusk_world_find_post (TuskWorld  *self,
                      const char *id)
{
  TuskPost *post = id != NULL ? g_hash_table_lookup (self->posts_by_id, id) : NULL;

  return post != NULL && !post->is_deleted ? post : NULL;
}

/**
 * tusk_world_find_post_by_uri:
 *
 * Returns: (nullable): the post with that address
 */
TuskPost *
tusk_world_find_post_by_uri (TuskWorld  *self,
                             const char *uri)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (self->posts, i);

      if (!post->is_deleted && (g_strcmp0 (post->uri, uri) == 0 || g_strcmp0 (post->url, uri) == 0))
        return post;
    }

  return NULL;
}

/**
 * tusk_world_find_media:
 *
 * Returns: (nullable): the file with that id
 */
TuskMedia *
tusk_world_find_media (TuskWorld  *self,
                       const char *id)
{
  for (guint i = 0; i < self->media->len; i++)
    {
      TuskMedia *media = g_ptr_array_index (self->media, i);

      if (g_strcmp0 (media->id, id) == 0)
        return media;
    }

  return NULL;
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const TuskPost *left = *(TuskPost *const *) a;
  const TuskPost *right = *(TuskPost *const *) b;

  return left->created_at < right->created_at ? -1 : left->created_at > right->created_at;
}

/**
 * tusk_world_add_post:
 * @post: (transfer full): with its time set
 *
 * Puts a post where its time belongs.
 */
void
tusk_world_add_post (TuskWorld *self,
                     TuskPost  *post)
{
  TuskPost *last = self->posts->len > 0 ? g_ptr_array_index (self->posts, self->posts->len - 1) : NULL;
  gboolean  is_last = last == NULL || last->created_at < post->created_at;

  g_ptr_array_add (self->posts, post);
  g_hash_table_insert (self->posts_by_id, g_strdup (post->id), post);
  if (!is_last)
    g_ptr_array_sort (self->posts, compare_posts);
}

/**
 * tusk_random_word:
 *
 * Returns: (transfer full): something nobody guesses, of letters and digits
 */
char *
tusk_random_word (void)
{
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();
  g_autofree char *both = g_strconcat (first, second, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}
