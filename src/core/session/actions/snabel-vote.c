/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A vote is shown at once and final: what the server refuses is undone, and the poll looked at anew. */
#include "config.h"

#include "session/actions/snabel-vote.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-polls.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/snabel-json.h"
#include "model/snabel-poll-option.h"

/* While a request for it is under way, the poll carries these. */
#define VOTING     "snabel-voting"
#define REFRESHING "snabel-refreshing"
/* A poll that was voted in carries how it stands since then. */
#define VOTED "snabel-voted"

/* What left the server before the vote can arrive as late as this after its answer: the deadline of a request. */
#define LATEST_NEWS (30 * G_USEC_PER_SEC)

typedef struct
{
  SnabelClock *clock;
  JsonNode    *poll;
  gint64       until; /* monotonic */
} Vote;

typedef struct
{
  SnabelSession *session;
  SnabelStatus  *status;
  JsonNode      *before; /* (nullable): the poll as it was */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->session);
  g_clear_object (&asked->status);
  g_clear_pointer (&asked->before, json_node_unref);
  g_free (asked);
}

static Asked *
asked_new (SnabelSession *session,
           SnabelStatus  *status)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->session = g_object_ref (session);
  asked->status = g_object_ref (status);

  return asked;
}

static void
vote_free (gpointer data)
{
  Vote *vote = data;

  g_clear_object (&vote->clock);
  g_clear_pointer (&vote->poll, json_node_unref);
  g_free (vote);
}

/* Nobody takes a vote back: who says so has not heard of it yet. */
static void
voted_notify_cb (SnabelPoll *poll)
{
  Vote *vote = g_object_get_data (G_OBJECT (poll), VOTED);

  if (vote != NULL && !poll->voted && snabel_clock_get_monotonic_time (vote->clock) < vote->until)
    snabel_entity_update (SNABEL_ENTITY (poll), vote->poll, NULL);
}

static void
let_go (SnabelPoll *poll)
{
  g_signal_handlers_disconnect_by_func (poll, voted_notify_cb, NULL);
  g_object_set_data (G_OBJECT (poll), VOTED, NULL);
}

/* Until then the poll stays as @node tells. */
static void
hold (SnabelPoll  *poll,
      SnabelClock *clock,
      JsonNode    *node,
      gint64       until)
{
  Vote *vote = g_new0 (Vote, 1);

  let_go (poll);
  vote->clock = g_object_ref (clock);
  vote->poll = json_node_ref (node);
  vote->until = until;
  g_object_set_data_full (G_OBJECT (poll), VOTED, vote, vote_free);
  g_signal_connect (poll, "notify::voted", G_CALLBACK (voted_notify_cb), NULL);
}

static gboolean
is_chosen (const guint *choices,
           guint        n_choices,
           guint        index)
{
  for (guint i = 0; i < n_choices; i++)
    if (choices[i] == index)
      return TRUE;

  return FALSE;
}

static JsonArray *
build_options (SnabelPoll  *poll,
               const guint *choices,
               guint        n_choices)
{
  JsonArray *options = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (poll->options); i++)
    {
      g_autoptr(SnabelPollOption) option = g_list_model_get_item (poll->options, i);
      JsonObject *object = json_object_new ();
      gboolean    is_new = is_chosen (choices, n_choices, i);

      json_object_set_string_member (object, "title", option->title != NULL ? option->title : "");
      /* Results that the server hides stay hidden. */
      if (option->votes_count >= 0)
        json_object_set_int_member (object, "votes_count", option->votes_count + (is_new ? 1 : 0));
      json_object_set_boolean_member (object, "own_vote", option->own_vote || is_new);
      json_array_add_object_element (options, object);
    }

  return options;
}

/* The poll, with these choices added if there are any. */
static JsonNode *
build_poll (SnabelPoll  *poll,
            const guint *choices,
            guint        n_choices)
{
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  int         n_people = n_choices > 0 ? 1 : 0;

  json_object_set_string_member (object, "id", poll->id);
  json_object_set_boolean_member (object, "voted", poll->voted || n_choices > 0);
  json_object_set_int_member (object, "votes_count", poll->votes_count + n_choices);
  if (poll->voters_count >= 0)
    json_object_set_int_member (object, "voters_count", poll->voters_count + n_people);
  json_object_set_array_member (object, "options", build_options (poll, choices, n_choices));
  json_node_take_object (node, object);

  return node;
}

static void
update_poll (SnabelStatus *status,
             JsonNode     *poll)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  json_object_set_member (json_node_get_object (node), "poll", json_node_ref (poll));
  snabel_entity_update (SNABEL_ENTITY (status), node, NULL);
}

/* The store merges: what it has of the post stays, but for the poll. */
static void
save_poll (Asked    *asked,
           JsonNode *poll)
{
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", asked->status->id);
  if (asked->status->uri != NULL)
    json_object_set_string_member (object, "uri", asked->status->uri);
  json_object_set_member (object, "poll", json_node_ref (poll));
  json_node_take_object (node, object);
  snabel_session_save_statuses (asked->session, node);
}

/* Whether @node is the poll that was asked for. */
static gboolean
is_poll_of (SnabelStatus *status,
            JsonNode     *node)
{
  g_autofree char *id = snabel_json_dup_id (snabel_json_node_get_object (node), "id");

  return status->poll != NULL && g_strcmp0 (id, status->poll->id) == 0;
}

static gboolean
take_poll (Asked        *asked,
           const GValue *value)
{
  JsonNode *node = ((SnabelApiReply *) g_value_get_boxed (value))->node;

  if (node == NULL || !is_poll_of (asked->status, node))
    return FALSE;
  update_poll (asked->status, node);
  save_poll (asked, node);

  return TRUE;
}

static DexFuture *
refreshed_cb (DexFuture *future,
              gpointer   user_data)
{
  Asked        *asked = user_data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (asked->status->poll != NULL)
    g_object_set_data (G_OBJECT (asked->status->poll), REFRESHING, NULL);
  if (value == NULL)
    return dex_ref (future);

  return dex_future_new_for_boolean (take_poll (asked, value));
}

/**
 * snabel_session_refresh_poll:
 * @status: a post with a poll, or a boost of one
 *
 * Asks how the poll stands. While it is being asked about, a second question is not sent.
 *
 * Returns: (transfer full): a future that resolves to whether the server told, or rejects in #SnabelApiError
 */
DexFuture *
snabel_session_refresh_poll (SnabelSession *self,
                             SnabelStatus  *status)
{
  SnabelStatus *shown = NULL;

  dex_return_error_if_fail (SNABEL_IS_SESSION (self));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));

  shown = snabel_status_get_shown (status);
  if (snabel_session_get_client (self) == NULL)
    return snabel_session_reject_unconnected (self);
  if (shown->poll == NULL || g_object_get_data (G_OBJECT (shown->poll), REFRESHING) != NULL)
    return dex_future_new_for_boolean (FALSE);

  g_object_set_data (G_OBJECT (shown->poll), REFRESHING, shown->poll);

  return dex_future_finally (snabel_on_main (snabel_api_get_poll (snabel_session_get_client (self), shown->poll->id)),
                             refreshed_cb, asked_new (self, shown), asked_free);
}

/* Undone at once. That it was refused also says that what we knew of the poll is old. */
static void
take_refusal (Asked        *asked,
              const GError *error)
{
  if (asked->status->poll != NULL && is_poll_of (asked->status, asked->before))
    {
      let_go (asked->status->poll);
      update_poll (asked->status, asked->before);
    }
  if (!snabel_error_is_cancelled (error) && snabel_session_get_client (asked->session) != NULL)
    snabel_detach ("look at a poll", snabel_session_refresh_poll (asked->session, asked->status));
}

static void
take_answer (Asked        *asked,
             const GValue *value)
{
  SnabelClock *clock = snabel_session_get_platform (asked->session)->clock;

  if (take_poll (asked, value) && asked->status->poll->voted)
    hold (asked->status->poll, clock, ((SnabelApiReply *) g_value_get_boxed (value))->node,
          snabel_clock_get_monotonic_time (clock) + LATEST_NEWS);
  else if (asked->status->poll != NULL)
    let_go (asked->status->poll);
}

static DexFuture *
voted_cb (DexFuture *future,
          gpointer   user_data)
{
  Asked *asked = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (asked->status->poll != NULL)
    g_object_set_data (G_OBJECT (asked->status->poll), VOTING, NULL);
  if (value != NULL)
    {
      take_answer (asked, value);
      return dex_future_new_for_boolean (TRUE);
    }
  take_refusal (asked, error);

  return dex_ref (future);
}

static gboolean
can_vote (SnabelPoll  *poll,
          const guint *choices,
          guint        n_choices)
{
  if (poll == NULL || poll->voted || poll->expired || (n_choices > 1 && !poll->multiple))
    return FALSE;
  for (guint i = 0; i < n_choices; i++)
    if (choices[i] >= g_list_model_get_n_items (poll->options) || is_chosen (choices, i, choices[i]))
      return FALSE;

  return n_choices > 0 && g_object_get_data (G_OBJECT (poll), VOTING) == NULL;
}

/**
 * snabel_session_vote:
 * @status: a post with a poll, or a boost of one
 * @choices: (array length=n_choices): which answers, counted from 0, each once; several only where the poll allows it
 *
 * The vote shows at once. If the server refuses it, the poll is as before, and asked for anew. What left the server before
 * it heard of the vote, and comes later, undoes nothing.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelApiError.
 *   Nobody need wait for it; dropping it stops nothing.
 */
DexFuture *
snabel_session_vote (SnabelSession *self,
                     SnabelStatus  *status,
                     const guint   *choices,
                     guint          n_choices)
{
  SnabelStatus *shown = NULL;
  Asked        *asked = NULL;
  DexFuture    *voted = NULL;
  g_autoptr(JsonNode) after = NULL;

  dex_return_error_if_fail (SNABEL_IS_SESSION (self));
  dex_return_error_if_fail (SNABEL_IS_STATUS (status));
  dex_return_error_if_fail (choices != NULL || n_choices == 0);

  shown = snabel_status_get_shown (status);
  if (snabel_session_get_client (self) == NULL)
    return snabel_session_reject_unconnected (self);
  if (!can_vote (shown->poll, choices, n_choices))
    return dex_future_new_reject (SNABEL_API_ERROR, SNABEL_API_ERROR_NOT_SENT, "%s", _ ("This poll does not take this vote"));

  asked = asked_new (self, shown);
  asked->before = build_poll (shown->poll, NULL, 0);
  after = build_poll (shown->poll, choices, n_choices);
  g_object_set_data (G_OBJECT (shown->poll), VOTING, shown->poll);
  voted = snabel_api_vote (snabel_session_get_client (self), shown->poll->id, choices, n_choices);
  update_poll (shown, after);
  hold (shown->poll, snabel_session_get_platform (self)->clock, after, G_MAXINT64);
  voted = dex_future_finally (snabel_on_main (voted), voted_cb, asked, asked_free);
  dex_future_disown (dex_ref (voted));

  return voted;
}
