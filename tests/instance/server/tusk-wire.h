/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection taken out of the HTTP server's hands, to misbehave on. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TuskWire TuskWire;

TuskWire *tusk_wire_new (GIOStream *stream);
void      tusk_wire_free (TuskWire *self);
void      tusk_wire_send (TuskWire   *self,
                          GByteArray *bytes,
                          guint64     n_filling);
void      tusk_wire_drip (TuskWire   *self,
                          GByteArray *bytes,
                          guint       milliseconds);

G_END_DECLS
