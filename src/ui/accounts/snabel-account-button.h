/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who acts in this window, and the list of all who could. */
#pragma once

#include <adwaita.h>

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ACCOUNT_BUTTON (snabel_account_button_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAccountButton, snabel_account_button, SNABEL, ACCOUNT_BUTTON, AdwBin)

GtkWidget     *snabel_account_button_new (SnabelAccounts *accounts);
SnabelSession *snabel_account_button_get_session (SnabelAccountButton *self);
void           snabel_account_button_set_session (SnabelAccountButton *self,
                                                  SnabelSession       *session);
void           snabel_account_button_set_accounts (SnabelAccountButton *self,
                                                   SnabelAccounts      *accounts);

G_END_DECLS
