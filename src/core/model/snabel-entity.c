/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The generic half of every entity: properties, equality, memory. */
#include "model/snabel-entity-reader.h"
#include "model/snabel-entity-value.h"

G_DEFINE_QUARK (snabel_entity_error, snabel_entity_error)

G_DEFINE_ABSTRACT_TYPE (SnabelEntity, snabel_entity, G_TYPE_OBJECT)

static void
snabel_entity_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (object);
  const SnabelField       *field = NULL;

  if (prop_id == 0 || prop_id > klass->n_fields)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  field = &klass->fields[prop_id - 1];
  snabel_entity_value_get (field, snabel_entity_value_peek (field, SNABEL_ENTITY (object)), value);
}

/* Not in init: there the class is not yet that of the entity. */
static void
snabel_entity_constructed (GObject *object)
{
  const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (object);

  G_OBJECT_CLASS (snabel_entity_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    snabel_entity_value_store (&klass->fields[i], SNABEL_ENTITY (object),
                               snabel_entity_value_new_fallback (&klass->fields[i]));
}

static void
snabel_entity_finalize (GObject *object)
{
  const SnabelEntityClass *klass = SNABEL_ENTITY_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      SnabelEntityValue value = snabel_entity_value_peek (&klass->fields[i], SNABEL_ENTITY (object));

      snabel_entity_value_clear (&klass->fields[i], &value);
    }

  G_OBJECT_CLASS (snabel_entity_parent_class)->finalize (object);
}

static JsonNode *
snabel_entity_real_prepare (JsonNode *node)
{
  return json_node_ref (node);
}

static void
snabel_entity_class_init (SnabelEntityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = snabel_entity_constructed;
  object_class->finalize = snabel_entity_finalize;
  klass->prepare = snabel_entity_real_prepare;
}

static void
snabel_entity_init (SnabelEntity *self)
{
}

/* "a/b|c" as { { "a", "b", NULL }, { "c", NULL }, NULL }; classes live as long as the program. */
static GStrv *
split_path (const char *path)
{
  g_auto(GStrv) alternatives = g_strsplit (path, "|", -1);
  guint  n_alternatives = g_strv_length (alternatives);
  GStrv *paths = g_new0 (GStrv, n_alternatives + 1);

  for (guint i = 0; i < n_alternatives; i++)
    paths[i] = g_strsplit (alternatives[i], "/", -1);

  return paths;
}

/**
 * snabel_entity_class_set_fields: (skip)
 * @klass: the class of a final type
 * @fields: (array length=n_fields): its table, in static memory
 * @n_fields: the number of lines in @fields
 *
 * Makes a readable property of every field. To be called in class_init.
 */
void
snabel_entity_class_set_fields (SnabelEntityClass *klass,
                                const SnabelField *fields,
                                guint              n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_return_if_fail (SNABEL_IS_ENTITY_CLASS (klass));

  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->pspecs = g_new0 (GParamSpec *, n_fields + 1);
  klass->paths = g_new0 (GStrv *, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      klass->pspecs[i + 1] = snabel_entity_value_create_pspec (&fields[i]);
      klass->paths[i] = split_path (fields[i].path);
    }

  /* GObject asks the class that installs a property, and does not look at its parents. */
  object_class->get_property = snabel_entity_get_property;
  g_object_class_install_properties (object_class, n_fields + 1, klass->pspecs);
}

/**
 * snabel_entity_new_from_json:
 * @type: a type of #SnabelEntity
 * @node: its JSON
 *
 * A field of a wrong type has its default. What is no object, or lacks what the entity cannot be
 * without, is refused.
 *
 * Returns: (transfer full) (type SnabelEntity): the entity
 */
gpointer
snabel_entity_new_from_json (GType     type,
                             JsonNode *node,
                             GError  **error)
{
  g_return_val_if_fail (g_type_is_a (type, SNABEL_TYPE_ENTITY), NULL);

  return snabel_entity_read (NULL, type, node, NULL, error);
}

/**
 * snabel_entity_update:
 * @node: JSON of the entity, perhaps a part of its keys
 *
 * A key that is absent leaves its field alone, null clears it. Only what changed is notified. An object
 * with the same key as the one in a field is updated in its turn, and not exchanged.
 *
 * Returns: %FALSE if @node is no object
 */
gboolean
snabel_entity_update (SnabelEntity *self,
                      JsonNode     *node,
                      GError      **error)
{
  g_return_val_if_fail (SNABEL_IS_ENTITY (self), FALSE);

  return snabel_entity_read_into (NULL, self, node, error);
}

/**
 * snabel_entity_equal:
 * @other: another entity
 *
 * Returns: whether both are of one type and have the same value in every field
 */
gboolean
snabel_entity_equal (SnabelEntity *self,
                     SnabelEntity *other)
{
  const SnabelEntityClass *klass = NULL;

  g_return_val_if_fail (SNABEL_IS_ENTITY (self), FALSE);
  g_return_val_if_fail (SNABEL_IS_ENTITY (other), FALSE);

  if (self == other)
    return TRUE;
  if (G_OBJECT_TYPE (self) != G_OBJECT_TYPE (other))
    return FALSE;

  klass = SNABEL_ENTITY_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SnabelField *field = &klass->fields[i];

      if (!snabel_entity_value_equal (field, snabel_entity_value_peek (field, self),
                                      snabel_entity_value_peek (field, other)))
        return FALSE;
    }

  return TRUE;
}

/**
 * snabel_entity_list_new_from_json:
 * @type: a type of #SnabelEntity
 * @array: a page of them
 * @n_refused: (out) (optional): how many items were no such entity and are left out
 *
 * One bad item never costs the page.
 *
 * Returns: (transfer full) (element-type SnabelEntity): the page, in the server's order
 */
GPtrArray *
snabel_entity_list_new_from_json (GType     type,
                                  JsonNode *array,
                                  guint    *n_refused,
                                  GError  **error)
{
  g_return_val_if_fail (g_type_is_a (type, SNABEL_TYPE_ENTITY), NULL);

  return snabel_entity_read_list (NULL, type, array, n_refused, error);
}
