/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sign-in and its steps share. */
#pragma once

#include "session/sign-in/snabel-sign-in.h"

G_BEGIN_DECLS

struct _SnabelSignIn
{
  GObject          parent_instance;
  SnabelPlatform  *platform;
  DexPromise      *wants_code; /* resolves when the person chooses the code */
  DexPromise      *code;       /* resolves to the code that the person brings */
  char            *authorize_uri;
  char            *domain;
  SnabelSignInStep step;
  gboolean         browser_failed;
  gboolean         code_refused;
};

void _snabel_sign_in_show_step (SnabelSignIn    *self,
                                SnabelSignInStep step,
                                const char      *authorize_uri);

void _snabel_sign_in_refuse_code (SnabelSignIn *self);

DexFuture *_snabel_sign_in_attempt (SnabelSignIn *self,
                                    const char   *typed);

G_END_DECLS
