/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who do not exist, and what they have to say. */
#include "demo/tusk-demo.h"

#include "api/tusk-composer.h"
#include "demo/tusk-script.h"
#include "server/tusk-hub.h"
#include "server/tusk-json.h"
#include "world/tusk-media.h"
#include "world/tusk-person.h"
#include "world/tusk-post.h"

/* How far back the first thread lies. */
#define SPAN (9 * G_TIME_SPAN_DAY)

typedef struct
{
  TuskWorld  *world;
  gint64      now;
  guint       n_threads;
  guint       n_posts;
  GPtrArray  *thread; /* the posts that the next one may answer, by depth */
  GHashTable *keyed;
} Teller;

static void
add_emoji (TuskWorld  *world,
           const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, "|", 3);
  TuskMedia       *media = tusk_media_new_drawn (world, NULL, parts[1],
                                                 (guint) g_ascii_strtoull (parts[2], NULL, 10));
  g_autofree char *url = tusk_world_build_uri (world, "/media/%s/original", media->id);

  media->width = media->height = 64;
  json_array_add_object_element (
    world->emojis,
    tusk_json_object (
      "s shortcode", parts[0], "s url", url, "s static_url", url, "b visible_in_picker", TRUE,
      "s category", "Harbour", NULL));
}

static void
add_field (TuskPerson *person,
           const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, "|", 2);
  g_autofree char *escaped = g_markup_escape_text (parts[1], -1);
  g_autofree char *link = g_strdup_printf ("<a href=\"%s\" rel=\"nofollow noopener noreferrer\">%s</a>",
                                           escaped, escaped);

  json_array_add_object_element (person->fields,
                                 tusk_json_object (
                                   "s name", parts[0],
                                   "s value", g_str_has_prefix (escaped, "https:") ? link : escaped,
                                   "s verified_at", NULL, NULL));
}

static TuskPerson *
add_person (TuskWorld  *world,
            const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, "|", 4);
  TuskPerson *person = tusk_world_look_up (world, parts[0]);

  if (person == NULL)
    person = tusk_person_new (world, parts[0]);
  g_set_str (&person->display_name, parts[1]);
  g_set_str (&person->default_language, parts[2]);
  g_set_str (&person->note, parts[3]);
  person->is_bot = g_str_equal (parts[0], "light");
  person->is_locked = FALSE;
  person->created_at = tusk_world_now (world) - (200 + person->look % 1500) * G_TIME_SPAN_DAY;

  return person;
}

static void
add_people (TuskWorld *world)
{
  g_autofree char *text = tusk_script_read_text ("people.txt");
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  TuskPerson *person = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "+emoji "))
        add_emoji (world, lines[i] + 7);
      else if (g_str_has_prefix (lines[i], "+field ") && person != NULL)
        add_field (person, lines[i] + 7);
      else if (*lines[i] != '\0' && *lines[i] != '#')
        person = add_person (world, lines[i]);
    }
}

/* Everybody of the demo follows most of the others; you follow all. */
static void
add_follows (TuskWorld *world)
{
  for (guint i = 0; i < world->people->len; i++)
    for (guint j = 0; j < world->people->len; j++)
      {
        TuskPerson *one = g_ptr_array_index (world->people, i);
        TuskPerson *other = g_ptr_array_index (world->people, j);

        if (one != other && ((i * 7 + j * 3) % 5 != 0 || g_str_equal (one->username, "you")))
          tusk_set_add (one->following, other);
      }
}

static void
add_media (Teller     *teller,
           TuskPost   *post,
           const char *option)
{
  g_auto(GStrv) parts = g_strsplit (option, " ", 2);
  TuskMedia *media = tusk_media_new_drawn (teller->world, post->author, parts[0],
                                           teller->n_posts * 3 + post->media->len);

  media->description = g_strdup (parts[1]);
  media->is_attached = TRUE;
  g_ptr_array_add (post->media, media);
}

static void
add_poll (Teller     *teller,
          TuskPost   *post,
          const char *option)
{
  g_auto(GStrv) parts = g_strsplit (option, " ", 2);
  g_auto(GStrv) choices = g_strsplit (parts[1], "/", -1);

  post->poll = tusk_poll_new (teller->world);
  post->poll->expires_at = teller->now + g_ascii_strtoll (parts[0], NULL, 10) * G_TIME_SPAN_HOUR;
  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_auto(GStrv) choice = g_strsplit (choices[i], ":", 2);

      tusk_poll_add_option (post->poll, choice[0]);
      post->poll->other_votes[i] = (guint) g_ascii_strtoull (choice[1], NULL, 10);
    }
}

static void
add_card (Teller     *teller,
          TuskPost   *post,
          const char *option)
{
  g_auto(GStrv) parts = g_strsplit (option, "|", 4);
  TuskMedia       *media = tusk_media_new_drawn (teller->world, NULL, "hills", 3);
  g_autofree char *image = tusk_world_build_uri (teller->world, "/media/%s/original", media->id);
  g_autofree char *text = g_strconcat (post->text, "\n\n", parts[0], NULL);

  tusk_post_set_text (teller->world, post, text);
  post->card = tusk_json_object (
    "s url", parts[0], "s title", parts[1], "s description", parts[2], "s type", "link",
    "s provider_name", parts[3], "s provider_url", "", "s author_name", "", "s author_url", "",
    "s html", "", "i width", media->width, "i height", media->height, "s image", image,
    "s embed_url", "", "s blurhash", media->blurhash, NULL);
}

static void
add_boost (Teller     *teller,
           TuskPost   *post,
           const char *who,
           gint64      time)
{
  TuskPerson *person = tusk_world_look_up (teller->world, who);
  TuskPost   *boost = NULL;

  g_return_if_fail (person != NULL);

  teller->n_posts++;
  boost = tusk_post_new (teller->world, person, MIN (time, teller->now - G_TIME_SPAN_MINUTE + teller->n_posts));
  boost->reblog = post;
  tusk_world_add_post (teller->world, boost);
}

/* On a true home a post does not stand right below its own boost. */
static void
add_later_boost (Teller     *teller,
                 TuskPost   *post,
                 const char *option)
{
  g_auto(GStrv) parts = g_strsplit (option, " ", 2);
  TuskPost *boosted = g_hash_table_lookup (teller->keyed, parts[0]);

  g_return_if_fail (boosted != NULL);

  add_boost (teller, boosted, parts[1], post->created_at + G_TIME_SPAN_MINUTE);
}

static gint64
choose_boost_time (Teller   *teller,
                   TuskPost *post)
{
  return post->created_at + (teller->n_posts % 5 + 1) * 37 * G_TIME_SPAN_MINUTE + teller->n_posts;
}

static void
apply_option (Teller     *teller,
              TuskPost   *post,
              const char *option)
{
  const char *value = strchr (option, ' ') + 1;

  if (g_str_has_prefix (option, "media "))
    add_media (teller, post, value);
  else if (g_str_has_prefix (option, "poll "))
    add_poll (teller, post, value);
  else if (g_str_has_prefix (option, "card "))
    add_card (teller, post, value);
  else if (g_str_has_prefix (option, "cw "))
    g_set_str (&post->spoiler, value);
  else if (g_str_has_prefix (option, "faves "))
    post->other_favourites = (guint) g_ascii_strtoull (value, NULL, 10);
  else if (g_str_has_prefix (option, "boosts "))
    post->other_reblogs = (guint) g_ascii_strtoull (value, NULL, 10);
  else if (g_str_has_prefix (option, "visibility "))
    tusk_visibility_from_string (value, &post->visibility);
  else if (g_str_has_prefix (option, "key "))
    g_hash_table_insert (teller->keyed, g_strdup (value), post);
  else if (g_str_has_prefix (option, "quote "))
    post->quote = g_hash_table_lookup (teller->keyed, value);
  else if (g_str_has_prefix (option, "boost "))
    add_boost (teller, post, value, choose_boost_time (teller, post));
  else if (g_str_has_prefix (option, "later "))
    add_later_boost (teller, post, value);
}

static gint64
choose_time (Teller *teller,
             guint   depth,
             guint   thread)
{
  gint64    start = teller->now - SPAN + SPAN * thread / teller->n_threads - 4 * G_TIME_SPAN_MINUTE;
  TuskPost *parent = depth > 0 ? g_ptr_array_index (teller->thread, depth - 1) : NULL;
  gint64    time = parent != NULL ? parent->created_at + (5 + teller->n_posts * 13 % 70) * G_TIME_SPAN_MINUTE
                                  : start;

  /* The last digits make every time another. */
  return MIN (time, teller->now - G_TIME_SPAN_MINUTE) / 1000 * 1000 + teller->n_posts;
}

static void
tell (Teller   *teller,
      TuskLine *line,
      guint     thread)
{
  TuskPerson *author = tusk_world_look_up (teller->world, line->who);
  guint       depth = MIN (line->depth, teller->thread->len);
  TuskPost   *post = NULL;

  g_return_if_fail (author != NULL);

  teller->n_posts++;
  post = tusk_post_new (teller->world, author, choose_time (teller, depth, thread));
  tusk_post_set_text (teller->world, post, line->text);
  if (line->language != NULL)
    g_set_str (&post->language, line->language);
  if (depth > 0)
    {
      post->parent = g_ptr_array_index (teller->thread, depth - 1);
      tusk_set_add (post->mentions, post->parent->author);
    }
  tusk_world_add_post (teller->world, post);
  g_ptr_array_set_size (teller->thread, (int) depth);
  g_ptr_array_add (teller->thread, post);
  for (guint i = 0; i < line->options->len; i++)
    apply_option (teller, post, g_ptr_array_index (line->options, i));
}

static void
add_notice (TuskWorld  *world,
            TuskPerson *you,
            const char *type,
            TuskPost   *post,
            TuskPost   *about)
{
  TuskNotice *notice = tusk_person_notify (world, you, type, post->author, about);

  if (notice != NULL)
    notice->created_at = post->created_at;
}

static void
add_notices (TuskWorld *world)
{
  TuskPerson *you = tusk_world_look_up (world, "you");

  for (guint i = 0; i < world->posts->len; i++)
    {
      TuskPost *post = g_ptr_array_index (world->posts, i);

      if (post->reblog != NULL && post->reblog->author == you)
        add_notice (world, you, "reblog", post, post->reblog);
      else if (post->reblog == NULL && tusk_set_has (post->mentions, you))
        add_notice (world, you, "mention", post, post);
    }
}

/**
 * tusk_demo_load:
 *
 * Fills @world.
 */
void
tusk_demo_load (TuskWorld *world)
{
  g_autoptr(GPtrArray) lines = tusk_script_read ("posts.txt");
  g_autoptr(GPtrArray) answerable = g_ptr_array_new ();
  g_autoptr(GHashTable) keyed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Teller teller = { world, tusk_world_now (world), 0, 0, answerable, keyed };
  guint  thread = 0;

  add_people (world);
  add_follows (world);
  for (guint i = 0; i < lines->len; i++)
    if (((TuskLine *) g_ptr_array_index (lines, i))->depth == 0)
      teller.n_threads++;
  for (guint i = 0; i < lines->len; i++)
    {
      TuskLine *line = g_ptr_array_index (lines, i);

      if (line->depth == 0)
        thread++;
      tell (&teller, line, thread);
    }
  add_notices (world);
}

static TuskPost *
find_last_own (TuskWorld  *world,
               TuskPerson *you)
{
  for (guint i = world->posts->len; i > 0; i--)
    {
      TuskPost *post = g_ptr_array_index (world->posts, i - 1);

      if (post->author == you && post->reblog == NULL && !post->is_deleted &&
          post->visibility <= TUSK_UNLISTED_POST)
        return post;
    }

  return NULL;
}

/* "fave finn", "boost sam", "follow nadia@almond.example" */
static void
act (TuskWorld  *world,
     const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", 2);
  TuskPerson *you = tusk_world_look_up (world, "you");
  TuskPerson *who = tusk_world_look_up (world, words[1]);
  TuskPost   *post = find_last_own (world, you);

  if (g_str_equal (words[0], "follow"))
    tusk_person_notify (world, you, "follow", who, NULL);
  else if (post != NULL && g_str_equal (words[0], "fave") && tusk_set_add (post->favourited_by, who))
    tusk_person_notify (world, you, "favourite", who, post);
  else if (post != NULL && g_str_equal (words[0], "boost") && tusk_post_find_reblog (world, post, who) == NULL)
    {
      TuskPost *boost = tusk_post_new (world, who, 0);

      boost->reblog = post;
      tusk_world_add_post (world, boost);
      tusk_person_notify (world, you, "reblog", who, post);
    }
}

/**
 * tusk_demo_live:
 *
 * Lets the next line of life.txt happen.
 */
void
tusk_demo_live (TuskWorld *world)
{
  g_autoptr(GPtrArray) lines = tusk_script_read ("life.txt");
  TuskLine   *line = g_ptr_array_index (lines, world->n_lived++ % lines->len);
  TuskPerson *author = *line->who != '\0' ? tusk_world_look_up (world, line->who) : NULL;
  TuskPost   *post = NULL;

  if (tusk_world_look_up (world, "you") == NULL)
    return;
  if (author == NULL)
    {
      act (world, line->text);
      return;
    }
  post = tusk_post_new (world, author, 0);
  tusk_post_set_text (world, post, line->text);
  if (line->language != NULL)
    g_set_str (&post->language, line->language);
  tusk_world_add_post (world, post);
  tusk_composer_tell (world, post);
}
