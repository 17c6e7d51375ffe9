/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapter "polls" of the API. */
#include "api/snabel-api-polls.h"

/**
 * snabel_api_get_poll:
 *
 * A server that has the poll from another one asks there, if what it knows is old.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with one poll
 */
DexFuture *
snabel_api_get_poll (SnabelClient *client,
                     const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("GET", "/api/v1/polls/%s", id));
}

static JsonNode *
build_choices (const guint *choices,
               guint        n_choices)
{
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray  *array = json_array_new ();

  for (guint i = 0; i < n_choices; i++)
    json_array_add_int_element (array, choices[i]);
  json_object_set_array_member (object, "choices", array);
  json_node_take_object (node, object);

  return node;
}

/**
 * snabel_api_vote:
 * @choices: (array length=n_choices): which answers, counted from 0; several only where the poll allows it
 *
 * A vote is final. If it rejects with an error of which snabel_error_is_in_doubt() is true, it may be counted.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the poll as it is now
 */
DexFuture *
snabel_api_vote (SnabelClient *client,
                 const char   *id,
                 const guint  *choices,
                 guint         n_choices)
{
  SnabelApiCall *call = NULL;

  dex_return_error_if_fail (id != NULL);
  dex_return_error_if_fail (choices != NULL && n_choices > 0);

  call = snabel_api_call_new ("POST", "/api/v1/polls/%s/votes", id);
  snabel_api_call_take_json (call, build_choices (choices, n_choices));

  return snabel_client_send (client, call);
}
