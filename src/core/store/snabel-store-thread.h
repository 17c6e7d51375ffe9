/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread with a queue: the only place where SQL runs. */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

typedef struct _SnabelStoreThread SnabelStoreThread;

/**
 * SnabelStoreWork:
 * @state: what the thread works on
 * @data: the job's argument
 *
 * A job: runs on the store's thread, may block, and must not await.
 *
 * Returns: (transfer full): a finished future
 */
typedef DexFuture *(*SnabelStoreWork) (gpointer state,
                                       gpointer data);

SnabelStoreThread *snabel_store_thread_new (const char    *name,
                                            gpointer       state,
                                            GDestroyNotify free_state);
void               snabel_store_thread_free (SnabelStoreThread *self);
DexFuture         *snabel_store_thread_write (SnabelStoreThread *self,
                                              SnabelStoreWork    work,
                                              gpointer           data,
                                              GDestroyNotify     destroy);
DexFuture         *snabel_store_thread_read (SnabelStoreThread *self,
                                             SnabelStoreWork    work,
                                             gpointer           data,
                                             GDestroyNotify     destroy);
DexFuture         *snabel_store_thread_stop (SnabelStoreThread *self,
                                             SnabelStoreWork    work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelStoreThread, snabel_store_thread_free)

G_END_DECLS
