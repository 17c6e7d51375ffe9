/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody who listens live. */
#pragma once

#include "server/tusk-reply.h"
#include "world/tusk-person.h"

G_BEGIN_DECLS

TuskHub   *tusk_hub_new (TuskWorld *world);
void       tusk_hub_free (TuskHub *self);
TuskReply *tusk_hub_accept (TuskHub           *self,
                            TuskCall          *call,
                            SoupServerMessage *message);
guint      tusk_hub_get_n_streams (TuskHub *self);
void       tusk_hub_set_is_mute (TuskHub *self,
                                 gboolean is_mute);
void       tusk_hub_set_refuses (TuskHub *self,
                                 gboolean refuses);
void       tusk_hub_drop (TuskHub   *self,
                          TuskToken *token);
void       tusk_hub_ping (TuskHub *self);
void       tusk_hub_emit (TuskHub    *self,
                          const char *frame);
void       tusk_hub_notify (TuskHub    *self,
                            TuskPerson *person,
                            TuskNotice *notice);
void       tusk_hub_update (TuskHub    *self,
                            TuskPost   *post,
                            const char *event);
void       tusk_hub_delete (TuskHub  *self,
                            TuskPost *post);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TuskHub, tusk_hub_free)

G_END_DECLS
