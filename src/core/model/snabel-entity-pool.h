/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the one object of each thing is found, at whatever depth of an answer the thing appears. */
#pragma once

#include "model/snabel-entity.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_ENTITY_POOL (snabel_entity_pool_get_type ())
G_DECLARE_INTERFACE (SnabelEntityPool, snabel_entity_pool, SNABEL, ENTITY_POOL, GObject)

/**
 * SnabelEntityPoolInterface:
 * @lookup: returns the entity (transfer full) (nullable) that the pool has for @object; %NULL for
 *   types that it does not keep
 * @add: is told of each entity that was made anew, when it is complete
 */
struct _SnabelEntityPoolInterface
{
  GTypeInterface parent_iface;

  SnabelEntity *(*lookup) (SnabelEntityPool *self,
                           GType             type,
                           JsonObject       *object);
  void (*add) (SnabelEntityPool *self,
               SnabelEntity     *entity);
};

gpointer   snabel_entity_pool_read (SnabelEntityPool *self,
                                    GType             type,
                                    JsonNode         *node,
                                    GError          **error);
gboolean   snabel_entity_pool_update (SnabelEntityPool *self,
                                      SnabelEntity     *entity,
                                      JsonNode         *node,
                                      GError          **error);
GPtrArray *snabel_entity_pool_read_list (SnabelEntityPool *self,
                                         GType             type,
                                         JsonNode         *array,
                                         guint            *n_refused,
                                         GError          **error);

G_END_DECLS
