/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetch what was missed, go live, wait, and again: the back-fill is the guarantee, the stream a hint. */
#include "session/snabel-connection-private.h"

#include "api/snabel-api-accounts.h"
#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "base/http/snabel-retry.h"

/* A live account is asked all the same now and then: streams drop events without telling. */
#define LIVE_INTERVAL (15 * 60 * G_USEC_PER_SEC)
#define POLL_INTERVAL (60 * G_USEC_PER_SEC)
#define FIRST_RETRY   (2 * G_USEC_PER_SEC)
#define LONGEST_RETRY (5 * 60 * G_USEC_PER_SEC)
/* A network that comes and goes tells of it many times a second. */
#define NETWORK_PAUSE (5 * G_USEC_PER_SEC)
/* Where the person wants it calm. */
#define CALM_INTERVAL (5 * 60 * G_USEC_PER_SEC)
/* So long after a stream came up a page is asked for, to see whether it tells what happens. */
#define FIRST_CHECK (2 * 60 * G_USEC_PER_SEC)
/* So many pages in a row with news that were not told: the stream is of no use. */
#define DEAF_AFTER   2
#define UNTIL_KICKED (-1)

static SnabelClock *
get_clock (SnabelConnection *self)
{
  return snabel_client_get_platform (self->client)->clock;
}

gboolean
_snabel_connection_wants_stream (SnabelConnection *self)
{
  return self->has_streaming && self->mode == SNABEL_MODE_LIVE;
}

gboolean
_snabel_connection_stream_is_live (SnabelConnection *self)
{
  return snabel_stream_get_state (self->stream) == SNABEL_STREAM_LIVE;
}

static DexFuture *
woke_cb (DexFuture *future,
         gpointer   user_data)
{
  g_autoptr(SnabelConnection) alive = g_object_ref (user_data);

  _snabel_connection_begin_cycle (alive);

  return dex_future_new_for_boolean (TRUE);
}

/* Whoever is told of the state may stop the connection in the same breath. */
static void
wait_for (SnabelConnection *self,
          gint64            microseconds)
{
  DexFuture *wait;

  if (!self->is_running)
    return;
  dex_clear (&self->kick);
  self->kick = dex_promise_new ();
  dex_clear (&self->step);
  wait = dex_ref (self->kick);
  if (microseconds != UNTIL_KICKED)
    wait = dex_future_first (snabel_clock_sleep (get_clock (self), microseconds), wait, NULL);
  self->step = snabel_then_main (wait, woke_cb, self);
}

/* Soon after a stream came up it is seen whether it tells what happens; after that seldom. */
static gint64
get_interval (SnabelConnection *self,
              gboolean          is_live)
{
  if (self->mode == SNABEL_MODE_BY_HAND)
    return UNTIL_KICKED;
  if (self->mode == SNABEL_MODE_POLLED)
    return CALM_INTERVAL;
  if (!is_live)
    return POLL_INTERVAL;

  return self->n_deaf > 0 || !self->is_checked ? FIRST_CHECK : LIVE_INTERVAL;
}

/* Some servers take a stream's connection and never say a word. A single event may just be slow. */
static void
check_stream (SnabelConnection *self)
{
  gboolean has_missed = self->user.has_missed (self->user.data);

  if (self->state != SNABEL_CONNECTION_LIVE)
    return;
  self->is_checked = TRUE;
  self->n_deaf = has_missed ? self->n_deaf + 1 : 0;
  self->is_deaf = self->n_deaf >= DEAF_AFTER;
}

static void
forget_checks (SnabelConnection *self)
{
  self->is_checked = FALSE;
  self->is_deaf = FALSE;
  self->n_deaf = 0;
}

static void
settle (SnabelConnection *self)
{
  gboolean is_live = _snabel_connection_stream_is_live (self);

  self->n_failures = 0;
  check_stream (self);
  if (is_live && !self->began_live)
    {
      /* The stream came up while the pages were on their way: what happened between is missing. */
      _snabel_connection_begin_cycle (self);
      return;
    }
  if (is_live)
    self->user.set_is_live (self->user.data, TRUE);
  is_live = is_live && !self->is_deaf;
  _snabel_connection_set_state (self, is_live ? SNABEL_CONNECTION_LIVE : SNABEL_CONNECTION_POLLING, NULL, 0);
  wait_for (self, get_interval (self, is_live));
}

static void
go_offline (SnabelConnection *self,
            const GError     *error)
{
  SnabelRandom *random = snabel_client_get_platform (self->client)->random;
  gint64        back_off = snabel_retry_get_back_off (random, ++self->n_failures, FIRST_RETRY, LONGEST_RETRY);
  gint64        wait = MAX (back_off, snabel_client_get_wait (self->client));
  gint64        retry_at = snabel_clock_get_real_time (get_clock (self)) + wait;

  if (self->mode == SNABEL_MODE_BY_HAND)
    {
      wait = UNTIL_KICKED;
      retry_at = 0;
    }
  self->user.set_is_live (self->user.data, FALSE);
  _snabel_connection_set_state (self, SNABEL_CONNECTION_OFFLINE, error->message, retry_at);
  wait_for (self, wait);
}

/* snac answers 422 to a token that it does not know (observed with 2.75). */
static gboolean
says_token_is_gone (const GError *error)
{
  return g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED) ||
         g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_REFUSED);
}

static DexFuture *
verified_cb (DexFuture *future,
             gpointer   user_data)
{
  g_autoptr(SnabelConnection) self = g_object_ref (user_data);
  g_autoptr(GError) refusal = g_steal_pointer (&self->refusal);
  g_autoptr(GError) error = NULL;

  /* The token is good, but the pages were refused: what they hold is missing all the same. */
  if (dex_future_get_value (future, &error) != NULL)
    go_offline (self, refusal);
  else if (says_token_is_gone (error))
    {
      snabel_stream_stop (self->stream);
      self->user.set_is_live (self->user.data, FALSE);
      _snabel_connection_set_state (self, SNABEL_CONNECTION_UNAUTHORIZED, error->message, 0);
    }
  else
    go_offline (self, error);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
refreshed_cb (DexFuture *future,
              gpointer   user_data)
{
  g_autoptr(SnabelConnection) self = g_object_ref (user_data);
  g_autoptr(GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    settle (self);
  else if (g_error_matches (error, SNABEL_API_ERROR, SNABEL_API_ERROR_UNAUTHORIZED))
    {
      /* One 401 may be a proxy's or one endpoint's: only verify_credentials signs an account out. */
      g_set_error_literal (&self->refusal, error->domain, error->code, error->message);
      dex_clear (&self->step);
      self->step = snabel_then_main (snabel_api_verify_credentials (self->client), verified_cb, self);
    }
  else
    go_offline (self, error);

  return dex_future_new_for_boolean (TRUE);
}

void
_snabel_connection_begin_cycle (SnabelConnection *self)
{
  g_clear_error (&self->refusal);
  self->began_live = _snabel_connection_stream_is_live (self);
  if (self->state == SNABEL_CONNECTION_OFFLINE || self->state == SNABEL_CONNECTION_UNAUTHORIZED)
    _snabel_connection_set_state (self, SNABEL_CONNECTION_CONNECTING, self->message, 0);
  if (!self->is_running)
    return;
  dex_clear (&self->step);
  self->step = snabel_then_main (self->user.refresh (self->user.data), refreshed_cb, self);
}

/* Ends the wait, unless the server asked for it. */
static void
wake (SnabelConnection *self)
{
  if (self->kick != NULL && dex_future_is_pending (DEX_FUTURE (self->kick)) && snabel_client_get_wait (self->client) == 0)
    dex_promise_resolve_boolean (self->kick, TRUE);
}

/* The stream has a pace of its own: what it tells never makes it try again at once. */
void
_snabel_connection_take_stream_state (SnabelConnection *self)
{
  SnabelStreamState stream_state = snabel_stream_get_state (self->stream);

  if (stream_state == SNABEL_STREAM_LIVE)
    {
      wake (self);
      return;
    }
  forget_checks (self);
  self->user.set_is_live (self->user.data, FALSE);
  /* A refused token is looked into by asking for the pages. */
  if (self->state == SNABEL_CONNECTION_LIVE || stream_state == SNABEL_STREAM_UNAUTHORIZED)
    wake (self);
}

static DexFuture *
network_pause_over_cb (DexFuture *future,
                       gpointer   user_data)
{
  g_autoptr(SnabelConnection) self = g_object_ref (user_data);

  dex_clear (&self->network_pause);
  if (self->network_changed)
    _snabel_connection_take_network_change (self);

  return dex_future_new_for_boolean (TRUE);
}

/* The first change counts at once, those right after it together once. A stream over the old network may be dead
 * without knowing. */
void
_snabel_connection_take_network_change (SnabelConnection *self)
{
  self->network_changed = self->network_pause != NULL;
  if (!self->is_running || self->state == SNABEL_CONNECTION_UNAUTHORIZED || self->mode == SNABEL_MODE_BY_HAND || self->network_changed)
    return;
  self->network_pause = snabel_then_main (snabel_clock_sleep (get_clock (self), NETWORK_PAUSE), network_pause_over_cb, self);
  if (_snabel_connection_wants_stream (self))
    snabel_stream_kick (self->stream);
  wake (self);
}

void
_snabel_connection_take_event (SnabelConnection *self,
                               const char       *streams,
                               const char       *event,
                               const char       *payload)
{
  gboolean was_deaf = self->is_deaf;

  self->n_deaf = 0;
  self->is_deaf = FALSE;
  self->user.event (self->user.data, event, payload);
  if (was_deaf)
    wake (self);
}
