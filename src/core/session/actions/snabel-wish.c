/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status changes at once, wishes go out one by one, the server's answer to them has the last word. */
#include "session/actions/snabel-wish.h"

#include "api/snabel-api-statuses.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"

/* A page or an event that left the server before it heard the wish can arrive as late as this after its answer:
 * the deadline of a request (design: "HTTP"). */
#define LATEST_NEWS (30 * G_USEC_PER_SEC)

/* The wishes of one key. One request at a time: two could arrive in any order. It belongs to the status. */
typedef struct
{
  SnabelWish     wish; /* its session is weak */
  char          *detail;
  char          *key;
  SnabelStatus  *asked_for; /* while a request is under way */
  SnabelSession *asked_by;
  DexPromise    *settled;
  gint64         settled_at;  /* monotonic */
  gboolean       held;        /* on the server, as far as it has told */
  gboolean       sent;        /* what the request under way asks for */
  gboolean       wanted;      /* the last wish */
  gboolean       shown;       /* what nobody but the answer may change */
  gboolean       is_answered; /* its answer is being taken */
} Lane;

static void send (Lane *lane);

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_clear_weak_pointer (&lane->wish.session);
  g_clear_pointer (&lane->detail, g_free);
  g_clear_pointer (&lane->key, g_free);
  dex_clear (&lane->settled);
  g_free (lane);
}

static char *
dup_key (SnabelWish *wish)
{
  return wish->kind->is_per_detail ? g_strconcat (wish->kind->key, " ", wish->detail, NULL) : g_strdup (wish->kind->key);
}

/* Shows it, and moves the count with it unless the server has told the count. */
static void
show (Lane    *lane,
      gboolean value,
      gboolean moves_count)
{
  g_autoptr(JsonNode) node = NULL;

  lane->shown = value;
  if (lane->wish.kind->holds (&lane->wish) == value)
    return;
  node = lane->wish.kind->build (&lane->wish, value, moves_count);
  if (node != NULL)
    snabel_entity_update (SNABEL_ENTITY (lane->wish.status), node, NULL);
}

/**
 * snabel_wish_take_status:
 * @node: (transfer full): a status, as the server answered
 *
 * Updates whatever shows the status, and stores it.
 */
void
snabel_wish_take_status (SnabelSession *session,
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
    snabel_wish_take_status (user_data, node);

  return dex_future_new_for_boolean (node != NULL);
}

/* The server may have done it all the same: ask what holds. */
static void
look_up (Lane *lane)
{
  SnabelSession *session = lane->wish.session;
  DexFuture     *asked = snabel_on_main (snabel_api_get_status (snabel_session_get_client (session), lane->wish.status->id));

  snabel_detach ("look a status up", dex_future_finally (asked, looked_up_cb, g_object_ref (session), g_object_unref));
}

static gint64
get_now (Lane *lane)
{
  return snabel_clock_get_monotonic_time (snabel_session_get_platform (lane->wish.session)->clock);
}

static gboolean
is_asking (Lane *lane)
{
  return lane->settled != NULL;
}

/* What was asked before the wish and comes after it says what was; so may a server's stream. */
static void
status_notify_cb (Lane *lane)
{
  if (lane->is_answered || lane->wish.session == NULL)
    return;
  if (is_asking (lane) || get_now (lane) - lane->settled_at < LATEST_NEWS)
    show (lane, lane->shown, TRUE);
}

static void
forget (Lane *lane)
{
  SnabelStatus    *status = lane->wish.status;
  g_autofree char *key = g_steal_pointer (&lane->key);

  g_signal_handlers_disconnect_by_func (status, status_notify_cb, lane);
  g_object_set_data (G_OBJECT (status), key, NULL);
}

/* Nothing is under way any more; who waits for one of the wishes learns how the last one ended. */
static void
settle (Lane         *lane,
        const GError *error)
{
  g_autoptr(SnabelStatus) status = g_steal_pointer (&lane->asked_for);
  g_autoptr(SnabelSession) session = g_steal_pointer (&lane->asked_by);
  g_autoptr(DexPromise) settled = g_steal_pointer (&lane->settled);

  lane->settled_at = get_now (lane);
  if (error != NULL)
    {
      forget (lane);
      dex_promise_reject (settled, g_error_copy (error));
    }
  else
    dex_promise_resolve_boolean (settled, TRUE);
}

static void
take_answer (Lane           *lane,
             SnabelApiReply *reply)
{
  JsonNode *node = snabel_api_reply_steal_node (reply);

  lane->held = lane->sent;
  lane->is_answered = TRUE;
  if (node != NULL)
    snabel_wish_take_status (lane->wish.session, node);
  lane->is_answered = FALSE;
  /* GoToSocial's answer to an undone boost still says that it is boosted; the server did it all the same. */
  show (lane, lane->sent, FALSE);
  if (lane->wanted == lane->sent)
    {
      settle (lane, NULL);
      return;
    }
  show (lane, lane->wanted, TRUE);
  send (lane);
}

static void
take_refusal (Lane         *lane,
              const GError *error)
{
  gboolean is_in_doubt = snabel_error_is_in_doubt (error) && !snabel_error_is_cancelled (error) &&
                         snabel_session_get_client (lane->wish.session) != NULL;

  if (lane->wanted != lane->sent)
    {
      /* What was refused is not wanted any more; what may have been done is undone. */
      if (is_in_doubt)
        send (lane);
      else
        settle (lane, NULL);
      return;
    }
  show (lane, lane->held, TRUE);
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
  DexFuture *asked = NULL;

  lane->sent = lane->wanted;
  if (snabel_session_get_client (lane->wish.session) != NULL)
    asked = lane->wish.kind->ask (&lane->wish, lane->sent);
  else
    asked = snabel_session_reject_unconnected (lane->wish.session);
  dex_future_disown (dex_future_finally (snabel_on_main (asked), answered_cb, lane, NULL));
}

static Lane *
lane_new (SnabelWish *wish)
{
  Lane *lane = g_new0 (Lane, 1);

  lane->wish.kind = wish->kind;
  lane->wish.status = wish->status;
  g_set_weak_pointer (&lane->wish.session, wish->session);
  lane->key = dup_key (wish);
  g_object_set_data_full (G_OBJECT (wish->status), lane->key, lane, lane_free);
  g_signal_connect_swapped (wish->status, "notify", G_CALLBACK (status_notify_cb), lane);

  return lane;
}

static void
begin (Lane       *lane,
       SnabelWish *wish)
{
  lane->asked_for = g_object_ref (wish->status);
  lane->asked_by = g_object_ref (wish->session);
  lane->settled = dex_promise_new ();
  lane->held = wish->kind->holds (wish);
}

static void
set_detail (Lane       *lane,
            const char *detail)
{
  g_set_str (&lane->detail, detail);
  lane->wish.detail = lane->detail;
}

/**
 * snabel_wish_make:
 * @wish: what is wished; copied
 * @value: whether it shall hold
 *
 * The status changes at once; if the server refuses, it changes back. Who wishes something else while
 * the server is being asked is heard next: of several wishes the last one counts. What else says
 * otherwise, while the server is asked or shortly after, is older than the wish and changes nothing.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the last wish holds, or rejects in
 *   #SnabelApiError. Nobody need wait for it; dropping it stops nothing.
 */
DexFuture *
snabel_wish_make (SnabelWish *wish,
                  gboolean    value)
{
  g_autofree char *key = dup_key (wish);
  Lane            *lane = g_object_get_data (G_OBJECT (wish->status), key);
  gboolean         is_heard_next = lane != NULL && is_asking (lane);
  DexFuture       *settled = NULL;

  if (!is_heard_next && snabel_session_get_client (wish->session) == NULL)
    return snabel_session_reject_unconnected (wish->session);
  if (lane == NULL)
    lane = lane_new (wish);
  set_detail (lane, wish->detail);
  lane->wanted = value;
  if (!is_heard_next)
    begin (lane, wish);
  show (lane, value, TRUE);
  settled = dex_ref (DEX_FUTURE (lane->settled));
  if (!is_heard_next)
    send (lane);

  return settled;
}
