/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The traps of libdex 0.10, each with what keeps us out of it. */
#include "snabel-test.h"

static GThread *callback_thread;
static guintptr callback_stack;

static DexFuture *
note_stack_cb (DexFuture *future,
               gpointer   user_data)
{
  callback_thread = g_thread_self ();
  callback_stack = (guintptr) __builtin_frame_address (0);

  return dex_ref (future);
}

static DexFuture *
answer_fiber (gpointer data)
{
  return dex_future_new_for_int (42);
}

static void
test_then_main (void)
{
  /* Not a local's address: AddressSanitizer keeps locals elsewhere. */
  guintptr main_stack = (guintptr) __builtin_frame_address (0);
  g_autoptr(DexFuture) future = snabel_then_main (snabel_spawn (G_STRFUNC, answer_fiber, NULL, NULL), note_stack_cb, NULL);

  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (dex_await_int (dex_ref (future), NULL), ==, 42);
  g_assert_true (callback_thread == g_thread_self ());
  /* The main stack grows down from here; a fiber's lies elsewhere. */
  g_assert_cmpuint (main_stack - callback_stack, <, 1024 * 1024);
}

static void
test_worker (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (dex_await_int (snabel_in_worker (answer_fiber, NULL, NULL), &error), ==, 42);
  g_assert_no_error (error);
}

static DexFuture *
failing_work (gpointer data)
{
  g_assert_false (g_main_context_is_owner (NULL));
  ++*(guint *) data;

  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_FAILED, "no");
}

/* Work that fails says so; work that nobody waits for is done all the same. */
static void
test_worker_fails (void)
{
  g_autoptr(GError) error = NULL;
  guint      n_done = 0;
  DexFuture *dropped = snabel_in_worker (failing_work, &n_done, NULL);

  dex_clear (&dropped);
  snabel_test_drain ();
  g_assert_cmpuint (n_done, ==, 1);
  g_assert_false (dex_await (snabel_in_worker (failing_work, &n_done, NULL), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static gboolean fiber_was_cancelled;

static DexFuture *
waiting_fiber (gpointer data)
{
  g_autoptr(GError) error = NULL;

  snabel_await (dex_future_new_infinite (), &error);
  fiber_was_cancelled = g_error_matches (error, DEX_ERROR, DEX_ERROR_FIBER_CANCELLED);

  return dex_future_new_for_boolean (TRUE);
}

static void
test_drop_cancels (void)
{
  DexFuture *future = snabel_then_main (snabel_spawn (G_STRFUNC, waiting_fiber, NULL, NULL), note_stack_cb, NULL);

  snabel_test_drain ();
  callback_thread = NULL;
  dex_clear (&future);
  snabel_test_drain ();

  g_assert_true (fiber_was_cancelled);
  g_assert_null (callback_thread);
}

static guint n_cancelled;

static DexFuture *
awaiting_fiber (gpointer data)
{
  g_autoptr(GError) error = NULL;

  if (!snabel_await (dex_ref (data), &error) && g_error_matches (error, DEX_ERROR, DEX_ERROR_FIBER_CANCELLED))
    n_cancelled++;

  return dex_future_new_for_boolean (TRUE);
}

/* libdex 0.10 corrupts its queues when a fiber is dropped and what it awaits completes before it has run:
 * with its own fibers this test ends in a jump to nowhere. */
static void
test_drop_and_complete (void)
{
  n_cancelled = 0;
  for (guint i = 0; i < 200; i++)
    {
      DexPromise *promise = dex_promise_new ();
      DexFuture  *future = snabel_spawn (G_STRFUNC, awaiting_fiber, dex_ref (promise), dex_unref);
      DexFuture  *other = snabel_spawn (G_STRFUNC, answer_fiber, NULL, NULL);

      snabel_test_drain ();
      dex_clear (&future);
      dex_promise_resolve_int (promise, 1);
      snabel_test_drain ();
      dex_clear (&promise);
      dex_clear (&other);
    }
  g_assert_cmpuint (n_cancelled, ==, 200);
}

static DexFuture *
two_awaits_fiber (gpointer data)
{
  g_autoptr(GError) error = NULL;

  snabel_await (dex_ref (data), NULL);
  g_assert_false (snabel_await (dex_future_new_infinite (), &error));
  g_assert_error (error, DEX_ERROR, DEX_ERROR_FIBER_CANCELLED);
  n_cancelled++;

  return dex_future_new_for_boolean (TRUE);
}

/* Whoever was dropped gets no further than its next await. */
static void
test_later_awaits_are_cancelled (void)
{
  DexPromise *promise = dex_promise_new_cancellable ();
  g_autoptr(GCancellable) cancellable = g_object_ref (dex_promise_get_cancellable (promise));
  DexFuture *future = snabel_spawn (G_STRFUNC, two_awaits_fiber, promise, dex_unref);

  n_cancelled = 0;
  snabel_test_drain ();
  dex_clear (&future);
  snabel_test_drain ();
  g_assert_cmpuint (n_cancelled, ==, 1);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

static void
freed_func (gpointer data)
{
  g_atomic_int_inc ((int *) data);
}

/* At the end of a test no thread holds anything any more. */
static void
test_drain_waits (void)
{
  int n_freed = 0;

  for (guint i = 0; i < 50; i++)
    snabel_free_in_worker (&n_freed, freed_func);
  snabel_test_drain ();
  g_assert_cmpint (g_atomic_int_get (&n_freed), ==, 50);
  g_assert_cmpuint (snabel_async_get_n_busy (), ==, 0);
}

static DexFuture *
wait_at_gate (gpointer data)
{
  g_async_queue_pop (data);

  return dex_future_new_for_boolean (TRUE);
}

static gboolean
count_cb (gpointer user_data)
{
  return ++*(guint *) user_data < 10 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_ten (gpointer data)
{
  return *(guint *) data == 10;
}

static gboolean
is_over (gpointer data)
{
  return !dex_future_is_pending (data);
}

/* Time stands still while a thread works, however long it takes, and runs when all is at rest. */
static void
test_clock_waits (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(GAsyncQueue) gate = g_async_queue_new ();
  g_autoptr(DexFuture) work = snabel_in_worker (wait_at_gate, gate, NULL);
  g_autoptr(DexFuture) sleep = snabel_clock_sleep (clock, G_TIME_SPAN_HOUR);
  guint n_ticks = 0;
  guint source = snabel_test_run_clock (clock);

  g_timeout_add_full (G_PRIORITY_LOW, 2, count_cb, &n_ticks, NULL);
  snabel_test_wait_until (is_ten, &n_ticks);
  g_assert_cmpint (snabel_clock_get_monotonic_time (clock), ==, 0);
  g_async_queue_push (gate, gate);
  snabel_test_wait_until (is_over, sleep);
  g_assert_true (dex_future_is_resolved (work));
  g_assert_cmpint (snabel_clock_get_monotonic_time (clock), ==, G_TIME_SPAN_HOUR);
  g_source_remove (source);
}

/* One hour is one hour, and who sleeps for less wakes at the time that was meant. */
static void
test_pass (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(DexFuture) dropped = dex_future_first (snabel_clock_sleep (clock, 1), NULL);
  g_autoptr(DexFuture) sleep = snabel_clock_sleep (clock, 90 * G_USEC_PER_SEC);

  dex_clear (&dropped);
  g_assert_cmpint (snabel_fake_clock_get_next_due (SNABEL_FAKE_CLOCK (clock)), ==, 90 * G_USEC_PER_SEC);
  snabel_test_pass (clock, 90 * G_USEC_PER_SEC - 1);
  g_assert_true (dex_future_is_pending (sleep));
  snabel_test_pass (clock, 1);
  g_assert_true (dex_future_is_resolved (sleep));
  g_assert_cmpint (snabel_clock_get_monotonic_time (clock), ==, 90 * G_USEC_PER_SEC);
  g_assert_cmpint (snabel_fake_clock_get_next_due (SNABEL_FAKE_CLOCK (clock)), ==, G_MAXINT64);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/async/then-main-runs-on-the-main-stack", test_then_main);
  snabel_test_add ("/async/worker", test_worker);
  snabel_test_add ("/async/worker-fails", test_worker_fails);
  g_test_add_func ("/async/dropping-cancels", test_drop_cancels);

  g_test_add_func ("/async/drop-and-complete", test_drop_and_complete);
  g_test_add_func ("/async/later-awaits-are-cancelled", test_later_awaits_are_cancelled);
  g_test_add_func ("/async/drain-waits", test_drain_waits);
  g_test_add_func ("/async/clock-waits", test_clock_waits);
  g_test_add_func ("/async/pass", test_pass);

  return g_test_run ();
}
