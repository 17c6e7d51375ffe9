/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of fields: each a line of functions. Servers disagree about types, so all are lenient. */
#include "model/snabel-entity-value.h"

#include "base/snabel-json.h"

#include <math.h>

/* A number keeps its digits: early servers send ids as numbers. */
static char *
dup_text (JsonNode *node)
{
  const char *text = snabel_json_node_get_string (node);

  if (text == NULL)
    return snabel_json_node_dup_id (node);

  return text[0] != '\0' ? g_utf8_make_valid (text, -1) : NULL;
}

static gboolean
parse_string (const SnabelField *field,
              JsonNode          *node,
              SnabelEntityValue *value)
{
  value->string = dup_text (node);

  return value->string != NULL;
}

static gboolean
parse_boolean (const SnabelField *field,
               JsonNode          *node,
               SnabelEntityValue *value)
{
  value->boolean = snabel_json_node_get_boolean (node);

  return JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (snabel_json_node_get_string (node), "") != 0;
}

static gboolean
parse_double (const SnabelField *field,
              JsonNode          *node,
              SnabelEntityValue *value)
{
  value->number = snabel_json_node_get_double (node, NAN);

  return !isnan (value->number);
}

static gboolean
parse_count (const SnabelField *field,
             JsonNode          *node,
             SnabelEntityValue *value)
{
  value->count = snabel_json_node_get_int (node, G_MININT64);

  return value->count != G_MININT64;
}

static gboolean
parse_time (const SnabelField *field,
            JsonNode          *node,
            SnabelEntityValue *value)
{
  value->time = snabel_json_node_dup_time (node);

  return value->time != NULL;
}

static gboolean
parse_enum (const SnabelField *field,
            JsonNode          *node,
            SnabelEntityValue *value)
{
  g_autofree char  *nick = dup_text (node);
  const GEnumValue *known = NULL;

  if (nick == NULL)
    return FALSE;

  known = g_enum_get_value_by_nick (g_type_class_peek (field->get_type ()), nick);
  value->choice = known != NULL ? known->value : 0;

  return TRUE;
}

/* Scopes and the like are one string with spaces on some servers, an array on others. */
static gboolean
parse_strings (const SnabelField *field,
               JsonNode          *node,
               SnabelEntityValue *value)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) strings = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          char *text = dup_text (json_array_get_element (array, i));

          if (text != NULL)
            g_strv_builder_take (builder, text);
        }
    }
  else
    {
      g_autofree char *text = dup_text (node);
      g_auto(GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          if (words[i][0] != '\0')
            g_strv_builder_add (builder, words[i]);
        }
    }

  strings = g_strv_builder_end (builder);
  value->strings = strings[0] != NULL ? g_steal_pointer (&strings) : NULL;

  return value->strings != NULL;
}

static gboolean
equal_string (SnabelEntityValue a,
              SnabelEntityValue b)
{
  return g_strcmp0 (a.string, b.string) == 0;
}

static gboolean
equal_boolean (SnabelEntityValue a,
               SnabelEntityValue b)
{
  return a.boolean == b.boolean;
}

static gboolean
equal_count (SnabelEntityValue a,
             SnabelEntityValue b)
{
  return a.count == b.count;
}

static gboolean
equal_double (SnabelEntityValue a,
              SnabelEntityValue b)
{
  return memcmp (&a.number, &b.number, sizeof (double)) == 0;
}

static gboolean
equal_time (SnabelEntityValue a,
            SnabelEntityValue b)
{
  return a.time == b.time || (a.time != NULL && b.time != NULL && g_date_time_equal (a.time, b.time));
}

static gboolean
equal_enum (SnabelEntityValue a,
            SnabelEntityValue b)
{
  return a.choice == b.choice;
}

static gboolean
equal_strings (SnabelEntityValue a,
               SnabelEntityValue b)
{
  return a.strings == b.strings ||
         (a.strings != NULL && b.strings != NULL &&
          g_strv_equal ((const char *const *) a.strings, (const char *const *) b.strings));
}

static gboolean
equal_entity (SnabelEntityValue a,
              SnabelEntityValue b)
{
  return a.pointer == b.pointer ||
         (a.pointer != NULL && b.pointer != NULL && snabel_entity_equal (a.pointer, b.pointer));
}

static gboolean
equal_list (SnabelEntityValue a,
            SnabelEntityValue b)
{
  guint n_items = 0;

  if (a.pointer == b.pointer)
    return TRUE;
  if (a.pointer == NULL || b.pointer == NULL)
    return FALSE;

  n_items = g_list_model_get_n_items (a.pointer);
  if (n_items != g_list_model_get_n_items (b.pointer))
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SnabelEntity) left = g_list_model_get_item (a.pointer, i);
      g_autoptr(SnabelEntity) right = g_list_model_get_item (b.pointer, i);

      if (left != right && !snabel_entity_equal (left, right))
        return FALSE;
    }

  return TRUE;
}

static const struct
{
  gsize size;
  gboolean (*parse) (const SnabelField *field,
                     JsonNode          *node,
                     SnabelEntityValue *value);
  gboolean (*equal) (SnabelEntityValue a,
                     SnabelEntityValue b);
  GDestroyNotify free;
} kinds[] = {
  [SNABEL_FIELD_STRING] = { sizeof (char *), parse_string, equal_string, g_free },
  [SNABEL_FIELD_BOOLEAN] = { sizeof (gboolean), parse_boolean, equal_boolean, NULL },
  [SNABEL_FIELD_COUNT] = { sizeof (gint64), parse_count, equal_count, NULL },
  [SNABEL_FIELD_DOUBLE] = { sizeof (double), parse_double, equal_double, NULL },
  [SNABEL_FIELD_TIME] = { sizeof (GDateTime *), parse_time, equal_time, (GDestroyNotify) g_date_time_unref },
  [SNABEL_FIELD_ENUM] = { sizeof (int), parse_enum, equal_enum, NULL },
  [SNABEL_FIELD_STRINGS] = { sizeof (char **), parse_strings, equal_strings, (GDestroyNotify) g_strfreev },
  [SNABEL_FIELD_ENTITY] = { sizeof (gpointer), NULL, equal_entity, g_object_unref },
  [SNABEL_FIELD_LIST] = { sizeof (gpointer), NULL, equal_list, g_object_unref },
};

/* One empty list serves all entities: most posts have no media, no tags, no poll. */
static GListModel *
ref_empty_list (GType item_type)
{
  GQuark      quark = g_quark_from_static_string ("snabel-empty-list");
  GListModel *list = g_type_get_qdata (item_type, quark);

  if (list == NULL)
    {
      list = G_LIST_MODEL (g_list_store_new (item_type));
      g_type_set_qdata (item_type, quark, list);
    }

  return g_object_ref (list);
}

/* Reads @node into @value, which stays at zero if there is no value of the kind of @field in it. */
gboolean
snabel_entity_value_parse (const SnabelField *field,
                           JsonNode          *node,
                           SnabelEntityValue *value)
{
  *value = (SnabelEntityValue) { 0 };

  return kinds[field->kind].parse (field, node, value);
}

/* What @field holds before the server told, and after it said null. */
SnabelEntityValue
snabel_entity_value_new_fallback (const SnabelField *field)
{
  SnabelEntityValue value = { 0 };

  if (field->kind == SNABEL_FIELD_LIST)
    value.pointer = ref_empty_list (field->get_type ());
  else if (field->kind == SNABEL_FIELD_COUNT)
    value.count = field->fallback;
  else if (field->kind == SNABEL_FIELD_BOOLEAN)
    value.boolean = field->fallback != 0;

  return value;
}

/* The value as it is in @entity; it stays the entity's. */
SnabelEntityValue
snabel_entity_value_peek (const SnabelField *field,
                          SnabelEntity      *entity)
{
  SnabelEntityValue value = { 0 };

  memcpy (&value, G_STRUCT_MEMBER_P (entity, field->offset), kinds[field->kind].size);

  return value;
}

/* Takes @value into @entity; says whether that changed anything. */
gboolean
snabel_entity_value_store (const SnabelField *field,
                           SnabelEntity      *entity,
                           SnabelEntityValue  value)
{
  SnabelEntityValue old = snabel_entity_value_peek (field, entity);

  if (snabel_entity_value_equal (field, old, value))
    {
      snabel_entity_value_clear (field, &value);
      return FALSE;
    }

  memcpy (G_STRUCT_MEMBER_P (entity, field->offset), &value, kinds[field->kind].size);
  snabel_entity_value_clear (field, &old);

  return TRUE;
}

void
snabel_entity_value_clear (const SnabelField *field,
                           SnabelEntityValue *value)
{
  if (kinds[field->kind].free != NULL)
    g_clear_pointer (&value->pointer, kinds[field->kind].free);
}

gboolean
snabel_entity_value_equal (const SnabelField *field,
                           SnabelEntityValue  a,
                           SnabelEntityValue  b)
{
  return kinds[field->kind].equal (a, b);
}

void
snabel_entity_value_get (const SnabelField *field,
                         SnabelEntityValue  value,
                         GValue            *gvalue)
{
  switch (field->kind)
    {
    case SNABEL_FIELD_STRING:
      g_value_set_string (gvalue, value.string);
      break;
    case SNABEL_FIELD_BOOLEAN:
      g_value_set_boolean (gvalue, value.boolean);
      break;
    case SNABEL_FIELD_COUNT:
      g_value_set_int64 (gvalue, value.count);
      break;
    case SNABEL_FIELD_DOUBLE:
      g_value_set_double (gvalue, value.number);
      break;
    case SNABEL_FIELD_ENUM:
      g_value_set_enum (gvalue, value.choice);
      break;
    case SNABEL_FIELD_TIME:
    case SNABEL_FIELD_STRINGS:
      g_value_set_boxed (gvalue, value.pointer);
      break;
    case SNABEL_FIELD_ENTITY:
    case SNABEL_FIELD_LIST:
      g_value_set_object (gvalue, value.pointer);
      break;
    default:
      g_assert_not_reached ();
    }
}

GParamSpec *
snabel_entity_value_create_pspec (const SnabelField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autofree char  *dashed = g_strdelimit (g_strdup (field->name), "_", '-');
  const char       *name = g_intern_string (dashed);

  switch (field->kind)
    {
    case SNABEL_FIELD_STRING:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case SNABEL_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, field->fallback != 0, flags);
    case SNABEL_FIELD_COUNT:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, field->fallback, flags);
    case SNABEL_FIELD_DOUBLE:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case SNABEL_FIELD_TIME:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_DATE_TIME, flags);
    case SNABEL_FIELD_ENUM:
      return g_param_spec_enum (name, NULL, NULL, field->get_type (), 0, flags);
    case SNABEL_FIELD_STRINGS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case SNABEL_FIELD_ENTITY:
      return g_param_spec_object (name, NULL, NULL, field->get_type (), flags);
    case SNABEL_FIELD_LIST:
      return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    default:
      g_assert_not_reached ();
    }
}
