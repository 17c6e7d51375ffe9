/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account needs to speak to its server; kept in the keyring and nowhere else. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_CREDENTIALS (snabel_credentials_get_type ())

/**
 * SnabelCredentials:
 * @access_token: goes to the account's own server only
 * @refresh_token: (nullable): for servers whose tokens expire
 * @client_id: what the server calls this program
 * @client_secret: (nullable): needed to revoke the token
 * @scope: (nullable): what the token may do, as the server said it
 *
 * Immutable. Never logged, never written to a database.
 */
typedef struct
{
  char *access_token;
  char *refresh_token;
  char *client_id;
  char *client_secret;
  char *scope;
} SnabelCredentials;

GType              snabel_credentials_get_type (void) G_GNUC_CONST;
SnabelCredentials *snabel_credentials_new (const char *access_token,
                                           const char *refresh_token,
                                           const char *client_id,
                                           const char *client_secret,
                                           const char *scope);
SnabelCredentials *snabel_credentials_from_json (const char *json);
char              *snabel_credentials_to_json (const SnabelCredentials *self);
SnabelCredentials *snabel_credentials_copy (const SnabelCredentials *self);
void               snabel_credentials_free (SnabelCredentials *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelCredentials, snabel_credentials_free)

G_END_DECLS
