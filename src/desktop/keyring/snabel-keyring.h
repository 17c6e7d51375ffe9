/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's keyring as the keeper of tokens. */
#pragma once

#include "base/snabel-clock.h"
#include "base/snabel-secrets.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_KEYRING (snabel_keyring_get_type ())
G_DECLARE_FINAL_TYPE (SnabelKeyring, snabel_keyring, SNABEL, KEYRING, GObject)

SnabelSecrets *snabel_keyring_new (SnabelClock *clock);

G_END_DECLS
