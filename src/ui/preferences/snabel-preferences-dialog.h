/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can choose about the program as a whole. */
#pragma once

#include <adwaita.h>

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_PREFERENCES_DIALOG (snabel_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SnabelPreferencesDialog, snabel_preferences_dialog, SNABEL, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *snabel_preferences_dialog_new (GSettings      *settings,
                                          SnabelAccounts *accounts);

G_END_DECLS
