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

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/async/then-main-runs-on-the-main-stack", test_then_main);
  snabel_test_add ("/async/worker", test_worker);
  g_test_add_func ("/async/dropping-cancels", test_drop_cancels);

  g_test_add_func ("/async/drop-and-complete", test_drop_and_complete);
  g_test_add_func ("/async/later-awaits-are-cancelled", test_later_awaits_are_cancelled);

  return g_test_run ();
}
