/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to a status: shown at once, taken back if the server refuses. */
#pragma once

#include "session/snabel-session.h"

G_BEGIN_DECLS

DexFuture *snabel_session_set_favourited (SnabelSession *self,
                                          SnabelStatus  *status,
                                          gboolean       favourited);
DexFuture *snabel_session_set_reblogged (SnabelSession *self,
                                         SnabelStatus  *status,
                                         gboolean       reblogged);
DexFuture *snabel_session_reblog (SnabelSession   *self,
                                  SnabelStatus    *status,
                                  SnabelVisibility visibility);
DexFuture *snabel_session_set_bookmarked (SnabelSession *self,
                                          SnabelStatus  *status,
                                          gboolean       bookmarked);
DexFuture *snabel_session_set_pinned (SnabelSession *self,
                                      SnabelStatus  *status,
                                      gboolean       pinned);
DexFuture *snabel_session_set_conversation_muted (SnabelSession *self,
                                                  SnabelStatus  *status,
                                                  gboolean       muted);

G_END_DECLS
