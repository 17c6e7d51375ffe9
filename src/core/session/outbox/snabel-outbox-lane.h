/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The posts of one account on their way: one after the other. */
#pragma once

#include "session/outbox/snabel-outbox.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_OUTBOX_LANE (snabel_outbox_lane_get_type ())
G_DECLARE_FINAL_TYPE (SnabelOutboxLane, snabel_outbox_lane, SNABEL, OUTBOX_LANE, GObject)

SnabelOutboxLane *snabel_outbox_lane_new (SnabelOutbox *outbox,
                                          const char   *account_key);
void              snabel_outbox_lane_kick (SnabelOutboxLane *self);
void              snabel_outbox_lane_hurry (SnabelOutboxLane *self);
void              snabel_outbox_lane_stop (SnabelOutboxLane *self);
void              snabel_outbox_lane_let_go (SnabelOutboxLane  *self,
                                             SnabelOutboxEntry *entry);

G_END_DECLS
