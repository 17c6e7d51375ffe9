/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures that a server offers as emoji. */
#pragma once

#include "model/snabel-custom-emoji.h"
#include "session/snabel-session.h"

G_BEGIN_DECLS

GListModel        *snabel_session_get_emojis (SnabelSession *self);
SnabelCustomEmoji *snabel_server_emojis_find (GListModel *emojis,
                                              const char *shortcode);

G_END_DECLS
