/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list of accounts and its coming and going share. */
#pragma once

#include "session/accounts/snabel-accounts.h"

G_BEGIN_DECLS

struct _SnabelAccounts
{
  GObject         parent_instance;
  SnabelPlatform *platform;
  SnabelProfile  *profile;
  SnabelWords    *words;
  SnabelCache    *cache;
  SnabelPictures *pictures;
  GListStore     *sessions;
  DexFuture      *until;     /* before it has ended nothing is asked of keyring or server; none for at once */
  gboolean        is_closed; /* what is stopped now comes back at the next start */
};

void _snabel_accounts_append (SnabelAccounts *self,
                              SnabelSession  *session);
void _snabel_accounts_drop (SnabelAccounts *self,
                            SnabelSession  *session);

G_END_DECLS
