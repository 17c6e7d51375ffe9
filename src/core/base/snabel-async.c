/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Futures and fibers with the traps of libdex 0.10 taken out. */
#include "base/snabel-async.h"

#include "base/snabel-error.h"

typedef struct
{
  DexPromise *promise;
  DexFuture  *finished;
} Hop;

static void
hop_func (gpointer data)
{
  Hop *hop = data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (hop->finished, &error);

  if (value != NULL)
    dex_promise_resolve (hop->promise, value);
  else
    dex_promise_reject (hop->promise, g_steal_pointer (&error));

  dex_clear (&hop->promise);
  dex_clear (&hop->finished);
  g_free (hop);
}

static DexFuture *
hop_cb (DexFuture *finished,
        gpointer   user_data)
{
  Hop        *hop = g_new0 (Hop, 1);
  DexPromise *promise = dex_promise_new ();

  hop->promise = dex_ref (promise);
  hop->finished = dex_ref (finished);
  dex_scheduler_push (dex_scheduler_get_default (), hop_func, hop);

  return DEX_FUTURE (promise);
}

/**
 * snabel_on_main:
 * @work: (transfer full): any future
 *
 * In libdex 0.10 a callback runs on the stack of the fiber that finished, which is small.
 * What follows the future returned here runs on the main stack.
 *
 * Returns: (transfer full): a future that ends as @work does, at a later turn of the main loop
 */
DexFuture *
snabel_on_main (DexFuture *work)
{
  return dex_future_finally (work, hop_cb, NULL, NULL);
}

/**
 * snabel_then_main:
 * @work: (transfer full): any future
 * @callback: runs on the main stack, whether @work resolved or rejected
 * @data: (transfer none): handed to @callback
 *
 * Whoever keeps the returned future owns the wait: dropping it cancels @work, and @callback never runs.
 * So @data may be the owner itself, unreferenced.
 *
 * Returns: (transfer full): a future that ends as what @callback returns
 */
DexFuture *
snabel_then_main (DexFuture        *work,
                  DexFutureCallback callback,
                  gpointer          data)
{
  return dex_future_finally (snabel_on_main (work), callback, data, NULL);
}

static DexFuture *
detached_cb (DexFuture *future,
             gpointer   user_data)
{
  g_autoptr(GError) error = NULL;

  dex_future_get_value (future, &error);
  if (!snabel_error_is_cancelled (error))
    g_debug ("%s: %s", (const char *) user_data, error->message);

  return dex_future_new_for_boolean (FALSE);
}

/**
 * snabel_detach:
 * @name: a static string that says in the log what failed
 * @work: (transfer full): work that ends by itself and for which nobody waits
 */
void
snabel_detach (const char *name,
               DexFuture  *work)
{
  dex_future_disown (dex_future_catch (work, detached_cb, (gpointer) name, NULL));
}

/**
 * snabel_in_worker:
 * @work: what may take a millisecond or more: parsing, packing; touches nothing but @data
 * @data: (transfer full): its argument
 * @destroy: (nullable): frees @data, in the worker
 *
 * Returns: (transfer full): a future that ends as what @work returns
 */
DexFuture *
snabel_in_worker (DexFiberFunc   work,
                  gpointer       data,
                  GDestroyNotify destroy)
{
  DexFuture *future = dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, work, data, destroy);

  /* A callback that is not called has its data freed on the thread that ended the future: let that be the main one. */
  return snabel_on_main (dex_future_first (future, NULL));
}
