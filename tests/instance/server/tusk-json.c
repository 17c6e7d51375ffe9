/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON objects in one expression. */
#include "server/tusk-json.h"

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_time (JsonObject *object,
          const char *name,
          gint64      microseconds)
{
  g_autofree char *text = microseconds != 0 ? tusk_json_format_time (microseconds) : NULL;

  set_text (object, name, text);
}

static void
set_child (JsonObject *object,
           const char *name,
           JsonNode   *node)
{
  json_object_set_member (object, name, node != NULL ? node : json_node_new (JSON_NODE_NULL));
}

static void
set_valist (JsonObject *object,
            const char *key,
            va_list     arguments)
{
  for (; key != NULL; key = va_arg (arguments, const char *))
    {
      const char *name = key + 2;

      switch (key[0])
        {
        case 's':
          set_text (object, name, va_arg (arguments, const char *));
          break;
        case 'b':
          json_object_set_boolean_member (object, name, va_arg (arguments, gboolean));
          break;
        case 'i':
          json_object_set_int_member (object, name, va_arg (arguments, int));
          break;
        case 'l':
          json_object_set_int_member (object, name, va_arg (arguments, gint64));
          break;
        case 'd':
          json_object_set_double_member (object, name, va_arg (arguments, double));
          break;
        case 't':
          set_time (object, name, va_arg (arguments, gint64));
          break;
        case 'o':
          set_child (object, name, tusk_json_take_object (va_arg (arguments, JsonObject *)));
          break;
        case 'a':
          set_child (object, name, tusk_json_take_array (va_arg (arguments, JsonArray *)));
          break;
        default:
          g_error ("“%s” begins with none of s b i l d t o a", key);
        }
    }
}

/**
 * tusk_json_object:
 * @first_key: a letter for the type, a space, and the member's name
 *
 * The letters: s text or %NULL, b boolean, i int, l gint64, d double, t a time in microseconds (0 is null),
 * o an object that is taken (or %NULL), a an array that is taken.
 *
 * Returns: (transfer full): the object
 */
JsonObject *
tusk_json_object (const char *first_key,
                  ...)
{
  JsonObject *object = json_object_new ();
  va_list     arguments;

  va_start (arguments, first_key);
  set_valist (object, first_key, arguments);
  va_end (arguments);

  return object;
}

/**
 * tusk_json_set:
 *
 * Sets members of an object; see tusk_json_object().
 */
void
tusk_json_set (JsonObject *object,
               const char *first_key,
               ...)
{
  va_list arguments;

  va_start (arguments, first_key);
  set_valist (object, first_key, arguments);
  va_end (arguments);
}

/**
 * tusk_json_strings:
 * @strings: an array of `char *`
 *
 * Returns: (transfer full): the same as JSON
 */
JsonArray *
tusk_json_strings (GPtrArray *strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < strings->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (strings, i));

  return array;
}

/**
 * tusk_json_words:
 * @words: words with spaces between
 *
 * Returns: (transfer full): an array of them
 */
JsonArray *
tusk_json_words (const char *words)
{
  g_auto(GStrv) parts = g_strsplit_set (words, " \n", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      json_array_add_string_element (array, parts[i]);

  return array;
}

/**
 * tusk_json_take_object:
 *
 * Returns: (transfer full) (nullable): a node that owns @object
 */
JsonNode *
tusk_json_take_object (JsonObject *object)
{
  JsonNode *node = NULL;

  if (object == NULL)
    return NULL;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

/**
 * tusk_json_take_array:
 *
 * Returns: (transfer full) (nullable): a node that owns @array
 */
JsonNode *
tusk_json_take_array (JsonArray *array)
{
  JsonNode *node = NULL;

  if (array == NULL)
    return NULL;
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);

  return node;
}

/**
 * tusk_json_print:
 *
 * Returns: (transfer full): @node as text
 */
char *
tusk_json_print (JsonNode *node,
                 gboolean  is_pretty)
{
  return json_to_string (node, is_pretty);
}

/**
 * tusk_json_print_object:
 * @object: (transfer full): an object, used up
 *
 * Returns: (transfer full): the object as text
 */
char *
tusk_json_print_object (JsonObject *object)
{
  g_autoptr(JsonNode) node = tusk_json_take_object (object);

  return tusk_json_print (node, FALSE);
}

/**
 * tusk_json_format_time:
 *
 * Returns: (transfer full): as Mastodon writes a time
 */
char *
tusk_json_format_time (gint64 microseconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc_usec (microseconds);
  g_autofree char *seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, (int) (microseconds / 1000 % 1000));
}
