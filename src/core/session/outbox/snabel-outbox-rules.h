/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be concluded when an answer was lost. Pure functions. */
#pragma once

#include "model/snabel-instance.h"
#include "model/snabel-status.h"
#include "store/words/snabel-words-rows.h"

G_BEGIN_DECLS

gboolean snabel_outbox_honours_key (SnabelInstance *instance);
gboolean snabel_outbox_may_repeat (SnabelInstance *instance,
                                   gint64          first_sent,
                                   gint64          now);
gboolean snabel_outbox_is_same_post (const SnabelDraft *draft,
                                     SnabelStatus      *status);

G_END_DECLS
