/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a session: connection, events, end. */
#include "config.h"

#include "session/snabel-session-private.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-accounts.h"
#include "api/snabel-api-instance.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "model/snabel-account.h"
#include "session/outbox/snabel-compose.h"
#include "session/snabel-shown-name.h"

/* ---- what the server says of itself and of the account ---- */

/**
 * snabel_session_get_instance:
 *
 * Returns: (transfer none) (nullable): what the server says of itself
 */
SnabelInstance *
snabel_session_get_instance (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->instance;
}

/**
 * snabel_session_get_capabilities:
 *
 * Returns: what can be expected of the server, as far as is known by now
 */
SnabelCapabilities
snabel_session_get_capabilities (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), snabel_capabilities_find (NULL, NULL));

  return snabel_capabilities_find (self->instance, self->software);
}

static void
save_account (SnabelSession    *self,
              SnabelAccountRow *account)
{
  snabel_session_set_account (self, account);
  snabel_detach ("save an account", snabel_words_save_account (self->words, account));
}

/* What was learned of the software may ask for another kind of live connection. */
static void
take_software (SnabelSession *self,
               const char    *software)
{
  SnabelCapabilities before = snabel_session_get_capabilities (self);
  SnabelCapabilities after;

  if (!g_set_str (&self->software, software))
    return;
  snabel_detach ("save the software", snabel_words_set_value (self->words, self->account->key, SNABEL_SESSION_SOFTWARE, software));
  after = snabel_session_get_capabilities (self);
  if (before.has_streaming != after.has_streaming || before.stream_auth != after.stream_auth)
    snabel_session_set_credentials (self, self->credentials);
}

static DexFuture *
nodeinfo_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelSession  *self = user_data;
  const GValue   *value = dex_future_get_value (future, NULL);
  SnabelApiReply *reply = value != NULL ? g_value_get_boxed (value) : NULL;
  JsonObject     *software = reply != NULL ? snabel_json_get_object (snabel_api_reply_get_object (reply), "software") : NULL;
  const char     *name = snabel_json_get_string (software, "name");

  if (name != NULL)
    take_software (self, name);

  return dex_future_new_for_boolean (TRUE);
}

/* Language and sensitivity are the server's to fill in: it does where a post does not name them. */
static void
take_visibility (SnabelSession *self,
                 JsonObject    *profile)
{
  const char *visibility = snabel_json_get_string (snabel_json_get_object (profile, "source"), "privacy");

  if (visibility == NULL || g_strcmp0 (visibility, self->visibility) == 0)
    return;
  _snabel_session_set_visibility (self, visibility);
  snabel_detach ("save the default visibility", snabel_words_set_value (self->words, self->account->key, SNABEL_SESSION_VISIBILITY, visibility));
}

static DexFuture *
profile_cb (DexFuture *future,
            gpointer   user_data)
{
  SnabelSession  *self = user_data;
  const GValue   *value = dex_future_get_value (future, NULL);
  SnabelApiReply *reply = value != NULL ? g_value_get_boxed (value) : NULL;
  g_autoptr(SnabelAccount) account = NULL;
  g_autoptr(SnabelAccountRow) row = NULL;
  g_autofree char *name = NULL;

  if (reply != NULL && reply->node != NULL)
    account = snabel_entity_new_from_json (SNABEL_TYPE_ACCOUNT, reply->node, NULL);
  if (account == NULL)
    return snabel_then_main (snabel_api_get_nodeinfo (self->client), nodeinfo_cb, self);

  row = snabel_account_row_copy (self->account);
  name = snabel_shown_name_dup (account);
  g_set_str (&row->account_id, account->id);
  g_set_str (&row->display_name, name);
  g_set_str (&row->avatar_uri, account->avatar);
  row->state = SNABEL_ACCOUNT_ACTIVE;
  save_account (self, row);
  take_visibility (self, snabel_api_reply_get_object (reply));

  return snabel_then_main (snabel_api_get_nodeinfo (self->client), nodeinfo_cb, self);
}

static DexFuture *
instance_cb (DexFuture *future,
             gpointer   user_data)
{
  SnabelSession  *self = user_data;
  const GValue   *value = dex_future_get_value (future, NULL);
  SnabelApiReply *reply = value != NULL ? g_value_get_boxed (value) : NULL;
  g_autoptr(SnabelInstance) instance = NULL;
  g_autoptr(SnabelAccountRow) row = NULL;

  if (reply != NULL && reply->node != NULL)
    instance = snabel_entity_new_from_json (SNABEL_TYPE_INSTANCE, reply->node, NULL);
  if (instance != NULL)
    {
      row = snabel_account_row_copy (self->account);
      g_clear_pointer (&row->instance_json, g_free);
      row->instance_json = snabel_json_to_text (reply->node);
      save_account (self, row);
      _snabel_session_set_instance (self, instance);
    }

  return snabel_then_main (snabel_api_verify_credentials (self->client), profile_cb, self);
}

/* Once per connection, behind what the person waits for. */
static void
learn (SnabelSession *self)
{
  if (self->learning == NULL && self->client != NULL)
    self->learning = snabel_then_main (snabel_api_get_instance (self->client), instance_cb, self);
}

/* ---- the connection ---- */

static DexFuture *
refresh (gpointer data)
{
  return snabel_session_refresh (data);
}

static gboolean
has_missed (gpointer data)
{
  return snabel_feed_take_has_missed (((SnabelSession *) data)->home);
}

static void
set_is_live (gpointer data,
             gboolean is_live)
{
  SnabelSession *self = data;

  snabel_feed_set_is_live (self->home, is_live);
}

/**
 * snabel_session_save_statuses:
 * @statuses: (transfer full): a status or an array of them, as the server sent them
 *
 * Every status that arrives is stored, answers to actions too.
 */
void
snabel_session_save_statuses (SnabelSession *self,
                              JsonNode      *statuses)
{
  g_return_if_fail (SNABEL_IS_SESSION (self));
  g_return_if_fail (statuses != NULL);

  /* The account may be about to be removed: a late answer must not bring it back into the store. */
  if (self->is_ended)
    {
      json_node_unref (statuses);
      return;
    }
  snabel_detach ("store statuses", snabel_cache_save_statuses (self->cache, self->account->key, statuses));
}

static void
status_changed (SnabelSession *self,
                JsonNode      *node)
{
  g_autoptr(SnabelStatus) status = snabel_identity_map_take_status (self->map, node, NULL);

  if (status != NULL)
    snabel_session_save_statuses (self, node);
  else
    json_node_unref (node);
}

/* It is deleted: neither the screen nor the store has it any more. */
void
_snabel_session_forget_status (SnabelSession *self,
                               const char    *id)
{
  if (self->is_ended)
    return;
  snabel_feed_delete_status (self->home, id);
  snabel_detach ("bury a status", snabel_cache_bury_status_by_id (self->cache, self->account->key, id));
}

/* GoToSocial ends the id with a line feed. */
static void
status_deleted (SnabelSession *self,
                const char    *payload)
{
  g_autofree char *id = g_strstrip (g_strdup (payload));

  if (*id != '\0')
    _snabel_session_forget_status (self, id);
}

static void
notified (SnabelSession *self,
          const char    *payload)
{
  JsonNode *node = snabel_json_parse_text (payload, NULL);

  if (node != NULL)
    snabel_notifications_push_live (self->notifications, node);
}

static void
take_event (gpointer    data,
            const char *name,
            const char *payload)
{
  SnabelSession *self = data;
  gboolean       is_update = g_strcmp0 (name, "update") == 0;

  if (payload == NULL)
    return;
  if (is_update || g_strcmp0 (name, "status.update") == 0)
    {
      JsonNode *node = snabel_json_parse_text (payload, NULL);

      if (snabel_json_node_get_object (node) == NULL)
        g_clear_pointer (&node, json_node_unref);
      else if (is_update)
        snabel_feed_push_live (self->home, node);
      else
        status_changed (self, node);
    }
  else if (g_strcmp0 (name, "delete") == 0)
    status_deleted (self, payload);
  else if (g_strcmp0 (name, "notification") == 0)
    notified (self, payload);
  _snabel_session_emit_event (self, name, payload);
}

static void
connection_changed_cb (SnabelSession *self)
{
  const char *message = snabel_connection_get_message (self->connection);

  switch (snabel_connection_get_state (self->connection))
    {
    case SNABEL_CONNECTION_LIVE:
      _snabel_session_set_state (self, SNABEL_SESSION_LIVE, NULL);
      learn (self);
      break;
    case SNABEL_CONNECTION_POLLING:
      _snabel_session_set_state (self, SNABEL_SESSION_POLLING, NULL);
      learn (self);
      break;
    case SNABEL_CONNECTION_OFFLINE:
      _snabel_session_set_state (self, SNABEL_SESSION_OFFLINE, message);
      break;
    case SNABEL_CONNECTION_UNAUTHORIZED:
      _snabel_session_set_state (self, SNABEL_SESSION_NEEDS_SIGN_IN, _ ("The server has ended this sign-in"));
      break;
    case SNABEL_CONNECTION_CONNECTING:
    default:
      _snabel_session_set_state (self, SNABEL_SESSION_CONNECTING, message);
      break;
    }
}

static SnabelStream *
make_stream (SnabelSession *self)
{
  const char      *streaming = self->instance != NULL ? self->instance->streaming_url : NULL;
  const char      *base_uri = snabel_client_get_base_uri (self->client);
  g_autofree char *named = snabel_stream_dup_uri_for (base_uri, streaming);
  g_autofree char *own = snabel_stream_dup_uri_for (base_uri, NULL);
  SnabelStream    *stream = snabel_stream_new (self->platform, snabel_client_get_http (self->client),
                                            named != NULL ? named : own,
                                               snabel_client_get_token (self->client),
                                               snabel_session_get_capabilities (self).stream_auth);

  snabel_stream_subscribe (stream, "user", NULL);

  return stream;
}

static void
disconnect_from_server (SnabelSession *self)
{
  dex_clear (&self->learning);
  if (self->connection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->connection, self);
      snabel_connection_stop (self->connection);
    }
  g_clear_object (&self->connection);
  g_clear_object (&self->client);
  g_clear_pointer (&self->credentials, snabel_credentials_free);
  if (self->home != NULL)
    snabel_feed_set_client (self->home, NULL);
  if (self->notifications != NULL)
    snabel_notifications_set_client (self->notifications, NULL);
}

/**
 * snabel_session_set_credentials:
 * @credentials: what the keyring kept, or a sign-in brought
 *
 * Connects to the server.
 */
void
snabel_session_set_credentials (SnabelSession           *self,
                                const SnabelCredentials *credentials)
{
  SnabelConnectionUser user = { refresh, set_is_live, has_missed, take_event, self };
  g_autoptr(SnabelStream) stream = NULL;
  SnabelCredentials *copy;

  g_return_if_fail (SNABEL_IS_SESSION (self));
  g_return_if_fail (credentials != NULL);

  copy = snabel_credentials_copy (credentials);
  disconnect_from_server (self);
  self->is_ended = FALSE;
  self->credentials = copy;
  self->client = snabel_client_new (self->platform, self->account->base_uri, copy->access_token);
  snabel_feed_set_client (self->home, self->client);
  snabel_notifications_set_client (self->notifications, self->client);
  stream = make_stream (self);
  self->connection = snabel_connection_new (self->client, stream, &user);
  snabel_connection_set_mode (self->connection, self->mode);
  g_signal_connect_object (self->connection, "notify", G_CALLBACK (connection_changed_cb), self, G_CONNECT_SWAPPED);
  _snabel_session_set_state (self, SNABEL_SESSION_CONNECTING, NULL);
  snabel_connection_start (self->connection, snabel_session_get_capabilities (self).has_streaming);
}

/**
 * snabel_session_dup_credentials:
 *
 * Returns: (transfer full) (nullable): the credentials in use
 */
SnabelCredentials *
snabel_session_dup_credentials (SnabelSession *self)
{
  g_return_val_if_fail (SNABEL_IS_SESSION (self), NULL);

  return self->credentials != NULL ? snabel_credentials_copy (self->credentials) : NULL;
}

/**
 * snabel_session_stop:
 *
 * Drops what is under way and closes the connection. What was written stays written; nothing is written
 * any more, and nothing but a new start or new credentials connects again.
 */
void
snabel_session_stop (SnabelSession *self)
{
  g_return_if_fail (SNABEL_IS_SESSION (self));

  self->is_ended = TRUE;
  dex_clear (&self->starting);
  disconnect_from_server (self);
  _snabel_session_set_state (self, SNABEL_SESSION_STOPPED, NULL);
}
