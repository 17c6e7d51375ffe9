/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registered applications, what they were granted, and the tokens that came of it. */
#pragma once

#include "world/tusk-world.h"

G_BEGIN_DECLS

struct _TuskApp
{
  char      *id;
  char      *client_id;
  char      *client_secret;
  char      *name;
  char      *website;
  char      *scopes;
  GPtrArray *redirect_uris;
  gint64     created_at;
};

/* An authorization on its way: first behind the consent page, then behind the code. */
typedef struct
{
  TuskApp    *app;
  TuskPerson *person;
  char       *redirect_uri;
  char       *scopes;
  char       *state;
  char       *challenge;
  gint64      expires_at;
  gboolean    is_used;
} TuskGrant;

struct _TuskToken
{
  char       *secret;
  char       *scopes;
  TuskApp    *app;
  TuskPerson *person; /* NULL for a token of the app itself */
  gint64      created_at;
  gboolean    is_revoked;
};

TuskApp   *tusk_app_new (TuskWorld  *world,
                         const char *name,
                         const char *scopes);
void       tusk_app_free (TuskApp *self);
TuskApp   *tusk_app_find (TuskWorld  *world,
                          const char *client_id);
gboolean   tusk_app_allows_uri (TuskApp    *self,
                                const char *uri);
TuskGrant *tusk_grant_copy (const TuskGrant *self);
void       tusk_grant_free (TuskGrant *self);
gboolean   tusk_grant_accepts_verifier (const TuskGrant *self,
                                        const char      *verifier);
TuskToken *tusk_token_issue (TuskWorld  *world,
                             TuskApp    *app,
                             TuskPerson *person,
                             const char *scopes);
void       tusk_token_free (TuskToken *self);
TuskToken *tusk_token_find (TuskWorld  *world,
                            const char *secret);
gboolean   tusk_token_allows (TuskToken  *self,
                              const char *any_of);
gboolean   tusk_scopes_are_known (const char *scopes);
gboolean   tusk_scopes_are_within (const char *scopes,
                                   const char *registered);
char      *tusk_scopes_list_all (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TuskGrant, tusk_grant_free)

G_END_DECLS
