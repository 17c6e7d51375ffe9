/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An account in the list of accounts, with what can be done about it. */
#pragma once

#include <adwaita.h>

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ACCOUNT_ITEM (snabel_account_item_get_type ())
G_DECLARE_FINAL_TYPE (SnabelAccountItem, snabel_account_item, SNABEL, ACCOUNT_ITEM, GtkListBoxRow)

GtkWidget     *snabel_account_item_new (SnabelAccounts *accounts,
                                        SnabelSession  *session);
SnabelSession *snabel_account_item_get_session (SnabelAccountItem *self);
void           snabel_account_item_set_is_in_use (SnabelAccountItem *self,
                                                  gboolean           is_in_use);

G_END_DECLS
