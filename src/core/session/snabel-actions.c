/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourite, boost, bookmark: the object changes at once, wishes go out one by one, the server has the last word. */
#include "session/snabel-actions.h"

#include "api/snabel-api-statuses.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"

/* What an action changes of a status. */
typedef struct
{
  const char        *flag;
  const char        *count;
  gsize              flag_offset;
  gsize              count_offset;
  SnabelStatusAction on;
  SnabelStatusAction off;
} Kind;

static const Kind favourite = {
  "favourited", "favourites_count",
  G_STRUCT_OFFSET (SnabelStatus, favourited), G_STRUCT_OFFSET (SnabelStatus, favourites_count),
  SNABEL_STATUS_ACTION_FAVOURITE, SNABEL_STATUS_ACTION_UNFAVOURITE
};
static const Kind reblog = {
  "reblogged", "reblogs_count",
  G_STRUCT_OFFSET (SnabelStatus, reblogged), G_STRUCT_OFFSET (SnabelStatus, reblogs_count),
  SNABEL_STATUS_ACTION_REBLOG, SNABEL_STATUS_ACTION_UNREBLOG
};
static const Kind bookmark = {
  "bookmarked", NULL,
  G_STRUCT_OFFSET (SnabelStatus, bookmarked), 0,
  SNABEL_STATUS_ACTION_BOOKMARK, SNABEL_STATUS_ACTION_UNBOOKMARK
};

/* The wishes for one flag of one status. One request at a time: two could arrive in any order. */
typedef struct
{
  SnabelSession *session;
  SnabelStatus  *status;
  const Kind    *kind;
  DexPromise    *settled;
  gboolean       holds;  /* on the server, as far as it has told */
  gboolean       sent;   /* what the request under way asks for */
  gboolean       wanted; /* the last wish */
} Lane;

static void send (Lane *lane);

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_clear_object (&lane->session);
  g_clear_object (&lane->status);
  dex_clear (&lane->settled);
  g_free (lane);
}

static gboolean
get_flag (Lane *lane)
{
  return G_STRUCT_MEMBER (gboolean, lane->status, lane->kind->flag_offset);
}

/* Sets the flag, and moves the count with it unless the server has told the count. */
static void
set_flag (Lane    *lane,
          gboolean value,
          gboolean moves_count)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  if (get_flag (lane) == value)
    return;
  json_object_set_boolean_member (object, lane->kind->flag, value);
  if (moves_count && lane->kind->count != NULL)
    {
      gint64 count = G_STRUCT_MEMBER (gint64, lane->status, lane->kind->count_offset);

      json_object_set_int_member (object, lane->kind->count, MAX (count + (value ? 1 : -1), 0));
    }
  snabel_entity_update (SNABEL_ENTITY (lane->status), node, NULL);
}

static void
take_status (SnabelSession *session,
             JsonNode      *node)
{
  g_autoptr(SnabelStatus) taken = snabel_identity_map_take_status (snabel_session_get_identity_map (session), node, NULL);

  if (taken != NULL)
    snabel_session_save_statuses (session, node);
  else
    json_node_unref (node);
}

static DexFuture *
looked_up_cb (DexFuture *future,
              gpointer   user_data)
{
  const GValue *value = dex_future_get_value (future, NULL);
  JsonNode     *node = value != NULL ? snabel_api_reply_steal_node (g_value_get_boxed (value)) : NULL;

  if (node != NULL)
    take_status (user_data, node);

  return dex_future_new_for_boolean (node != NULL);
}

/* The server may have done it all the same: ask what holds. */
static void
look_up (Lane *lane)
{
  DexFuture *asked = snabel_on_main (snabel_api_get_status (snabel_session_get_client (lane->session), lane->status->id));

  snabel_detach ("look a status up", dex_future_finally (asked, looked_up_cb, g_object_ref (lane->session), g_object_unref));
}

/* Nothing is under way any more; who waits for one of the wishes learns how the last one ended. */
static void
settle (Lane         *lane,
        const GError *error)
{
  g_autoptr(DexPromise) settled = g_steal_pointer (&lane->settled);

  g_object_set_data (G_OBJECT (lane->status), lane->kind->flag, NULL);
  lane_free (lane);
  if (error != NULL)
    dex_promise_reject (settled, g_error_copy (error));
  else
    dex_promise_resolve_boolean (settled, TRUE);
}

static void
take_answer (Lane           *lane,
             SnabelApiReply *reply)
{
  JsonNode *node = snabel_api_reply_steal_node (reply);

  lane->holds = lane->sent;
  if (node != NULL)
    take_status (lane->session, node);
  /* GoToSocial's answer to an undone boost still says that it is boosted; the server did it all the same. */
  set_flag (lane, lane->sent, FALSE);
  if (lane->wanted == lane->sent)
    {
      settle (lane, NULL);
      return;
    }
  set_flag (lane, lane->wanted, TRUE);
  send (lane);
}

static void
take_refusal (Lane         *lane,
              const GError *error)
{
  gboolean is_in_doubt = snabel_error_is_in_doubt (error) && !snabel_error_is_cancelled (error) &&
                         snabel_session_get_client (lane->session) != NULL;

  if (lane->wanted != lane->sent)
    {
      /* What was refused is not wanted any more; what may have been done is undone. */
      if (is_in_doubt)
        send (lane);
      else
        settle (lane, NULL);
      return;
    }
  set_flag (lane, lane->holds, TRUE);
  if (is_in_doubt)
    look_up (lane);
  settle (lane, error);
}

static DexFuture *
answered_cb (DexFuture *future,
             gpointer   user_data)
{
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    take_answer (user_data, g_value_get_boxed (value));
  else
    take_refusal (user_data, error);

  return dex_future_new_for_boolean (TRUE);
}

static void
send (Lane *lane)
{
  SnabelClient *client = snabel_session_get_client (lane->session);
  DexFuture    *asked = NULL;

  lane->sent = lane->wanted;
  if (client != NULL)
    asked = snabel_api_act_on_status (client, lane->status->id, lane->sent ? lane->kind->on : lane->kind->off);
  else
    asked = snabel_session_reject_unconnected (lane->session);
  dex_future_disown (dex_future_finally (snabel_on_main (asked), answered_cb, lane, NULL));
}

static DexFuture *
act_on (SnabelSession *session,
        SnabelStatus  *status,
        const Kind    *kind,
        gboolean       value)
{
  SnabelStatus *shown = snabel_status_get_shown (status);
  Lane         *lane = g_object_get_data (G_OBJECT (shown), kind->flag);
  DexFuture    *settled = NULL;

  if (lane != NULL)
    {
      lane->wanted = value;
      set_flag (lane, value, TRUE);
      return dex_ref (DEX_FUTURE (lane->settled));
    }
  if (snabel_session_get_client (session) == NULL)
    return snabel_session_reject_unconnected (session);

  lane = g_new0 (Lane, 1);
  lane->session = g_object_ref (session);
  lane->status = g_object_ref (shown);
  lane->kind = kind;
  lane->settled = dex_promise_new ();
  lane->holds = get_flag (lane);
  lane->wanted = value;
  g_object_set_data (G_OBJECT (shown), kind->flag, lane);
  set_flag (lane, value, TRUE);
  settled = dex_ref (DEX_FUTURE (lane->settled));
  send (lane);

  return settled;
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
 * As snabel_session_set_favourited(), for the boost.
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
