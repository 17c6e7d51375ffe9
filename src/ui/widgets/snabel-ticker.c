/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One beat a minute for all relative times on the screen, and none when there are none. */
#include "widgets/snabel-ticker.h"

#define SECONDS_PER_TICK 60

struct _SnabelTicker
{
  GObject      parent_instance;
  SnabelClock *clock;
  guint        n_holds;
  guint        timeout_id;
};

enum
{
  SIGNAL_TICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SnabelTicker, snabel_ticker, G_TYPE_OBJECT)

static void
snabel_ticker_dispose (GObject *object)
{
  SnabelTicker *self = SNABEL_TICKER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (snabel_ticker_parent_class)->dispose (object);
}

static void
snabel_ticker_class_init (SnabelTickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_ticker_dispose;

  /**
   * SnabelTicker::tick:
   *
   * A minute has passed while somebody held the ticker.
   */
  signals[SIGNAL_TICK] = g_signal_new ("tick", SNABEL_TYPE_TICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
snabel_ticker_init (SnabelTicker *self)
{
}

/**
 * snabel_ticker_new:
 * @clock: what time it is
 *
 * Returns: (transfer full): a ticker, to be shared by all that is shown with relative times
 */
SnabelTicker *
snabel_ticker_new (SnabelClock *clock)
{
  SnabelTicker *self;

  g_return_val_if_fail (SNABEL_IS_CLOCK (clock), NULL);

  self = g_object_new (SNABEL_TYPE_TICKER, NULL);
  self->clock = g_object_ref (clock);

  return self;
}

/**
 * snabel_ticker_dup_now:
 *
 * Returns: (transfer full): the time of the clock
 */
GDateTime *
snabel_ticker_dup_now (SnabelTicker *self)
{
  g_return_val_if_fail (SNABEL_IS_TICKER (self), NULL);

  return snabel_clock_dup_now (self->clock);
}

static gboolean
timeout_cb (gpointer data)
{
  snabel_ticker_tick (data);

  return G_SOURCE_CONTINUE;
}

/**
 * snabel_ticker_hold:
 *
 * Says that a relative time is on the screen; snabel_ticker_release() says that it no longer is.
 */
void
snabel_ticker_hold (SnabelTicker *self)
{
  g_return_if_fail (SNABEL_IS_TICKER (self));

  if (self->n_holds++ == 0)
    self->timeout_id = g_timeout_add_seconds (SECONDS_PER_TICK, timeout_cb, self);
}

void
snabel_ticker_release (SnabelTicker *self)
{
  g_return_if_fail (SNABEL_IS_TICKER (self));
  g_return_if_fail (self->n_holds > 0);

  if (--self->n_holds == 0)
    g_clear_handle_id (&self->timeout_id, g_source_remove);
}

/**
 * snabel_ticker_tick:
 *
 * Ticks at once: after the computer slept, or in a test.
 */
void
snabel_ticker_tick (SnabelTicker *self)
{
  g_return_if_fail (SNABEL_IS_TICKER (self));

  g_signal_emit (self, signals[SIGNAL_TICK], 0);
}
