/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages on which a person says yes or no. */
#pragma once

#include "server/tusk-reply.h"

G_BEGIN_DECLS

char *tusk_consent_decide (TuskWorld  *world,
                           TuskCall   *call,
                           TuskPerson *person,
                           gboolean    is_approved);

G_END_DECLS
