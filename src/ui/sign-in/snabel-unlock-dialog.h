/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the passphrase of the file that keeps the sign-ins. */
#pragma once

#include <adwaita.h>

#include "base/snabel-vault.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_UNLOCK_DIALOG (snabel_unlock_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SnabelUnlockDialog, snabel_unlock_dialog, SNABEL, UNLOCK_DIALOG, AdwDialog)

AdwDialog *snabel_unlock_dialog_new (SnabelVault *vault);
void       snabel_unlock_dialog_set_typed (SnabelUnlockDialog *self,
                                           const char         *text);

G_END_DECLS
