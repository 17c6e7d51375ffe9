/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network as the desktop sees it, and the machine's waking up. */
#pragma once

#include "base/snabel-clock.h"
#include "base/snabel-network.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_NETWORK_MONITOR (snabel_network_monitor_get_type ())
G_DECLARE_FINAL_TYPE (SnabelNetworkMonitor, snabel_network_monitor, SNABEL, NETWORK_MONITOR, GObject)

SnabelNetwork *snabel_network_monitor_new (SnabelClock     *clock,
                                           GNetworkMonitor *monitor);

G_END_DECLS
