/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which accounts may show alerts. */
#pragma once

#include <adwaita.h>

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

AdwPreferencesGroup *snabel_alert_accounts_new (GSettings      *settings,
                                                SnabelAccounts *accounts);

G_END_DECLS
