/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list, newest first. Posts that are gone keep their place: servers that compare ids page from there all the same. */
#include "snabel-reference-server.h"

static void
post_free (gpointer data)
{
  Post *post = data;

  g_clear_pointer (&post->id, g_free);
  g_clear_pointer (&post->uri, g_free);
  g_clear_pointer (&post->key, g_free);
  g_free (post);
}

ReferenceServer *
reference_server_new (const Manner *manner,
                      GRand        *rand)
{
  ReferenceServer *self = g_new0 (ReferenceServer, 1);

  self->manner = manner;
  self->rand = rand;
  self->posts = g_ptr_array_new_with_free_func (post_free);

  return self;
}

void
reference_server_free (ReferenceServer *self)
{
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_free (self);
}

/* Twelve letters that are told apart by their case alone. */
static char *
make_case_id (guint number)
{
  char *id = g_strnfill (12, 'a');

  for (guint i = 0; i < 12; i++)
    if ((number >> i & 1) != 0)
      id[i] = 'A';

  return id;
}

static char *
make_id (ReferenceServer *self,
         guint            number)
{
  switch (self->manner->ids)
    {
    case IDS_CASE_ONLY:
      return make_case_id (number);
    case IDS_RANDOM:
      return g_strdup_printf ("%08x-%u", g_rand_int (self->rand), number);
    case IDS_STRANGE:
      return g_strdup_printf ("ü/%u?&=%%+ #", number);
    case IDS_NUMBERS:
    case IDS_BARE_NUMBERS:
    default:
      return g_strdup_printf ("%" G_GUINT64_FORMAT, G_GUINT64_CONSTANT (109348684342344009) + number * 7919);
    }
}

/**
 * reference_server_pick:
 *
 * Returns: (nullable): any post that is there
 */
Post *
reference_server_pick (ReferenceServer *self)
{
  for (guint tries = 0; self->posts->len > 0 && tries < 20; tries++)
    {
      Post *post = g_ptr_array_index (self->posts, g_rand_int_range (self->rand, 0, self->posts->len));

      if (!post->is_gone)
        return post;
    }

  return NULL;
}

/**
 * reference_server_post:
 * @index: how far below the top; what came from afar may be older than what is there
 */
Post *
reference_server_post (ReferenceServer *self,
                       guint            index)
{
  Post *post = g_new0 (Post, 1);
  Post *other = g_rand_int_range (self->rand, 0, 6) == 0 ? reference_server_pick (self) : NULL;

  post->number = self->posts->len;
  post->id = make_id (self, post->number);
  post->is_favourited = g_rand_boolean (self->rand);
  post->is_late = index > 0;
  post->boosts = other != NULL && other->boosts == NULL ? other : NULL;
  if (post->boosts != NULL && self->manner->shares_uris)
    {
      post->uri = g_strdup (post->boosts->uri);
      post->key = g_strdup_printf ("%s boosted by person%u", post->uri, post->number);
    }
  else
    {
      post->uri = g_strdup_printf ("https://example.test/%u", post->number);
      post->key = g_strdup (post->uri);
    }
  g_ptr_array_insert (self->posts, MIN (index, self->posts->len), post);

  return post;
}

/**
 * reference_server_edit:
 * @post: no boost
 */
void
reference_server_edit (ReferenceServer *self,
                       Post            *post)
{
  post->version++;
  if (!self->manner->renames)
    return;
  g_free (post->id);
  post->id = make_id (self, post->number + 1000 * post->version);
}

/**
 * reference_server_delete:
 *
 * With a post its boosts go.
 */
void
reference_server_delete (ReferenceServer *self,
                         Post            *post)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      Post *other = g_ptr_array_index (self->posts, i);

      other->is_gone |= other == post || other->boosts == post;
    }
}

static void
add_post (GString *json,
          Post    *post,
          gboolean is_whole,
          IdShape  ids)
{
  const char *quote = ids == IDS_BARE_NUMBERS ? "" : "\"";
  guint       second = post->number * 37 % 60;

  g_string_append_printf (json, "{\"id\":%s%s%s,\"uri\":\"%s\",\"content\":\"version %u\"", quote, post->id, quote, post->uri, post->version);
  /* The clocks of the world do not agree. */
  g_string_append_printf (json, ",\"created_at\":\"20%02u-01-01T00:00:%02u.000Z\"", 10 + second / 2, second);
  g_string_append_printf (json, ",\"account\":{\"id\":\"person%u\",\"username\":\"ada\",\"acct\":\"ada\"}", post->number);
  if (is_whole)
    g_string_append_printf (json, ",\"favourited\":%s", post->is_favourited ? "true" : "false");
  if (post->boosts != NULL)
    {
      g_string_append (json, ",\"reblog\":");
      add_post (json, post->boosts, is_whole, ids);
    }
  g_string_append_c (json, '}');
}

/**
 * reference_server_make_event:
 *
 * Returns: (transfer full): @post as a stream gives it, without what is the reader's own
 */
JsonNode *
reference_server_make_event (Post *post)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  JsonNode *node;

  add_post (json, post, FALSE, IDS_RANDOM);
  node = json_from_string (json->str, &error);
  g_assert_no_error (error);

  return node;
}

/* What is there of the list, and where @anchor is in it: its own index, or -1. */
static GPtrArray *
list_posts (ReferenceServer *self,
            const char      *anchor,
            int             *index)
{
  GPtrArray *list = g_ptr_array_new ();

  *index = -1;
  for (guint i = 0; i < self->posts->len; i++)
    {
      Post *post = g_ptr_array_index (self->posts, i);

      if (g_strcmp0 (post->id, anchor) == 0 && (!post->is_gone || !self->manner->forgets))
        *index = list->len;
      if (!post->is_gone || *index == (int) list->len)
        g_ptr_array_add (list, post);
    }

  return list;
}

static GPtrArray *
cut_page (ReferenceServer *self,
          GHashTable      *query,
          guint            limit)
{
  const char *max_id = g_hash_table_lookup (query, "max_id");
  const char *min_id = g_hash_table_lookup (query, "min_id");
  int         at = 0;
  g_autoptr(GPtrArray) list = list_posts (self, max_id != NULL ? max_id : min_id, &at);
  GPtrArray *page = g_ptr_array_new ();
  int        first = max_id != NULL ? at + 1 : 0;
  int        end = min_id != NULL ? at : (int) list->len;

  if ((max_id != NULL || min_id != NULL) && at < 0)
    return page;
  if (min_id != NULL && self->manner->min_id != MIN_ID_IS_SINCE)
    first = MAX (end - (int) limit, 0);
  end = MIN (end, first + (int) limit);
  for (int i = first; i < end; i++)
    {
      Post *post = g_ptr_array_index (list, i);

      if (!post->is_gone)
        g_ptr_array_insert (page, min_id != NULL && self->manner->min_id == MIN_ID_ASCENDS ? 0 : -1, post);
    }

  return page;
}

/**
 * reference_server_answer:
 *
 * Answers the question for a page.
 */
void
reference_server_answer (ReferenceServer   *self,
                         SoupServerMessage *message)
{
  const char *text = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr(GHashTable) query = text != NULL ? soup_form_decode (text) : g_hash_table_new (g_str_hash, g_str_equal);
  const char *limit = g_hash_table_lookup (query, "limit");
  g_autoptr(GPtrArray) page = cut_page (self, query, MIN (self->manner->most, limit != NULL ? g_ascii_strtoull (limit, NULL, 10) : 20));
  g_autoptr(GString) json = g_string_new ("[");

  g_assert_false (g_hash_table_contains (query, "since_id") && g_hash_table_contains (query, "min_id"));
  for (guint i = 0; i < page->len; i++)
    {
      Post *post = g_ptr_array_index (page, i);

      g_string_append (json, i > 0 ? "," : "");
      add_post (json, post, TRUE, self->manner->ids);
      post->was_paged = TRUE;
    }
  g_string_append_c (json, ']');
  snabel_test_server_answer (message, 200, "application/json", json->str);
}

/**
 * reference_server_answer_status:
 *
 * Answers the question for one post.
 */
void
reference_server_answer_status (ReferenceServer   *self,
                                SoupServerMessage *message,
                                const char        *id)
{
  g_autoptr(GString) json = g_string_new (NULL);

  for (guint i = 0; i < self->posts->len; i++)
    {
      Post *post = g_ptr_array_index (self->posts, i);

      if (post->is_gone || g_strcmp0 (post->id, id) != 0)
        continue;
      add_post (json, post, TRUE, self->manner->ids);
      snabel_test_server_answer (message, 200, "application/json", json->str);
      return;
    }
  snabel_test_server_answer (message, 404, "application/json", "{\"error\":\"Record not found\"}");
}

/**
 * reference_server_has_gone:
 *
 * Returns: whether the post of @key was deleted
 */
gboolean
reference_server_has_gone (ReferenceServer *self,
                           const char      *key)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      Post *post = g_ptr_array_index (self->posts, i);

      if (g_str_equal (post->key, key))
        return post->is_gone;
    }

  return FALSE;
}
