/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock that the core reads and sleeps by; tests hand in one that they move by hand. */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_CLOCK (snabel_clock_get_type ())
G_DECLARE_INTERFACE (SnabelClock, snabel_clock, SNABEL, CLOCK, GObject)

struct _SnabelClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*get_real_time) (SnabelClock *self);
  gint64 (*get_monotonic_time) (SnabelClock *self);
  DexFuture *(*sleep) (SnabelClock *self,
                       gint64       microseconds);
};

gint64     snabel_clock_get_real_time (SnabelClock *self);
gint64     snabel_clock_get_monotonic_time (SnabelClock *self);
GDateTime *snabel_clock_dup_now (SnabelClock *self);
DexFuture *snabel_clock_sleep (SnabelClock *self,
                               gint64       microseconds);
DexFuture *snabel_clock_with_deadline (SnabelClock *self,
                                       DexFuture   *work,
                                       gint64       microseconds);

#define SNABEL_TYPE_SYSTEM_CLOCK (snabel_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSystemClock, snabel_system_clock, SNABEL, SYSTEM_CLOCK, GObject)

SnabelClock *snabel_system_clock_new (void);

G_END_DECLS
