/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody who listens live. */
#include "server/tusk-hub.h"

#include "api/tusk-entities.h"
#include "server/tusk-json.h"
#include "server/tusk-stream.h"
#include "world/tusk-grant.h"
#include "world/tusk-post.h"

struct _TuskHub
{
  TuskWorld *world;
  GPtrArray *streams;
  gboolean   refuses;
  gboolean   is_mute;
};

/**
 * tusk_hub_new:
 *
 * Returns: (transfer full): a hub nobody is connected to
 */
TuskHub *
tusk_hub_new (TuskWorld *world)
{
  TuskHub *self = g_new0 (TuskHub, 1);

  self->world = world;
  self->streams = g_ptr_array_new_with_free_func ((GDestroyNotify) tusk_stream_free);

  return self;
}

/**
 * tusk_hub_free:
 *
 * Hangs up on everybody.
 */
void
tusk_hub_free (TuskHub *self)
{
  g_clear_pointer (&self->streams, g_ptr_array_unref);
  g_free (self);
}

static const char *
find_secret (TuskHub  *self,
             TuskCall *call,
             gboolean *is_protocol)
{
  const char *authorization = soup_message_headers_get_one (call->headers, "Authorization");
  const char *header = authorization != NULL && g_str_has_prefix (authorization, "Bearer ")
                         ? authorization + 7
                         : NULL;
  const char *query = tusk_call_get_string (call, "access_token");
  const char *protocol = soup_message_headers_get_list (call->headers, "Sec-WebSocket-Protocol");

  *is_protocol = FALSE;
  if (tusk_world_is (self->world, TUSK_PLEROMA))
    return query;
  if (header != NULL && tusk_world_is (self->world, TUSK_MASTODON))
    return header;
  if (query != NULL)
    return query;
  *is_protocol = protocol != NULL;

  return protocol != NULL ? protocol : header;
}

static void
upgraded_cb (SoupServerMessage *message,
             gpointer           user_data)
{
  TuskStream *stream = user_data;
  const char *protocol = soup_message_headers_get_one (soup_server_message_get_response_headers (message),
                                                       "Sec-WebSocket-Protocol");
  g_autoptr(GIOStream) io = NULL;
  g_autoptr(SoupWebsocketConnection) connection = NULL;
  g_autoptr(SoupServerMessage) kept = g_object_ref (message);

  g_signal_handlers_disconnect_by_func (message, upgraded_cb, stream);
  io = soup_server_message_steal_connection (message);
  connection = soup_websocket_connection_new (io, soup_server_message_get_uri (kept),
                                              SOUP_WEBSOCKET_CONNECTION_SERVER, NULL, protocol, NULL);
  tusk_stream_connect (stream, connection);
}

static TuskReply *
refuse_handshake (TuskHub    *self,
                  TuskCall   *call,
                  const char *reason)
{
  if (!tusk_world_is (self->world, TUSK_MASTODON))
    return tusk_reply_with_status (tusk_reply_refuse (call, 401, "Unauthorized"), 401);

  return tusk_reply_with_header (tusk_reply_new (401, "text/plain", ""), "X-Error-Message", reason);
}

static void
add_stream (TuskHub           *self,
            TuskCall          *call,
            TuskToken         *token,
            SoupServerMessage *message)
{
  TuskStream *stream = tusk_stream_new (self->world, token);

  g_ptr_array_add (self->streams, stream);
  if (tusk_call_get_string (call, "stream") != NULL)
    {
      tusk_json_set (call->params, "s type", "subscribe", NULL);
      stream->first_request = json_object_ref (call->params);
    }
  g_signal_connect (message, "wrote-informational", G_CALLBACK (upgraded_cb), stream);
}

/**
 * tusk_hub_accept:
 * @message: a request to be upgraded
 *
 * Lets a listener in.
 *
 * Returns: (transfer full) (nullable): why not, or %NULL if @message is being upgraded
 */
TuskReply *
tusk_hub_accept (TuskHub           *self,
                 TuskCall          *call,
                 SoupServerMessage *message)
{
  gboolean    is_protocol = FALSE;
  const char *secret = find_secret (self, call, &is_protocol);
  TuskToken  *token = secret != NULL ? tusk_token_find (self->world, secret) : NULL;
  char       *protocols[] = { is_protocol ? (char *) secret : NULL, NULL };

  if (tusk_world_is (self->world, TUSK_SNAC | TUSK_HOLLO))
    return tusk_reply_no_path (call);
  if (self->refuses)
    return tusk_reply_new (502, "text/html", "<html><h1>502 Bad Gateway</h1></html>");
  if (tusk_world_is (self->world, TUSK_GOTOSOCIAL) &&
      soup_message_headers_get_one (call->headers, "User-Agent") == NULL)
    return tusk_reply_refuse (call, 418, "I'm a teapot: no user-agent sent with request");
  if (secret == NULL && !tusk_world_is (self->world, TUSK_PLEROMA))
    return refuse_handshake (self, call, "Missing access token");
  if (secret != NULL && (token == NULL || token->is_revoked || token->person == NULL))
    return refuse_handshake (self, call, "Invalid access token");
  if (!soup_websocket_server_process_handshake (message, NULL, protocols, NULL, NULL))
    return tusk_reply_refuse (call, 400, "not a websocket handshake");
  add_stream (self, call, token, message);

  return NULL;
}

static gboolean
is_gone (TuskStream *stream)
{
  return stream->connection != NULL &&
         soup_websocket_connection_get_state (stream->connection) == SOUP_WEBSOCKET_STATE_CLOSED;
}

static void
forget_gone (TuskHub *self)
{
  for (guint i = self->streams->len; i > 0; i--)
    if (is_gone (g_ptr_array_index (self->streams, i - 1)))
      g_ptr_array_remove_index (self->streams, i - 1);
}

/**
 * tusk_hub_get_n_streams:
 *
 * Returns: how many listen
 */
guint
tusk_hub_get_n_streams (TuskHub *self)
{
  guint n_streams = 0;

  for (guint i = 0; i < self->streams->len; i++)
    if (tusk_stream_is_open (g_ptr_array_index (self->streams, i)))
      n_streams++;

  return n_streams;
}

/**
 * tusk_hub_set_refuses:
 *
 * Lets nobody in, or everybody again.
 */
void
tusk_hub_set_refuses (TuskHub *self,
                      gboolean refuses)
{
  self->refuses = refuses;
}

/**
 * tusk_hub_set_is_mute:
 *
 * Keeps all events to itself, or tells them again.
 */
void
tusk_hub_set_is_mute (TuskHub *self,
                      gboolean is_mute)
{
  self->is_mute = is_mute;
}

/**
 * tusk_hub_drop:
 * @token: (nullable): only those with this token
 *
 * Hangs up without a word.
 */
void
tusk_hub_drop (TuskHub   *self,
               TuskToken *token)
{
  for (guint i = self->streams->len; i > 0; i--)
    {
      TuskStream *stream = g_ptr_array_index (self->streams, i - 1);

      if (stream->connection != NULL && (token == NULL || stream->token == token))
        g_ptr_array_remove_index (self->streams, i - 1);
    }
}

/**
 * tusk_hub_ping:
 *
 * Sends everybody a ping frame now, besides those that come every 30 seconds.
 */
void
tusk_hub_ping (TuskHub *self)
{
  for (guint i = 0; i < self->streams->len; i++)
    {
      TuskStream *stream = g_ptr_array_index (self->streams, i);

      if (tusk_stream_is_open (stream))
        {
          GIOStream *io = soup_websocket_connection_get_io_stream (stream->connection);

          g_output_stream_write (g_io_stream_get_output_stream (io), "\x89\x04ping", 6, NULL, NULL);
        }
    }
}

/**
 * tusk_hub_emit:
 *
 * Sends a frame to everybody, whatever it says.
 */
void
tusk_hub_emit (TuskHub    *self,
               const char *frame)
{
  for (guint i = 0; i < self->streams->len; i++)
    tusk_stream_send_text (g_ptr_array_index (self->streams, i), frame);
}

typedef gboolean (*WantsFunc) (TuskStream       *stream,
                               TuskSubscription *subscription,
                               gconstpointer     data);
typedef char *(*PayloadFunc) (TuskStream       *stream,
                              TuskSubscription *subscription,
                              gconstpointer     data);

static void
tell (TuskHub      *self,
      const char   *event,
      WantsFunc     wants,
      PayloadFunc   make_payload,
      gconstpointer data)
{
  forget_gone (self);
  for (guint i = 0; i < self->streams->len && !self->is_mute; i++)
    {
      TuskStream *stream = g_ptr_array_index (self->streams, i);

      for (guint j = 0; j < stream->subscriptions->len; j++)
        {
          TuskSubscription *subscription = g_ptr_array_index (stream->subscriptions, j);
          g_autofree char  *payload = NULL;

          if (!wants (stream, subscription, data))
            continue;
          payload = make_payload (stream, subscription, data);
          tusk_stream_send (stream, subscription, event, payload);
        }
    }
}

typedef struct
{
  TuskPerson *person;
  TuskNotice *notice;
} Told;

static gboolean
wants_notice (TuskStream       *stream,
              TuskSubscription *subscription,
              gconstpointer     data)
{
  const Told *told = data;

  return stream->token != NULL && stream->token->person == told->person &&
         g_str_has_prefix (subscription->name, "user") &&
         tusk_token_allows (stream->token, "read:notifications");
}

static char *
make_notice (TuskStream       *stream,
             TuskSubscription *subscription,
             gconstpointer     data)
{
  const Told *told = data;

  return tusk_json_print_object (tusk_notice_to_json (stream->world, told->person, told->notice));
}

/**
 * tusk_hub_notify:
 *
 * Tells the streams of @person of a notification.
 */
void
tusk_hub_notify (TuskHub    *self,
                 TuskPerson *person,
                 TuskNotice *notice)
{
  Told told = { person, notice };

  tell (self, "notification", wants_notice, make_notice, &told);
}

static gboolean
wants_post (TuskStream       *stream,
            TuskSubscription *subscription,
            gconstpointer     data)
{
  return tusk_stream_wants (stream, subscription, (TuskPost *) data);
}

static char *
make_post (TuskStream       *stream,
           TuskSubscription *subscription,
           gconstpointer     data)
{
  TuskPerson *viewer = tusk_stream_is_personal (subscription) ? stream->token->person : NULL;

  return tusk_json_print_object (tusk_status_to_json (stream->world, (TuskPost *) data, viewer));
}

/**
 * tusk_hub_update:
 * @event: "update" or "status.update"
 *
 * Tells everybody whom it concerns of a post.
 */
void
tusk_hub_update (TuskHub    *self,
                 TuskPost   *post,
                 const char *event)
{
  tell (self, event, wants_post, make_post, post);
}

static gboolean
wants_deletion (TuskStream       *stream,
                TuskSubscription *subscription,
                gconstpointer     data)
{
  const TuskPost *post = data;
  TuskPerson     *viewer = stream->token != NULL ? stream->token->person : NULL;

  if (tusk_world_is (stream->world, TUSK_GOTOSOCIAL))
    return TRUE;
  if (g_str_equal (subscription->name, "user"))
    return viewer == post->author || (viewer != NULL && tusk_person_follows (viewer, post->author));

  return post->visibility == TUSK_PUBLIC_POST && !g_str_has_prefix (subscription->name, "user");
}

static char *
make_deletion (TuskStream       *stream,
               TuskSubscription *subscription,
               gconstpointer     data)
{
  return g_strdup (((const TuskPost *) data)->id);
}

/**
 * tusk_hub_delete:
 *
 * Tells that a post is gone.
 */
void
tusk_hub_delete (TuskHub  *self,
                 TuskPost *post)
{
  tell (self, "delete", wants_deletion, make_deletion, post);
}
