/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lets the program act for the person. Secret: never logged, never stored but in the keyring. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_TOKEN (snabel_token_get_type ())
G_DECLARE_FINAL_TYPE (SnabelToken, snabel_token, SNABEL, TOKEN, SnabelEntity)

/**
 * SnabelToken:
 * @scope: what was granted
 * @expires_in: seconds after @created_at; 0 for never
 * @refresh_token: (nullable): only where tokens expire
 * @me: (nullable): the address of the account, on Pleroma
 */
struct _SnabelToken
{
  SnabelEntity parent_instance;

  char      *access_token;
  char      *token_type;
  char     **scope;
  GDateTime *created_at;
  gint64     expires_in;
  char      *refresh_token;
  char      *me;
};

G_END_DECLS
