/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store's thread. Jobs run in the order they came; nothing that was accepted is dropped.
 *
 * Futures end on the main thread: libdex frees the data of a callback that is not called (that of
 * a "then" when the future rejects) on the thread that ended it, and that data may be an object's last reference. */
#include "config.h"

#include "store/snabel-store-thread.h"

#include "base/snabel-async.h"
#include "store/snabel-database.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SnabelStoreWork work;
  gpointer        data;
  GDestroyNotify  destroy;
  DexPromise     *promise;
  gboolean        is_droppable;
  gboolean        is_last;
} Job;

/* What the thread itself holds: it may outlive its owner by the jobs that are queued. */
typedef struct
{
  GAsyncQueue   *jobs;
  gpointer       state;
  GDestroyNotify free_state;
} Loop;

struct _SnabelStoreThread
{
  GAsyncQueue *jobs;
  GThread     *thread;
  gboolean     is_stopped;
};

static void
job_free (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  dex_clear (&job->promise);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
is_unwanted (Job *job)
{
  return job->is_droppable && g_cancellable_is_cancelled (dex_promise_get_cancellable (job->promise));
}

static void
run_job (Job     *job,
         gpointer state)
{
  g_autoptr(DexFuture) answer = NULL;
  g_autoptr(GError) error = NULL;
  const GValue *value = NULL;

  if (is_unwanted (job))
    {
      dex_promise_reject (job->promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody waits any more"));
      return;
    }

  if (job->work != NULL)
    answer = job->work (state, job->data);
  else
    answer = dex_future_new_for_boolean (TRUE);
  g_assert (!dex_future_is_pending (answer));

  value = dex_future_get_value (answer, &error);
  if (value != NULL)
    dex_promise_resolve (job->promise, value);
  else
    dex_promise_reject (job->promise, g_steal_pointer (&error));
}

static gpointer
thread_main (gpointer data)
{
  Loop    *loop = data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      g_autoptr(Job) job = g_async_queue_pop (loop->jobs);

      is_last = job->is_last;
      run_job (job, loop->state);
      snabel_async_end ();
    }

  loop->free_state (loop->state);
  g_async_queue_unref (loop->jobs);
  g_free (loop);

  return NULL;
}

/**
 * snabel_store_thread_new:
 * @name: for the debugger, at most 15 characters
 * @state: (transfer full): handed to every job; nobody else touches it
 * @free_state: frees it, on the thread
 *
 * Returns: (transfer full): a running thread
 */
SnabelStoreThread *
snabel_store_thread_new (const char    *name,
                         gpointer       state,
                         GDestroyNotify free_state)
{
  SnabelStoreThread *self = g_new0 (SnabelStoreThread, 1);
  Loop              *loop = g_new0 (Loop, 1);

  self->jobs = g_async_queue_new ();
  loop->jobs = g_async_queue_ref (self->jobs);
  loop->state = state;
  loop->free_state = free_state;
  self->thread = g_thread_new (name, thread_main, loop);

  return self;
}

static DexPromise *
push (SnabelStoreThread *self,
      Job                job)
{
  DexPromise *promise = job.is_droppable ? dex_promise_new_cancellable () : dex_promise_new ();

  g_assert (self->thread != g_thread_self ());

  job.promise = dex_ref (promise);
  if (!self->is_stopped)
    {
      self->is_stopped = job.is_last;
      snabel_async_begin ();
      g_async_queue_push (self->jobs, g_memdup2 (&job, sizeof job));
      return promise;
    }

  job_free (g_memdup2 (&job, sizeof job));
  dex_promise_reject (promise, g_error_new_literal (SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_CLOSED,
                                                    _ ("Snabel is closing")));

  return promise;
}

/**
 * snabel_store_thread_free:
 * @self: (transfer full): a thread; what is queued is still done
 *
 * The state is freed on the thread when the queue is empty; nobody waits for that here.
 */
void
snabel_store_thread_free (SnabelStoreThread *self)
{
  if (!self->is_stopped)
    dex_unref (push (self, (Job) { .is_last = TRUE }));
  g_thread_unref (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/**
 * snabel_store_thread_write:
 * @work: the job
 * @data: (transfer full): its argument
 * @destroy: (nullable): frees @data, on the thread
 *
 * Runs @work whether or not anybody waits for it.
 *
 * Returns: (transfer full): a future that ends as what @work returns
 */
DexFuture *
snabel_store_thread_write (SnabelStoreThread *self,
                           SnabelStoreWork    work,
                           gpointer           data,
                           GDestroyNotify     destroy)
{
  return snabel_on_main (DEX_FUTURE (push (self, (Job) { .work = work, .data = data, .destroy = destroy })));
}

/**
 * snabel_store_thread_read:
 * @work: the job
 * @data: (transfer full): its argument
 * @destroy: (nullable): frees @data, on the thread
 *
 * Runs @work unless the returned future was dropped before its turn.
 *
 * Returns: (transfer full): a future that ends as what @work returns
 */
DexFuture *
snabel_store_thread_read (SnabelStoreThread *self,
                          SnabelStoreWork    work,
                          gpointer           data,
                          GDestroyNotify     destroy)
{
  return snabel_on_main (DEX_FUTURE (push (self, (Job) { .work = work, .data = data, .destroy = destroy, .is_droppable = TRUE })));
}

/**
 * snabel_store_thread_stop:
 * @work: (nullable): the last job
 *
 * What was queued before is done first; what comes later is refused.
 *
 * Returns: (transfer full): a future that ends as @work does
 */
DexFuture *
snabel_store_thread_stop (SnabelStoreThread *self,
                          SnabelStoreWork    work)
{
  return snabel_on_main (DEX_FUTURE (push (self, (Job) { .work = work, .is_last = TRUE })));
}
