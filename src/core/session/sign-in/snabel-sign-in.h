/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One attempt to sign in, from what a person typed to the account that it turned out to be. */
#pragma once

#include "base/snabel-platform.h"
#include "session/sign-in/snabel-sign-in-result.h"

G_BEGIN_DECLS

/**
 * SnabelSignInError:
 * @SNABEL_SIGN_IN_ERROR_ADDRESS: what was typed is no server, handle or address
 * @SNABEL_SIGN_IN_ERROR_TOO_OLD: the server's software lacks what Snabel needs
 * @SNABEL_SIGN_IN_ERROR_BAD_CODE: the server does not accept the code
 * @SNABEL_SIGN_IN_ERROR_NO_ACCOUNT: the server gave a token but does not say whose it is
 */
typedef enum
{
  SNABEL_SIGN_IN_ERROR_ADDRESS,
  SNABEL_SIGN_IN_ERROR_TOO_OLD,
  SNABEL_SIGN_IN_ERROR_BAD_CODE,
  SNABEL_SIGN_IN_ERROR_NO_ACCOUNT,
} SnabelSignInError;

#define SNABEL_SIGN_IN_ERROR (snabel_sign_in_error_quark ())
GQuark snabel_sign_in_error_quark (void);

/**
 * SnabelSignInStep:
 * @SNABEL_SIGN_IN_IDLE: nothing was begun
 * @SNABEL_SIGN_IN_FINDING: the server is looked for
 * @SNABEL_SIGN_IN_REGISTERING: the server is told about this program
 * @SNABEL_SIGN_IN_IN_BROWSER: the person is asked in the browser; it comes back by itself
 * @SNABEL_SIGN_IN_NEEDS_CODE: the person is asked in the browser, and brings a code
 * @SNABEL_SIGN_IN_CHECKING: the server is asked for the token, and whose it is
 * @SNABEL_SIGN_IN_DONE: it is known which account signed in
 */
typedef enum
{
  SNABEL_SIGN_IN_IDLE,
  SNABEL_SIGN_IN_FINDING,
  SNABEL_SIGN_IN_REGISTERING,
  SNABEL_SIGN_IN_IN_BROWSER,
  SNABEL_SIGN_IN_NEEDS_CODE,
  SNABEL_SIGN_IN_CHECKING,
  SNABEL_SIGN_IN_DONE,
} SnabelSignInStep;

#define SNABEL_TYPE_SIGN_IN (snabel_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSignIn, snabel_sign_in, SNABEL, SIGN_IN, GObject)

SnabelSignIn    *snabel_sign_in_new (SnabelPlatform *platform);
DexFuture       *snabel_sign_in_run (SnabelSignIn *self,
                                     const char   *typed);
void             snabel_sign_in_use_code (SnabelSignIn *self);
void             snabel_sign_in_submit_code (SnabelSignIn *self,
                                             const char   *code);
DexFuture       *snabel_sign_in_open_browser (SnabelSignIn *self);
void             snabel_sign_in_discard (SnabelSignIn             *self,
                                         const SnabelSignInResult *result);
SnabelSignInStep snabel_sign_in_get_step (SnabelSignIn *self);
const char      *snabel_sign_in_get_authorize_uri (SnabelSignIn *self);
const char      *snabel_sign_in_get_domain (SnabelSignIn *self);
gboolean         snabel_sign_in_get_browser_failed (SnabelSignIn *self);
gboolean         snabel_sign_in_get_code_refused (SnabelSignIn *self);

G_END_DECLS
