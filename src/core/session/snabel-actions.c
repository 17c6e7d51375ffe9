/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourite, boost, bookmark: the object changes at once, the server has the last word. */
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

typedef struct
{
  SnabelSession *session;
  SnabelStatus  *status;
  const Kind    *kind;
  gboolean       value;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->session);
  g_clear_object (&act->status);
  g_free (act);
}

static gboolean
get_flag (Act *act)
{
  return G_STRUCT_MEMBER (gboolean, act->status, act->kind->flag_offset);
}

/* Sets the flag, and moves the count with it unless the server has told the count. */
static void
set_flag (Act     *act,
          gboolean value,
          gboolean moves_count)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  if (get_flag (act) == value)
    return;
  json_object_set_boolean_member (object, act->kind->flag, value);
  if (moves_count && act->kind->count != NULL)
    {
      gint64 count = G_STRUCT_MEMBER (gint64, act->status, act->kind->count_offset);

      json_object_set_int_member (object, act->kind->count, MAX (count + (value ? 1 : -1), 0));
    }
  snabel_entity_update (SNABEL_ENTITY (act->status), node, NULL);
}

static void
take_answer (Act            *act,
             SnabelApiReply *reply)
{
  g_autoptr(SnabelStatus) taken = NULL;
  JsonNode *node = snabel_api_reply_steal_node (reply);

  if (node == NULL)
    return;
  taken = snabel_identity_map_take_status (snabel_session_get_identity_map (act->session), node, NULL);
  if (taken != NULL)
    snabel_session_save_statuses (act->session, node);
  else
    json_node_unref (node);
  /* GoToSocial's answer to an undone boost still says that it is boosted; the server did it all the same. */
  set_flag (act, act->value, FALSE);
}

static DexFuture *
looked_up_cb (DexFuture *future,
              gpointer   user_data)
{
  Act          *act = user_data;
  const GValue *value = dex_future_get_value (future, NULL);
  JsonNode     *node = value != NULL ? snabel_api_reply_steal_node (g_value_get_boxed (value)) : NULL;
  g_autoptr(SnabelStatus) taken = NULL;

  if (node == NULL)
    return dex_future_new_for_boolean (FALSE);
  taken = snabel_identity_map_take_status (snabel_session_get_identity_map (act->session), node, NULL);
  snabel_session_save_statuses (act->session, node);

  return dex_future_new_for_boolean (taken != NULL);
}

/* The server may have done it all the same: ask what holds. */
static void
look_up (Act *act)
{
  Act          *copy = g_new0 (Act, 1);
  SnabelClient *client = snabel_session_get_client (act->session);

  copy->session = g_object_ref (act->session);
  copy->status = g_object_ref (act->status);
  copy->kind = act->kind;
  copy->value = act->value;
  snabel_detach ("look a status up", dex_future_finally (snabel_on_main (snabel_api_get_status (client, act->status->id)), looked_up_cb, copy, act_free));
}

static DexFuture *
answered_cb (DexFuture *future,
             gpointer   user_data)
{
  Act *act = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    {
      take_answer (act, g_value_get_boxed (value));
      return dex_future_new_for_boolean (TRUE);
    }
  if (get_flag (act) == act->value)
    set_flag (act, !act->value, TRUE);
  if (snabel_error_is_in_doubt (error) && !snabel_error_is_cancelled (error) && snabel_session_get_client (act->session) != NULL)
    look_up (act);

  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
act_on (SnabelSession *session,
        SnabelStatus  *status,
        const Kind    *kind,
        gboolean       value)
{
  SnabelClient *client = snabel_session_get_client (session);
  Act          *act;

  if (client == NULL)
    return snabel_session_reject_unconnected (session);

  act = g_new0 (Act, 1);
  act->session = g_object_ref (session);
  act->status = g_object_ref (snabel_status_get_shown (status));
  act->kind = kind;
  act->value = value;
  set_flag (act, value, TRUE);

  return dex_future_finally (snabel_on_main (snabel_api_act_on_status (client, act->status->id, value ? kind->on : kind->off)),
                             answered_cb, act, act_free);
}

/**
 * snabel_session_set_favourited:
 * @status: a status, or a boost of the one that is meant
 *
 * The status changes at once; if the server refuses, it changes back.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError.
 *   Nobody need wait for it, but it must be kept or disowned.
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
