/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialects of emoji reactions. */
#include "api/snabel-api-reactions.h"

#include "base/snabel-error.h"

static SnabelApiCall *
build_call (const SnabelReactionCall *reaction,
            const char               *name)
{
  const char *method = reaction->is_wanted ? "PUT" : "DELETE";

  switch (reaction->dialect)
    {
    case SNABEL_REACTIONS_PLEROMA:
      return snabel_api_call_new (method, "/api/v1/pleroma/statuses/%s/reactions/%s", reaction->status_id, name);
    case SNABEL_REACTIONS_FEDIBIRD:
      return snabel_api_call_new (method, "/api/v1/statuses/%s/emoji_reactions/%s", reaction->status_id, name);
    case SNABEL_REACTIONS_REACT:
    case SNABEL_REACTIONS_MISSKEY:
      if (reaction->is_wanted)
        return snabel_api_call_new ("POST", "/api/v1/statuses/%s/react/%s", reaction->status_id, name);
      return snabel_api_call_new ("POST", "/api/v1/statuses/%s/unreact/%s", reaction->status_id, name);
    case SNABEL_REACTIONS_NONE:
    default:
      return NULL;
    }
}

/**
 * snabel_api_react:
 *
 * Returns: (transfer full): a future that resolves to a #SnabelApiReply with the status as it is now
 */
DexFuture *
snabel_api_react (SnabelClient             *client,
                  const SnabelReactionCall *reaction)
{
  g_autofree char *quoted = NULL;
  SnabelApiCall   *call = NULL;

  dex_return_error_if_fail (reaction != NULL);
  dex_return_error_if_fail (reaction->status_id != NULL && reaction->name != NULL);

  if (reaction->is_custom && reaction->dialect == SNABEL_REACTIONS_MISSKEY)
    quoted = g_strdup_printf (":%s:", reaction->name);
  call = build_call (reaction, quoted != NULL ? quoted : reaction->name);
  if (call == NULL)
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_SENT, "The server has no emoji reactions");

  return snabel_client_send (client, call);
}
