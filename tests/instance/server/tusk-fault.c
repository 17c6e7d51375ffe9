/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shall go wrong, and when. */
#include "server/tusk-fault.h"

#include "server/tusk-json.h"

static const char *const kind_names[] = {
  [SNABEL_TEST_FAULT_LATENCY] = "latency",
  [SNABEL_TEST_FAULT_HELD] = "held",
  [SNABEL_TEST_FAULT_STATUS] = "status",
  [SNABEL_TEST_FAULT_RATE_LIMIT_ISO] = "rate-limit-iso",
  [SNABEL_TEST_FAULT_RATE_LIMIT_UNIX] = "rate-limit-unix",
  [SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER] = "rate-limit-retry-after",
  [SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_DATE] = "rate-limit-retry-date",
  [SNABEL_TEST_FAULT_HTML] = "html",
  [SNABEL_TEST_FAULT_EMPTY] = "empty",
  [SNABEL_TEST_FAULT_CUT] = "cut",
  [SNABEL_TEST_FAULT_DRIP] = "drip",
  [SNABEL_TEST_FAULT_BOMB_SIZE] = "bomb-size",
  [SNABEL_TEST_FAULT_BOMB_GZIP] = "bomb-gzip",
  [SNABEL_TEST_FAULT_BOMB_DEPTH] = "bomb-depth",
  [SNABEL_TEST_FAULT_WRONG_TYPES] = "wrong-types",
  [SNABEL_TEST_FAULT_REDIRECT] = "redirect",
  [SNABEL_TEST_FAULT_DEAD] = "dead",
  [SNABEL_TEST_FAULT_LOST] = "lost",
  [SNABEL_TEST_FAULT_CLOSED] = "closed",
};

/**
 * tusk_fault_new:
 *
 * Returns: (transfer full): a copy, ready to count
 */
TuskFault *
tusk_fault_new (const SnabelTestFault *fault)
{
  TuskFault *self = g_new0 (TuskFault, 1);

  self->fault = *fault;
  self->fault.method = g_strdup (fault->method);
  self->fault.path = g_strdup (fault->path);
  self->fault.location = g_strdup (fault->location);
  self->fault.content_type = g_strdup (fault->content_type);
  self->fault.body = g_strdup (fault->body);

  return self;
}

/**
 * tusk_fault_free:
 *
 * Frees the fault.
 */
void
tusk_fault_free (TuskFault *self)
{
  g_free ((char *) self->fault.body);
  g_free ((char *) self->fault.content_type);
  g_free ((char *) self->fault.location);
  g_free ((char *) self->fault.path);
  g_free ((char *) self->fault.method);
  g_free (self);
}

static gboolean
strikes (TuskFault  *self,
         const char *method,
         const char *path)
{
  guint ordinal = 0;

  if ((self->fault.method != NULL && !g_str_equal (self->fault.method, method)) ||
      (self->fault.path != NULL && !g_str_has_prefix (path, self->fault.path)))
    return FALSE;
  ordinal = self->n_seen++;

  return ordinal >= self->fault.skip &&
         (self->fault.times == 0 || ordinal < self->fault.skip + self->fault.times);
}

/**
 * tusk_fault_find:
 *
 * Counts the request for every fault it matches.
 *
 * Returns: (nullable): the first that strikes
 */
TuskFault *
tusk_fault_find (GPtrArray  *faults,
                 const char *method,
                 const char *path)
{
  TuskFault *found = NULL;

  for (guint i = 0; i < faults->len; i++)
    {
      TuskFault *fault = g_ptr_array_index (faults, i);

      if (strikes (fault, method, path) && found == NULL)
        found = fault;
    }

  return found;
}

/**
 * tusk_fault_is_instead:
 *
 * Returns: whether the answer comes from the fault alone, and nothing is processed
 */
gboolean
tusk_fault_is_instead (const SnabelTestFault *fault)
{
  switch (fault->kind)
    {
    case SNABEL_TEST_FAULT_STATUS:
    case SNABEL_TEST_FAULT_RATE_LIMIT_ISO:
    case SNABEL_TEST_FAULT_RATE_LIMIT_UNIX:
    case SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER:
    case SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_DATE:
    case SNABEL_TEST_FAULT_HTML:
    case SNABEL_TEST_FAULT_REDIRECT:
      return TRUE;
    case SNABEL_TEST_FAULT_LATENCY:
    case SNABEL_TEST_FAULT_HELD:
    case SNABEL_TEST_FAULT_EMPTY:
    case SNABEL_TEST_FAULT_CUT:
    case SNABEL_TEST_FAULT_DRIP:
    case SNABEL_TEST_FAULT_BOMB_SIZE:
    case SNABEL_TEST_FAULT_BOMB_GZIP:
    case SNABEL_TEST_FAULT_BOMB_DEPTH:
    case SNABEL_TEST_FAULT_WRONG_TYPES:
    case SNABEL_TEST_FAULT_DEAD:
    case SNABEL_TEST_FAULT_LOST:
    case SNABEL_TEST_FAULT_CLOSED:
    default:
      return FALSE;
    }
}

static TuskReply *
make_rate_limit (const SnabelTestFault *fault,
                 TuskWorld             *world)
{
  TuskReply *reply = tusk_reply_new_object (tusk_json_object ("s error", "Too many requests", NULL));
  gint64     end = tusk_world_now (world) + (gint64) fault->seconds * G_USEC_PER_SEC;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (end / G_USEC_PER_SEC);
  g_autofree char *iso = tusk_json_format_time (end);
  g_autofree char *unix_time = g_strdup_printf ("%" G_GINT64_FORMAT, end / G_USEC_PER_SEC);
  g_autofree char *seconds = g_strdup_printf ("%u", fault->seconds);
  g_autofree char *http_date = soup_date_time_to_string (date, SOUP_DATE_HTTP);

  reply->status = 429;
  if (fault->kind == SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_AFTER)
    return tusk_reply_with_header (reply, "Retry-After", seconds);
  if (fault->kind == SNABEL_TEST_FAULT_RATE_LIMIT_RETRY_DATE)
    return tusk_reply_with_header (reply, "Retry-After", http_date);
  tusk_reply_with_header (reply, "X-RateLimit-Limit", "300");
  tusk_reply_with_header (reply, "X-RateLimit-Remaining", "0");

  return tusk_reply_with_header (reply, "X-RateLimit-Reset",
                                 fault->kind == SNABEL_TEST_FAULT_RATE_LIMIT_ISO ? iso : unix_time);
}

/**
 * tusk_fault_make_reply:
 *
 * Returns: (transfer full): the answer of a fault that tusk_fault_is_instead()
 */
TuskReply *
tusk_fault_make_reply (const SnabelTestFault *fault,
                       TuskWorld             *world)
{
  const char *type = fault->content_type != NULL ? fault->content_type : "application/json; charset=utf-8";

  if (fault->kind == SNABEL_TEST_FAULT_STATUS)
    return tusk_reply_new (fault->status != 0 ? fault->status : 500, type,
                           fault->body != NULL ? fault->body : "{\"error\":\"Something went wrong\"}");
  if (fault->kind == SNABEL_TEST_FAULT_HTML)
    return tusk_reply_new (fault->status != 0 ? fault->status : 200, "text/html; charset=utf-8",
                           fault->body != NULL
                             ? fault->body
                             : "<!DOCTYPE html><html><body><h1>We will be right back</h1></body></html>");
  if (fault->kind == SNABEL_TEST_FAULT_REDIRECT)
    return tusk_reply_with_status (tusk_reply_new_redirect (fault->location),
                                   fault->status != 0 ? fault->status : 302);

  return make_rate_limit (fault, world);
}

static JsonNode *
make_wrong (JsonNode *node)
{
  JsonNode *wrong = json_node_new (JSON_NODE_VALUE);

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    json_node_set_int (wrong, 42);
  else if (JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node))
    json_node_set_string (wrong, "not what you think");
  else
    json_node_set_boolean (wrong, TRUE);

  return wrong;
}

static void
spoil_object (JsonObject *object)
{
  g_autoptr(GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    if (!g_str_equal (name->data, "id"))
      {
        g_autofree char *kept = g_strdup (name->data);

        json_object_set_member (object, kept, make_wrong (json_object_get_member (object, kept)));
      }
}

static void
spoil_array (JsonArray *array)
{
  guint length = json_array_get_length (array);

  if (length > 1 && JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, 1)))
    spoil_object (json_array_get_object_element (array, 1));
  if (length > 0)
    {
      json_array_remove_element (array, 0);
      json_array_add_int_element (array, 7);
    }
}

/**
 * tusk_fault_spoil_types:
 *
 * Puts wrong types into the JSON of an answer; see #SnabelTestFaultKind.
 */
void
tusk_fault_spoil_types (TuskReply *reply)
{
  if (reply->json != NULL && JSON_NODE_HOLDS_ARRAY (reply->json))
    spoil_array (json_node_get_array (reply->json));
  else if (reply->json != NULL && JSON_NODE_HOLDS_OBJECT (reply->json))
    spoil_object (json_node_get_object (reply->json));
}

static void
append_gzip (GByteArray *bytes,
             guint64     size)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) packed = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  static const char spaces[65536] = { [0 ... 65535] = ' ' };

  for (guint64 done = 0; done < size; done += sizeof spaces)
    g_output_stream_write_all (packed, spaces, MIN (sizeof spaces, size - done), NULL, NULL, NULL);
  g_output_stream_close (packed, NULL, NULL);
  g_byte_array_append (bytes, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                       (guint) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

/**
 * tusk_fault_build_bomb:
 *
 * Returns: (transfer full): what is sent of a bomb, with its head; the size bomb's filling comes after that
 */
GByteArray *
tusk_fault_build_bomb (const SnabelTestFault *fault)
{
  GByteArray *bytes = g_byte_array_new ();
  const char *head =
    fault->kind == SNABEL_TEST_FAULT_BOMB_GZIP
      ? "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
      : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

  g_byte_array_append (bytes, (const guint8 *) head, (guint) strlen (head));
  if (fault->kind == SNABEL_TEST_FAULT_BOMB_GZIP)
    append_gzip (bytes, fault->size);
  else if (fault->kind == SNABEL_TEST_FAULT_BOMB_DEPTH)
    {
      g_autofree char *opening = g_strnfill (fault->size, '[');
      g_autofree char *closing = g_strnfill (fault->size, ']');

      g_byte_array_append (bytes, (const guint8 *) opening, (guint) fault->size);
      g_byte_array_append (bytes, (const guint8 *) closing, (guint) fault->size);
    }
  else
    g_byte_array_append (bytes, (const guint8 *) "[", 1);

  return bytes;
}

/**
 * tusk_fault_kind_from_string:
 *
 * Returns: whether @name is a kind, as the control writes it: "bomb-size"
 */
gboolean
tusk_fault_kind_from_string (const char          *name,
                             SnabelTestFaultKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (kind_names[i], name) == 0)
      {
        *kind = (SnabelTestFaultKind) i;
        return TRUE;
      }

  return FALSE;
}
