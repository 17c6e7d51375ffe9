/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a JSON tree to a tree of entities. Used by the entity, its lists and its pool alone. */
#pragma once

#include "model/snabel-entity-pool.h"

G_BEGIN_DECLS

/**
 * SnabelEntityFrame:
 * @parent: (nullable): the frame around this one
 * @pool: (nullable): where entities that exist already are found
 * @entity: (nullable): what is being read
 * @field: (nullable): the field of @entity that is being read
 *
 * Where the reader stands in the tree; lives on the stack.
 */
typedef struct _SnabelEntityFrame SnabelEntityFrame;

struct _SnabelEntityFrame
{
  const SnabelEntityFrame *parent;
  SnabelEntityPool        *pool;
  SnabelEntity            *entity;
  const SnabelField       *field;
};

SnabelEntity *snabel_entity_read (const SnabelEntityFrame *frame,
                                  GType                    type,
                                  JsonNode                *node,
                                  SnabelEntity            *existing,
                                  GError                 **error);
gboolean      snabel_entity_read_into (const SnabelEntityFrame *frame,
                                       SnabelEntity            *self,
                                       JsonNode                *node,
                                       GError                 **error);
GPtrArray    *snabel_entity_read_list (const SnabelEntityFrame *frame,
                                       GType                    type,
                                       JsonNode                *node,
                                       guint                   *n_refused,
                                       GError                 **error);

G_END_DECLS
