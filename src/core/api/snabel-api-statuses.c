/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapter "statuses" of the API. */
#include "api/snabel-api-statuses.h"

/* snac takes half a minute over a long post. */
#define POST_DEADLINE (90 * G_USEC_PER_SEC)

/**
 * snabel_api_get_status:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with one status
 */
DexFuture *
snabel_api_get_status (SnabelClient *client,
                       const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("GET", "/api/v1/statuses/%s", id));
}

/**
 * snabel_api_get_status_context:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with `ancestors` and `descendants`
 */
DexFuture *
snabel_api_get_status_context (SnabelClient *client,
                               const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("GET", "/api/v1/statuses/%s/context", id));
}

/**
 * snabel_api_get_status_source:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with `text` and `spoiler_text` as typed
 */
DexFuture *
snabel_api_get_status_source (SnabelClient *client,
                              const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("GET", "/api/v1/statuses/%s/source", id));
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *value)
{
  /* Some servers refuse "" where they take the member's absence. */
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, name, value);
}

static JsonNode *
build_draft (const SnabelStatusDraft *draft)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  set_text (object, "status", draft->text);
  set_text (object, "spoiler_text", draft->spoiler_text);
  set_text (object, "visibility", draft->visibility);
  set_text (object, "language", draft->language);
  set_text (object, "in_reply_to_id", draft->in_reply_to_id);
  if (draft->is_sensitive)
    json_object_set_boolean_member (object, "sensitive", TRUE);
  if (draft->media_ids != NULL && draft->media_ids[0] != NULL)
    {
      JsonArray *ids = json_array_new ();

      for (guint i = 0; draft->media_ids[i] != NULL; i++)
        json_array_add_string_element (ids, draft->media_ids[i]);
      json_object_set_array_member (object, "media_ids", ids);
    }
  json_node_set_object (node, object);

  return node;
}

/**
 * snabel_api_post_status:
 * @draft: what to post
 * @idempotency_key: the same for the same post, another for a changed one; only Mastodon and Hollo heed it
 *
 * Sent once. If it rejects with an error of which snabel_error_is_in_doubt() is true, the post may be there.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the new status
 */
DexFuture *
snabel_api_post_status (SnabelClient            *client,
                        const SnabelStatusDraft *draft,
                        const char              *idempotency_key)
{
  SnabelApiCall *call = NULL;

  dex_return_error_if_fail (draft != NULL);
  dex_return_error_if_fail (idempotency_key != NULL);

  call = snabel_api_call_new ("POST", "/api/v1/statuses");
  snabel_api_call_take_json (call, build_draft (draft));
  snabel_api_call_set_header (call, "Idempotency-Key", idempotency_key);
  snabel_api_call_set_deadline (call, POST_DEADLINE);

  return snabel_client_send (client, call);
}

/**
 * snabel_api_delete_status:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply; on Mastodon with the status and its `text`
 */
DexFuture *
snabel_api_delete_status (SnabelClient *client,
                          const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("DELETE", "/api/v1/statuses/%s", id));
}

/**
 * snabel_api_act_on_status:
 * @id: of the inner status, not of a boost's wrapper
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the status as it is now;
 *   after a reblog with the new wrapper (snac 2.75: the original)
 */
DexFuture *
snabel_api_act_on_status (SnabelClient      *client,
                          const char        *id,
                          SnabelStatusAction action)
{
  static const char *const names[] = { "favourite", "unfavourite", "reblog", "unreblog", "bookmark", "unbookmark",
                                       "pin", "unpin", "mute", "unmute" };

  dex_return_error_if_fail (id != NULL);
  dex_return_error_if_fail (action < G_N_ELEMENTS (names));

  return snabel_client_send (client, snabel_api_call_new ("POST", "/api/v1/statuses/%s/%s", id, names[action]));
}

/**
 * snabel_api_reblog_status:
 * @id: of the inner status, not of a boost's wrapper
 * @visibility: public, unlisted or private: of the boost
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the new wrapper
 */
DexFuture *
snabel_api_reblog_status (SnabelClient *client,
                          const char   *id,
                          const char   *visibility)
{
  SnabelApiCall *call = NULL;
  JsonNode      *body = NULL;

  dex_return_error_if_fail (id != NULL);
  dex_return_error_if_fail (visibility != NULL);

  body = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (body, json_object_new ());
  json_object_set_string_member (json_node_get_object (body), "visibility", visibility);
  call = snabel_api_call_new ("POST", "/api/v1/statuses/%s/reblog", id);
  snabel_api_call_take_json (call, body);

  return snabel_client_send (client, call);
}
