/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapter "timelines" of the API. */
#include "api/snabel-api-timelines.h"

/**
 * snabel_api_call_add_range:
 * @range: (nullable): which part of a list; %NULL for the newest page
 */
void
snabel_api_call_add_range (SnabelApiCall        *call,
                           const SnabelApiRange *range)
{
  g_return_if_fail (call != NULL);

  if (range == NULL)
    return;
  /* Iceshrimp.NET answers 400 to both, Mastodon ignores the former. */
  g_return_if_fail (range->since_id == NULL || range->min_id == NULL);

  snabel_api_call_add_query (call, "max_id", range->max_id);
  snabel_api_call_add_query (call, "since_id", range->since_id);
  snabel_api_call_add_query (call, "min_id", range->min_id);
  snabel_api_call_add_query_int (call, "limit", range->limit);
  snabel_api_call_set_priority (call, range->priority);
}

static DexFuture *
send_with_range (SnabelClient         *client,
                 SnabelApiCall        *call,
                 const SnabelApiRange *range)
{
  snabel_api_call_add_range (call, range);

  return snabel_client_send (client, call);
}

/**
 * snabel_api_get_home_timeline:
 * @range: (nullable): which part
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with an array of statuses;
 *   its status is 206 while the server still builds the timeline
 */
DexFuture *
snabel_api_get_home_timeline (SnabelClient         *client,
                              const SnabelApiRange *range)
{
  return send_with_range (client, snabel_api_call_new ("GET", "/api/v1/timelines/home"), range);
}

/**
 * snabel_api_get_public_timeline:
 * @local: only of this server
 * @range: (nullable): which part
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with an array of statuses
 */
DexFuture *
snabel_api_get_public_timeline (SnabelClient         *client,
                                gboolean              local,
                                const SnabelApiRange *range)
{
  SnabelApiCall *call = snabel_api_call_new ("GET", "/api/v1/timelines/public");

  snabel_api_call_add_query (call, "local", local ? "true" : NULL);

  return send_with_range (client, call, range);
}

/**
 * snabel_api_get_tag_timeline:
 * @tag: without the number sign
 * @range: (nullable): which part
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with an array of statuses
 */
DexFuture *
snabel_api_get_tag_timeline (SnabelClient         *client,
                             const char           *tag,
                             const SnabelApiRange *range)
{
  dex_return_error_if_fail (tag != NULL);

  return send_with_range (client, snabel_api_call_new ("GET", "/api/v1/timelines/tag/%s", tag), range);
}

/**
 * snabel_api_get_list_timeline:
 * @range: (nullable): which part
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with an array of statuses
 */
DexFuture *
snabel_api_get_list_timeline (SnabelClient         *client,
                              const char           *list_id,
                              const SnabelApiRange *range)
{
  dex_return_error_if_fail (list_id != NULL);

  return send_with_range (client, snabel_api_call_new ("GET", "/api/v1/timelines/list/%s", list_id), range);
}

/**
 * snabel_api_get_account_statuses:
 * @range: (nullable): which part
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with an array of statuses
 */
DexFuture *
snabel_api_get_account_statuses (SnabelClient         *client,
                                 const char           *account_id,
                                 const SnabelApiRange *range)
{
  dex_return_error_if_fail (account_id != NULL);

  return send_with_range (client, snabel_api_call_new ("GET", "/api/v1/accounts/%s/statuses", account_id), range);
}

/**
 * snabel_api_get_page:
 * @uri: the `next` or `prev` of another page
 *
 * The ids in a link may belong to rows that are not in the page (favourites, followers): then it is the only way on.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply like the page that @uri came with
 */
DexFuture *
snabel_api_get_page (SnabelClient  *client,
                     const char    *uri,
                     SnabelPriority priority)
{
  SnabelApiCall *call = NULL;

  dex_return_error_if_fail (uri != NULL);

  call = snabel_api_call_new_for_uri ("GET", uri);
  snabel_api_call_set_priority (call, priority);

  return snabel_client_send (client, call);
}
