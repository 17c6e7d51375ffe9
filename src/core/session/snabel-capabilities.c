/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts first, then what is known of the software that NodeInfo names. */
#include "session/snabel-capabilities.h"

/* Mastodon's own (API, "Instance": configuration.statuses); what servers that do not tell have taken over. */
#define USUAL_MAX_CHARACTERS 500
#define USUAL_URL_LENGTH     23

/* `software.name` of NodeInfo, in lower case. Who is not here wants the token in a header, or does not answer. */
static const struct
{
  const char           *name;
  gboolean              has_streaming;
  SnabelStreamAuth      auth;
  SnabelReactionDialect reactions;
} known[] = {
  { "akkoma", TRUE, SNABEL_STREAM_AUTH_PROTOCOL, SNABEL_REACTIONS_PLEROMA },
  { "hollo", TRUE, SNABEL_STREAM_AUTH_HEADER, SNABEL_REACTIONS_REACT },
  { "iceshrimp.net", TRUE, SNABEL_STREAM_AUTH_PROTOCOL, SNABEL_REACTIONS_MISSKEY },
  { "pleroma", TRUE, SNABEL_STREAM_AUTH_IN_BAND, SNABEL_REACTIONS_PLEROMA },
  /* Their socket answers, but speaks Misskey's protocol. */
  { "cherrypick", FALSE, SNABEL_STREAM_AUTH_HEADER, SNABEL_REACTIONS_MISSKEY },
  { "firefish", FALSE, SNABEL_STREAM_AUTH_HEADER, SNABEL_REACTIONS_MISSKEY },
  { "iceshrimp", FALSE, SNABEL_STREAM_AUTH_HEADER, SNABEL_REACTIONS_MISSKEY },
  { "misskey", FALSE, SNABEL_STREAM_AUTH_HEADER, SNABEL_REACTIONS_MISSKEY },
  { "sharkey", FALSE, SNABEL_STREAM_AUTH_HEADER, SNABEL_REACTIONS_MISSKEY },
};

static gboolean
has_word (char      **words,
          const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

/* What the server says of itself; of the older Iceshrimp the limit says only that it has them. */
static SnabelReactionDialect
find_reactions (SnabelInstance *instance)
{
  if (has_word (instance->pleroma_features, "pleroma_emoji_reactions"))
    return SNABEL_REACTIONS_PLEROMA;
  if (has_word (instance->fedibird_capabilities, "emoji_reaction"))
    return SNABEL_REACTIONS_FEDIBIRD;

  return instance->max_reactions > 0 ? SNABEL_REACTIONS_REACT : SNABEL_REACTIONS_NONE;
}

/**
 * snabel_capabilities_find:
 * @instance: (nullable): what the server says of itself
 * @software: (nullable): what NodeInfo calls it
 *
 * Returns: what can be expected of the server
 */
SnabelCapabilities
snabel_capabilities_find (SnabelInstance *instance,
                          const char     *software)
{
  SnabelCapabilities capabilities = { TRUE, SNABEL_STREAM_AUTH_HEADER, USUAL_MAX_CHARACTERS, USUAL_URL_LENGTH,
                                      SNABEL_REACTIONS_NONE };

  for (guint i = 0; software != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (software, known[i].name) == 0)
      {
        capabilities.has_streaming = known[i].has_streaming;
        capabilities.stream_auth = known[i].auth;
        capabilities.reactions = known[i].reactions;
      }
  if (instance != NULL && instance->max_characters > 0)
    capabilities.max_characters = MIN (instance->max_characters, G_MAXINT);
  if (instance != NULL && instance->characters_reserved_per_url >= 0)
    capabilities.url_length = MIN (instance->characters_reserved_per_url, G_MAXINT);
  if (instance != NULL && capabilities.reactions == SNABEL_REACTIONS_NONE)
    capabilities.reactions = find_reactions (instance);

  return capabilities;
}
