/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fibers that can be dropped at any moment: CONTRIBUTING.md, "Waiting". */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

DexFuture *snabel_spawn (const char    *name,
                         DexFiberFunc   fiber,
                         gpointer       data,
                         GDestroyNotify destroy);

/* In a fiber, in place of dex_await() and the like: those crash when the fiber is dropped in a bad moment. */
gboolean  snabel_await (DexFuture *future,
                        GError   **error);
gboolean  snabel_await_boolean (DexFuture *future,
                                GError   **error);
int       snabel_await_int (DexFuture *future,
                            GError   **error);
guint     snabel_await_uint (DexFuture *future,
                             GError   **error);
gint64    snabel_await_int64 (DexFuture *future,
                              GError   **error);
char     *snabel_await_string (DexFuture *future,
                               GError   **error);
gpointer  snabel_await_boxed (DexFuture *future,
                              GError   **error);
gpointer  snabel_await_object (DexFuture *future,
                               GError   **error);
GVariant *snabel_await_variant (DexFuture *future,
                                GError   **error);

G_END_DECLS
