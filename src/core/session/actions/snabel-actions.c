/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourite, boost, bookmark, pin, mute: each a flag of the status, some with a count. */
#include "session/actions/snabel-actions.h"

#include "api/snabel-api-statuses.h"
#include "base/snabel-json.h"
#include "session/actions/snabel-wish.h"
#include "session/outbox/snabel-compose.h"

/* What an action changes of a status. */
typedef struct
{
  SnabelWishKind     kind; /* first: a wish's kind is one of these */
  const char        *count;
  gsize              flag_offset;
  gsize              count_offset;
  SnabelStatusAction on;
  SnabelStatusAction off;
} Flag;

static const Flag *
get_flag (SnabelWish *wish)
{
  return (const Flag *) wish->kind;
}

static gboolean
holds (SnabelWish *wish)
{
  return G_STRUCT_MEMBER (gboolean, wish->status, get_flag (wish)->flag_offset);
}

static JsonNode *
build (SnabelWish *wish,
       gboolean    value,
       gboolean    moves_count)
{
  const Flag *flag = get_flag (wish);
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_boolean_member (object, flag->kind.key, value);
  if (moves_count && flag->count != NULL)
    {
      gint64 count = G_STRUCT_MEMBER (gint64, wish->status, flag->count_offset);

      json_object_set_int_member (object, flag->count, MAX (count + (value ? 1 : -1), 0));
    }

  return node;
}

static DexFuture *
ask (SnabelWish *wish,
     gboolean    value)
{
  const Flag   *flag = get_flag (wish);
  SnabelClient *client = snabel_session_get_client (wish->session);

  if (value && wish->detail != NULL)
    return snabel_api_reblog_status (client, wish->status->id, wish->detail);

  return snabel_api_act_on_status (client, wish->status->id, value ? flag->on : flag->off);
}

/* clang-format off */
#define FLAG(name) { #name, FALSE, holds, build, ask }
#define NO_COUNT(name) NULL, G_STRUCT_OFFSET (SnabelStatus, name), 0
#define COUNT(name, count) #count, G_STRUCT_OFFSET (SnabelStatus, name), G_STRUCT_OFFSET (SnabelStatus, count)

static const Flag favourite = { FLAG (favourited), COUNT (favourited, favourites_count),
                                SNABEL_STATUS_ACTION_FAVOURITE, SNABEL_STATUS_ACTION_UNFAVOURITE };
static const Flag reblog = { FLAG (reblogged), COUNT (reblogged, reblogs_count),
                             SNABEL_STATUS_ACTION_REBLOG, SNABEL_STATUS_ACTION_UNREBLOG };
static const Flag bookmark = { FLAG (bookmarked), NO_COUNT (bookmarked),
                               SNABEL_STATUS_ACTION_BOOKMARK, SNABEL_STATUS_ACTION_UNBOOKMARK };
static const Flag pin = { FLAG (pinned), NO_COUNT (pinned),
                          SNABEL_STATUS_ACTION_PIN, SNABEL_STATUS_ACTION_UNPIN };
static const Flag mute = { FLAG (muted), NO_COUNT (muted),
                           SNABEL_STATUS_ACTION_MUTE, SNABEL_STATUS_ACTION_UNMUTE };
/* clang-format on */

static DexFuture *
act_on (SnabelSession *session,
        SnabelStatus  *status,
        const Flag    *flag,
        gboolean       value)
{
  SnabelWish wish = { &flag->kind, session, snabel_status_get_shown (status), NULL };

  return snabel_wish_make (&wish, value);
}

/**
 * snabel_session_set_favourited:
 * @status: a status, or a boost of the one that is meant
 *
 * The status changes at once; if the server refuses, it changes back. Who wishes something else while
 * the server is being asked is heard next: of several wishes the last one counts.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the last wish holds, or rejects in
 *   #SnabelApiError. Nobody need wait for it; dropping it stops nothing.
 */
DexFuture *
snabel_session_set_favourited (SnabelSession *session,
                               SnabelStatus  *status,
                               gboolean       favourited)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (session));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));

  return act_on (session, status, &favourite, favourited);
}

/**
 * snabel_session_set_reblogged:
 *
 * As snabel_session_set_favourited(), for the boost. Who may see it is what the server is set to.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_set_reblogged (SnabelSession *session,
                              SnabelStatus  *status,
                              gboolean       reblogged)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (session));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));

  return act_on (session, status, &reblog, reblogged);
}

/**
 * snabel_session_reblog:
 * @visibility: public, unlisted or private: who may see the boost
 *
 * As snabel_session_set_reblogged(). What is boosted already keeps the visibility that it has.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_reblog (SnabelSession   *session,
                       SnabelStatus    *status,
                       SnabelVisibility visibility)
{
  SnabelWish wish = { &reblog.kind, session, NULL, NULL };

  dex_return_error_if_fail (SNABEL_IS_SESSION (session));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));

  wish.status = snabel_status_get_shown (status);
  wish.detail = snabel_compose_get_visibility_name (visibility);

  return snabel_wish_make (&wish, TRUE);
}

/**
 * snabel_session_set_bookmarked:
 *
 * As snabel_session_set_favourited(), for the bookmark.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_set_bookmarked (SnabelSession *session,
                               SnabelStatus  *status,
                               gboolean       bookmarked)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (session));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));

  return act_on (session, status, &bookmark, bookmarked);
}

/**
 * snabel_session_set_pinned:
 * @status: the person's own, and not a direct one
 *
 * As snabel_session_set_favourited(), for the place on top of the person's profile.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_set_pinned (SnabelSession *session,
                           SnabelStatus  *status,
                           gboolean       pinned)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (session));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));

  return act_on (session, status, &pin, pinned);
}

/**
 * snabel_session_set_conversation_muted:
 *
 * As snabel_session_set_favourited(): whether the person is told what happens in the conversation of @status.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_set_conversation_muted (SnabelSession *session,
                                       SnabelStatus  *status,
                                       gboolean       muted)
{
  dex_return_error_if_fail (SNABEL_IS_SESSION (session));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));

  return act_on (session, status, &mute, muted);
}
