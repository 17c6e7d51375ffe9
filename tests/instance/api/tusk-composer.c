/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the parameters of a new post to the post, checked as the manner checks. */
#include "api/tusk-composer.h"

#include "server/tusk-hub.h"
#include "server/tusk-json.h"
#include "server/tusk-params.h"
#include "world/tusk-grant.h"
#include "world/tusk-media.h"
#include "world/tusk-person.h"
#include "world/tusk-post.h"
#include "world/tusk-text.h"

static const guint length_limits[] = { 500, 5000, 100000, 10000, 5000 };

/* What the text may not be; NULL if it may be published. */
static TuskReply *
check_text (TuskCall   *call,
            const char *text,
            const char *spoiler,
            guint       n_media)
{
  guint            limit = length_limits[call->world->manner];
  guint            length = tusk_text_count (text) + tusk_text_count (spoiler);
  g_autofree char *message = NULL;
  gboolean         is_quote = tusk_call_get_string (call, "quoted_status_id") != NULL &&
                      tusk_world_is (call->world, TUSK_MASTODON | TUSK_HOLLO);

  if (*text == '\0' && *spoiler == '\0' && n_media == 0 && !is_quote && !tusk_world_is (call->world, TUSK_SNAC))
    return tusk_reply_refuse (call, 422,
                              tusk_world_is (call->world, TUSK_GOTOSOCIAL)
                                ? "Bad Request: no text content, media or poll provided"
                                : "Validation failed: Text can't be blank");
  if (length <= limit)
    return NULL;
  message = g_strdup_printf ("Validation failed: Text character limit of %u exceeded", limit);

  return tusk_reply_refuse (call, 422, message);
}

/* The media of the request, or NULL with a refusal. */
static GPtrArray *
collect_media (TuskCall   *call,
               TuskPost   *edited,
               TuskReply **refusal)
{
  g_autoptr(GPtrArray) ids = tusk_call_dup_strings (call, "media_ids");
  g_autoptr(GPtrArray) media = g_ptr_array_new ();

  if (ids->len > 4 && tusk_world_is (call->world, TUSK_MASTODON))
    {
      *refusal = tusk_reply_refuse (call, 422, "Cannot attach more than 4 files");
      return NULL;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      TuskMedia *one = tusk_world_find_media (call->world, g_ptr_array_index (ids, i));
      gboolean   is_kept = edited != NULL && tusk_set_has (edited->media, one);

      if (one == NULL || one->owner != call->viewer || (one->is_attached && !is_kept))
        *refusal = tusk_reply_refuse (call, 422, "Media not found or already attached to another post");
      else if (one->n_unready_answers > 0)
        *refusal = tusk_reply_refuse (call, 422,
                                      "Cannot attach files that have not finished processing. "
                                      "Try again in a moment!");
      if (*refusal != NULL)
        return NULL;
      g_ptr_array_add (media, one);
    }

  return g_steal_pointer (&media);
}

static const char *
find_poll_error (GPtrArray *options,
                 gint64     seconds)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (options->len < 2)
    return "Validation failed: Choices must have more than one item";
  if (options->len > 4)
    return "Validation failed: Choices can't contain more than 4 items";
  if (seconds < 300)
    return "Validation failed: Expires at is too soon";
  if (seconds > 2629746)
    return "Validation failed: Expires at is too far into the future";
  for (guint i = 0; i < options->len; i++)
    {
      if (g_utf8_strlen (g_ptr_array_index (options, i), -1) > 50)
        return "Validation failed: Choices cannot be longer than 50 characters each";
      if (!g_hash_table_add (seen, g_ptr_array_index (options, i)))
        return "Validation failed: Choices contain duplicate items";
    }

  return NULL;
}

/* The poll of the request, if there is one. */
static TuskPoll *
make_poll (TuskCall   *call,
           TuskReply **refusal)
{
  JsonObject *given = tusk_params_get_object (call->params, "poll");
  g_autoptr(GPtrArray) options = NULL;
  TuskPoll   *poll = NULL;
  gint64      seconds = 0;
  const char *error = NULL;

  if (given == NULL || (tusk_world_is (call->world, TUSK_SNAC) && call->body_kind == TUSK_BODY_JSON))
    return NULL;
  options = tusk_params_dup_strings (given, "options");
  seconds = tusk_params_get_int (given, "expires_in", 0);
  error = find_poll_error (options, seconds);
  if (error != NULL)
    {
      *refusal = tusk_reply_refuse (call, 422, error);
      return NULL;
    }
  poll = tusk_poll_new (call->world);
  poll->is_multiple = tusk_params_get_boolean (given, "multiple", FALSE);
  poll->hides_totals = tusk_params_get_boolean (given, "hide_totals", FALSE);
  poll->expires_at = tusk_world_now (call->world) + seconds * G_USEC_PER_SEC;
  for (guint i = 0; i < options->len; i++)
    tusk_poll_add_option (poll, g_ptr_array_index (options, i));

  return poll;
}

/* A post that the request names, which the author must be able to see. */
static TuskPost *
find_named (TuskCall   *call,
            const char *name,
            const char *message,
            TuskReply **refusal)
{
  const char *id = tusk_call_get_string (call, name);
  TuskPost   *post = id != NULL && *id != '\0' ? tusk_world_find_post (call->world, id) : NULL;

  if (id == NULL || *id == '\0')
    return NULL;
  if (post != NULL && tusk_post_is_visible (post, call->viewer))
    return tusk_post_inner (post);
  *refusal = tusk_reply_refuse (call, 404, message);

  return NULL;
}

static void
find_relatives (TuskCall   *call,
                TuskPost   *post,
                TuskReply **refusal)
{
  post->parent = find_named (call, "in_reply_to_id",
                             "The post you are trying to reply to does not appear to exist.", refusal);
  if (*refusal == NULL && tusk_world_is (call->world, TUSK_MASTODON | TUSK_HOLLO))
    post->quote = find_named (call, "quoted_status_id",
                              "The post you are trying to quote does not appear to exist.", refusal);
}

static void
choose_visibility (TuskCall   *call,
                   TuskPost   *post,
                   TuskReply **refusal)
{
  const char *wanted = tusk_call_get_string (call, "visibility");

  tusk_visibility_from_string (call->viewer->default_visibility, &post->visibility);
  if (wanted == NULL || *wanted == '\0' || tusk_visibility_from_string (wanted, &post->visibility))
    return;
  if (tusk_world_is (call->world, TUSK_MASTODON | TUSK_HOLLO | TUSK_GOTOSOCIAL))
    *refusal = tusk_reply_refuse (call, 422, "Record invalid");
}

static void
fill (TuskCall   *call,
      TuskPost   *post,
      TuskReply **refusal)
{
  const char *text = tusk_call_get_string (call, "status");
  const char *spoiler = tusk_call_get_string (call, "spoiler_text");
  const char *language = tusk_call_get_string (call, "language");
  g_autoptr(GPtrArray) media = collect_media (call, post, refusal);
  TuskPoll *poll = NULL;

  if (media == NULL)
    return;
  *refusal = check_text (call, text != NULL ? text : "", spoiler != NULL ? spoiler : "", media->len);
  if (*refusal == NULL)
    poll = make_poll (call, refusal);
  if (*refusal != NULL)
    return;
  tusk_post_set_text (call->world, post, text != NULL ? text : "");
  g_set_str (&post->spoiler, spoiler != NULL ? spoiler : "");
  if (language != NULL && *language != '\0')
    g_set_str (&post->language, language);
  post->is_sensitive = tusk_call_get_boolean (call, "sensitive", FALSE);
  g_clear_pointer (&post->poll, tusk_poll_free);
  post->poll = poll;
  g_ptr_array_set_size (post->media, 0);
  for (guint i = 0; i < media->len; i++)
    {
      ((TuskMedia *) g_ptr_array_index (media, i))->is_attached = TRUE;
      g_ptr_array_add (post->media, g_ptr_array_index (media, i));
    }
}

/**
 * tusk_composer_tell:
 *
 * Tells those whom a new post concerns: who is mentioned, who asked to be told, who listens.
 */
void
tusk_composer_tell (TuskWorld *world,
                    TuskPost  *post)
{
  tusk_hub_update (world->hub, post, "update");
  for (guint i = 0; i < post->mentions->len; i++)
    tusk_person_notify (world, g_ptr_array_index (post->mentions, i), "mention", post->author, post);
  if (post->quote != NULL)
    tusk_person_notify (world, post->quote->author, "quote", post->author, post);
  for (guint i = 0; i < world->people->len; i++)
    {
      TuskPerson *person = g_ptr_array_index (world->people, i);

      if (tusk_set_has (person->notifying, post->author) && tusk_post_is_visible (post, person) &&
          post->parent == NULL)
        tusk_person_notify (world, person, "status", post->author, post);
    }
}

/**
 * tusk_composer_publish:
 * @call: with the parameters of POST /api/v1/statuses, and who posts as the viewer
 * @refusal: (out): why not
 *
 * Returns: (transfer none) (nullable): the post, of which everybody is told
 */
TuskPost *
tusk_composer_publish (TuskCall   *call,
                       TuskReply **refusal)
{
  gint64    created_at = tusk_call_get_int (call, "x_created_at", 0);
  TuskPost *post = tusk_post_new (call->world, call->viewer, call->token == NULL ? created_at : 0);

  post->is_sensitive = call->viewer->default_sensitive;
  post->app = call->token != NULL ? call->token->app : NULL;
  find_relatives (call, post, refusal);
  if (*refusal == NULL)
    choose_visibility (call, post, refusal);
  if (*refusal == NULL)
    fill (call, post, refusal);
  if (*refusal != NULL)
    {
      tusk_post_free (post);
      return NULL;
    }
  tusk_world_add_post (call->world, post);
  tusk_composer_tell (call->world, post);

  return post;
}

static void
remember_edit (TuskPost *post)
{
  TuskEdit *edit = g_new0 (TuskEdit, 1);

  edit->text = g_strdup (post->text);
  edit->spoiler = g_strdup (post->spoiler);
  edit->at = post->edited_at != 0 ? post->edited_at : post->created_at;
  g_ptr_array_add (post->edits, edit);
}

/**
 * tusk_composer_edit:
 * @call: with the parameters of PUT /api/v1/statuses/:id
 * @refusal: (out): why not
 *
 * Replaces everything about a post that can be replaced.
 *
 * Returns: whether it was done
 */
gboolean
tusk_composer_edit (TuskCall   *call,
                    TuskPost   *post,
                    TuskReply **refusal)
{
  const char *text = tusk_call_get_string (call, "status");
  const char *spoiler = tusk_call_get_string (call, "spoiler_text");
  gboolean    is_changed = g_strcmp0 (post->text, text != NULL ? text : "") != 0 ||
                        g_strcmp0 (post->spoiler, spoiler != NULL ? spoiler : "") != 0;

  if (is_changed)
    remember_edit (post);
  fill (call, post, refusal);
  if (*refusal != NULL)
    return FALSE;
  if (is_changed)
    post->edited_at = tusk_world_next_time (call->world);
  if (is_changed && tusk_world_is (call->world, TUSK_SNAC))
    tusk_post_change_id (call->world, post, post->edited_at);
  tusk_hub_update (call->world->hub, post, "status.update");

  return TRUE;
}
