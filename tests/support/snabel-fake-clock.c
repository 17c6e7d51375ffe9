/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock for tests: nobody sleeps longer than the test says. */
#include "snabel-fake-clock.h"

/* 2026-11-23T12:00:00Z */
#define START_TIME (G_GINT64_CONSTANT (1795435200) * G_USEC_PER_SEC)

typedef struct
{
  gint64      due;
  DexPromise *promise;
} Sleeper;

struct _SnabelFakeClock
{
  GObject    parent_instance;
  gint64     passed;
  gint64     jumped;
  GPtrArray *sleepers;
  gboolean   is_running;
};

static void
sleeper_free (gpointer data)
{
  Sleeper *sleeper = data;

  dex_clear (&sleeper->promise);
  g_free (sleeper);
}

static gint64
fake_get_real_time (SnabelClock *clock)
{
  SnabelFakeClock *self = SNABEL_FAKE_CLOCK (clock);

  return START_TIME + self->passed + self->jumped;
}

static gint64
fake_get_monotonic_time (SnabelClock *clock)
{
  return SNABEL_FAKE_CLOCK (clock)->passed;
}

static DexFuture *
fake_sleep (SnabelClock *clock,
            gint64       microseconds)
{
  SnabelFakeClock *self = SNABEL_FAKE_CLOCK (clock);
  Sleeper         *sleeper = NULL;
  DexPromise      *promise = NULL;

  if (self->is_running)
    {
      self->passed += microseconds;
      return dex_future_new_for_boolean (TRUE);
    }

  promise = dex_promise_new_cancellable ();
  sleeper = g_new0 (Sleeper, 1);
  sleeper->due = self->passed + microseconds;
  sleeper->promise = dex_ref (promise);
  g_ptr_array_add (self->sleepers, sleeper);

  return DEX_FUTURE (promise);
}

static void
clock_iface_init (SnabelClockInterface *iface)
{
  iface->get_real_time = fake_get_real_time;
  iface->get_monotonic_time = fake_get_monotonic_time;
  iface->sleep = fake_sleep;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelFakeClock, snabel_fake_clock, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_CLOCK, clock_iface_init))

static void
snabel_fake_clock_finalize (GObject *object)
{
  SnabelFakeClock *self = SNABEL_FAKE_CLOCK (object);

  g_clear_pointer (&self->sleepers, g_ptr_array_unref);

  G_OBJECT_CLASS (snabel_fake_clock_parent_class)->finalize (object);
}

static void
snabel_fake_clock_class_init (SnabelFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_fake_clock_finalize;
}

static void
snabel_fake_clock_init (SnabelFakeClock *self)
{
  self->sleepers = g_ptr_array_new_with_free_func (sleeper_free);
}

/**
 * snabel_fake_clock_new:
 *
 * Returns: (transfer full): a clock that stands at noon UTC on 23 November 2026
 */
SnabelClock *
snabel_fake_clock_new (void)
{
  return g_object_new (SNABEL_TYPE_FAKE_CLOCK, NULL);
}

static Sleeper *
steal_first_due (SnabelFakeClock *self,
                 gint64           until)
{
  guint first = G_MAXUINT;

  for (guint i = 0; i < self->sleepers->len; i++)
    {
      Sleeper *sleeper = g_ptr_array_index (self->sleepers, i);

      if (sleeper->due <= until &&
          (first == G_MAXUINT || sleeper->due < ((Sleeper *) g_ptr_array_index (self->sleepers, first))->due))
        first = i;
    }

  return first == G_MAXUINT ? NULL : g_ptr_array_steal_index (self->sleepers, first);
}

/**
 * snabel_fake_clock_advance:
 * @microseconds: by how much
 *
 * Wakes, in their order, those whose time has come.
 */
void
snabel_fake_clock_advance (SnabelFakeClock *self,
                           gint64           microseconds)
{
  gint64   until;
  Sleeper *sleeper;

  g_return_if_fail (SNABEL_IS_FAKE_CLOCK (self));

  until = self->passed + microseconds;
  while ((sleeper = steal_first_due (self, until)) != NULL)
    {
      self->passed = MAX (self->passed, sleeper->due);
      dex_promise_resolve_boolean (sleeper->promise, TRUE);
      sleeper_free (sleeper);
    }
  self->passed = until;
}

/**
 * snabel_fake_clock_jump:
 *
 * Moves the time of day alone, as when the machine sleeps and no timer runs.
 */
void
snabel_fake_clock_jump (SnabelFakeClock *self,
                        gint64           microseconds)
{
  g_return_if_fail (SNABEL_IS_FAKE_CLOCK (self));

  self->jumped += microseconds;
}

/**
 * snabel_fake_clock_set_is_running:
 * @is_running: whether a sleep is over at once, the clock moved by its length
 */
void
snabel_fake_clock_set_is_running (SnabelFakeClock *self,
                                  gboolean         is_running)
{
  g_return_if_fail (SNABEL_IS_FAKE_CLOCK (self));

  self->is_running = is_running;
}

/**
 * snabel_fake_clock_get_n_sleepers:
 *
 * Returns: how many sleep, those included that nobody waits for any more
 */
guint
snabel_fake_clock_get_n_sleepers (SnabelFakeClock *self)
{
  g_return_val_if_fail (SNABEL_IS_FAKE_CLOCK (self), 0);

  return self->sleepers->len;
}

/**
 * snabel_fake_clock_get_next_due:
 *
 * Returns: the monotonic time at which the next wakes for whom somebody waits, or %G_MAXINT64
 */
gint64
snabel_fake_clock_get_next_due (SnabelFakeClock *self)
{
  gint64 due = G_MAXINT64;

  g_return_val_if_fail (SNABEL_IS_FAKE_CLOCK (self), due);

  for (guint i = 0; i < self->sleepers->len; i++)
    {
      Sleeper *sleeper = g_ptr_array_index (self->sleepers, i);

      if (!g_cancellable_is_cancelled (dex_promise_get_cancellable (sleeper->promise)))
        due = MIN (due, sleeper->due);
    }

  return due;
}
