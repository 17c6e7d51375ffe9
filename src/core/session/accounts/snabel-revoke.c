/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not kept must not stay valid: a token is given back to its server. */
#include "session/accounts/snabel-revoke.h"

#include "api/snabel-api-oauth.h"

/* A server that does not answer keeps nobody from leaving. */
#define DEADLINE (10 * G_USEC_PER_SEC)

/**
 * snabel_revoke:
 * @base_uri: the API of the server that gave the token
 * @credentials: the token, and the registration it belongs to: Mastodon wants both
 *
 * Returns: (transfer full): a future that resolves when the server has forgotten the token, or
 *   rejects in #SnabelApiError, after ten seconds at the latest
 */
DexFuture *
snabel_revoke (SnabelPlatform          *platform,
               const char              *base_uri,
               const SnabelCredentials *credentials)
{
  g_autoptr(SnabelClient) client = NULL;
  SnabelOauthApp app = { NULL, NULL, NULL, NULL };

  dex_return_error_if_fail (platform != NULL && base_uri != NULL && credentials != NULL);

  client = snabel_client_new (platform, base_uri, NULL);
  app.client_id = credentials->client_id;
  app.client_secret = credentials->client_secret;

  return snabel_clock_with_deadline (platform->clock, snabel_api_revoke_token (client, &app, credentials->access_token), DEADLINE);
}
