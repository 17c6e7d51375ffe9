/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the server says of itself, in version 1 and version 2. */
#include "server/tusk-json.h"
#include "server/tusk-router.h"

typedef struct
{
  const char *version;
  int         max_characters;
  int         max_media;
  int         max_options;
  int         per_url;
} Habits;

static const Habits habits[] = {
  [SNABEL_TEST_MANNER_MASTODON] = { "4.5.3", 500, 4, 4, 23 },
  [SNABEL_TEST_MANNER_GOTOSOCIAL] = { "0.20.0-dev+git-5d9b1a4", 5000, 6, 6, 25 },
  [SNABEL_TEST_MANNER_SNAC] = { "4.0.0 (not true; really snac/2.96)", 100000, 4, 8, 0 },
  [SNABEL_TEST_MANNER_HOLLO] = { "4.0.0+hollo-0.10.2 (compatible; Hollo 0.10.2)", 10000, 20, 10, 256 },
  [SNABEL_TEST_MANNER_PLEROMA] = { "2.7.2 (compatible; Pleroma 2.9.1)", 5000, 1000, 20, 0 },
};

static char *
build_streaming_uri (TuskWorld *world)
{
  g_autofree char *streaming = g_strdup (world->base_uri);
  const char      *rest = strstr (streaming, "://");

  return g_strdup_printf ("%s%s", g_str_has_prefix (streaming, "https") ? "wss" : "ws", rest);
}

static JsonObject *
make_configuration (TuskWorld *world)
{
  const Habits *habit = &habits[world->manner];
  JsonObject   *statuses = tusk_json_object (
    "i max_characters", habit->max_characters, "i max_media_attachments", habit->max_media,
    "i characters_reserved_per_url", habit->per_url, NULL);
  JsonObject *media = tusk_json_object (
    "a supported_mime_types", tusk_json_words ("image/jpeg image/png image/gif image/webp video/webm video/mp4"),
    "i image_size_limit", 16777216, "i image_matrix_limit", 33177600,
    "i video_size_limit", 103809024, "i video_frame_rate_limit", 120,
    "i video_matrix_limit", 8294400, "i description_limit", 1500, NULL);
  JsonObject *polls = tusk_json_object (
    "i max_options", habit->max_options, "i max_characters_per_option", 50, "i min_expiration", 300,
    "i max_expiration", 2629746, NULL);

  return tusk_json_object (
    "o accounts", tusk_json_object ("i max_featured_tags", 10, "i max_pinned_statuses", 5, NULL),
    "o statuses", statuses, "o media_attachments", media, "o polls", polls, NULL);
}

static void
add_urls (TuskWorld  *world,
          JsonObject *configuration)
{
  g_autofree char *streaming = build_streaming_uri (world);

  if (tusk_world_is (world, TUSK_HOLLO))
    tusk_json_set (configuration, "s urls", NULL, NULL);
  else
    tusk_json_set (configuration,
                   "o urls", tusk_json_object ("s streaming", streaming, "s status", NULL, NULL), NULL);
  tusk_json_set (configuration, "o translation", tusk_json_object ("b enabled", FALSE, NULL), NULL);
}

static TuskReply *
show_v2 (TuskCall *call)
{
  TuskWorld       *world = call->world;
  g_autofree char *thumbnail = tusk_world_build_uri (world, "/headers/server.png");
  JsonObject      *configuration = make_configuration (world);
  JsonObject      *about = NULL;

  add_urls (world, configuration);
  about = tusk_json_object (
    "s domain", world->account_domain, "s title", "Harbour",
    "s version", habits[world->manner].version, "s source_url", "https://example.org/source",
    "s description", "A small quiet server by the water.",
    "o usage", tusk_json_object ("o users", tusk_json_object ("i active_month", (int) world->people->len, NULL), NULL),
    "o thumbnail", tusk_json_object ("s url", thumbnail, NULL),
    "a languages", tusk_json_words ("en"), "o configuration", configuration,
    "o registrations", tusk_json_object ("b enabled", FALSE, "b approval_required", FALSE, "s message", NULL, NULL),
    "o contact", tusk_json_object ("s email", "admin@harbour.example", "s account", NULL, NULL),
    "a rules", json_array_new (), NULL);
  if (tusk_world_is (world, TUSK_MASTODON | TUSK_HOLLO))
    tusk_json_set (about, "o api_versions", tusk_json_object ("i mastodon", 7, NULL), NULL);

  return tusk_reply_new_object (about);
}

static JsonObject *
make_urls (TuskWorld *world)
{
  g_autofree char *streaming = build_streaming_uri (world);

  return tusk_world_is (world, TUSK_HOLLO) ? json_object_new ()
                                           : tusk_json_object ("s streaming_api", streaming, NULL);
}

static JsonObject *
make_stats (TuskWorld *world)
{
  return tusk_json_object (
    "i user_count", (int) world->people->len, "i status_count", (int) world->posts->len,
    "i domain_count", 1, NULL);
}

/* Pleroma's own names for what others have in "configuration". */
static JsonObject *
make_poll_limits (void)
{
  return tusk_json_object (
    "i max_options", 20, "i max_option_chars", 200, "i min_expiration", 0, "i max_expiration", 31536000, NULL);
}

/* Where Pleroma and Akkoma call by name what they can do. */
static JsonObject *
make_pleroma (void)
{
  JsonObject *metadata = tusk_json_object (
    "a features", tusk_json_words ("pleroma_api mastodon_api polls quote_posting pleroma_emoji_reactions"), NULL);

  return tusk_json_object ("o metadata", metadata, NULL);
}

static TuskReply *
show_v1 (TuskCall *call)
{
  TuskWorld       *world = call->world;
  const Habits    *habit = &habits[world->manner];
  g_autofree char *thumbnail = tusk_world_build_uri (world, "/headers/server.png");
  JsonObject      *about = tusk_json_object (
    "s uri", tusk_world_is (world, TUSK_PLEROMA) ? world->base_uri : world->account_domain,
    "s title", "Harbour", "s short_description", "A small quiet server by the water.",
    "s description", "A small quiet server by the water.", "s email", "admin@harbour.example",
    "s version", habit->version, "o urls", make_urls (world),
    "o stats", make_stats (world),
    "s thumbnail", thumbnail, "a languages", tusk_json_words ("en"), "b registrations", FALSE,
    "b approval_required", FALSE, "b invites_enabled", FALSE, "s contact_account", NULL,
    "a rules", json_array_new (), NULL);

  if (tusk_world_is (world, TUSK_PLEROMA))
    tusk_json_set (about,
                   "i max_toot_chars", habit->max_characters, "i upload_limit", 16000000,
                   "i description_limit", 5000,
                   "o poll_limits", make_poll_limits (),
                   "o pleroma", make_pleroma (),
                   NULL);
  else
    tusk_json_set (about, "o configuration", make_configuration (world), NULL);

  return tusk_reply_new_object (about);
}

static TuskReply *
show_emojis (TuskCall *call)
{
  return tusk_reply_new_array (json_array_ref (call->world->emojis));
}

static TuskReply *
show_nothing (TuskCall *call)
{
  return tusk_reply_new_array (json_array_new ());
}

static TuskReply *
show_preferences (TuskCall *call)
{
  return tusk_reply_new_object (
    tusk_json_object (
      "s posting:default:visibility", "public", "b posting:default:sensitive", FALSE,
      "s posting:default:language", NULL, "s reading:expand:media", "default",
      "b reading:expand:spoilers", FALSE, NULL));
}

const TuskRoute tusk_about_routes[] = {
  { "GET", "/api/v2/instance", NULL, TUSK_FOR_ANYBODY, TUSK_ALL & ~TUSK_SNAC, show_v2 },
  { "GET", "/api/v1/instance", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_v1 },
  { "GET", "/api/v1/custom_emojis", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_emojis },
  { "GET", "/api/v1/instance/rules", NULL, TUSK_FOR_ANYBODY, TUSK_ALL & ~TUSK_SNAC, show_nothing },
  { "GET", "/api/v1/announcements", NULL, TUSK_FOR_USERS, TUSK_ALL, show_nothing },
  { "GET", "/api/v1/trends/tags", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_nothing },
  { "GET", "/api/v1/trends/statuses", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_nothing },
  { "GET", "/api/v1/trends/links", NULL, TUSK_FOR_ANYBODY, TUSK_ALL, show_nothing },
  { "GET", "/api/v1/preferences", "read:accounts", TUSK_FOR_USERS, TUSK_ALL & ~TUSK_SNAC, show_preferences },
  { NULL },
};
