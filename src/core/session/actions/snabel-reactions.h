/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to a post that are but an emoji: shown at once, taken back if the server refuses. */
#pragma once

#include "model/snabel-emoji-reaction.h"
#include "session/snabel-session.h"

G_BEGIN_DECLS

DexFuture           *snabel_session_set_reaction (SnabelSession *self,
                                                  SnabelStatus  *status,
                                                  const char    *name,
                                                  gboolean       is_wanted);
SnabelEmojiReaction *snabel_session_find_reaction (SnabelStatus *status,
                                                   const char   *name);

G_END_DECLS
