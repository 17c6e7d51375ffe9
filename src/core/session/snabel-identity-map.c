/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statuses by uri, and by every id the server ever gave them; held weakly. */
#include "session/snabel-identity-map.h"

#include "base/snabel-json.h"
#include "model/snabel-entity-pool.h"

/* A status and the names it is found by. */
typedef struct
{
  SnabelIdentityMap *map;
  SnabelStatus      *status; /* unowned: the record goes when the status does */
  GPtrArray         *names;
} Record;

struct _SnabelIdentityMap
{
  GObject     parent_instance;
  GHashTable *by_uri; /* the record's own strings → Record, unowned */
  GHashTable *by_id;
  GHashTable *records;
};

static void
record_free (gpointer data)
{
  Record *record = data;

  g_clear_pointer (&record->names, g_ptr_array_unref);
  g_free (record);
}

static void
remove_name (GHashTable *table,
             const char *name,
             Record     *record)
{
  if (g_hash_table_lookup (table, name) == record)
    g_hash_table_remove (table, name);
}

static void
status_gone_cb (gpointer user_data,
                GObject *where_the_status_was)
{
  Record            *record = user_data;
  SnabelIdentityMap *self = record->map;

  for (guint i = 0; i < record->names->len; i++)
    {
      remove_name (self->by_uri, g_ptr_array_index (record->names, i), record);
      remove_name (self->by_id, g_ptr_array_index (record->names, i), record);
    }
  g_hash_table_remove (self->records, record);
}

static void
add_name (GHashTable *table,
          const char *name,
          Record     *record)
{
  char *copy;

  if (name == NULL || *name == '\0' || g_hash_table_lookup (table, name) == record)
    return;
  copy = g_strdup (name);
  g_ptr_array_add (record->names, copy);
  /* Replace the key as well: the old one belongs to the record that had this name before. */
  g_hash_table_replace (table, copy, record);
}

static Record *
add_record (SnabelIdentityMap *self,
            SnabelStatus      *status)
{
  Record *record = g_new0 (Record, 1);

  record->map = self;
  record->status = status;
  record->names = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_add (self->records, record);
  g_object_weak_ref (G_OBJECT (status), status_gone_cb, record);

  return record;
}

/* On servers that give a boost the uri of what it boosts, only the inner status may have the names. */
static gboolean
is_named_by_its_inner (JsonObject *object)
{
  JsonObject *reblog = snabel_json_get_object (object, "reblog");

  return reblog != NULL && g_strcmp0 (snabel_json_get_string (object, "uri"), snabel_json_get_string (reblog, "uri")) == 0;
}

static SnabelEntity *
pool_lookup (SnabelEntityPool *pool,
             GType             type,
             JsonObject       *object)
{
  SnabelIdentityMap *self = SNABEL_IDENTITY_MAP (pool);
  g_autofree char   *id = NULL;
  const char        *uri;
  Record            *record;

  if (type != SNABEL_TYPE_STATUS || is_named_by_its_inner (object))
    return NULL;

  id = snabel_json_dup_id (object, "id");
  uri = snabel_json_get_string (object, "uri");
  if (uri != NULL && *uri != '\0')
    record = g_hash_table_lookup (self->by_uri, uri);
  else
    record = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  if (record == NULL)
    return NULL;

  /* An edit can give the status another id (snac): both find it from now on. */
  add_name (self->by_id, id, record);

  return SNABEL_ENTITY (g_object_ref (record->status));
}

static void
pool_add (SnabelEntityPool *pool,
          SnabelEntity     *entity)
{
  SnabelIdentityMap *self = SNABEL_IDENTITY_MAP (pool);
  SnabelStatus      *status;
  Record            *record;

  if (!SNABEL_IS_STATUS (entity))
    return;
  status = SNABEL_STATUS (entity);
  record = add_record (self, status);
  if (status->reblog != NULL && g_strcmp0 (status->uri, status->reblog->uri) == 0)
    return;
  add_name (self->by_uri, status->uri, record);
  add_name (self->by_id, status->id, record);
}

static void
pool_iface_init (SnabelEntityPoolInterface *iface)
{
  iface->lookup = pool_lookup;
  iface->add = pool_add;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelIdentityMap, snabel_identity_map, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_ENTITY_POOL, pool_iface_init))

static void
snabel_identity_map_dispose (GObject *object)
{
  SnabelIdentityMap *self = SNABEL_IDENTITY_MAP (object);
  GHashTableIter     iter;
  gpointer           key;

  g_hash_table_remove_all (self->by_uri);
  g_hash_table_remove_all (self->by_id);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Record *record = key;

      g_object_weak_unref (G_OBJECT (record->status), status_gone_cb, record);
      g_hash_table_iter_remove (&iter);
    }

  G_OBJECT_CLASS (snabel_identity_map_parent_class)->dispose (object);
}

static void
snabel_identity_map_finalize (GObject *object)
{
  SnabelIdentityMap *self = SNABEL_IDENTITY_MAP (object);

  g_clear_pointer (&self->by_uri, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->records, g_hash_table_unref);

  G_OBJECT_CLASS (snabel_identity_map_parent_class)->finalize (object);
}

static void
snabel_identity_map_class_init (SnabelIdentityMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = snabel_identity_map_dispose;
  object_class->finalize = snabel_identity_map_finalize;
}

static void
snabel_identity_map_init (SnabelIdentityMap *self)
{
  self->by_uri = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->records = g_hash_table_new_full (NULL, NULL, record_free, NULL);
}

/* Without what it boosts it would stand there as an empty post of the booster's. */
static gboolean
is_boost (JsonNode *node)
{
  JsonObject *reblog = snabel_json_get_object (snabel_json_node_get_object (node), "reblog");

  return reblog != NULL && json_object_get_size (reblog) > 0;
}

/**
 * snabel_identity_map_take_status:
 * @node: a status as the server sent it
 *
 * Updates the object of that status if there is one, else makes it; likewise the statuses inside it.
 *
 * Returns: (transfer full): the one object, or %NULL with @error set in #SnabelEntityError
 */
SnabelStatus *
snabel_identity_map_take_status (SnabelIdentityMap *self,
                                 JsonNode          *node,
                                 GError           **error)
{
  g_autoptr(SnabelStatus) status = NULL;

  g_return_val_if_fail (SNABEL_IS_IDENTITY_MAP (self), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  status = snabel_entity_pool_read (SNABEL_ENTITY_POOL (self), SNABEL_TYPE_STATUS, node, error);
  if (status == NULL || status->reblog != NULL || !is_boost (node))
    return g_steal_pointer (&status);
  g_set_error_literal (error, SNABEL_ENTITY_ERROR, SNABEL_ENTITY_ERROR_INCOMPLETE, "A boost of what cannot be read");

  return NULL;
}

/**
 * snabel_identity_map_take_statuses:
 * @array: (nullable): an array of statuses
 * @most: how many of them are read, from the first
 *
 * Returns: (transfer full) (element-type SnabelStatus): the objects, in the server's order;
 *   a bad one costs itself only, and what is no array has none
 */
GPtrArray *
snabel_identity_map_take_statuses (SnabelIdentityMap *self,
                                   JsonNode          *array,
                                   guint              most)
{
  g_autoptr(GPtrArray) statuses = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *nodes = snabel_json_node_get_array (array);
  guint      n_nodes = nodes != NULL ? MIN (json_array_get_length (nodes), most) : 0;

  g_return_val_if_fail (SNABEL_IS_IDENTITY_MAP (self), NULL);

  for (guint i = 0; i < n_nodes; i++)
    {
      g_autoptr(GError) error = NULL;
      SnabelStatus *status = snabel_identity_map_take_status (self, json_array_get_element (nodes, i), &error);

      if (status != NULL)
        g_ptr_array_add (statuses, status);
      else
        g_debug ("Status %u is left out: %s", i, error->message);
    }

  return g_steal_pointer (&statuses);
}

/**
 * snabel_identity_map_find_status:
 * @id_or_uri: any id that the status ever had, or its uri
 *
 * Returns: (transfer none) (nullable): the status, if anything shows it
 */
SnabelStatus *
snabel_identity_map_find_status (SnabelIdentityMap *self,
                                 const char        *id_or_uri)
{
  Record *record;

  g_return_val_if_fail (SNABEL_IS_IDENTITY_MAP (self), NULL);
  g_return_val_if_fail (id_or_uri != NULL, NULL);

  if ((record = g_hash_table_lookup (self->by_uri, id_or_uri)) == NULL)
    record = g_hash_table_lookup (self->by_id, id_or_uri);

  return record != NULL ? record->status : NULL;
}

/**
 * snabel_identity_map_get_n_statuses:
 *
 * Returns: how many statuses somebody holds; 0 once every view is closed
 */
guint
snabel_identity_map_get_n_statuses (SnabelIdentityMap *self)
{
  g_return_val_if_fail (SNABEL_IS_IDENTITY_MAP (self), 0);

  return g_hash_table_size (self->records);
}

/**
 * snabel_identity_map_new:
 *
 * Returns: (transfer full): an empty map, for one account
 */
SnabelIdentityMap *
snabel_identity_map_new (void)
{
  return g_object_new (SNABEL_TYPE_IDENTITY_MAP, NULL);
}
