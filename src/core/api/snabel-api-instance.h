/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server says of itself, and how to find it from what a person typed. */
#pragma once

#include "api/snabel-client.h"
#include "base/http/snabel-address.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_DISCOVERY (snabel_discovery_get_type ())

/**
 * SnabelDiscovery:
 * @base_uri: where the API is; may have a path; no slash at the end
 * @instance: what the server says of itself: version 2 if it has `domain`, version 1 if it has `uri`
 */
typedef struct
{
  char     *base_uri;
  JsonNode *instance;
} SnabelDiscovery;

GType            snabel_discovery_get_type (void) G_GNUC_CONST;
SnabelDiscovery *snabel_discovery_copy (const SnabelDiscovery *self);
void             snabel_discovery_free (SnabelDiscovery *self);

DexFuture *snabel_api_get_instance (SnabelClient *client);
DexFuture *snabel_api_get_nodeinfo (SnabelClient *client);
DexFuture *snabel_api_get_custom_emojis (SnabelClient *client);
DexFuture *snabel_api_discover (SnabelPlatform      *platform,
                                const SnabelAddress *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelDiscovery, snabel_discovery_free)

G_END_DECLS
