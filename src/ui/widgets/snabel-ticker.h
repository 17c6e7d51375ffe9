/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One beat a minute for all relative times on the screen. */
#pragma once

#include "base/snabel-clock.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_TICKER (snabel_ticker_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTicker, snabel_ticker, SNABEL, TICKER, GObject)

SnabelTicker *snabel_ticker_new (SnabelClock *clock);
GDateTime    *snabel_ticker_dup_now (SnabelTicker *self);
void          snabel_ticker_hold (SnabelTicker *self);
void          snabel_ticker_release (SnabelTicker *self);
void          snabel_ticker_tick (SnabelTicker *self);

G_END_DECLS
