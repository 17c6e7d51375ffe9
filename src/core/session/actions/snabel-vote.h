/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voting in a poll, and looking how it stands. */
#pragma once

#include "session/snabel-session.h"

G_BEGIN_DECLS

DexFuture *snabel_session_vote (SnabelSession *self,
                                SnabelStatus  *status,
                                const guint   *choices,
                                guint          n_choices);
DexFuture *snabel_session_refresh_poll (SnabelSession *self,
                                        SnabelStatus  *status);

G_END_DECLS
