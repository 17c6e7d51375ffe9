/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All accounts of a profile, at work. */
#pragma once

#include "base/snabel-profile.h"
#include "media/snabel-pictures.h"
#include "session/snabel-session.h"
#include "session/sign-in/snabel-sign-in-result.h"

G_BEGIN_DECLS

/* As many as there are colours in style.css. */
#define SNABEL_N_ACCOUNT_COLOURS 8

/**
 * SnabelKeepToken:
 * @SNABEL_KEEP_TOKEN_IN_KEYRING: signed in until the person says otherwise
 * @SNABEL_KEEP_TOKEN_IN_FILE: the same, in the file that a passphrase opens, which must be open
 * @SNABEL_KEEP_TOKEN_FOR_SESSION: signed in until the program ends
 */
typedef enum
{
  SNABEL_KEEP_TOKEN_IN_KEYRING,
  SNABEL_KEEP_TOKEN_IN_FILE,
  SNABEL_KEEP_TOKEN_FOR_SESSION,
} SnabelKeepToken;

/**
 * SnabelRemnants:
 * @SNABEL_REMNANTS_NONE: nothing, as far as is known
 * @SNABEL_REMNANTS_TOKEN: the server was not reached, or the token lay in a locked file; the token counts there until somebody revokes it
 * @SNABEL_REMNANTS_SECRET: the keyring did not let the secret go; it is tried again at the next start
 *
 * What a removed account has left behind, for the person to know.
 */
typedef enum
{
  SNABEL_REMNANTS_NONE = 0,
  SNABEL_REMNANTS_TOKEN = 1 << 0,
  SNABEL_REMNANTS_SECRET = 1 << 1,
} SnabelRemnants;

#define SNABEL_TYPE_ACCOUNTS (snabel_accounts_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAccounts, snabel_accounts, SNABEL, ACCOUNTS, GObject)

SnabelAccounts *snabel_accounts_new (SnabelPlatform *platform,
                                     SnabelProfile  *profile);
void            snabel_accounts_hold (SnabelAccounts *self,
                                      DexFuture      *until);
DexFuture      *snabel_accounts_open (SnabelAccounts *self);
DexFuture      *snabel_accounts_close (SnabelAccounts *self);
DexFuture      *snabel_accounts_add (SnabelAccounts           *self,
                                     const SnabelSignInResult *result,
                                     SnabelKeepToken           keep);
DexFuture      *snabel_accounts_remove (SnabelAccounts *self,
                                        SnabelSession  *session);
DexFuture      *snabel_accounts_finish_removals (SnabelAccounts *self);
SnabelSession  *snabel_accounts_find (SnabelAccounts *self,
                                      const char     *key);
SnabelPlatform *snabel_accounts_get_platform (SnabelAccounts *self);
SnabelWords    *snabel_accounts_get_words (SnabelAccounts *self);
SnabelCache    *snabel_accounts_get_cache (SnabelAccounts *self);
SnabelPictures *snabel_accounts_get_pictures (SnabelAccounts *self);

G_END_DECLS
