/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose post it will be, unmistakably, and the choice of another account. */
#pragma once

#include <gtk/gtk.h>

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_SENDER_BUTTON (snabel_sender_button_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSenderButton, snabel_sender_button, SNABEL, SENDER_BUTTON, GtkWidget)

/* Property "session", a SnabelSession: notifies when the person chooses, or the account leaves. */
void           snabel_sender_button_set_accounts (SnabelSenderButton *self,
                                                  SnabelAccounts     *accounts,
                                                  const char         *base_uri);
SnabelSession *snabel_sender_button_get_session (SnabelSenderButton *self);
void           snabel_sender_button_set_session (SnabelSenderButton *self,
                                                 SnabelSession      *session);

G_END_DECLS
