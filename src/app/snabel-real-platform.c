/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's keyring, network and browser, behind the core's interfaces. */
#include "config.h"

#include "snabel-real-platform.h"

#include "keyring/snabel-keyring.h"
#include "launcher/snabel-desktop-launcher.h"
#include "network/snabel-network-monitor.h"

/**
 * snabel_real_platform_new:
 *
 * Returns: (transfer full): the platform of the desktop that runs
 */
SnabelPlatform *
snabel_real_platform_new (void)
{
  SnabelPlatform *platform = snabel_platform_new ();

  g_clear_object (&platform->secrets);
  platform->secrets = snabel_keyring_new (platform->clock);
  platform->network = snabel_network_monitor_new (platform->clock, NULL);
  platform->launcher = snabel_desktop_launcher_new (platform->clock);
  platform->allows_loopback_http = SNABEL_DEVELOPMENT;

  return platform;
}
