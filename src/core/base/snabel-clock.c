/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock seam, and the clock of the system behind it. */
#include "base/snabel-clock.h"

G_DEFINE_INTERFACE (SnabelClock, snabel_clock, G_TYPE_OBJECT)

static void
snabel_clock_default_init (SnabelClockInterface *iface)
{
}

/**
 * snabel_clock_get_real_time:
 *
 * Returns: microseconds since 1970-01-01 UTC; jumps when somebody sets the clock
 */
gint64
snabel_clock_get_real_time (SnabelClock *self)
{
  g_return_val_if_fail (SNABEL_IS_CLOCK (self), 0);

  return SNABEL_CLOCK_GET_IFACE (self)->get_real_time (self);
}

/**
 * snabel_clock_get_monotonic_time:
 *
 * Returns: microseconds since some moment; never jumps, stands still while the machine sleeps
 */
gint64
snabel_clock_get_monotonic_time (SnabelClock *self)
{
  g_return_val_if_fail (SNABEL_IS_CLOCK (self), 0);

  return SNABEL_CLOCK_GET_IFACE (self)->get_monotonic_time (self);
}

/**
 * snabel_clock_dup_now:
 *
 * Returns: (transfer full): the real time, in UTC
 */
GDateTime *
snabel_clock_dup_now (SnabelClock *self)
{
  return g_date_time_new_from_unix_utc_usec (snabel_clock_get_real_time (self));
}

/**
 * snabel_clock_sleep:
 * @microseconds: how long; zero or less resolves at the next turn
 *
 * Dropping the future ends the sleep.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
snabel_clock_sleep (SnabelClock *self,
                    gint64       microseconds)
{
  dex_return_error_if_fail (SNABEL_IS_CLOCK (self));

  return SNABEL_CLOCK_GET_IFACE (self)->sleep (self, MAX (microseconds, 0));
}

static DexFuture *
too_late_cb (DexFuture *future,
             gpointer   user_data)
{
  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "It took too long");
}

/**
 * snabel_clock_with_deadline:
 * @work: (transfer full): what may take its time
 * @microseconds: how much time
 *
 * When the time is over @work is dropped, which cancels it.
 *
 * Returns: (transfer full): a future that ends as @work does, or rejects with %G_IO_ERROR_TIMED_OUT
 */
DexFuture *
snabel_clock_with_deadline (SnabelClock *self,
                            DexFuture   *work,
                            gint64       microseconds)
{
  dex_return_error_if_fail (SNABEL_IS_CLOCK (self));

  return dex_future_first (work,
                           dex_future_then (snabel_clock_sleep (self, microseconds), too_late_cb, NULL, NULL),
                           NULL);
}

struct _SnabelSystemClock
{
  GObject parent_instance;
};

static gint64
system_get_real_time (SnabelClock *clock)
{
  return g_get_real_time ();
}

static gint64
system_get_monotonic_time (SnabelClock *clock)
{
  return g_get_monotonic_time ();
}

/* A timeout of libdex rejects when it is over. */
static DexFuture *
slept_cb (DexFuture *future,
          gpointer   user_data)
{
  return dex_future_new_for_boolean (TRUE);
}

/* Never a bare DexTimeout: libdex 0.10 logs a critical when one is dropped while it runs. */
static DexFuture *
system_sleep (SnabelClock *clock,
              gint64       microseconds)
{
  return dex_future_catch (dex_future_first (dex_timeout_new_usec (microseconds), NULL), slept_cb, NULL, NULL);
}

static void
clock_iface_init (SnabelClockInterface *iface)
{
  iface->get_real_time = system_get_real_time;
  iface->get_monotonic_time = system_get_monotonic_time;
  iface->sleep = system_sleep;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelSystemClock, snabel_system_clock, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_CLOCK, clock_iface_init))

static void
snabel_system_clock_class_init (SnabelSystemClockClass *klass)
{
}

static void
snabel_system_clock_init (SnabelSystemClock *self)
{
}

/**
 * snabel_system_clock_new:
 *
 * Returns: (transfer full): the clock of the machine
 */
SnabelClock *
snabel_system_clock_new (void)
{
  return g_object_new (SNABEL_TYPE_SYSTEM_CLOCK, NULL);
}
