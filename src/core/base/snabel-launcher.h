/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens an address in the person's browser. */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_LAUNCHER (snabel_launcher_get_type ())
G_DECLARE_INTERFACE (SnabelLauncher, snabel_launcher, SNABEL, LAUNCHER, GObject)

struct _SnabelLauncherInterface
{
  GTypeInterface parent_iface;

  DexFuture *(*open_uri) (SnabelLauncher *self,
                          const char     *uri);
};

DexFuture *snabel_launcher_open_uri (SnabelLauncher *self,
                                     const char     *uri);

G_END_DECLS
