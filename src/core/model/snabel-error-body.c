/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the words in the error bodies of all families of servers. */
#include "model/snabel-error-body.h"

#include "base/snabel-json.h"

#include "model/snabel-json-object.h"

/* Longer than any sentence; what is longer is a page or a stack trace. */
#define MAX_CHARACTERS 500
#define MAX_DETAILS    20
#define MAX_DEPTH      4

G_DEFINE_BOXED_TYPE (SnabelErrorBody, snabel_error_body, snabel_error_body_copy, snabel_error_body_free)

/* The text as one line that can be shown. */
static char *
dup_sentence (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr(GString) sentence = g_string_new (NULL);

  for (const char *cursor = valid; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar character = g_utf8_get_char (cursor);

      g_string_append_unichar (sentence, g_unichar_iscntrl (character) ? ' ' : character);
    }
  g_strstrip (sentence->str);
  if (sentence->str[0] == '\0')
    return NULL;

  return g_utf8_strlen (sentence->str, -1) > MAX_CHARACTERS ? g_utf8_substring (sentence->str, 0, MAX_CHARACTERS)
                                                            : g_strdup (sentence->str);
}

/* The first of the members @names of @object that is a text. */
static char *
dup_first (JsonObject        *object,
           const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      char *sentence = dup_sentence (snabel_json_get_string (object, names[i]));

      if (sentence != NULL)
        return sentence;
    }

  return NULL;
}

static void
add_detail (GPtrArray  *details,
            const char *field,
            const char *text)
{
  g_autofree char *sentence = dup_sentence (text);

  if (sentence == NULL || details->len >= MAX_DETAILS)
    return;

  g_ptr_array_add (details, field != NULL ? g_strdup_printf ("%s: %s", field, sentence) : g_steal_pointer (&sentence));
}

/* Texts wherever they are: bare, in arrays, in objects under "description", under the name of a field. */
static void
collect_details (GPtrArray  *details,
                 const char *field,
                 JsonNode   *node,
                 guint       depth)
{
  static const char *const names[] = { "description", "message", "detail", NULL };
  JsonArray               *array = snabel_json_node_get_array (node);
  JsonObject              *object = snabel_json_node_get_object (node);
  g_autofree char         *text = dup_first (object, names);

  if (depth > MAX_DEPTH)
    return;

  if (text != NULL || (array == NULL && object == NULL))
    {
      add_detail (details, field, text != NULL ? text : snabel_json_node_get_string (node));
      return;
    }

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && details->len < MAX_DETAILS; i++)
    collect_details (details, field, json_array_get_element (array, i), depth + 1);
  if (object != NULL)
    {
      JsonObjectIter iter;
      const char    *name = NULL;
      JsonNode      *member = NULL;

      json_object_iter_init_ordered (&iter, object);
      while (json_object_iter_next_ordered (&iter, &name, &member) && details->len < MAX_DETAILS)
        collect_details (details, name, member, depth + 1);
    }
}

/* What is wrong with the fields; NULL where the body does not go into that. */
static char **
dup_details (JsonObject *object)
{
  static const char *const names[] = { "details", "errors", NULL };
  g_autoptr(GPtrArray) details = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  JsonNode *error = snabel_json_get (object, "error");

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (snabel_json_get (object, names[i]) != NULL)
        collect_details (details, NULL, snabel_json_get (object, names[i]), 0);
    }
  if (snabel_json_node_get_array (error) != NULL)
    collect_details (details, NULL, error, 0);

  return details->len > 0 ? (char **) g_ptr_array_steal (details, NULL) : NULL;
}

/* Mastodon's collections, Misskey and Pleroma put an object where the others have a text. */
static SnabelErrorBody *
parse_nested (JsonObject *error)
{
  static const char *const names[] = { "message", "error", "description", NULL };
  g_autoptr(SnabelErrorBody) self = g_new0 (SnabelErrorBody, 1);
  g_autoptr(GPtrArray) details = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  self->message = dup_first (error, names);
  self->code = g_strdup (snabel_json_get_string (error, "code"));
  self->details = dup_details (error);
  if (self->message == NULL)
    {
      g_autoptr(JsonNode) node = snabel_json_node_new_object (error);

      collect_details (details, NULL, node, 0);
      self->message = details->len > 0 ? g_strjoinv (", ", (char **) details->pdata) : NULL;
    }

  return self->message != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * snabel_error_body_parse:
 * @node: (nullable): the body of an answer with an error status
 *
 * Returns: (transfer full) (nullable): what it says; %NULL if it says nothing that can be shown
 */
SnabelErrorBody *
snabel_error_body_parse (JsonNode *node)
{
  static const char *const names[] = { "error_description", "error", "message", NULL };
  g_autoptr(SnabelErrorBody) self = g_new0 (SnabelErrorBody, 1);
  JsonObject *object = snabel_json_node_get_object (node);
  JsonObject *nested = snabel_json_get_object (object, "error");

  if (object == NULL)
    return NULL;
  if (nested != NULL)
    return parse_nested (nested);

  self->message = dup_first (object, names);
  self->details = dup_details (object);
  if (snabel_json_get_string (object, "error_description") != NULL)
    self->code = g_strdup (snabel_json_get_string (object, "error"));
  if (self->message == NULL && self->details != NULL)
    self->message = g_strjoinv (", ", self->details);

  return self->message != NULL ? g_steal_pointer (&self) : NULL;
}

SnabelErrorBody *
snabel_error_body_copy (const SnabelErrorBody *self)
{
  SnabelErrorBody *copy = g_new0 (SnabelErrorBody, 1);

  copy->message = g_strdup (self->message);
  copy->code = g_strdup (self->code);
  copy->details = g_strdupv (self->details);

  return copy;
}

void
snabel_error_body_free (SnabelErrorBody *self)
{
  g_free (self->message);
  g_free (self->code);
  g_strfreev (self->details);
  g_free (self);
}
