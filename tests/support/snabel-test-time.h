/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time that passes only while nothing else happens. */
#pragma once

#include "base/snabel-clock.h"

G_BEGIN_DECLS

guint snabel_test_run_clock (SnabelClock *clock);
void  snabel_test_pass (SnabelClock *clock,
                        gint64       microseconds);

G_END_DECLS
