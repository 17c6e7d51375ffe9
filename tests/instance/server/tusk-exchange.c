/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request on its way to an answer, which may go wrong in every way there is. */
#include "server/tusk-exchange.h"

#include "server/tusk-json.h"

struct _TuskExchange
{
  TuskCall          *call;
  SoupServerMessage *message;
  SnabelTestRequest *entry;
  SnabelTestFault    fault;
  gboolean           has_fault;
  TuskAnswerFunc     answer;
  gpointer           user_data;
  TuskWire          *wire;
  guint              timeout_id;
  gboolean           is_held;
  gboolean           is_over;
};

/**
 * tusk_request_new:
 *
 * Returns: (transfer full): what the log keeps of @call
 */
SnabelTestRequest *
tusk_request_new (TuskCall *call)
{
  SnabelTestRequest *self = g_rc_box_new0 (SnabelTestRequest);

  self->method = g_strdup (call->method);
  self->path = g_strdup (call->path);
  self->query = g_strdup (call->query);
  self->headers = soup_message_headers_ref (call->headers);
  self->body = g_bytes_ref (call->body);
  self->had_authorization = soup_message_headers_get_one (call->headers, "Authorization") != NULL;

  return self;
}

static void
clear_request (gpointer data)
{
  SnabelTestRequest *self = data;

  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->method, g_free);
}

/**
 * tusk_request_unref:
 *
 * Lets go of an entry of the log.
 */
void
tusk_request_unref (SnabelTestRequest *self)
{
  g_rc_box_release_full (self, clear_request);
}

/**
 * tusk_exchange_new:
 * @call: (transfer full): what is asked
 * @entry: its place in the log
 *
 * Returns: (transfer full): an exchange that has not begun
 */
TuskExchange *
tusk_exchange_new (TuskCall          *call,
                   SoupServerMessage *message,
                   SnabelTestRequest *entry)
{
  TuskExchange *self = g_new0 (TuskExchange, 1);

  self->call = call;
  self->message = g_object_ref (message);
  self->entry = g_rc_box_acquire (entry);

  return self;
}

/**
 * tusk_exchange_free:
 *
 * Ends the exchange, answered or not.
 */
void
tusk_exchange_free (TuskExchange *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->wire, tusk_wire_free);
  g_clear_pointer (&self->entry, tusk_request_unref);
  g_clear_object (&self->message);
  g_clear_pointer (&self->call, tusk_call_free);
  g_free (self);
}

static void
add_header (const char *name,
            const char *value,
            gpointer    user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static void
send_reply (TuskExchange *self,
            TuskReply    *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  g_autoptr(GBytes) body = tusk_reply_dup_body (reply, tusk_world_is (self->call->world, TUSK_SNAC));
  g_autoptr(GDateTime)
              now = g_date_time_new_from_unix_utc (tusk_world_now (self->call->world) / G_USEC_PER_SEC);
  g_autofree char *date = soup_date_time_to_string (now, SOUP_DATE_HTTP);

  self->entry->status = reply->status;
  soup_server_message_set_status (self->message, reply->status, NULL);
  soup_message_headers_foreach (reply->headers, add_header, headers);
  soup_message_headers_replace (headers, "Date", date);
  if (g_bytes_get_size (body) > 0)
    soup_server_message_set_response (self->message, reply->content_type, SOUP_MEMORY_COPY,
                                      g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  else
    soup_message_headers_replace (headers, "Content-Length", "0");
}

static void
append_header (const char *name,
               const char *value,
               gpointer    user_data)
{
  g_string_append_printf (user_data, "%s: %s\r\n", name, value);
}

static GByteArray *
print_reply (TuskReply *reply,
             gboolean   is_cut)
{
  g_autoptr(GString) head = g_string_new (NULL);
  g_autoptr(GBytes) body = tusk_reply_dup_body (reply, FALSE);
  gsize       size = g_bytes_get_size (body);
  GByteArray *bytes = g_byte_array_new ();

  g_string_append_printf (head, "HTTP/1.1 %u %s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n",
                          reply->status, soup_status_get_phrase (reply->status), reply->content_type, size);
  soup_message_headers_foreach (reply->headers, append_header, head);
  g_string_append (head, "Connection: close\r\n\r\n");
  g_byte_array_append (bytes, (const guint8 *) head->str, (guint) head->len);
  g_byte_array_append (bytes, g_bytes_get_data (body, NULL), (guint) (is_cut ? size / 2 : size));

  return bytes;
}

/* Takes the connection away from the HTTP server. */
static TuskWire *
take_wire (TuskExchange *self)
{
  GIOStream *stream = soup_server_message_steal_connection (self->message);

  self->is_over = TRUE;
  self->wire = stream != NULL ? tusk_wire_new (stream) : NULL;

  return self->wire;
}

static void
hang_up (TuskExchange *self)
{
  if (take_wire (self) != NULL)
    g_clear_pointer (&self->wire, tusk_wire_free);
}

static void
send_by_wire (TuskExchange *self,
              GByteArray   *bytes)
{
  TuskWire *wire = take_wire (self);

  self->is_over = FALSE;
  if (wire == NULL)
    g_byte_array_unref (bytes);
  else if (self->fault.kind == SNABEL_TEST_FAULT_DRIP)
    tusk_wire_drip (wire, bytes, self->fault.milliseconds);
  else
    tusk_wire_send (wire, bytes, self->fault.kind == SNABEL_TEST_FAULT_BOMB_SIZE ? self->fault.size : 0);
}

static void
process (TuskExchange *self)
{
  g_autoptr(TuskReply) reply = self->answer (self->call, self->message, self->user_data);

  self->is_over = TRUE;
  if (reply == NULL)
    return;
  self->entry->status = reply->status;
  if (!self->has_fault)
    {
      send_reply (self, reply);
      return;
    }
  switch ((int) self->fault.kind)
    {
    case SNABEL_TEST_FAULT_LOST:
      hang_up (self);
      return;
    case SNABEL_TEST_FAULT_CUT:
      send_by_wire (self, print_reply (reply, TRUE));
      return;
    case SNABEL_TEST_FAULT_DRIP:
      send_by_wire (self, print_reply (reply, FALSE));
      return;
    case SNABEL_TEST_FAULT_WRONG_TYPES:
      tusk_fault_spoil_types (reply);
      break;
    case SNABEL_TEST_FAULT_EMPTY:
      g_clear_pointer (&reply->json, json_node_unref);
      break;
    default:
      break;
    }
  send_reply (self, reply);
}

/**
 * tusk_exchange_release:
 *
 * Goes on with what was held; the client may have gone meanwhile.
 */
void
tusk_exchange_release (TuskExchange *self)
{
  g_autoptr(SoupServerMessage) message = g_object_ref (self->message);

  self->is_held = FALSE;
  process (self);
  soup_server_message_unpause (message);
}

static gboolean
latency_cb (gpointer user_data)
{
  TuskExchange *self = user_data;

  self->timeout_id = 0;
  tusk_exchange_release (self);

  return G_SOURCE_REMOVE;
}

static void
run_with_fault (TuskExchange *self)
{
  if (tusk_fault_is_instead (&self->fault))
    {
      g_autoptr(TuskReply) reply = tusk_fault_make_reply (&self->fault, self->call->world);

      send_reply (self, reply);
      self->is_over = TRUE;
      return;
    }
  switch ((int) self->fault.kind)
    {
    case SNABEL_TEST_FAULT_LATENCY:
      soup_server_message_pause (self->message);
      self->timeout_id = g_timeout_add (self->fault.milliseconds, latency_cb, self);
      break;
    case SNABEL_TEST_FAULT_HELD:
      soup_server_message_pause (self->message);
      self->is_held = TRUE;
      break;
    case SNABEL_TEST_FAULT_DEAD:
      take_wire (self);
      self->is_over = FALSE;
      break;
    case SNABEL_TEST_FAULT_CLOSED:
      hang_up (self);
      break;
    case SNABEL_TEST_FAULT_BOMB_SIZE:
    case SNABEL_TEST_FAULT_BOMB_GZIP:
    case SNABEL_TEST_FAULT_BOMB_DEPTH:
      send_by_wire (self, tusk_fault_build_bomb (&self->fault));
      break;
    default:
      process (self);
      break;
    }
}

/**
 * tusk_exchange_run:
 * @fault: (nullable): what goes wrong
 *
 * Answers, as well as @fault allows.
 */
void
tusk_exchange_run (TuskExchange          *self,
                   const SnabelTestFault *fault,
                   TuskAnswerFunc         answer,
                   gpointer               user_data)
{
  self->answer = answer;
  self->user_data = user_data;
  self->has_fault = fault != NULL;
  if (fault == NULL)
    {
      process (self);
      return;
    }
  self->fault = *fault;
  run_with_fault (self);
}

/**
 * tusk_exchange_is_held:
 *
 * Returns: whether it waits for tusk_exchange_release()
 */
gboolean
tusk_exchange_is_held (TuskExchange *self)
{
  return self->is_held;
}

/**
 * tusk_exchange_is_over:
 *
 * Returns: whether nothing more will happen
 */
gboolean
tusk_exchange_is_over (TuskExchange *self)
{
  return self->is_over;
}
