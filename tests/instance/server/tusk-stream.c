/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One live connection and what it subscribed to. */
#include "server/tusk-stream.h"

#include "server/tusk-json.h"
#include "server/tusk-params.h"
#include "world/tusk-grant.h"
#include "world/tusk-post.h"

static const char *const stream_names[] = {
  "user",
  "user:notification",
  "public",
  "public:local",
  "public:remote",
  "public:media",
  "public:local:media",
  "public:remote:media",
  "hashtag",
  "hashtag:local",
  "list",
  "direct",
  NULL,
};

static void
subscription_free (gpointer data)
{
  TuskSubscription *self = data;

  g_clear_pointer (&self->parameter, g_free);
  g_clear_pointer (&self->name, g_free);
  g_free (self);
}

/**
 * tusk_stream_new:
 * @token: (nullable): %NULL for a stranger who may say later who they are (Pleroma)
 *
 * Returns: (transfer full): a stream that is not connected yet
 */
TuskStream *
tusk_stream_new (TuskWorld *world,
                 TuskToken *token)
{
  TuskStream *self = g_new0 (TuskStream, 1);

  self->world = world;
  self->token = token;
  self->subscriptions = g_ptr_array_new_with_free_func (subscription_free);

  return self;
}

/**
 * tusk_stream_free:
 *
 * Frees the stream, and hangs up.
 */
void
tusk_stream_free (TuskStream *self)
{
  if (self->connection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->connection, self);
      g_io_stream_close (soup_websocket_connection_get_io_stream (self->connection), NULL, NULL);
    }
  g_clear_object (&self->connection);
  g_clear_pointer (&self->first_request, json_object_unref);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
  g_free (self);
}

/**
 * tusk_stream_is_open:
 *
 * Returns: whether somebody is at the other end, as far as is known
 */
gboolean
tusk_stream_is_open (TuskStream *self)
{
  return self->connection != NULL &&
         soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN;
}

/**
 * tusk_stream_send_text:
 *
 * Sends a frame as it is.
 */
void
tusk_stream_send_text (TuskStream *self,
                       const char *text)
{
  if (tusk_stream_is_open (self))
    soup_websocket_connection_send_text (self->connection, text);
}

/**
 * tusk_stream_send:
 * @payload: (nullable): %NULL for an event without one
 *
 * Sends an event.
 */
void
tusk_stream_send (TuskStream       *self,
                  TuskSubscription *subscription,
                  const char       *event,
                  const char       *payload)
{
  JsonArray       *names = json_array_new ();
  JsonObject      *frame = json_object_new ();
  g_autofree char *text = NULL;

  json_array_add_string_element (names, subscription->name);
  if (subscription->parameter != NULL)
    json_array_add_string_element (names, subscription->parameter);
  tusk_json_set (frame, "a stream", names, "s event", event, NULL);
  if (payload != NULL)
    tusk_json_set (frame, "s payload", payload, NULL);
  text = tusk_json_print_object (frame);
  tusk_stream_send_text (self, text);
}

static void
send_error (TuskStream *self,
            const char *message,
            int         status)
{
  g_autofree char *text = NULL;

  if (!tusk_world_is (self->world, TUSK_MASTODON))
    return;
  text = tusk_json_print_object (tusk_json_object ("s error", message, "i status", status, NULL));
  tusk_stream_send_text (self, text);
}

static gboolean
owns_list (TuskPerson *person,
           const char *id)
{
  for (guint i = 0; person != NULL && i < person->lists->len; i++)
    if (g_strcmp0 (((TuskList *) g_ptr_array_index (person->lists, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

/* Whether the stream may be subscribed to; says what is wrong otherwise. */
static gboolean
check (TuskStream *self,
       const char *name,
       const char *parameter)
{
  const char *scopes = g_str_equal (name, "user:notification") ? "read:notifications" : "read:statuses";
  gboolean    is_tag = g_str_has_prefix (name, "hashtag");
  gboolean    is_list = g_str_equal (name, "list");

  if (!g_strv_contains (stream_names, name))
    send_error (self, "Unknown stream type", 400);
  else if (self->token != NULL && !tusk_token_allows (self->token, scopes))
    send_error (self, "Access token does not have the required scopes", 401);
  else if (is_tag && parameter == NULL)
    send_error (self, "Missing tag name parameter", 400);
  else if (is_list && parameter == NULL)
    send_error (self, "Missing list name parameter", 400);
  else if (is_list && (self->token == NULL || !owns_list (self->token->person, parameter)))
    send_error (self, "Not authorized to stream this list", 401);
  else if (is_tag && tusk_world_is (self->world, TUSK_GOTOSOCIAL))
    return FALSE;
  else
    return self->token != NULL || g_str_has_prefix (name, "public") || is_tag;

  return FALSE;
}

static int
find_subscription (TuskStream *self,
                   const char *name,
                   const char *parameter)
{
  for (guint i = 0; i < self->subscriptions->len; i++)
    {
      TuskSubscription *subscription = g_ptr_array_index (self->subscriptions, i);

      if (g_str_equal (subscription->name, name) && g_strcmp0 (subscription->parameter, parameter) == 0)
        return (int) i;
    }

  return -1;
}

static void
respond (TuskStream *self,
         const char *type,
         const char *result)
{
  g_autofree char *payload = NULL;
  g_autofree char *text = NULL;

  if (!tusk_world_is (self->world, TUSK_PLEROMA))
    return;
  payload = tusk_json_print_object (tusk_json_object ("s type", type, "s result", result, NULL));
  text = tusk_json_print_object (tusk_json_object ("s event", "pleroma:respond", "s payload", payload, NULL));
  tusk_stream_send_text (self, text);
}

static void
authenticate (TuskStream *self,
              JsonObject *request)
{
  const char *secret = tusk_params_get_string (request, "token");
  TuskToken  *token = secret != NULL ? tusk_token_find (self->world, secret) : NULL;
  gboolean    is_valid = token != NULL && !token->is_revoked;

  if (is_valid)
    self->token = token;
  respond (self, "pleroma:authenticate", is_valid ? "success" : "error");
}

/**
 * tusk_stream_subscribe:
 * @request: what the client asked: "type", "stream", "tag", "list"
 *
 * Subscribes or unsubscribes.
 */
void
tusk_stream_subscribe (TuskStream *self,
                       JsonObject *request)
{
  const char       *type = tusk_params_get_string (request, "type");
  const char       *name = tusk_params_get_string (request, "stream");
  const char       *parameter = NULL;
  TuskSubscription *subscription = NULL;
  int               index = -1;

  if (g_strcmp0 (type, "pleroma:authenticate") == 0 && tusk_world_is (self->world, TUSK_PLEROMA))
    authenticate (self, request);
  if (name == NULL || (g_strcmp0 (type, "subscribe") != 0 && g_strcmp0 (type, "unsubscribe") != 0))
    return;
  if (g_str_has_prefix (name, "hashtag") || g_str_equal (name, "list"))
    parameter = tusk_params_get_string (request, g_str_equal (name, "list") ? "list" : "tag");
  index = find_subscription (self, name, parameter);
  if (g_str_equal (type, "unsubscribe"))
    {
      if (index >= 0)
        g_ptr_array_remove_index (self->subscriptions, (guint) index);
      respond (self, type, index >= 0 ? "success" : "ignored");
      return;
    }
  if (!check (self, name, parameter) || index >= 0)
    {
      respond (self, type, index >= 0 ? "ignored" : "error");
      return;
    }
  subscription = g_new0 (TuskSubscription, 1);
  subscription->name = g_strdup (name);
  subscription->parameter = g_strdup (parameter);
  g_ptr_array_add (self->subscriptions, subscription);
  respond (self, type, "success");
}

static void
message_cb (SoupWebsocketConnection *connection,
            int                      type,
            GBytes                  *message,
            gpointer                 user_data)
{
  TuskStream *self = user_data;
  g_autoptr(JsonParser) parser = json_parser_new ();
  gsize       size = 0;
  const char *data = g_bytes_get_data (message, &size);
  JsonNode   *root = NULL;

  if (type != SOUP_WEBSOCKET_DATA_TEXT)
    {
      soup_websocket_connection_close (connection, 1003, NULL);
      return;
    }
  if (json_parser_load_from_data (parser, data, (gssize) size, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    tusk_stream_subscribe (self, json_node_get_object (root));
  else if (tusk_world_is (self->world, TUSK_GOTOSOCIAL))
    g_io_stream_close (soup_websocket_connection_get_io_stream (connection), NULL, NULL);
}

/**
 * tusk_stream_connect:
 *
 * From now on somebody is at the other end.
 */
void
tusk_stream_connect (TuskStream              *self,
                     SoupWebsocketConnection *connection)
{
  self->connection = g_object_ref (connection);
  soup_websocket_connection_set_keepalive_interval (connection, 30);
  g_signal_connect (connection, "message", G_CALLBACK (message_cb), self);
  if (self->first_request != NULL)
    tusk_stream_subscribe (self, self->first_request);
}

/**
 * tusk_stream_is_personal:
 *
 * Returns: whether events of the subscription are made for the listener
 */
gboolean
tusk_stream_is_personal (TuskSubscription *subscription)
{
  return g_str_has_prefix (subscription->name, "user") || g_str_equal (subscription->name, "list");
}

static gboolean
is_in_list (TuskPerson *viewer,
            const char *id,
            TuskPerson *author)
{
  for (guint i = 0; i < viewer->lists->len; i++)
    {
      TuskList *list = g_ptr_array_index (viewer->lists, i);

      if (g_strcmp0 (list->id, id) == 0)
        return tusk_set_has (list->members, author);
    }

  return FALSE;
}

static gboolean
is_for_public (TuskSubscription *subscription,
               TuskPost         *post)
{
  gboolean is_local = post->author->domain == NULL;

  if (post->visibility != TUSK_PUBLIC_POST || post->reblog != NULL)
    return FALSE;
  if (strstr (subscription->name, ":media") != NULL && post->media->len == 0)
    return FALSE;
  if (strstr (subscription->name, ":local") != NULL && !is_local)
    return FALSE;
  if (strstr (subscription->name, ":remote") != NULL && is_local)
    return FALSE;
  if (g_str_has_prefix (subscription->name, "hashtag"))
    return tusk_post_has_tag (post, subscription->parameter);

  return post->parent == NULL || post->parent->author == post->author;
}

/**
 * tusk_stream_wants:
 *
 * Returns: whether @post is for this subscription
 */
gboolean
tusk_stream_wants (TuskStream       *self,
                   TuskSubscription *subscription,
                   TuskPost         *post)
{
  TuskPerson *viewer = self->token != NULL ? self->token->person : NULL;

  if (g_str_equal (subscription->name, "user"))
    return viewer != NULL && tusk_post_is_in_home (post, viewer);
  if (g_str_equal (subscription->name, "list"))
    return viewer != NULL && tusk_post_is_visible (post, viewer) &&
           is_in_list (viewer, subscription->parameter, post->author);
  if (g_str_equal (subscription->name, "user:notification") || g_str_equal (subscription->name, "direct"))
    return FALSE;

  return is_for_public (subscription, post);
}
