/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts first, then what is known of the software that NodeInfo names. */
#include "session/snabel-capabilities.h"

/* Mastodon's own (API, "Instance": configuration.statuses); what servers that do not tell have taken over. */
#define USUAL_MAX_CHARACTERS 500
#define USUAL_URL_LENGTH     23

/* `software.name` of NodeInfo, in lower case. Who is not here wants the token in a header, or does not answer. */
static const struct
{
  const char      *name;
  gboolean         has_streaming;
  SnabelStreamAuth auth;
} known[] = {
  { "akkoma", TRUE, SNABEL_STREAM_AUTH_PROTOCOL },
  { "iceshrimp.net", TRUE, SNABEL_STREAM_AUTH_PROTOCOL },
  { "pleroma", TRUE, SNABEL_STREAM_AUTH_IN_BAND },
  /* Their socket answers, but speaks Misskey's protocol. */
  { "cherrypick", FALSE, SNABEL_STREAM_AUTH_HEADER },
  { "firefish", FALSE, SNABEL_STREAM_AUTH_HEADER },
  { "iceshrimp", FALSE, SNABEL_STREAM_AUTH_HEADER },
  { "misskey", FALSE, SNABEL_STREAM_AUTH_HEADER },
  { "sharkey", FALSE, SNABEL_STREAM_AUTH_HEADER },
};

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
  SnabelCapabilities capabilities = { TRUE, SNABEL_STREAM_AUTH_HEADER, USUAL_MAX_CHARACTERS, USUAL_URL_LENGTH };

  for (guint i = 0; software != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (software, known[i].name) == 0)
      {
        capabilities.has_streaming = known[i].has_streaming;
        capabilities.stream_auth = known[i].auth;
      }
  if (instance != NULL && instance->max_characters > 0)
    capabilities.max_characters = MIN (instance->max_characters, G_MAXINT);
  if (instance != NULL && instance->characters_reserved_per_url >= 0)
    capabilities.url_length = MIN (instance->characters_reserved_per_url, G_MAXINT);

  return capabilities;
}
