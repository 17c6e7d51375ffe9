/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One object per status of an account, however often and under whatever id it arrives. */
#pragma once

#include "model/snabel-status.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_IDENTITY_MAP (snabel_identity_map_get_type ())
G_DECLARE_FINAL_TYPE (SnabelIdentityMap, snabel_identity_map, SNABEL, IDENTITY_MAP, GObject)

SnabelIdentityMap *snabel_identity_map_new (void);
SnabelStatus      *snabel_identity_map_take_status (SnabelIdentityMap *self,
                                                    JsonNode          *node,
                                                    GError           **error);
GPtrArray         *snabel_identity_map_take_statuses (SnabelIdentityMap *self,
                                                      JsonNode          *array,
                                                      guint              most);
SnabelStatus      *snabel_identity_map_find_status (SnabelIdentityMap *self,
                                                    const char        *id_or_uri);
guint              snabel_identity_map_get_n_statuses (SnabelIdentityMap *self);

G_END_DECLS
