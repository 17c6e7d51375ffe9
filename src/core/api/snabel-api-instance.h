/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server says of itself, and how to find it from what a person typed. */
#pragma once

#include "api/snabel-client.h"
#include "base/snabel-address.h"

G_BEGIN_DECLS

DexFuture *snabel_api_get_instance (SnabelClient *client);
DexFuture *snabel_api_get_nodeinfo (SnabelClient *client);
DexFuture *snabel_api_discover (SnabelPlatform      *platform,
                                const SnabelAddress *address);

G_END_DECLS
