/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The instance's live connection, listened to with nothing but libsoup. */
#include "test-client.h"

#include "snabel-test.h"

typedef struct
{
  SnabelTestInstance      *instance;
  SoupSession             *session;
  SoupWebsocketConnection *connection;
  GPtrArray               *frames;
  char                    *token;
  guint                    status;
  gboolean                 is_done;
  gboolean                 is_closed;
} Listener;

static void
listener_clear (Listener *self)
{
  if (self->connection != NULL)
    g_signal_handlers_disconnect_by_data (self->connection, self);
  g_clear_object (&self->instance);
  soup_session_abort (self->session);
  snabel_test_drain ();
  g_clear_object (&self->connection);
  g_clear_object (&self->session);
  g_clear_pointer (&self->frames, g_ptr_array_unref);
  g_clear_pointer (&self->token, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listener, listener_clear)

static void
message_cb (SoupWebsocketConnection *connection,
            int                      type,
            GBytes                  *message,
            gpointer                 user_data)
{
  Listener *self = user_data;

  g_ptr_array_add (self->frames, g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message)));
}

static void
closed_cb (Listener *self)
{
  self->is_closed = TRUE;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Listener    *self = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr(GError) error = NULL;

  self->connection = soup_session_websocket_connect_finish (SOUP_SESSION (source), result, &error);
  self->status = soup_message_get_status (message);
  self->is_done = TRUE;
  if (self->connection == NULL)
    return;
  g_signal_connect (self->connection, "message", G_CALLBACK (message_cb), self);
  g_signal_connect_swapped (self->connection, "closed", G_CALLBACK (closed_cb), self);
}

static void
listener_start (Listener        *self,
                SnabelTestManner manner)
{
  g_autoptr(GError) error = NULL;

  self->instance = snabel_test_instance_new (manner);
  self->session = soup_session_new_with_options ("user-agent", "test", NULL);
  self->frames = g_ptr_array_new_with_free_func (g_free);
  snabel_test_instance_start (self->instance, 0, &error);
  g_assert_no_error (error);
  snabel_test_instance_follow (self->instance, "anna", "bo");
  self->token = snabel_test_instance_sign_in (self->instance, "anna", "read");
}

static void
connect_with (Listener   *self,
              const char *query,
              const char *protocol)
{
  g_autofree char *http = g_strconcat (snabel_test_instance_get_base_uri (self->instance),
                                       "/api/v1/streaming", query, NULL);
  g_autofree char *uri = g_strconcat ("ws", http + 4, NULL);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", uri);
  char *protocols[] = { (char *) protocol, NULL };

  soup_session_websocket_connect_async (self->session, message, NULL, protocol != NULL ? protocols : NULL,
                                        G_PRIORITY_DEFAULT, NULL, connected_cb, self);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
  while (self->connection != NULL && snabel_test_instance_get_n_streams (self->instance) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_frames (Listener *self,
                 guint     n_frames)
{
  while (self->frames->len < n_frames)
    g_main_context_iteration (NULL, TRUE);
}

/* The frame after the request: the answer of the server, or what the test made it say. */
static void
say (Listener   *self,
     const char *text)
{
  soup_websocket_connection_send_text (self->connection, text);
  /* There is no acknowledgement: an unknown stream is answered, so its answer tells that all before it was read. */
  soup_websocket_connection_send_text (self->connection,
                                       "{\"type\":\"subscribe\",\"stream\":\"no such stream\"}");
  wait_for_frames (self, self->frames->len + 1);
  g_assert_nonnull (strstr (g_ptr_array_index (self->frames, self->frames->len - 1), "Unknown stream type"));
  g_ptr_array_remove_index (self->frames, self->frames->len - 1);
}

static JsonObject *
parse_frame (Listener  *self,
             guint      index,
             JsonNode **node)
{
  *node = json_from_string (g_ptr_array_index (self->frames, index), NULL);
  g_assert_nonnull (*node);

  return json_node_get_object (*node);
}

static void
assert_event (Listener   *self,
              guint       index,
              const char *event)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *frame = parse_frame (self, index, &node);

  g_assert_cmpstr (json_object_get_string_member (frame, "event"), ==, event);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (frame, "stream"), 0), ==,
                   "user");
}

static void
test_events (void)
{
  g_auto(Listener) listener = { NULL };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autoptr(JsonNode) edited = NULL;
  g_autoptr(JsonNode) deleted = NULL;

  listener_start (&listener, SNABEL_TEST_MANNER_MASTODON);
  query = g_strconcat ("?access_token=", listener.token, NULL);
  connect_with (&listener, query, NULL);
  say (&listener, "{\"type\":\"subscribe\",\"stream\":\"user\"}");
  id = snabel_test_instance_post (listener.instance, "bo", "Hello @anna");
  path = g_strconcat ("/api/v1/statuses/", id, NULL);
  wait_for_frames (&listener, 2);
  assert_event (&listener, 0, "update");
  assert_event (&listener, 1, "notification");
  edited = snabel_test_instance_call (listener.instance, "bo", "PUT", path, "{\"status\":\"Hello\"}");
  deleted = snabel_test_instance_call (listener.instance, "bo", "DELETE", path, NULL);
  wait_for_frames (&listener, 4);
  assert_event (&listener, 2, "status.update");
  assert_event (&listener, 3, "delete");
  say (&listener, "{\"type\":\"unsubscribe\",\"stream\":\"user\"}");
  g_clear_pointer (&id, g_free);
  id = snabel_test_instance_post (listener.instance, "bo", "Unheard");
  say (&listener, "{}");
  g_assert_cmpuint (listener.frames->len, ==, 4);
}

static void
test_protocol (void)
{
  g_auto(Listener) listener = { NULL };

  listener_start (&listener, SNABEL_TEST_MANNER_GOTOSOCIAL);
  connect_with (&listener, "?stream=user", listener.token);
  g_assert_nonnull (listener.connection);
  g_assert_cmpstr (soup_websocket_connection_get_protocol (listener.connection), ==, listener.token);
  g_free (snabel_test_instance_post (listener.instance, "bo", "Hello"));
  wait_for_frames (&listener, 1);
  assert_event (&listener, 0, "update");
}

static guint
connect_status (SnabelTestManner manner,
                const char      *query,
                gboolean         refuses)
{
  g_auto(Listener) listener = { NULL };

  listener_start (&listener, manner);
  snabel_test_instance_set_refuses_streams (listener.instance, refuses);
  connect_with (&listener, query, NULL);
  g_assert_null (listener.connection);

  return listener.status;
}

static void
test_refusals (void)
{
  g_assert_cmpuint (connect_status (SNABEL_TEST_MANNER_MASTODON, "?access_token=wrong", FALSE), ==, 401);
  g_assert_cmpuint (connect_status (SNABEL_TEST_MANNER_MASTODON, "", TRUE), ==, 502);
  g_assert_cmpuint (connect_status (SNABEL_TEST_MANNER_SNAC, "", FALSE), ==, 404);
  g_assert_cmpuint (connect_status (SNABEL_TEST_MANNER_HOLLO, "", FALSE), ==, 404);
}

static void
test_drop_and_emit (void)
{
  g_auto(Listener) listener = { NULL };
  g_autofree char *query = NULL;

  listener_start (&listener, SNABEL_TEST_MANNER_MASTODON);
  query = g_strconcat ("?access_token=", listener.token, NULL);
  connect_with (&listener, query, NULL);
  snabel_test_instance_emit (listener.instance, "not even JSON");
  snabel_test_instance_ping (listener.instance);
  wait_for_frames (&listener, 1);
  g_assert_cmpstr (g_ptr_array_index (listener.frames, 0), ==, "not even JSON");
  snabel_test_instance_drop_streams (listener.instance);
  while (!listener.is_closed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (snabel_test_instance_get_n_streams (listener.instance), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  snabel_test_init (&argc, &argv);
  g_test_add_func ("/instance/streaming/events", test_events);
  g_test_add_func ("/instance/streaming/protocol", test_protocol);
  g_test_add_func ("/instance/streaming/refusals", test_refusals);
  g_test_add_func ("/instance/streaming/drop-and-emit", test_drop_and_emit);

  return g_test_run ();
}
