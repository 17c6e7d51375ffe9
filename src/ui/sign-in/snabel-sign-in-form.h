/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that asks one thing: the server, or the code. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_SIGN_IN_FORM (snabel_sign_in_form_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSignInForm, snabel_sign_in_form, SNABEL, SIGN_IN_FORM, AdwBin)

const char *snabel_sign_in_form_get_text (SnabelSignInForm *self);
void        snabel_sign_in_form_set_text (SnabelSignInForm *self,
                                          const char       *text);
void        snabel_sign_in_form_set_error (SnabelSignInForm *self,
                                           const char       *sentence);

G_END_DECLS
