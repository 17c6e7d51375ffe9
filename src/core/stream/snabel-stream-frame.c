/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the envelope: JSON with JSON as a string in it, or what some servers make of that. */
#include "stream/snabel-stream-frame.h"

#include "base/snabel-json.h"

/* These say nothing without a payload. */
static const char *const with_payload[] = {
  "update", "status.update", "delete", "notification", "conversation", "announcement", "announcement.reaction", "announcement.delete", NULL
};

/**
 * snabel_stream_frame_free:
 * @self: (transfer full): a frame
 */
void
snabel_stream_frame_free (SnabelStreamFrame *self)
{
  g_clear_pointer (&self->streams, g_strfreev);
  g_clear_pointer (&self->event, g_free);
  g_clear_pointer (&self->payload, g_free);
  g_free (self);
}

static char **
dup_streams (JsonObject *object)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray  *array = snabel_json_get_array (object, "stream");
  const char *only = snabel_json_get_string (object, "stream");
  guint       length = array == NULL ? 0 : json_array_get_length (array);

  if (only != NULL)
    g_strv_builder_add (builder, only);
  for (guint i = 0; i < length; i++)
    {
      const char *name = snabel_json_node_get_string (json_array_get_element (array, i));

      if (name != NULL)
        g_strv_builder_add (builder, name);
    }

  return g_strv_builder_end (builder);
}

/* A string; some relays send the object itself. Whole numbers are ids. */
static char *
dup_payload (JsonObject *object)
{
  JsonNode *node = snabel_json_get (object, "payload");

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node))
    return snabel_json_to_text (node);
  if (snabel_json_node_get_string (node) != NULL)
    return g_strstrip (g_strdup (snabel_json_node_get_string (node)));

  return snabel_json_node_dup_id (node);
}

/**
 * snabel_stream_frame_new:
 * @node: (nullable): a message
 *
 * Returns: (transfer full) (nullable): the frame, or %NULL if it tells nothing: no object, an error, no event,
 *   an event without the payload that it is about
 */
SnabelStreamFrame *
snabel_stream_frame_new (JsonNode *node)
{
  g_autoptr(SnabelStreamFrame) self = NULL;
  JsonObject *object = snabel_json_node_get_object (node);
  const char *event = snabel_json_get_string (object, "event");

  if (event == NULL || *event == '\0')
    return NULL;
  self = g_new0 (SnabelStreamFrame, 1);
  self->event = g_strdup (event);
  self->streams = dup_streams (object);
  self->payload = dup_payload (object);
  if (self->payload == NULL || (*self->payload == '\0' && g_strv_contains (with_payload, event)))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * snabel_stream_build_command:
 * @type: "subscribe" or "unsubscribe", or "pleroma:authenticate" with the token as @parameter
 * @stream: (nullable): which stream
 * @parameter: (nullable): the list's id or the tag
 *
 * Returns: (transfer full): the message to send
 */
char *
snabel_stream_build_command (const char *type,
                             const char *stream,
                             const char *parameter)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  const char *name = stream == NULL ? "token" : g_str_equal (stream, "list") ? "list"
                                                                             : "tag";

  g_return_val_if_fail (type != NULL, NULL);

  json_object_set_string_member (object, "type", type);
  if (stream != NULL)
    json_object_set_string_member (object, "stream", stream);
  if (parameter != NULL)
    json_object_set_string_member (object, name, parameter);
  json_node_set_object (node, object);

  return snabel_json_to_text (node);
}
