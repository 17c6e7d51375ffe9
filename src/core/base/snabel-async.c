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

/* Work on other threads that has not ended, as far as the main thread knows. */
static int n_busy;

/**
 * snabel_async_begin:
 *
 * Whoever gives work to another thread says so; snabel_async_end() follows from whichever thread.
 */
void
snabel_async_begin (void)
{
  g_atomic_int_inc (&n_busy);
}

static void
end_func (gpointer data)
{
  g_atomic_int_add (&n_busy, -1);
}

/**
 * snabel_async_end:
 *
 * The work has ended; the main thread learns it at a later turn, as it learns the result.
 */
void
snabel_async_end (void)
{
  dex_scheduler_push (dex_scheduler_get_default (), end_func, NULL);
}

/**
 * snabel_async_get_n_busy:
 *
 * For tests, which move the clock when all is at rest.
 *
 * Returns: how many pieces of work other threads have
 */
guint
snabel_async_get_n_busy (void)
{
  return (guint) g_atomic_int_get (&n_busy);
}

typedef struct
{
  DexFiberFunc   work;
  gpointer       data;
  GDestroyNotify destroy;
  DexPromise    *promise;
  DexFuture     *answer;
} Task;

/* On the main thread, where nobody may wait for it any more. */
static void
deliver_func (gpointer data)
{
  Task *task = data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (task->answer, &error);

  if (value != NULL)
    dex_promise_resolve (task->promise, value);
  else
    dex_promise_reject (task->promise, g_steal_pointer (&error));

  dex_clear (&task->promise);
  dex_clear (&task->answer);
  g_free (task);
  end_func (NULL);
}

/* Not as a fiber: libdex takes its own time to let go of one that has ended on another thread. */
static void
work_func (gpointer data)
{
  Task *task = data;

  task->answer = task->work (task->data);
  g_assert (!dex_future_is_pending (task->answer));
  if (task->destroy != NULL)
    task->destroy (task->data);
  dex_scheduler_push (dex_scheduler_get_default (), deliver_func, task);
}

/**
 * snabel_in_worker:
 * @work: what may take a millisecond or more: parsing, packing; touches nothing but @data, awaits nothing
 * @data: (transfer full): its argument
 * @destroy: (nullable): frees @data, in the worker
 *
 * Runs @work whether or not anybody waits for it.
 *
 * Returns: (transfer full): a future that ends as what @work returns, on the main stack
 */
DexFuture *
snabel_in_worker (DexFiberFunc   work,
                  gpointer       data,
                  GDestroyNotify destroy)
{
  Task       *task = g_new0 (Task, 1);
  DexPromise *promise = dex_promise_new ();

  *task = (Task) { work, data, destroy, dex_ref (promise), NULL };
  snabel_async_begin ();
  dex_scheduler_push (dex_thread_pool_scheduler_get_default (), work_func, task);

  return DEX_FUTURE (promise);
}

static void
free_func (gpointer data)
{
  Task *task = data;

  task->destroy (task->data);
  g_free (task);
  snabel_async_end ();
}

/**
 * snabel_free_in_worker:
 * @data: (transfer full): what takes a millisecond or more to free
 * @destroy: frees it
 */
void
snabel_free_in_worker (gpointer       data,
                       GDestroyNotify destroy)
{
  Task *task = g_new0 (Task, 1);

  *task = (Task) { .data = data, .destroy = destroy };
  snabel_async_begin ();
  dex_scheduler_push (dex_thread_pool_scheduler_get_default (), free_func, task);
}
