/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When to try again: what the server says, and what is polite where it says nothing. */
#pragma once

#include "base/snabel-clock.h"
#include "base/http/snabel-http-reply.h"
#include "base/snabel-random.h"

G_BEGIN_DECLS

gint64   snabel_retry_get_back_off (SnabelRandom *random,
                                    guint         n_failures,
                                    gint64        first,
                                    gint64        most);
gint64   snabel_retry_read_wait (SnabelHttpReply *reply,
                                 SnabelClock     *clock);
gboolean snabel_retry_is_worth_it (SnabelHttpReply *reply);

G_END_DECLS
