/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves a fake clock from one moment at which somebody wakes to the next, whenever all is at rest: nothing is
 * ready in the main loop, and no other thread has work. */
#include "snabel-test-time.h"

#include "snabel-test.h"

/* What the kernel still carries from one socket of this process to another arrives in less. */
#define TICK_MILLISECONDS 2
/* So that a rest that was none does not run a deadline out. */
#define LONGEST_STEP (15 * G_USEC_PER_SEC)

typedef struct
{
  SnabelClock *clock;
  gint64       end;
} Run;

static gboolean
tick_cb (gpointer user_data)
{
  Run   *run = user_data;
  gint64 now = snabel_clock_get_monotonic_time (run->clock);
  gint64 due = snabel_fake_clock_get_next_due (SNABEL_FAKE_CLOCK (run->clock));

  if (snabel_async_get_n_busy () == 0)
    snabel_fake_clock_advance (SNABEL_FAKE_CLOCK (run->clock), CLAMP (MIN (due, run->end) - now, 0, LONGEST_STEP));

  return G_SOURCE_CONTINUE;
}

static guint
start (SnabelClock *clock,
       gint64       end)
{
  Run *run = g_new0 (Run, 1);

  *run = (Run) { clock, end };

  return g_timeout_add_full (G_PRIORITY_LOW, TICK_MILLISECONDS, tick_cb, run, g_free);
}

/**
 * snabel_test_run_clock:
 * @clock: a fake one, which outlives the source
 *
 * Lets time pass whenever all is at rest.
 *
 * Returns: the source; g_source_remove() stops the clock
 */
guint
snabel_test_run_clock (SnabelClock *clock)
{
  return start (clock, G_MAXINT64);
}

static gboolean
is_past (gpointer data)
{
  Run *run = data;

  return snabel_clock_get_monotonic_time (run->clock) >= run->end;
}

/**
 * snabel_test_pass:
 * @clock: a fake one
 *
 * Lets so much time pass, and all happen that happens meanwhile. Not to be called on a fiber.
 */
void
snabel_test_pass (SnabelClock *clock,
                  gint64       microseconds)
{
  Run   run = { clock, snabel_clock_get_monotonic_time (clock) + microseconds };
  guint source = start (clock, run.end);

  snabel_test_wait_until (is_past, &run);
  g_source_remove (source);
  snabel_test_drain ();
}
