/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading with a pool: a post that is on screen twice is one object. */
#include "model/snabel-entity-pool.h"

#include "model/snabel-entity-reader.h"

G_DEFINE_INTERFACE (SnabelEntityPool, snabel_entity_pool, G_TYPE_OBJECT)

static void
snabel_entity_pool_default_init (SnabelEntityPoolInterface *iface)
{
}

/**
 * snabel_entity_pool_read:
 * @type: a type of #SnabelEntity
 * @node: its JSON
 *
 * Like snabel_entity_new_from_json(), but what the pool has, @node itself and all in it, is updated
 * and not made again.
 *
 * Returns: (transfer full) (type SnabelEntity): the entity
 */
gpointer
snabel_entity_pool_read (SnabelEntityPool *self,
                         GType             type,
                         JsonNode         *node,
                         GError          **error)
{
  const SnabelEntityFrame frame = { .pool = self };

  g_return_val_if_fail (SNABEL_IS_ENTITY_POOL (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, SNABEL_TYPE_ENTITY), NULL);

  return snabel_entity_read (&frame, type, node, NULL, error);
}

/**
 * snabel_entity_pool_update:
 * @entity: an entity
 * @node: JSON of it, perhaps a part of its keys
 *
 * Like snabel_entity_update(), with what is nested in @node taken from the pool.
 *
 * Returns: %FALSE if @node is no object
 */
gboolean
snabel_entity_pool_update (SnabelEntityPool *self,
                           SnabelEntity     *entity,
                           JsonNode         *node,
                           GError          **error)
{
  const SnabelEntityFrame frame = { .pool = self };

  g_return_val_if_fail (SNABEL_IS_ENTITY_POOL (self), FALSE);
  g_return_val_if_fail (SNABEL_IS_ENTITY (entity), FALSE);

  return snabel_entity_read_into (&frame, entity, node, error);
}

/**
 * snabel_entity_pool_read_list:
 * @type: a type of #SnabelEntity
 * @array: a page of them
 * @n_refused: (out) (optional): how many items were no such entity and are left out
 *
 * Returns: (transfer full) (element-type SnabelEntity): the page, in the server's order
 */
GPtrArray *
snabel_entity_pool_read_list (SnabelEntityPool *self,
                              GType             type,
                              JsonNode         *array,
                              guint            *n_refused,
                              GError          **error)
{
  const SnabelEntityFrame frame = { .pool = self };

  g_return_val_if_fail (SNABEL_IS_ENTITY_POOL (self), NULL);
  g_return_val_if_fail (g_type_is_a (type, SNABEL_TYPE_ENTITY), NULL);

  return snabel_entity_read_list (&frame, type, array, n_refused, error);
}
