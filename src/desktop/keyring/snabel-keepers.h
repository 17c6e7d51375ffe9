/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyring and the sealed file as one keeper: each account's secret stays where the person put it. */
#pragma once

#include "base/snabel-vault.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_KEEPERS (snabel_keepers_get_type ())
G_DECLARE_FINAL_TYPE (SnabelKeepers, snabel_keepers, SNABEL, KEEPERS, GObject)

SnabelSecrets *snabel_keepers_new (SnabelSecrets *keyring,
                                   SnabelVault   *vault);

G_END_DECLS
