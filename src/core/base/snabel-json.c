/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Getters that never fail: what is not there, null or of another type is no value. */
#include "base/snabel-json.h"

#include "base/snabel-time.h"

#include <math.h>

/* Above this a Unix time is in milliseconds: as seconds it would be the year 5138. */
#define MOST_SECONDS 1e11

static GType
get_value_type (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
}

/**
 * snabel_json_node_get_string:
 * @node: (nullable): a node
 *
 * Returns: (nullable): the string, which may be empty; %NULL if @node is none
 */
const char *
snabel_json_node_get_string (JsonNode *node)
{
  return get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * snabel_json_node_dup_id:
 * @node: (nullable): a node
 *
 * Some servers write ids as numbers; an empty string is no id.
 *
 * Returns: (transfer full) (nullable): the id as text
 */
char *
snabel_json_node_dup_id (JsonNode *node)
{
  const char *text = snabel_json_node_get_string (node);

  if (get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return text == NULL || *text == '\0' ? NULL : g_strdup (text);
}

/**
 * snabel_json_node_get_double:
 * @node: (nullable): a node
 * @fallback: what to return if @node is no number
 *
 * Returns: the number, also if it was written as a string
 */
double
snabel_json_node_get_double (JsonNode *node,
                             double    fallback)
{
  GType       type = get_value_type (node);
  const char *text = snabel_json_node_get_string (node);
  char       *end = NULL;
  double      number = 0;

  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    number = json_node_get_double (node);
  else if (text != NULL && *text != '\0')
    number = g_ascii_strtod (text, &end);
  else
    return fallback;

  return (end != NULL && *end != '\0') || !isfinite (number) ? fallback : number;
}

/**
 * snabel_json_node_get_int:
 * @node: (nullable): a node
 * @fallback: what to return if @node is no number
 *
 * Returns: the number without its fraction, also if it was written as a string
 */
gint64
snabel_json_node_get_int (JsonNode *node,
                          gint64    fallback)
{
  const char *text = snabel_json_node_get_string (node);
  gint64      exact = 0;
  double      number = 0;

  if (get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  if (text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &exact, NULL))
    return exact;
  number = snabel_json_node_get_double (node, NAN);

  return number > -9e18 && number < 9e18 ? (gint64) number : fallback;
}

/**
 * snabel_json_node_get_boolean:
 * @node: (nullable): a node
 *
 * Returns: whether it is true; as a string, whether it is neither empty, "0", "f", "false" nor "off", in any case
 */
gboolean
snabel_json_node_get_boolean (JsonNode *node)
{
  static const char *const falsehoods[] = { "", "0", "f", "false", "off", "no", "null" };
  GType                    type = get_value_type (node);
  const char              *text = snabel_json_node_get_string (node);

  if (type == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  if (type == G_TYPE_INT64)
    return json_node_get_int (node) != 0;
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (falsehoods); i++)
    if (g_ascii_strcasecmp (text, falsehoods[i]) == 0)
      return FALSE;

  return text != NULL;
}

/**
 * snabel_json_node_dup_time:
 * @node: (nullable): a node
 *
 * Returns: (transfer full) (nullable): the time in UTC, from a date as text, or from Unix seconds
 *   or milliseconds as a number or as text
 */
GDateTime *
snabel_json_node_dup_time (JsonNode *node)
{
  GDateTime *time = snabel_time_parse (snabel_json_node_get_string (node));
  double     seconds = time == NULL ? snabel_json_node_get_double (node, -1) : -1;

  if (seconds > MOST_SECONDS)
    seconds /= 1000;
  if (seconds >= 0 && seconds <= MOST_SECONDS)
    return g_date_time_new_from_unix_utc_usec ((gint64) (seconds * G_USEC_PER_SEC));

  return time;
}

/**
 * snabel_json_node_get_object:
 * @node: (nullable): a node
 *
 * Returns: (nullable): the object
 */
JsonObject *
snabel_json_node_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * snabel_json_node_get_array:
 * @node: (nullable): a node
 *
 * Returns: (nullable): the array
 */
JsonArray *
snabel_json_node_get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * snabel_json_get:
 * @object: (nullable): an object
 *
 * Returns: (nullable): the member, which may hold null
 */
JsonNode *
snabel_json_get (JsonObject *object,
                 const char *name)
{
  return object == NULL ? NULL : json_object_get_member (object, name);
}

/**
 * snabel_json_get_string:
 * @object: (nullable): an object
 *
 * Returns: (nullable): see snabel_json_node_get_string()
 */
const char *
snabel_json_get_string (JsonObject *object,
                        const char *name)
{
  return snabel_json_node_get_string (snabel_json_get (object, name));
}

/**
 * snabel_json_dup_id:
 * @object: (nullable): an object
 *
 * Returns: (transfer full) (nullable): see snabel_json_node_dup_id()
 */
char *
snabel_json_dup_id (JsonObject *object,
                    const char *name)
{
  return snabel_json_node_dup_id (snabel_json_get (object, name));
}

/**
 * snabel_json_get_int:
 * @object: (nullable): an object
 *
 * Returns: see snabel_json_node_get_int()
 */
gint64
snabel_json_get_int (JsonObject *object,
                     const char *name,
                     gint64      fallback)
{
  return snabel_json_node_get_int (snabel_json_get (object, name), fallback);
}

/**
 * snabel_json_get_double:
 * @object: (nullable): an object
 *
 * Returns: see snabel_json_node_get_double()
 */
double
snabel_json_get_double (JsonObject *object,
                        const char *name,
                        double      fallback)
{
  return snabel_json_node_get_double (snabel_json_get (object, name), fallback);
}

/**
 * snabel_json_get_boolean:
 * @object: (nullable): an object
 *
 * Returns: see snabel_json_node_get_boolean()
 */
gboolean
snabel_json_get_boolean (JsonObject *object,
                         const char *name)
{
  return snabel_json_node_get_boolean (snabel_json_get (object, name));
}

/**
 * snabel_json_dup_time:
 * @object: (nullable): an object
 *
 * Returns: (transfer full) (nullable): see snabel_json_node_dup_time()
 */
GDateTime *
snabel_json_dup_time (JsonObject *object,
                      const char *name)
{
  return snabel_json_node_dup_time (snabel_json_get (object, name));
}

/**
 * snabel_json_get_object:
 * @object: (nullable): an object
 *
 * Returns: (nullable): the member, if it is an object
 */
JsonObject *
snabel_json_get_object (JsonObject *object,
                        const char *name)
{
  return snabel_json_node_get_object (snabel_json_get (object, name));
}

/**
 * snabel_json_get_array:
 * @object: (nullable): an object
 *
 * Returns: (nullable): the member, if it is an array
 */
JsonArray *
snabel_json_get_array (JsonObject *object,
                       const char *name)
{
  return snabel_json_node_get_array (snabel_json_get (object, name));
}
