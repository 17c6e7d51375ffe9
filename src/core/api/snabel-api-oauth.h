/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registration, consent and tokens: OAuth 2 as Mastodon and its like speak it. */
#pragma once

#include "api/snabel-client.h"

G_BEGIN_DECLS

#define SNABEL_OAUTH_OUT_OF_BAND "urn:ietf:wg:oauth:2.0:oob"

#define SNABEL_TYPE_OAUTH_APP (snabel_oauth_app_get_type ())

/**
 * SnabelOauthApp:
 * @client_id: the server's name for this registration
 * @client_secret: what revoking needs; goes to the keyring
 * @redirect_uri: exactly as registered
 * @scopes: exactly as registered
 */
typedef struct
{
  char *client_id;
  char *client_secret;
  char *redirect_uri;
  char *scopes;
} SnabelOauthApp;

GType           snabel_oauth_app_get_type (void) G_GNUC_CONST;
SnabelOauthApp *snabel_oauth_app_copy (const SnabelOauthApp *self);
void            snabel_oauth_app_free (SnabelOauthApp *self);

#define SNABEL_TYPE_OAUTH_TOKEN (snabel_oauth_token_get_type ())

/**
 * SnabelOauthToken:
 * @access_token: the token
 * @refresh_token: (nullable): not given by Mastodon
 * @scopes: as granted, or as asked if the server did not say
 * @expires_in: seconds; 0 if it does not expire
 */
typedef struct
{
  char  *access_token;
  char  *refresh_token;
  char  *scopes;
  gint64 expires_in;
} SnabelOauthToken;

GType             snabel_oauth_token_get_type (void) G_GNUC_CONST;
SnabelOauthToken *snabel_oauth_token_copy (const SnabelOauthToken *self);
void              snabel_oauth_token_free (SnabelOauthToken *self);

#define SNABEL_TYPE_OAUTH_METADATA (snabel_oauth_metadata_get_type ())

/**
 * SnabelOauthMetadata:
 * @issuer: the name the server signs its answers with; what snabel_redirect_listener_new() wants
 * @scopes: the scopes it knows; empty if it does not say
 * @sends_issuer: whether a redirect without `iss` is to be refused
 */
typedef struct
{
  char    *issuer;
  char   **scopes;
  gboolean sends_issuer;
} SnabelOauthMetadata;

GType                snabel_oauth_metadata_get_type (void) G_GNUC_CONST;
SnabelOauthMetadata *snabel_oauth_metadata_copy (const SnabelOauthMetadata *self);
void                 snabel_oauth_metadata_free (SnabelOauthMetadata *self);

DexFuture *snabel_api_get_oauth_metadata (SnabelClient *client);
DexFuture *snabel_api_register_app (SnabelClient *client,
                                    const char   *redirect_uri,
                                    const char   *scopes);
char      *snabel_oauth_dup_challenge (const char *verifier);
char      *snabel_oauth_dup_authorize_uri (SnabelClient         *client,
                                           const SnabelOauthApp *app,
                                           const char           *state,
                                           const char           *challenge);
DexFuture *snabel_api_get_token (SnabelClient         *client,
                                 const SnabelOauthApp *app,
                                 const char           *code,
                                 const char           *verifier);
DexFuture *snabel_api_revoke_token (SnabelClient         *client,
                                    const SnabelOauthApp *app,
                                    const char           *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelOauthApp, snabel_oauth_app_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelOauthMetadata, snabel_oauth_metadata_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelOauthToken, snabel_oauth_token_free)

G_END_DECLS
