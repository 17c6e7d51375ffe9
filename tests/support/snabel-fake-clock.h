/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that stands still until a test moves it. */
#pragma once

#include "base/snabel-clock.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_FAKE_CLOCK (snabel_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFakeClock, snabel_fake_clock, SNABEL, FAKE_CLOCK, GObject)

SnabelClock *snabel_fake_clock_new (void);
void         snabel_fake_clock_advance (SnabelFakeClock *self,
                                        gint64           microseconds);
void         snabel_fake_clock_jump (SnabelFakeClock *self,
                                     gint64           microseconds);
void         snabel_fake_clock_set_is_running (SnabelFakeClock *self,
                                               gboolean         is_running);
guint        snabel_fake_clock_get_n_sleepers (SnabelFakeClock *self);
gint64       snabel_fake_clock_get_next_due (SnabelFakeClock *self);

G_END_DECLS
