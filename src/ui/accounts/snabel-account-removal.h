/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question before an account goes. */
#pragma once

#include <adwaita.h>

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

AdwDialog *snabel_account_removal_new (SnabelAccounts *accounts,
                                       SnabelSession  *session);

G_END_DECLS
