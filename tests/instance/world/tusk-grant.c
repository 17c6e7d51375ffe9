/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registered applications, what they were granted, and the tokens that came of it. */
#include "world/tusk-grant.h"

static const char *const known_scopes[] = {
  "profile",
  "read",
  "write",
  "push",
  "follow",
  "read:accounts",
  "read:blocks",
  "read:bookmarks",
  "read:collections",
  "read:favourites",
  "read:filters",
  "read:follows",
  "read:lists",
  "read:mutes",
  "read:notifications",
  "read:search",
  "read:statuses",
  "write:accounts",
  "write:blocks",
  "write:bookmarks",
  "write:collections",
  "write:conversations",
  "write:favourites",
  "write:filters",
  "write:follows",
  "write:lists",
  "write:media",
  "write:mutes",
  "write:notifications",
  "write:reports",
  "write:statuses",
  "admin:read",
  "admin:write",
  NULL,
};

/**
 * tusk_app_new:
 *
 * Returns: (transfer none): an application, registered, without redirect URIs yet
 */
TuskApp *
tusk_app_new (TuskWorld  *world,
              const char *name,
              const char *scopes)
{
  TuskApp *self = g_new0 (TuskApp, 1);

  self->id = tusk_world_next_small_id (world);
  self->client_id = tusk_random_word ();
  self->client_secret = tusk_random_word ();
  self->name = g_strdup (name);
  self->scopes = g_strdup (scopes);
  self->redirect_uris = g_ptr_array_new_with_free_func (g_free);
  self->created_at = tusk_world_now (world);
  g_ptr_array_add (world->apps, self);

  return self;
}

/**
 * tusk_app_free:
 *
 * Frees an application.
 */
void
tusk_app_free (TuskApp *self)
{
  g_clear_pointer (&self->redirect_uris, g_ptr_array_unref);
  g_clear_pointer (&self->scopes, g_free);
  g_clear_pointer (&self->website, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->client_secret, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->id, g_free);
  g_free (self);
}

/**
 * tusk_app_find:
 *
 * Returns: (nullable): the application with that client id
 */
TuskApp *
tusk_app_find (TuskWorld  *world,
               const char *client_id)
{
  for (guint i = 0; i < world->apps->len; i++)
    {
      TuskApp *app = g_ptr_array_index (world->apps, i);

      if (g_strcmp0 (app->client_id, client_id) == 0)
        return app;
    }

  return NULL;
}

/**
 * tusk_app_allows_uri:
 *
 * Returns: whether @uri was registered, to the letter
 */
gboolean
tusk_app_allows_uri (TuskApp    *self,
                     const char *uri)
{
  return uri != NULL && g_ptr_array_find_with_equal_func (self->redirect_uris, uri, g_str_equal, NULL);
}

/**
 * tusk_grant_copy:
 *
 * Returns: (transfer full): the same once more
 */
TuskGrant *
tusk_grant_copy (const TuskGrant *self)
{
  TuskGrant *copy = g_memdup2 (self, sizeof *self);

  copy->redirect_uri = g_strdup (self->redirect_uri);
  copy->scopes = g_strdup (self->scopes);
  copy->state = g_strdup (self->state);
  copy->challenge = g_strdup (self->challenge);

  return copy;
}

/**
 * tusk_grant_free:
 *
 * Frees a grant.
 */
void
tusk_grant_free (TuskGrant *self)
{
  g_clear_pointer (&self->challenge, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->scopes, g_free);
  g_clear_pointer (&self->redirect_uri, g_free);
  g_free (self);
}

/**
 * tusk_grant_accepts_verifier:
 *
 * Returns: whether SHA-256 of @verifier is the challenge (RFC 7636)
 */
gboolean
tusk_grant_accepts_verifier (const TuskGrant *self,
                             const char      *verifier)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *encoded = NULL;
  guint8           digest[32];
  gsize            length = sizeof digest;

  if (self->challenge == NULL)
    return verifier == NULL;
  if (verifier == NULL || strlen (verifier) < 43 || strlen (verifier) > 128)
    return FALSE;
  g_checksum_update (checksum, (const guint8 *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);
  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  encoded[strcspn (encoded, "=")] = '\0';

  return g_str_equal (encoded, self->challenge);
}

/**
 * tusk_token_issue:
 * @person: (nullable): whom the token speaks for; %NULL for the application itself
 *
 * Returns: (transfer none): a token; on Mastodon the one that is already there for the same asking
 */
TuskToken *
tusk_token_issue (TuskWorld  *world,
                  TuskApp    *app,
                  TuskPerson *person,
                  const char *scopes)
{
  TuskToken *self = NULL;

  for (guint i = 0; tusk_world_is (world, TUSK_MASTODON) && i < world->tokens->len; i++)
    {
      self = g_ptr_array_index (world->tokens, i);
      if (self->app == app && self->person == person && !self->is_revoked && g_str_equal (self->scopes, scopes))
        return self;
    }
  self = g_new0 (TuskToken, 1);
  self->secret = tusk_random_word ();
  self->scopes = g_strdup (scopes);
  self->app = app;
  self->person = person;
  self->created_at = tusk_world_now (world);
  g_ptr_array_add (world->tokens, self);

  return self;
}

/**
 * tusk_token_free:
 *
 * Frees a token.
 */
void
tusk_token_free (TuskToken *self)
{
  g_clear_pointer (&self->scopes, g_free);
  g_clear_pointer (&self->secret, g_free);
  g_free (self);
}

/**
 * tusk_token_find:
 *
 * Returns: (nullable): the token, revoked or not
 */
TuskToken *
tusk_token_find (TuskWorld  *world,
                 const char *secret)
{
  for (guint i = 0; i < world->tokens->len; i++)
    {
      TuskToken *token = g_ptr_array_index (world->tokens, i);

      if (g_strcmp0 (token->secret, secret) == 0)
        return token;
    }

  return NULL;
}

static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto(GStrv) parts = g_strsplit_set (words, " +", -1);

  return g_strv_contains ((const char *const *) parts, word);
}

static gboolean
allows_one (const char *granted,
            const char *scope)
{
  const char      *colon = strchr (scope, ':');
  g_autofree char *family = colon != NULL ? g_strndup (scope, (gsize) (colon - scope)) : NULL;

  if (has_word (granted, scope) || (family != NULL && has_word (granted, family)))
    return TRUE;

  return colon != NULL && has_word (granted, "follow") &&
         (g_str_equal (colon, ":follows") || g_str_equal (colon, ":blocks") || g_str_equal (colon, ":mutes"));
}

/**
 * tusk_token_allows:
 * @any_of: scopes with spaces between, of which one is enough
 *
 * Returns: whether the token reaches that far
 */
gboolean
tusk_token_allows (TuskToken  *self,
                   const char *any_of)
{
  g_auto(GStrv) scopes = g_strsplit (any_of, " ", -1);

  for (guint i = 0; scopes[i] != NULL; i++)
    if (allows_one (self->scopes, scopes[i]))
      return TRUE;

  return FALSE;
}

/**
 * tusk_scopes_are_known:
 *
 * Returns: whether each scope is one of Mastodon's
 */
gboolean
tusk_scopes_are_known (const char *scopes)
{
  g_auto(GStrv) parts = g_strsplit_set (scopes, " +", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_strv_contains (known_scopes, parts[i]))
      return FALSE;

  return TRUE;
}

/**
 * tusk_scopes_are_within:
 *
 * Returns: whether each scope is literally among the @registered ones
 */
gboolean
tusk_scopes_are_within (const char *scopes,
                        const char *registered)
{
  g_auto(GStrv) parts = g_strsplit_set (scopes, " +", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !has_word (registered, parts[i]))
      return FALSE;

  return TRUE;
}

/**
 * tusk_scopes_list_all:
 *
 * Returns: (transfer full): every scope there is, with spaces between
 */
char *
tusk_scopes_list_all (void)
{
  return g_strjoinv (" ", (char **) known_scopes);
}
