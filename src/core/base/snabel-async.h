/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few ways in which Snabel uses futures and fibers: CONTRIBUTING.md, "Waiting". */
#pragma once

#include <libdex.h>

#include "base/snabel-fiber.h"

G_BEGIN_DECLS

DexFuture *snabel_on_main (DexFuture *work);
DexFuture *snabel_then_main (DexFuture        *work,
                             DexFutureCallback callback,
                             gpointer          data);
void       snabel_detach (const char *name,
                          DexFuture  *work);
DexFuture *snabel_in_worker (DexFiberFunc   work,
                             gpointer       data,
                             GDestroyNotify destroy);
void       snabel_free_in_worker (gpointer       data,
                                  GDestroyNotify destroy);
void       snabel_async_begin (void);
void       snabel_async_end (void);
guint      snabel_async_get_n_busy (void);

#define snabel_then_ui snabel_then_main

G_END_DECLS
