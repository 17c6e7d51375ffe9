/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fibers with a cancellation of their own, because that of libdex 0.10 corrupts its queues. */
#include "base/snabel-fiber.h"

/* libdex cancels a dropped fiber by moving it to the queue of those that may run, without noting that it did.
 * When what the fiber waited for completes before the fiber has run, it is taken from a queue that it is not in, and the
 * program crashes sooner or later (seen with 0.10.0: dex_fiber_discard() and dex_fiber_propagate()).
 * So libdex never learns that a fiber was dropped: each awaits, beside the thing itself, a promise that is rejected then. */
typedef struct
{
  DexFiberFunc   func;
  gpointer       data;
  GDestroyNotify destroy;
  DexPromise    *result; /* what the caller of snabel_spawn() holds; dropping it cancels */
  DexPromise    *cancel; /* what every await waits for besides */
} Fiber;

/* The fiber that runs now, if it is one of ours. */
static _Thread_local Fiber *current;

static void
fiber_clear (gpointer data)
{
  Fiber *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  dex_clear (&self->result);
  dex_clear (&self->cancel);
}

static void
fiber_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, fiber_clear);
}

static void
fiber_unref_closure (gpointer  self,
                     GClosure *closure)
{
  fiber_unref (self);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Fiber *self = user_data;

  if (dex_future_is_pending (DEX_FUTURE (self->cancel)))
    dex_promise_reject (self->cancel, g_error_new_literal (DEX_ERROR, DEX_ERROR_FIBER_CANCELLED, "Nobody waits any more"));
}

static DexFuture *
run_fiber (gpointer data)
{
  Fiber *self = data;
  g_autoptr(DexFuture) returned = NULL;
  g_autoptr(GError) error = NULL;

  current = self;
  returned = self->func (self->data);
  current = self;
  if (returned != NULL)
    snabel_await (dex_ref (returned), &error);
  current = NULL;

  /* What the fiber owned goes before anybody hears of its end, as if it were a function that returned. */
  if (self->destroy != NULL)
    g_steal_pointer (&self->destroy) (g_steal_pointer (&self->data));
  if (dex_future_is_pending (DEX_FUTURE (self->result)))
    {
      const GValue *value = returned != NULL && error == NULL ? dex_future_get_value (returned, NULL) : NULL;

      if (value != NULL)
        dex_promise_resolve (self->result, value);
      else if (error != NULL)
        dex_promise_reject (self->result, g_steal_pointer (&error));
      else
        dex_promise_reject (self->result, g_error_new_literal (DEX_ERROR, DEX_ERROR_FIBER_EXITED, "The fiber ended without a result"));
    }

  /* The promise holds its cancellable, which holds us. */
  dex_clear (&self->result);

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_spawn:
 * @name: a static name for the debugger; usually the function's
 * @fiber: the flow; at most 40 lines, no GTK, no change of what rows show
 * @data: (transfer full): its argument
 * @destroy: (nullable): frees @data
 *
 * Runs @fiber on the main thread. Dropping the future ends its present and every later await with
 * %DEX_ERROR_FIBER_CANCELLED, and so cancels what it awaits; the fiber then leaves by its own returns.
 *
 * Returns: (transfer full): a future that ends as the fiber does
 */
DexFuture *
snabel_spawn (const char    *name,
              DexFiberFunc   fiber,
              gpointer       data,
              GDestroyNotify destroy)
{
  Fiber      *self = g_atomic_rc_box_new0 (Fiber);
  DexPromise *result = dex_promise_new_cancellable ();
  DexFuture  *spawned;

  self->func = fiber;
  self->data = data;
  self->destroy = destroy;
  self->result = dex_ref (result);
  self->cancel = dex_promise_new ();
  g_signal_connect_data (dex_promise_get_cancellable (result), "cancelled", G_CALLBACK (cancelled_cb),
                         g_atomic_rc_box_acquire (self), fiber_unref_closure, 0);

  spawned = dex_scheduler_spawn (dex_scheduler_get_default (), 0, run_fiber, self, fiber_unref);
  dex_future_set_static_name (spawned, name);
  dex_future_disown (spawned);

  return dex_future_first (DEX_FUTURE (result), NULL);
}

/* Adds the cancellation of the fiber that runs, and forgets the fiber while others run. */
static DexFuture *
begin_await (DexFuture *future,
             Fiber    **self)
{
  *self = g_steal_pointer (&current);
  if (*self == NULL || !dex_future_is_pending (future))
    return future;

  return dex_future_first (future, dex_ref ((*self)->cancel), NULL);
}

/* @suffix, the type, how it is documented */
#define DEFINE_AWAIT(suffix, type)                         \
  type                                                     \
    snabel_await##suffix (DexFuture *future,               \
                          GError   **error)                \
  {                                                        \
    Fiber     *self = NULL;                                \
    DexFuture *guarded = begin_await (future, &self);      \
    type       value = dex_await##suffix (guarded, error); \
                                                           \
    current = self;                                        \
                                                           \
    return value;                                          \
  }

/**
 * snabel_await:
 * @future: (transfer full): what to wait for
 *
 * Suspends the fiber until @future has ended or the fiber is dropped. Its sisters return the value, (transfer full),
 * or 0 and @error.
 *
 * Returns: whether @future resolved
 */
DEFINE_AWAIT (, gboolean)
DEFINE_AWAIT (_boolean, gboolean)
DEFINE_AWAIT (_int, int)
DEFINE_AWAIT (_uint, guint)
DEFINE_AWAIT (_int64, gint64)
DEFINE_AWAIT (_string, char *)
DEFINE_AWAIT (_boxed, gpointer)
DEFINE_AWAIT (_object, gpointer)
DEFINE_AWAIT (_variant, GVariant *)
