/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the parameters of a new post to the post, checked as the manner checks. */
#pragma once

#include "server/tusk-reply.h"

G_BEGIN_DECLS

TuskPost *tusk_composer_publish (TuskCall   *call,
                                 TuskReply **refusal);
gboolean  tusk_composer_edit (TuskCall   *call,
                              TuskPost   *post,
                              TuskReply **refusal);
void      tusk_composer_tell (TuskWorld *world,
                              TuskPost  *post);

G_END_DECLS
