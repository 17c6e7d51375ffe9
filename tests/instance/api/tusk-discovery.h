/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a client finds the API: the well-known documents, and the door of a split domain. */
#pragma once

#include "server/tusk-reply.h"

G_BEGIN_DECLS

gboolean   tusk_discovery_is_front_door (TuskCall *call);
TuskReply *tusk_discovery_answer_front_door (TuskCall *call);

G_END_DECLS
