/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The launcher seam. */
#include "base/snabel-launcher.h"

G_DEFINE_INTERFACE (SnabelLauncher, snabel_launcher, G_TYPE_OBJECT)

static void
snabel_launcher_default_init (SnabelLauncherInterface *iface)
{
}

/**
 * snabel_launcher_open_uri:
 * @uri: an address that core/text has found harmless, or one that Snabel made itself
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the desktop took the address;
 *   that a page was shown is not known
 */
DexFuture *
snabel_launcher_open_uri (SnabelLauncher *self,
                          const char     *uri)
{
  dex_return_error_if_fail (SNABEL_IS_LAUNCHER (self));
  dex_return_error_if_fail (uri != NULL);

  return SNABEL_LAUNCHER_GET_IFACE (self)->open_uri (self, uri);
}
