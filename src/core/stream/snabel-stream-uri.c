/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a server's stream is, and which places its document may not send a token to. */
#include "stream/snabel-stream.h"

#include "base/snabel-uri.h"

#define STREAMING_PATH "/api/v1/streaming"

/**
 * snabel_stream_dup_uri_for:
 * @base_uri: the API base
 * @streaming_uri: (nullable): what the instance document names; may be a host of its own
 *
 * Returns: (transfer full) (nullable): the address to connect to, as https (or http to loopback), or %NULL if
 *   what the document names is neither wss nor https
 */
char *
snabel_stream_dup_uri_for (const char *base_uri,
                           const char *streaming_uri)
{
  g_autofree char *web = NULL;

  g_return_val_if_fail (base_uri != NULL, NULL);

  if (streaming_uri == NULL || *streaming_uri == '\0')
    return snabel_uri_join (base_uri, STREAMING_PATH);
  if (g_ascii_strncasecmp (streaming_uri, "wss:", 4) == 0)
    web = g_strconcat ("https:", streaming_uri + 4, NULL);
  else if (g_ascii_strncasecmp (streaming_uri, "ws:", 3) == 0)
    web = g_strconcat ("http:", streaming_uri + 3, NULL);
  else
    web = g_strdup (streaming_uri);
  if (!snabel_uri_is_https (web) && !snabel_uri_is_loopback (web))
    return NULL;
  if (strchr (web, '?') != NULL || g_str_has_suffix (web, STREAMING_PATH))
    return g_steal_pointer (&web);

  return snabel_uri_join (web, STREAMING_PATH);
}
