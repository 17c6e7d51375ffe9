/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mute, block, report. */
#include "api/snabel-api-relations.h"

static SnabelApiCall *
call_with (SnabelApiCall *call,
           JsonObject    *body)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, body);
  snabel_api_call_take_json (call, node);

  return call;
}

/**
 * snabel_api_mute_account:
 * @seconds: for how long; 0 for ever
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the relationship
 */
DexFuture *
snabel_api_mute_account (SnabelClient *client,
                         const char   *id,
                         guint         seconds)
{
  JsonObject *body = NULL;

  dex_return_error_if_fail (id != NULL);

  body = json_object_new ();
  json_object_set_boolean_member (body, "notifications", TRUE);
  if (seconds > 0)
    {
      json_object_set_int_member (body, "duration", seconds);
      json_object_set_int_member (body, "expires_in", seconds); /* Pleroma's word for it */
    }

  return snabel_client_send (client, call_with (snabel_api_call_new ("POST", "/api/v1/accounts/%s/mute", id), body));
}

/**
 * snabel_api_block_account:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the relationship
 */
DexFuture *
snabel_api_block_account (SnabelClient *client,
                          const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("POST", "/api/v1/accounts/%s/block", id));
}

/**
 * snabel_api_report:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the report
 */
DexFuture *
snabel_api_report (SnabelClient       *client,
                   const SnabelReport *report)
{
  JsonObject *body = NULL;

  dex_return_error_if_fail (report != NULL);
  dex_return_error_if_fail (report->account_id != NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "account_id", report->account_id);
  if (report->status_ids != NULL && report->status_ids[0] != NULL)
    {
      JsonArray *ids = json_array_new ();

      for (guint i = 0; report->status_ids[i] != NULL; i++)
        json_array_add_string_element (ids, report->status_ids[i]);
      json_object_set_array_member (body, "status_ids", ids);
    }
  if (report->comment != NULL && *report->comment != '\0')
    json_object_set_string_member (body, "comment", report->comment);
  if (report->forwards)
    json_object_set_boolean_member (body, "forward", TRUE);

  return snabel_client_send (client, call_with (snabel_api_call_new ("POST", "/api/v1/reports"), body));
}
