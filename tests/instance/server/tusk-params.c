/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters as Rails reads them: "poll[options][]=yes". */
#include "server/tusk-params.h"

static JsonNode *
new_text (const char *value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, value);

  return node;
}

static JsonObject *
ensure_object (JsonObject *params,
               const char *name)
{
  JsonNode *node = json_object_get_member (params, name);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_object_member (params, name, json_object_new ());

  return json_object_get_object_member (params, name);
}

static JsonArray *
ensure_array (JsonObject *params,
              const char *name)
{
  JsonNode *node = json_object_get_member (params, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    json_object_set_array_member (params, name, json_array_new ());

  return json_object_get_array_member (params, name);
}

/* The object of an array that has no such member yet: "a[][x]=1&a[][y]=2&a[][x]=3" are two objects. */
static JsonObject *
ensure_element (JsonArray  *array,
                const char *member)
{
  guint       length = json_array_get_length (array);
  JsonObject *last = length > 0 ? json_array_get_object_element (array, length - 1) : NULL;

  if (last == NULL || json_object_has_member (last, member))
    {
      last = json_object_new ();
      json_array_add_object_element (array, last);
    }

  return last;
}

static void
insert (JsonObject        *params,
        const char *const *path,
        const char        *value)
{
  if (path[1] == NULL)
    json_object_set_member (params, path[0], new_text (value));
  else if (*path[1] != '\0')
    insert (ensure_object (params, path[0]), path + 1, value);
  else if (path[2] == NULL)
    json_array_add_element (ensure_array (params, path[0]), new_text (value));
  else
    insert (ensure_element (ensure_array (params, path[0]), path[2]), path + 2, value);
}

static void
add_param (JsonObject *params,
           const char *key,
           const char *value)
{
  g_auto(GStrv) path = g_strsplit (key, "[", -1);

  for (guint i = 1; path[i] != NULL; i++)
    path[i][strcspn (path[i], "]")] = '\0';
  if (path[0] != NULL)
    insert (params, (const char *const *) path, value);
}

/**
 * tusk_params_read_form:
 * @form: a query, or a form's body
 *
 * Reads parameters into @params.
 */
void
tusk_params_read_form (JsonObject *params,
                       const char *form)
{
  g_auto(GStrv) pairs = g_strsplit (form, "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (g_strdelimit (pairs[i], "+", ' '), "=", 2);
      g_autofree char *key = pair[0] != NULL ? g_uri_unescape_string (pair[0], NULL) : NULL;
      g_autofree char *value = key != NULL && pair[1] != NULL ? g_uri_unescape_string (pair[1], NULL) : NULL;

      if (key != NULL && *key != '\0')
        add_param (params, key, value != NULL ? value : "");
    }
}

static void
merge_member (JsonObject *object,
              const char *name,
              JsonNode   *node,
              gpointer    user_data)
{
  json_object_set_member (user_data, name, json_node_copy (node));
}

static TuskBodyKind
read_json (TuskCall *call)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize       size = 0;
  const char *data = g_bytes_get_data (call->body, &size);
  JsonNode   *root = NULL;

  if (!json_parser_load_from_data (parser, data, (gssize) size, NULL))
    return TUSK_BODY_BROKEN;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return TUSK_BODY_BROKEN;
  json_object_foreach_member (json_node_get_object (root), merge_member, call->params);

  return TUSK_BODY_JSON;
}

static void
read_part (TuskCall           *call,
           SoupMessageHeaders *headers,
           GBytes             *body)
{
  g_autoptr(GHashTable) fields = NULL;
  g_autofree char *disposition = NULL;
  const char      *name = NULL;

  if (!soup_message_headers_get_content_disposition (headers, &disposition, &fields))
    return;
  name = g_hash_table_lookup (fields, "name");
  if (name == NULL)
    return;
  if (g_hash_table_lookup (fields, "filename") != NULL)
    {
      const char *type = soup_message_headers_get_content_type (headers, NULL);

      g_clear_pointer (&call->file, g_bytes_unref);
      call->file = g_bytes_ref (body);
      g_set_str (&call->file_type, type != NULL ? type : "application/octet-stream");
    }
  else
    {
      g_autofree char *value = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

      add_param (call->params, name, value != NULL ? value : "");
    }
}

static TuskBodyKind
read_multipart (TuskCall *call)
{
  g_autoptr(SoupMultipart) multipart = soup_multipart_new_from_message (call->headers, call->body);

  if (multipart == NULL)
    return TUSK_BODY_BROKEN;
  for (int i = 0; i < soup_multipart_get_length (multipart); i++)
    {
      SoupMessageHeaders *headers = NULL;
      GBytes             *body = NULL;

      soup_multipart_get_part (multipart, i, &headers, &body);
      read_part (call, headers, body);
    }

  return TUSK_BODY_MULTIPART;
}

/**
 * tusk_params_read_body:
 *
 * Reads the body of @call into its parameters.
 *
 * Returns: what kind of body it was
 */
TuskBodyKind
tusk_params_read_body (TuskCall *call)
{
  const char      *type = soup_message_headers_get_content_type (call->headers, NULL);
  g_autofree char *form = NULL;

  if (g_bytes_get_size (call->body) == 0)
    return TUSK_BODY_NONE;
  if (g_strcmp0 (type, "application/json") == 0)
    return read_json (call);
  if (g_strcmp0 (type, "multipart/form-data") == 0)
    return read_multipart (call);
  if (g_strcmp0 (type, "application/x-www-form-urlencoded") != 0)
    return TUSK_BODY_BROKEN;
  form = g_strndup (g_bytes_get_data (call->body, NULL), g_bytes_get_size (call->body));
  tusk_params_read_form (call->params, form);

  return TUSK_BODY_FORM;
}

static JsonNode *
get_value (JsonObject *params,
           const char *name)
{
  JsonNode *node = params != NULL ? json_object_get_member (params, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

/**
 * tusk_params_get_string:
 *
 * Returns: (nullable): the text, or %NULL if it was not given as text
 */
const char *
tusk_params_get_string (JsonObject *params,
                        const char *name)
{
  JsonNode *node = get_value (params, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * tusk_params_get_boolean:
 *
 * Returns: the boolean as Rails understands it
 */
gboolean
tusk_params_get_boolean (JsonObject *params,
                         const char *name,
                         gboolean    fallback)
{
  static const char *const false_words[] = { "false", "0", "f", "F", "FALSE", "off", "OFF", NULL };
  JsonNode                *node = get_value (params, name);
  const char              *text = tusk_params_get_string (params, name);

  if (text != NULL)
    return *text == '\0' ? fallback : !g_strv_contains (false_words, text);
  if (node == NULL)
    return fallback;

  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node)
                                                           : json_node_get_int (node) != 0;
}

/**
 * tusk_params_get_int:
 *
 * Returns: the number; text that is none counts as 0
 */
gint64
tusk_params_get_int (JsonObject *params,
                     const char *name,
                     gint64      fallback)
{
  JsonNode   *node = get_value (params, name);
  const char *text = tusk_params_get_string (params, name);

  if (text != NULL)
    return g_ascii_strtoll (text, NULL, 10);

  return node != NULL ? json_node_get_int (node) : fallback;
}

static void
add_string (JsonNode  *node,
            GPtrArray *strings)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_ptr_array_add (strings, json_node_dup_string (node));
  else
    g_ptr_array_add (strings, g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node)));
}

/**
 * tusk_params_dup_strings:
 *
 * Returns: (transfer full): the texts of an array, or the one text that was given instead
 */
GPtrArray *
tusk_params_dup_strings (JsonObject *params,
                         const char *name)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  JsonNode  *node = params != NULL ? json_object_get_member (params, name) : NULL;

  if (node == NULL)
    return strings;
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      add_string (json_array_get_element (json_node_get_array (node), i), strings);
  else
    add_string (node, strings);

  return strings;
}

/**
 * tusk_params_get_object:
 *
 * Returns: (nullable): the object of that name
 */
JsonObject *
tusk_params_get_object (JsonObject *params,
                        const char *name)
{
  JsonNode *node = json_object_get_member (params, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
