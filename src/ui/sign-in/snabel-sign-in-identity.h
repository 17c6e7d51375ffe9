/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that says which account has signed in, before it is kept. */
#pragma once

#include <adwaita.h>

#include "media/snabel-pictures.h"
#include "session/sign-in/snabel-sign-in-result.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_SIGN_IN_IDENTITY (snabel_sign_in_identity_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSignInIdentity, snabel_sign_in_identity, SNABEL, SIGN_IN_IDENTITY, AdwBin)

void snabel_sign_in_identity_set_pictures (SnabelSignInIdentity *self,
                                           SnabelPictures       *pictures);
void snabel_sign_in_identity_show (SnabelSignInIdentity     *self,
                                   const SnabelSignInResult *result,
                                   const char               *expected_handle);

G_END_DECLS
