/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network seam: is there one, and did it change. */
#include "base/snabel-network.h"

G_DEFINE_INTERFACE (SnabelNetwork, snabel_network, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
snabel_network_default_init (SnabelNetworkInterface *iface)
{
  /**
   * SnabelNetwork::changed:
   *
   * The network came, went or became another one, or the machine woke up:
   * what waits for a retry may try now.
   */
  signals[CHANGED] = g_signal_new ("changed", SNABEL_TYPE_NETWORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * snabel_network_get_is_available:
 *
 * Returns: %FALSE if the desktop knows that nothing can be reached
 */
gboolean
snabel_network_get_is_available (SnabelNetwork *self)
{
  g_return_val_if_fail (SNABEL_IS_NETWORK (self), TRUE);

  return SNABEL_NETWORK_GET_IFACE (self)->get_is_available (self);
}

/**
 * snabel_network_changed:
 *
 * For implementations: emits #SnabelNetwork::changed.
 */
void
snabel_network_changed (SnabelNetwork *self)
{
  g_return_if_fail (SNABEL_IS_NETWORK (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
