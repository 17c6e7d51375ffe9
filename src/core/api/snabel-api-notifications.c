/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapters "notifications" and "markers" of the API. */
#include "api/snabel-api-notifications.h"

static DexFuture *
send_list (SnabelClient         *client,
           SnabelApiCall        *call,
           const char *const    *exclude_types,
           const SnabelApiRange *range)
{
  for (; exclude_types != NULL && *exclude_types != NULL; exclude_types++)
    snabel_api_call_add_query (call, "exclude_types[]", *exclude_types);
  snabel_api_call_add_range (call, range);

  return snabel_client_send (client, call);
}

/**
 * snabel_api_get_notifications:
 * @exclude_types: (nullable): %NULL-terminated; to exclude is safe where a server may not know all types
 * @range: (nullable): which part
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with an array of notifications
 */
DexFuture *
snabel_api_get_notifications (SnabelClient         *client,
                              const char *const    *exclude_types,
                              const SnabelApiRange *range)
{
  return send_list (client, snabel_api_call_new ("GET", "/api/v1/notifications"), exclude_types, range);
}

/**
 * snabel_api_get_grouped_notifications:
 * @exclude_types: (nullable): %NULL-terminated
 * @range: (nullable): which part
 *
 * Only Mastodon from 4.3 on and Hollo have it: elsewhere %SNABEL_API_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with `notification_groups`, `accounts` and `statuses`
 */
DexFuture *
snabel_api_get_grouped_notifications (SnabelClient         *client,
                                      const char *const    *exclude_types,
                                      const SnabelApiRange *range)
{
  return send_list (client, snabel_api_call_new ("GET", "/api/v2/notifications"), exclude_types, range);
}

/**
 * snabel_api_get_notification:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with one notification
 */
DexFuture *
snabel_api_get_notification (SnabelClient *client,
                             const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("GET", "/api/v1/notifications/%s", id));
}

/**
 * snabel_api_dismiss_notification:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply without content
 */
DexFuture *
snabel_api_dismiss_notification (SnabelClient *client,
                                 const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("POST", "/api/v1/notifications/%s/dismiss", id));
}

/**
 * snabel_api_clear_notifications:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply without content
 */
DexFuture *
snabel_api_clear_notifications (SnabelClient *client)
{
  return snabel_client_send (client, snabel_api_call_new ("POST", "/api/v1/notifications/clear"));
}

/**
 * snabel_api_get_markers:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with `home` and `notifications`, as far as they exist
 */
DexFuture *
snabel_api_get_markers (SnabelClient *client)
{
  SnabelApiCall *call = snabel_api_call_new ("GET", "/api/v1/markers");

  snabel_api_call_add_query (call, "timeline[]", "home");
  snabel_api_call_add_query (call, "timeline[]", "notifications");

  return snabel_client_send (client, call);
}

/**
 * snabel_api_set_marker:
 * @timeline: "home" or "notifications"
 *
 * The server does not keep a marker from moving backwards: that is the caller's to see to.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the saved marker
 */
DexFuture *
snabel_api_set_marker (SnabelClient *client,
                       const char   *timeline,
                       const char   *last_read_id)
{
  SnabelApiCall *call = NULL;
  JsonNode      *node = NULL;
  JsonObject    *marker = NULL;
  g_autoptr(JsonObject) body = NULL;

  dex_return_error_if_fail (timeline != NULL && last_read_id != NULL);

  marker = json_object_new ();
  json_object_set_string_member (marker, "last_read_id", last_read_id);
  body = json_object_new ();
  json_object_set_object_member (body, timeline, marker);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, body);
  call = snabel_api_call_new ("POST", "/api/v1/markers");
  snabel_api_call_take_json (call, node);

  return snabel_client_send (client, call);
}
