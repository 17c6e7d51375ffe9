/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop believes of the network. A hint only: a request decides. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_NETWORK (snabel_network_get_type ())
G_DECLARE_INTERFACE (SnabelNetwork, snabel_network, SNABEL, NETWORK, GObject)

struct _SnabelNetworkInterface
{
  GTypeInterface parent_iface;

  gboolean (*get_is_available) (SnabelNetwork *self);
};

gboolean snabel_network_get_is_available (SnabelNetwork *self);
void     snabel_network_changed (SnabelNetwork *self);

G_END_DECLS
