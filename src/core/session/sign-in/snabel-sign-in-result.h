/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sign-in brings: which account it is, and the key to it. */
#pragma once

#include "session/accounts/snabel-credentials.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_SIGN_IN_RESULT (snabel_sign_in_result_get_type ())

/**
 * SnabelSignInResult:
 * @base_uri: where the server's API is
 * @domain: the server's part of the handle
 * @handle: "user@domain"
 * @account_id: the account's id on its server
 * @display_name: (nullable): the name to show
 * @avatar_uri: (nullable): the picture
 * @instance_json: (nullable): the server's instance document
 * @credentials: the token and what belongs to it
 *
 * The account that signed in; to be shown to the person before it is kept.
 */
typedef struct
{
  char              *base_uri;
  char              *domain;
  char              *handle;
  char              *account_id;
  char              *display_name;
  char              *avatar_uri;
  char              *instance_json;
  SnabelCredentials *credentials;
} SnabelSignInResult;

GType               snabel_sign_in_result_get_type (void) G_GNUC_CONST;
SnabelSignInResult *snabel_sign_in_result_new (void);
SnabelSignInResult *snabel_sign_in_result_copy (const SnabelSignInResult *self);
void                snabel_sign_in_result_free (SnabelSignInResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelSignInResult, snabel_sign_in_result_free)

G_END_DECLS
