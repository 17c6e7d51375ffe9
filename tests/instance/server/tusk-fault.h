/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shall go wrong, and when. */
#pragma once

#include "server/tusk-reply.h"

G_BEGIN_DECLS

typedef struct
{
  SnabelTestFault fault; /* its texts are owned */
  guint           n_seen;
} TuskFault;

TuskFault  *tusk_fault_new (const SnabelTestFault *fault);
void        tusk_fault_free (TuskFault *self);
TuskFault  *tusk_fault_find (GPtrArray  *faults,
                             const char *method,
                             const char *path);
gboolean    tusk_fault_is_instead (const SnabelTestFault *fault);
TuskReply  *tusk_fault_make_reply (const SnabelTestFault *fault,
                                   TuskWorld             *world);
void        tusk_fault_spoil_types (TuskReply *reply);
GByteArray *tusk_fault_build_bomb (const SnabelTestFault *fault);
gboolean    tusk_fault_kind_from_string (const char          *name,
                                         SnabelTestFaultKind *kind);

G_END_DECLS
