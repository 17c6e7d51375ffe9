/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is called, and what a line says, where there is room for words only. */
#pragma once

#include "model/snabel-account.h"

G_BEGIN_DECLS

char *snabel_shown_name_dup (SnabelAccount *account);
char *snabel_shown_name_dup_isolated (SnabelAccount *account);
char *snabel_shown_name_dup_line (const char *text,
                                  GListModel *emojis);

G_END_DECLS
