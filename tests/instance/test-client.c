/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bare HTTP client for the tests of the instance. */
#include "test-client.h"

struct _TestClient
{
  SnabelTestInstance *instance;
  SoupSession        *session;
  GCancellable       *cancellable;
  GHashTable         *headers;
};

typedef struct
{
  TestAnswer *answer;
  gboolean    is_done;
} Wait;

/**
 * test_client_new:
 * @token: (nullable): what to send as Authorization
 *
 * Returns: (transfer full): a client of @instance that follows no redirects
 */
TestClient *
test_client_new (SnabelTestInstance *instance,
                 const char         *token)
{
  TestClient *self = g_new0 (TestClient, 1);

  self->instance = g_object_ref (instance);
  self->session = soup_session_new_with_options ("user-agent", "test", "timeout", 10, NULL);
  self->cancellable = g_cancellable_new ();
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  test_client_set_header (self, "Accept", "application/json");
  if (token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);

      test_client_set_header (self, "Authorization", bearer);
    }

  return self;
}

/**
 * test_client_free:
 *
 * Frees the client.
 */
void
test_client_free (TestClient *self)
{
  soup_session_abort (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_pointer (&self->headers, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->instance);
  g_free (self);
}

/**
 * test_client_set_header:
 * @value: (nullable): %NULL for sending none
 *
 * Sends a header with every request from now on.
 */
void
test_client_set_header (TestClient *self,
                        const char *name,
                        const char *value)
{
  if (value != NULL)
    g_hash_table_insert (self->headers, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (self->headers, name);
}

static SoupMessage *
message_new (TestClient *self,
             const char *method,
             const char *path)
{
  g_autofree char    *uri = g_str_has_prefix (path, "http")
                              ? g_strdup (path)
                              : g_strconcat (snabel_test_instance_get_base_uri (self->instance), path, NULL);
  SoupMessage        *message = soup_message_new (method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  GHashTableIter      iter;
  gpointer            name = NULL;
  gpointer            value = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_hash_table_iter_init (&iter, self->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    soup_message_headers_replace (headers, name, value);

  return message;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Wait        *wait = user_data;
  TestAnswer  *answer = wait->answer;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);

  answer->body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &answer->error);
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  if (answer->error == NULL)
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (answer->body, NULL),
                                         g_bytes_get_size (answer->body));

      answer->status = soup_message_get_status (message);
      answer->json = text != NULL && (*text == '{' || *text == '[') ? json_from_string (text, NULL) : NULL;
    }
  wait->is_done = TRUE;
}

static TestAnswer *
send_message (TestClient  *self,
              SoupMessage *message)
{
  Wait wait = { g_new0 (TestAnswer, 1), FALSE };

  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, self->cancellable, read_cb,
                                    &wait);
  while (!wait.is_done)
    g_main_context_iteration (NULL, TRUE);

  return wait.answer;
}

/**
 * test_client_get:
 *
 * Returns: (transfer full): the answer
 */
TestAnswer *
test_client_get (TestClient *self,
                 const char *path)
{
  g_autoptr(SoupMessage) message = message_new (self, "GET", path);

  return send_message (self, message);
}

static TestAnswer *
send_body (TestClient *self,
           const char *method,
           const char *path,
           const char *type,
           const char *text)
{
  g_autoptr(SoupMessage) message = message_new (self, method, path);
  g_autoptr(GBytes) body = g_bytes_new (text, text != NULL ? strlen (text) : 0);

  soup_message_set_request_body_from_bytes (message, type, body);

  return send_message (self, message);
}

/**
 * test_client_form:
 *
 * Returns: (transfer full): the answer to a POST
 */
TestAnswer *
test_client_form (TestClient *self,
                  const char *path,
                  const char *form)
{
  return send_body (self, "POST", path, "application/x-www-form-urlencoded", form);
}

/**
 * test_client_json:
 * @json: (nullable): the body
 *
 * Returns: (transfer full): the answer
 */
TestAnswer *
test_client_json (TestClient *self,
                  const char *method,
                  const char *path,
                  const char *json)
{
  return send_body (self, method, path, "application/json", json);
}

/**
 * test_client_upload:
 * @type: the type of the file
 * @content: what is in it
 *
 * Returns: (transfer full): the answer
 */
TestAnswer *
test_client_upload (TestClient *self,
                    const char *path,
                    const char *type,
                    const char *content)
{
  g_autoptr(SoupMultipart) multipart = soup_multipart_new ("multipart/form-data");
  g_autoptr(GBytes) file = g_bytes_new (content, strlen (content));
  g_autoptr(SoupMessage) message = message_new (self, "POST", path);
  g_autoptr(GBytes) body = NULL;

  soup_multipart_append_form_file (multipart, "file", "file", type, file);
  soup_multipart_to_message (multipart, soup_message_get_request_headers (message), &body);
  soup_message_set_request_body_from_bytes (message, NULL, body);

  return send_message (self, message);
}

/**
 * test_client_trust:
 * @authority: (type filename): a certificate
 *
 * Believes what the authority signed, and nobody else.
 */
void
test_client_trust (TestClient *self,
                   const char *authority)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTlsDatabase) database = g_tls_file_database_new (authority, &error);

  g_assert_no_error (error);
  soup_session_set_tls_database (self->session, database);
}

static void
ignore_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);
}

/**
 * test_client_begin:
 *
 * Sends a POST without waiting for the answer.
 */
void
test_client_begin (TestClient *self,
                   const char *path)
{
  g_autoptr(SoupMessage) message = message_new (self, "POST", path);

  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, self->cancellable, ignore_cb,
                                    NULL);
}

/**
 * test_client_cancel:
 *
 * Gives up what was begun.
 */
void
test_client_cancel (TestClient *self)
{
  g_cancellable_cancel (self->cancellable);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

/**
 * test_answer_free:
 *
 * Frees the answer.
 */
void
test_answer_free (TestAnswer *self)
{
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * test_answer_get:
 *
 * Returns: (nullable): a text member of the object
 */
const char *
test_answer_get (TestAnswer *self,
                 const char *member)
{
  g_assert_nonnull (self->json);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (self->json));

  return json_object_get_string_member_with_default (json_node_get_object (self->json), member, NULL);
}

/**
 * test_answer_get_in:
 *
 * Returns: (nullable): a text member of an object of the array
 */
const char *
test_answer_get_in (TestAnswer *self,
                    guint       index,
                    const char *member)
{
  g_assert_nonnull (self->json);
  g_assert_cmpuint (index, <, test_answer_get_length (self));

  return json_object_get_string_member_with_default (
    json_array_get_object_element (json_node_get_array (self->json), index), member, NULL);
}

/**
 * test_answer_get_length:
 *
 * Returns: how many elements the array has
 */
guint
test_answer_get_length (TestAnswer *self)
{
  g_assert_nonnull (self->json);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (self->json));

  return json_array_get_length (json_node_get_array (self->json));
}

/**
 * test_answer_get_boolean:
 *
 * Returns: a boolean member of the object
 */
gboolean
test_answer_get_boolean (TestAnswer *self,
                         const char *member)
{
  g_assert_nonnull (self->json);

  return json_object_get_boolean_member (json_node_get_object (self->json), member);
}
