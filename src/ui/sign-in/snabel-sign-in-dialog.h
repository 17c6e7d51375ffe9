/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing in, from the question for the server to the account in the list. */
#pragma once

#include <adwaita.h>

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_SIGN_IN_DIALOG (snabel_sign_in_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSignInDialog, snabel_sign_in_dialog, SNABEL, SIGN_IN_DIALOG, AdwDialog)

SnabelSignInDialog *snabel_sign_in_dialog_new (SnabelAccounts *accounts);
SnabelSignInDialog *snabel_sign_in_dialog_new_again (SnabelAccounts *accounts,
                                                     SnabelSession  *session);
void                snabel_sign_in_dialog_set_typed (SnabelSignInDialog *self,
                                                     const char         *text);
const char         *snabel_sign_in_dialog_get_page (SnabelSignInDialog *self);

G_END_DECLS
