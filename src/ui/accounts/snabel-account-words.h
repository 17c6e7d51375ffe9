/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who an account is and how it stands with its server, in a few words and an icon. */
#pragma once

#include "session/snabel-session.h"

G_BEGIN_DECLS

char       *snabel_account_words_dup_name (const SnabelAccountRow *account);
char       *snabel_account_words_dup_state (SnabelSession *session);
const char *snabel_account_words_get_icon_name (SnabelSession *session);

G_END_DECLS
