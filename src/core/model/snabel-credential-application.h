/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as a server knows it, with the secret that proves it. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_CREDENTIAL_APPLICATION (snabel_credential_application_get_type ())
G_DECLARE_FINAL_TYPE (SnabelCredentialApplication, snabel_credential_application, SNABEL, CREDENTIAL_APPLICATION, SnabelEntity)

/**
 * SnabelCredentialApplication:
 * @client_secret: (nullable): secret; never logged, never stored but in the keyring
 * @client_secret_expires_at: Unix seconds; 0 for never
 */
struct _SnabelCredentialApplication
{
  SnabelEntity parent_instance;

  char  *client_id;
  char  *client_secret;
  char  *id;
  char  *name;
  char  *website;
  char **scopes;
  char **redirect_uris;
  char  *vapid_key;
  gint64 client_secret_expires_at;
};

G_END_DECLS
