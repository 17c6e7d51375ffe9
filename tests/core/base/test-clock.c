/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sleeping and deadlines, on the system's clock and on the tests'. */
#include "snabel-test.h"

static void
test_system_sleep (void)
{
  g_autoptr(SnabelClock) clock = snabel_system_clock_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (dex_await (snabel_clock_sleep (clock, 1), &error));
  g_assert_no_error (error);
}

/* A bare timeout of libdex would log a critical here, which is fatal in tests. */
static void
test_dropped_sleep (void)
{
  g_autoptr(SnabelClock) clock = snabel_system_clock_new ();
  DexFuture *sleep = snabel_clock_sleep (clock, G_USEC_PER_SEC);

  snabel_test_drain ();
  dex_clear (&sleep);
  snabel_test_drain ();
}

static void
test_fake_clock_wakes_in_order (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(DexFuture) late = snabel_clock_sleep (clock, 20);
  g_autoptr(DexFuture) soon = snabel_clock_sleep (clock, 10);

  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), 10);
  g_assert_true (dex_future_is_resolved (soon));
  g_assert_true (dex_future_is_pending (late));
  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), 10);
  g_assert_true (dex_future_is_resolved (late));
  g_assert_cmpint (snabel_clock_get_monotonic_time (clock), ==, 20);
}

static void
test_deadline_passes (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(GError) error = NULL;
  DexPromise *work = dex_promise_new_cancellable ();
  g_autoptr(GCancellable) cancellable = g_object_ref (dex_promise_get_cancellable (work));
  DexFuture *limited = snabel_clock_with_deadline (clock, DEX_FUTURE (work), 10);

  snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (clock), 10);
  dex_await (limited, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

static void
test_deadline_met (void)
{
  g_autoptr(SnabelClock) clock = snabel_fake_clock_new ();
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (dex_await_int (snabel_clock_with_deadline (clock, dex_future_new_for_int (7), 10), &error), ==, 7);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  snabel_test_add ("/clock/system-sleep", test_system_sleep);
  g_test_add_func ("/clock/dropped-sleep", test_dropped_sleep);
  snabel_test_add ("/clock/fake-clock-wakes-in-order", test_fake_clock_wakes_in_order);
  snabel_test_add ("/clock/deadline-passes", test_deadline_passes);
  snabel_test_add ("/clock/deadline-met", test_deadline_met);

  return g_test_run ();
}
