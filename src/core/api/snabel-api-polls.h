/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapter "polls" of the API. Every future resolves to a SnabelApiReply. */
#pragma once

#include "api/snabel-client.h"

G_BEGIN_DECLS

DexFuture *snabel_api_get_poll (SnabelClient *client,
                                const char   *id);
DexFuture *snabel_api_vote (SnabelClient *client,
                            const char   *id,
                            const guint  *choices,
                            guint         n_choices);

G_END_DECLS
