/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in which a post is written. Several can be open; what is typed is kept. */
#pragma once

#include <adwaita.h>

#include "session/outbox/snabel-outbox.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_COMPOSER (snabel_composer_get_type ())
G_DECLARE_FINAL_TYPE (SnabelComposer, snabel_composer, SNABEL, COMPOSER, AdwWindow)

/* @from: who posts, unless @draft says else; @in_reply_to: the post answered; @draft: to go on with. The last three may be NULL. */
SnabelComposer *snabel_composer_new (SnabelAccounts    *accounts,
                                     SnabelOutbox      *outbox,
                                     SnabelSession     *from,
                                     SnabelStatus      *in_reply_to,
                                     const SnabelDraft *draft);

const char *snabel_composer_get_draft_id (SnabelComposer *self);

G_END_DECLS
