/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the passphrase of the encrypted file, in the window that is shown. */
#pragma once

#include "snabel-app.h"

G_BEGIN_DECLS

void snabel_app_watch_vault (SnabelApp   *self,
                             SnabelVault *vault);

G_END_DECLS
