/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop's keyring, network and browser, behind the core's interfaces. */
#include "config.h"

#include "snabel-real-platform.h"

#include "decoder/snabel-decoder-client.h"
#include "keyring/snabel-keepers.h"
#include "keyring/snabel-keyring.h"
#include "keyring/snabel-sealed-file.h"
#include "launcher/snabel-desktop-launcher.h"
#include "network/snabel-network-monitor.h"

/* Where it was built as long as it is there, so that the tree runs by itself; a release knows no such place. */
static const char *
find_decoder (void)
{
  if (SNABEL_DEVELOPMENT && g_file_test (SNABEL_BUILT_DECODER, G_FILE_TEST_IS_EXECUTABLE))
    return SNABEL_BUILT_DECODER;

  return SNABEL_DECODER_PROGRAM;
}

/**
 * snabel_real_platform_new:
 *
 * Returns: (transfer full): the platform of the desktop that runs
 */
SnabelPlatform *
snabel_real_platform_new (void)
{
  SnabelPlatform *platform = snabel_platform_new ();
  g_autoptr(SnabelSecrets) keyring = snabel_keyring_new (platform->clock);

  g_clear_object (&platform->secrets);
  platform->vault = snabel_sealed_file_new (platform->files);
  platform->secrets = snabel_keepers_new (keyring, platform->vault);
  platform->network = snabel_network_monitor_new (platform->clock, NULL);
  platform->launcher = snabel_desktop_launcher_new (platform->clock);
  platform->decoder = snabel_decoder_client_new (platform->clock, find_decoder ());
  platform->allows_loopback_http = SNABEL_DEVELOPMENT;

  return platform;
}
