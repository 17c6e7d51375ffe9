/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks a JSON tree along the tables of the entities. All that comes in here is hostile. */
#include "model/snabel-entity-reader.h"

#include "model/snabel-entity-value.h"

/* A post that boosts a post that quotes one that quotes another is as deep as honest answers go. */
#define MAX_DEPTH_OF_ONE_TYPE 4

typedef enum
{
  FOUND_NOTHING,
  FOUND_NO_VALUE,
  FOUND_VALUE,
} Finding;

/* Whether @frame is in an object that stands in @field already. */
static gboolean
is_within (const SnabelEntityFrame *frame,
           const SnabelField       *field)
{
  for (; frame != NULL; frame = frame->parent)
    {
      if (frame->field == field)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_too_deep (const SnabelEntityFrame *frame,
             GType                    type)
{
  guint depth = 0;

  for (; frame != NULL; frame = frame->parent)
    {
      if (frame->entity != NULL && G_OBJECT_TYPE (frame->entity) == type)
        depth++;
    }

  return depth >= MAX_DEPTH_OF_ONE_TYPE;
}

/* Whether @entity holds @other, at any depth; so long a chain that we cannot tell counts as yes. */
static gboolean
holds (SnabelEntity *entity,
       SnabelEntity *other,
       guint         depth)
{
  const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (entity);

  if (entity == other || depth > 4 * MAX_DEPTH_OF_ONE_TYPE)
    return TRUE;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      SnabelEntity *child = NULL;

      if (klass->fields[i].kind == SNABEL_FIELD_ENTITY)
        child = snabel_entity_value_peek (&klass->fields[i], entity).pointer;
      if (child != NULL && holds (child, other, depth + 1))
        return TRUE;
    }

  return FALSE;
}

/* Two posts that quote each other would keep each other alive for ever. */
static gboolean
would_hold_itself (const SnabelEntityFrame *frame,
                   SnabelEntity            *entity)
{
  for (; frame != NULL; frame = frame->parent)
    {
      if (frame->entity != NULL && holds (entity, frame->entity, 0))
        return TRUE;
    }

  return FALSE;
}

static Finding
find_node (JsonObject *object,
           GStrv       path,
           JsonNode  **node)
{
  JsonNode *found = json_object_get_member (object, path[0]);
  Finding   finding = found != NULL ? FOUND_NO_VALUE : FOUND_NOTHING;

  for (guint i = 1; path[i] != NULL && found != NULL; i++)
    found = JSON_NODE_HOLDS_OBJECT (found) ? json_object_get_member (json_node_get_object (found), path[i]) : NULL;

  *node = found;

  return finding;
}

/* The many ways in which servers say "none"; nothing to wonder about. */
static gboolean
says_none (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_size (json_node_get_object (node)) == 0;

  return (json_node_get_value_type (node) == G_TYPE_BOOLEAN && !json_node_get_boolean (node)) ||
         g_strcmp0 (json_node_get_string (node), "") == 0;
}

static gboolean
read_entity_value (const SnabelEntityFrame *frame,
                   JsonNode                *node,
                   SnabelEntityValue       *value)
{
  g_autoptr(GError) error = NULL;
  const SnabelField *field = frame->field;
  SnabelEntity      *existing = snabel_entity_value_peek (field, frame->entity).pointer;

  if (says_none (node))
    return FALSE;
  if ((field->flags & SNABEL_FIELD_ONCE) != 0 && is_within (frame->parent, field))
    return FALSE;

  value->pointer = snabel_entity_read (frame, field->get_type (), node, existing, &error);
  if (value->pointer == NULL)
    g_debug ("%s: %s is left out: %s", G_OBJECT_TYPE_NAME (frame->entity), field->name, error->message);

  return value->pointer != NULL;
}

static gboolean
read_list_value (const SnabelEntityFrame *frame,
                 JsonNode                *node,
                 SnabelEntityValue       *value)
{
  const SnabelField *field = frame->field;
  g_autoptr(GPtrArray) items = snabel_entity_read_list (frame, field->get_type (), node, NULL, NULL);
  g_autoptr(GListStore) store = NULL;

  if (items == NULL || items->len == 0)
    return FALSE;

  store = g_list_store_new (field->get_type ());
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  value->pointer = g_steal_pointer (&store);

  return TRUE;
}

/* Reads the field of @frame from the first of its places in @object that has a value. */
static Finding
read_field (const SnabelEntityFrame *frame,
            GStrv                   *paths,
            JsonObject              *object,
            SnabelEntityValue       *value)
{
  const SnabelField *field = frame->field;
  Finding            finding = FOUND_NOTHING;

  for (guint i = 0; paths[i] != NULL && finding != FOUND_VALUE; i++)
    {
      JsonNode *node = NULL;

      finding = MAX (finding, find_node (object, paths[i], &node));
      if (node == NULL)
        continue;

      if ((field->kind == SNABEL_FIELD_ENTITY && read_entity_value (frame, node, value)) ||
          (field->kind == SNABEL_FIELD_LIST && read_list_value (frame, node, value)) ||
          (field->kind < SNABEL_FIELD_ENTITY && snabel_entity_value_parse (field, node, value)))
        finding = FOUND_VALUE;
      else if (field->kind < SNABEL_FIELD_ENTITY && !says_none (node))
        g_debug ("%s: %s is of a wrong type", G_OBJECT_TYPE_NAME (frame->entity), field->name);
    }

  return finding;
}

static gboolean
is_settled (const SnabelField *field,
            SnabelEntity      *entity)
{
  const char *known = (field->flags & SNABEL_FIELD_KEPT) != 0 ? snabel_entity_value_peek (field, entity).pointer : NULL;

  return known != NULL && *known != '\0';
}

static gboolean
apply (const SnabelEntityFrame *parent,
       SnabelEntity            *self,
       JsonObject              *object,
       gboolean                 is_new,
       GError                 **error)
{
  const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (self);
  SnabelEntityFrame        frame = { parent, parent != NULL ? parent->pool : NULL, self, NULL };

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SnabelField *field = &klass->fields[i];
      const gboolean     is_needed = (field->flags & SNABEL_FIELD_NEEDED) != 0;
      SnabelEntityValue  value = { 0 };
      Finding            finding = FOUND_NOTHING;

      if (is_settled (field, self))
        continue;
      frame.field = field;
      finding = read_field (&frame, klass->paths[i], object, &value);
      if (finding != FOUND_VALUE && is_needed && is_new)
        {
          g_set_error (error, SNABEL_ENTITY_ERROR, SNABEL_ENTITY_ERROR_INCOMPLETE,
                       "A %s without %s", G_OBJECT_TYPE_NAME (self), field->name);
          return FALSE;
        }
      if (finding == FOUND_NOTHING || (finding == FOUND_NO_VALUE && is_needed))
        continue;

      if (finding == FOUND_NO_VALUE)
        value = snabel_entity_value_new_fallback (field);
      if (snabel_entity_value_store (field, self, value) && !is_new)
        g_object_notify_by_pspec (G_OBJECT (self), klass->pspecs[i + 1]);
    }

  return TRUE;
}

static gboolean
update (const SnabelEntityFrame *parent,
        SnabelEntity            *self,
        JsonObject              *object,
        GError                 **error)
{
  gboolean is_updated = FALSE;

  g_object_freeze_notify (G_OBJECT (self));
  is_updated = apply (parent, self, object, FALSE, error);
  g_object_thaw_notify (G_OBJECT (self));

  return is_updated;
}

/* The JSON in the form that the table of @type reads. */
static JsonNode *
prepare (GType     type,
         JsonNode *node,
         GError  **error)
{
  g_autoptr(SnabelEntityClass) klass = g_type_class_ref (type);
  g_autoptr(JsonNode) prepared = node != NULL ? klass->prepare (node) : NULL;

  if (prepared != NULL && JSON_NODE_HOLDS_OBJECT (prepared))
    return g_steal_pointer (&prepared);

  g_set_error (error, SNABEL_ENTITY_ERROR, SNABEL_ENTITY_ERROR_WRONG_TYPE,
               "A %s that is no object", g_type_name (type));

  return NULL;
}

/* Whether @object is JSON of the thing that @entity is. */
static gboolean
has_key_of (SnabelEntity *entity,
            JsonObject   *object)
{
  const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (entity);
  const SnabelField       *key = &klass->fields[0];
  SnabelEntityValue        value = { 0 };
  JsonNode                *node = NULL;
  gboolean                 is_same = FALSE;

  if (key->kind != SNABEL_FIELD_STRING || (key->flags & SNABEL_FIELD_NEEDED) == 0)
    return FALSE;

  find_node (object, klass->paths[0][0], &node);
  is_same = node != NULL && snabel_entity_value_parse (key, node, &value) &&
            snabel_entity_value_equal (key, value, snabel_entity_value_peek (key, entity));
  snabel_entity_value_clear (key, &value);

  return is_same;
}

static SnabelEntity *
find_existing (const SnabelEntityFrame *frame,
               GType                    type,
               JsonObject              *object,
               SnabelEntity            *existing)
{
  SnabelEntity *pooled = NULL;

  if (frame != NULL && frame->pool != NULL)
    pooled = SNABEL_ENTITY_POOL_GET_IFACE (frame->pool)->lookup (frame->pool, type, object);
  if (pooled == NULL && existing != NULL && has_key_of (existing, object))
    return g_object_ref (existing);

  return pooled;
}

/* The entity of @type for @node: the one of the pool, @existing if it is the same thing, or a new one. */
SnabelEntity *
snabel_entity_read (const SnabelEntityFrame *frame,
                    GType                    type,
                    JsonNode                *node,
                    SnabelEntity            *existing,
                    GError                 **error)
{
  g_autoptr(JsonNode) prepared = prepare (type, node, error);
  g_autoptr(SnabelEntity) self = NULL;
  JsonObject *object = NULL;

  if (prepared == NULL)
    return NULL;

  object = json_node_get_object (prepared);
  self = find_existing (frame, type, object, existing);
  if (is_too_deep (frame, type) || (self != NULL && would_hold_itself (frame, self)))
    {
      g_set_error (error, SNABEL_ENTITY_ERROR, SNABEL_ENTITY_ERROR_TOO_DEEP,
                   "A %s nested too deep", g_type_name (type));
      return NULL;
    }

  if (self != NULL)
    return update (frame, self, object, error) ? g_steal_pointer (&self) : NULL;

  self = g_object_new (type, NULL);
  if (!apply (frame, self, object, TRUE, error))
    return NULL;
  if (frame != NULL && frame->pool != NULL)
    SNABEL_ENTITY_POOL_GET_IFACE (frame->pool)->add (frame->pool, self);

  return g_steal_pointer (&self);
}

/* Updates @self with the keys that are in @node. */
gboolean
snabel_entity_read_into (const SnabelEntityFrame *frame,
                         SnabelEntity            *self,
                         JsonNode                *node,
                         GError                 **error)
{
  g_autoptr(JsonNode) prepared = prepare (G_OBJECT_TYPE (self), node, error);

  return prepared != NULL && update (frame, self, json_node_get_object (prepared), error);
}

/* The entities of an array; those that are none are counted and left out. */
GPtrArray *
snabel_entity_read_list (const SnabelEntityFrame *frame,
                         GType                    type,
                         JsonNode                *node,
                         guint                   *n_refused,
                         GError                 **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array = NULL;
  guint      n_items = 0;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, SNABEL_ENTITY_ERROR, SNABEL_ENTITY_ERROR_WRONG_TYPE,
                   "A list of %s that is no array", g_type_name (type));
      return NULL;
    }

  array = json_node_get_array (node);
  n_items = json_array_get_length (array);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(GError) refusal = NULL;
      SnabelEntity *item = snabel_entity_read (frame, type, json_array_get_element (array, i), NULL, &refusal);

      if (item != NULL)
        g_ptr_array_add (items, item);
      else
        g_debug ("Item %u is left out: %s", i, refusal->message);
    }
  if (n_refused != NULL)
    *n_refused = n_items - items->len;

  return g_steal_pointer (&items);
}
