/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At most so many requests a host at a time; what somebody looks at goes first. */
#pragma once

#include <libdex.h>

#include "base/http/snabel-http-request.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_HOST_TICKET (snabel_host_ticket_get_type ())
typedef struct _SnabelHostTicket SnabelHostTicket;

GType             snabel_host_ticket_get_type (void) G_GNUC_CONST;
SnabelHostTicket *snabel_host_ticket_ref (SnabelHostTicket *self);
void              snabel_host_ticket_unref (SnabelHostTicket *self);

#define SNABEL_TYPE_HOST_QUEUE (snabel_host_queue_get_type ())
G_DECLARE_FINAL_TYPE (SnabelHostQueue, snabel_host_queue, SNABEL, HOST_QUEUE, GObject)

SnabelHostQueue *snabel_host_queue_new (guint max_per_host);
DexFuture       *snabel_host_queue_enter (SnabelHostQueue *self,
                                          const char      *host,
                                          SnabelPriority   priority);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelHostTicket, snabel_host_ticket_unref)

G_END_DECLS
