/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be shown before the server agrees: people no longer wanted, posts deleted. */
#pragma once

#include "api/snabel-api-relations.h"
#include "session/snabel-session.h"

G_BEGIN_DECLS

DexFuture *snabel_session_mute_account (SnabelSession *self,
                                        const char    *account_id,
                                        guint          seconds);
DexFuture *snabel_session_block_account (SnabelSession *self,
                                         const char    *account_id);
DexFuture *snabel_session_report (SnabelSession      *self,
                                  const SnabelReport *report);
DexFuture *snabel_session_delete_status (SnabelSession *self,
                                         SnabelStatus  *status);
gboolean   snabel_session_is_own (SnabelSession *self,
                                  SnabelStatus  *status);

G_END_DECLS
