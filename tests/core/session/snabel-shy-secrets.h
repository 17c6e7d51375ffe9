/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A keyring in memory that can be absent, locked or unwilling. */
#pragma once

#include "base/snabel-secrets.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_SHY_SECRETS (snabel_shy_secrets_get_type ())
G_DECLARE_FINAL_TYPE (SnabelShySecrets, snabel_shy_secrets, SNABEL, SHY_SECRETS, GObject)

SnabelSecrets *snabel_shy_secrets_new (void);
void           snabel_shy_secrets_set_mood (SnabelSecrets *secrets,
                                            int            code);
void           snabel_shy_secrets_be_willing (SnabelSecrets *secrets);
void           snabel_shy_secrets_keep_silent (SnabelSecrets *secrets);
gboolean       snabel_shy_secrets_was_asked (SnabelSecrets *secrets);
void           snabel_shy_secrets_speak (SnabelSecrets *secrets);
char          *snabel_shy_secrets_dup (SnabelSecrets *secrets,
                                       const char    *key);
guint          snabel_shy_secrets_get_n_secrets (SnabelSecrets *secrets);

G_END_DECLS
