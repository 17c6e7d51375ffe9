/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values that OAuth hands about. */
#include "api/snabel-api-oauth.h"

G_DEFINE_BOXED_TYPE (SnabelOauthApp, snabel_oauth_app, snabel_oauth_app_copy, snabel_oauth_app_free)
G_DEFINE_BOXED_TYPE (SnabelOauthToken, snabel_oauth_token, snabel_oauth_token_copy, snabel_oauth_token_free)
G_DEFINE_BOXED_TYPE (SnabelOauthMetadata, snabel_oauth_metadata, snabel_oauth_metadata_copy, snabel_oauth_metadata_free)

/**
 * snabel_oauth_app_copy:
 *
 * Returns: (transfer full): a copy
 */
SnabelOauthApp *
snabel_oauth_app_copy (const SnabelOauthApp *self)
{
  SnabelOauthApp *copy = g_new0 (SnabelOauthApp, 1);

  copy->client_id = g_strdup (self->client_id);
  copy->client_secret = g_strdup (self->client_secret);
  copy->redirect_uri = g_strdup (self->redirect_uri);
  copy->scopes = g_strdup (self->scopes);

  return copy;
}

/**
 * snabel_oauth_app_free:
 * @self: (transfer full): a registration
 */
void
snabel_oauth_app_free (SnabelOauthApp *self)
{
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->client_secret, g_free);
  g_clear_pointer (&self->redirect_uri, g_free);
  g_clear_pointer (&self->scopes, g_free);
  g_free (self);
}

/**
 * snabel_oauth_token_copy:
 *
 * Returns: (transfer full): a copy
 */
SnabelOauthToken *
snabel_oauth_token_copy (const SnabelOauthToken *self)
{
  SnabelOauthToken *copy = g_new0 (SnabelOauthToken, 1);

  copy->access_token = g_strdup (self->access_token);
  copy->refresh_token = g_strdup (self->refresh_token);
  copy->scopes = g_strdup (self->scopes);
  copy->expires_in = self->expires_in;

  return copy;
}

/**
 * snabel_oauth_token_free:
 * @self: (transfer full): a token
 */
void
snabel_oauth_token_free (SnabelOauthToken *self)
{
  g_clear_pointer (&self->access_token, g_free);
  g_clear_pointer (&self->refresh_token, g_free);
  g_clear_pointer (&self->scopes, g_free);
  g_free (self);
}

/**
 * snabel_oauth_metadata_copy:
 *
 * Returns: (transfer full): a copy
 */
SnabelOauthMetadata *
snabel_oauth_metadata_copy (const SnabelOauthMetadata *self)
{
  SnabelOauthMetadata *copy = g_new0 (SnabelOauthMetadata, 1);

  copy->issuer = g_strdup (self->issuer);
  copy->scopes = g_strdupv (self->scopes);
  copy->sends_issuer = self->sends_issuer;

  return copy;
}

/**
 * snabel_oauth_metadata_free:
 * @self: (transfer full): metadata
 */
void
snabel_oauth_metadata_free (SnabelOauthMetadata *self)
{
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->scopes, g_strfreev);
  g_free (self);
}
