/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chapter "accounts" of the API. */
#include "api/snabel-api-accounts.h"

/**
 * snabel_api_verify_credentials:
 *
 * 401, and on snac 422, means that the token is gone: %SNABEL_API_ERROR_UNAUTHORIZED or %SNABEL_API_ERROR_REFUSED.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the token's own account
 */
DexFuture *
snabel_api_verify_credentials (SnabelClient *client)
{
  return snabel_client_send (client, snabel_api_call_new ("GET", "/api/v1/accounts/verify_credentials"));
}

/**
 * snabel_api_get_account:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with one account
 */
DexFuture *
snabel_api_get_account (SnabelClient *client,
                        const char   *id)
{
  dex_return_error_if_fail (id != NULL);

  return snabel_client_send (client, snabel_api_call_new ("GET", "/api/v1/accounts/%s", id));
}

/**
 * snabel_api_lookup_account:
 * @acct: `name` or `name@host`
 *
 * Asks only what the server knows already: it resolves nothing.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with one account
 */
DexFuture *
snabel_api_lookup_account (SnabelClient *client,
                           const char   *acct)
{
  SnabelApiCall *call = NULL;

  dex_return_error_if_fail (acct != NULL);

  call = snabel_api_call_new ("GET", "/api/v1/accounts/lookup");
  snabel_api_call_add_query (call, "acct", acct);

  return snabel_client_send (client, call);
}

/**
 * snabel_api_get_relationships:
 * @ids: %NULL-terminated
 *
 * snac answers for one of several only: look which ids are in the answer.
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with an array, in no certain order
 */
DexFuture *
snabel_api_get_relationships (SnabelClient      *client,
                              const char *const *ids)
{
  SnabelApiCall *call = NULL;

  dex_return_error_if_fail (ids != NULL);

  call = snabel_api_call_new ("GET", "/api/v1/accounts/relationships");
  for (; *ids != NULL; ids++)
    snabel_api_call_add_query (call, "id[]", *ids);

  return snabel_client_send (client, call);
}
