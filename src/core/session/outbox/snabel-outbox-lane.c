/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides for one account what is to be done next, does it, waits. */
#include "config.h"

#include "session/outbox/snabel-outbox-lane.h"

#include <glib/gi18n-lib.h>

#include "base/snabel-async.h"
#include "base/snabel-error.h"
#include "session/outbox/snabel-outbox-private.h"
#include "session/outbox/snabel-outbox-rules.h"

struct _SnabelOutboxLane
{
  GObject            parent_instance;
  SnabelOutbox      *outbox; /* not a reference: it owns the lane */
  char              *account_key;
  GSignalGroup      *session_signals;
  SnabelOutboxEntry *current;
  DexFuture         *working;
  DexFuture         *waiting;
};

G_DEFINE_FINAL_TYPE (SnabelOutboxLane, snabel_outbox_lane, G_TYPE_OBJECT)

static void
snabel_outbox_lane_dispose (GObject *object)
{
  SnabelOutboxLane *self = SNABEL_OUTBOX_LANE (object);

  snabel_outbox_lane_stop (self);
  g_clear_object (&self->session_signals);

  G_OBJECT_CLASS (snabel_outbox_lane_parent_class)->dispose (object);
}

static void
snabel_outbox_lane_finalize (GObject *object)
{
  SnabelOutboxLane *self = SNABEL_OUTBOX_LANE (object);

  g_clear_pointer (&self->account_key, g_free);

  G_OBJECT_CLASS (snabel_outbox_lane_parent_class)->finalize (object);
}

static void
snabel_outbox_lane_class_init (SnabelOutboxLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = snabel_outbox_lane_dispose;
  object_class->finalize = snabel_outbox_lane_finalize;
}

/* The connection is the best sign that another try is worth it. */
static void
session_changed_cb (SnabelOutboxLane *self)
{
  SnabelSession     *session = snabel_accounts_find (self->outbox->accounts, self->account_key);
  SnabelSessionState state = session != NULL ? snabel_session_get_state (session) : SNABEL_SESSION_OFFLINE;

  if (state == SNABEL_SESSION_LIVE || state == SNABEL_SESSION_POLLING || state == SNABEL_SESSION_CONNECTING)
    snabel_outbox_lane_kick (self);
}

static void
snabel_outbox_lane_init (SnabelOutboxLane *self)
{
  self->session_signals = g_signal_group_new (SNABEL_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::state", G_CALLBACK (session_changed_cb), self);
}

/**
 * snabel_outbox_lane_new:
 * @outbox: whose lane it is; not referenced
 * @account_key: the account
 *
 * Returns: (transfer full): a lane that does nothing before it is kicked
 */
SnabelOutboxLane *
snabel_outbox_lane_new (SnabelOutbox *outbox,
                        const char   *account_key)
{
  SnabelOutboxLane *self = g_object_new (SNABEL_TYPE_OUTBOX_LANE, NULL);

  self->outbox = outbox;
  self->account_key = g_strdup (account_key);

  return self;
}

static SnabelOutboxEntry *
find_next (SnabelOutboxLane *self)
{
  GListModel *model = G_LIST_MODEL (self->outbox->entries);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SnabelOutboxEntry) entry = g_list_model_get_item (model, i);
      SnabelOutboxState state = entry->item->state;

      if (!entry->is_held && g_str_equal (entry->item->account_key, self->account_key) &&
          (state == SNABEL_OUTBOX_QUEUED || state == SNABEL_OUTBOX_SENDING))
        return g_steal_pointer (&entry);
    }

  return NULL;
}

static DexFuture *
step (SnabelOutboxLane *self,
      SnabelSession    *session)
{
  SnabelOutboxEntry *entry = self->current;
  SnabelInstance    *instance = snabel_session_get_instance (session);
  gint64             now = snabel_clock_get_real_time (self->outbox->platform->clock);
  gboolean           is_in_doubt = entry->item->state == SNABEL_OUTBOX_SENDING;

  if (!is_in_doubt || (entry->may_repeat && snabel_outbox_may_repeat (instance, entry->item->first_sent, now)))
    return _snabel_outbox_attempt (self->outbox, session, entry);

  return _snabel_outbox_check (self->outbox, session, entry);
}

static DexFuture *
waited_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelOutboxLane *self = user_data;

  snabel_outbox_lane_kick (self);

  return dex_future_new_for_boolean (TRUE);
}

static void
wait_for (SnabelOutboxLane  *self,
          SnabelOutboxEntry *entry,
          gint64             microseconds)
{
  SnabelClock *clock = self->outbox->platform->clock;
  DexFuture   *old = g_steal_pointer (&self->waiting);

  if (microseconds != SNABEL_OUTBOX_WAIT_FOR_CHANGE)
    {
      _snabel_outbox_entry_set_waiting (entry, entry->message, snabel_clock_get_real_time (clock) + microseconds);
      self->waiting = snabel_then_main (snabel_clock_sleep (clock, microseconds), waited_cb, self);
    }
  dex_clear (&old);
}

static DexFuture *
stepped_cb (DexFuture *future,
            gpointer   user_data)
{
  SnabelOutboxLane *self = user_data;
  const GValue     *value = dex_future_get_value (future, NULL);
  gint64            wait = value != NULL ? g_value_get_int64 (value) : G_USEC_PER_SEC;
  g_autoptr(SnabelOutboxEntry) entry = g_steal_pointer (&self->current);
  g_autoptr(DexFuture) done = g_steal_pointer (&self->working);

  if (wait > 0)
    wait_for (self, entry, wait);
  else
    snabel_outbox_lane_kick (self);

  return dex_future_new_for_boolean (TRUE);
}

static gboolean
was_asked_to_wait (SnabelOutboxLane *self)
{
  SnabelSession *session = snabel_accounts_find (self->outbox->accounts, self->account_key);
  SnabelClient  *client = session != NULL ? snabel_session_get_client (session) : NULL;

  return self->waiting != NULL && client != NULL && snabel_client_get_wait (client) > 0;
}

/**
 * snabel_outbox_lane_kick:
 *
 * Does what waits, now, unless something is under way or the server has asked to wait.
 */
void
snabel_outbox_lane_kick (SnabelOutboxLane *self)
{
  g_return_if_fail (SNABEL_IS_OUTBOX_LANE (self));

  if (!was_asked_to_wait (self))
    snabel_outbox_lane_hurry (self);
}

/**
 * snabel_outbox_lane_hurry:
 *
 * Does what waits, now, whatever the server has asked for, unless something is under way: the person wants it.
 */
void
snabel_outbox_lane_hurry (SnabelOutboxLane *self)
{
  SnabelSession *session = NULL;
  g_autoptr(SnabelOutboxEntry) next = NULL;
  g_autoptr(DexFuture) waited = NULL;

  g_return_if_fail (SNABEL_IS_OUTBOX_LANE (self));

  if (self->working != NULL || (next = find_next (self)) == NULL)
    return;
  session = snabel_accounts_find (self->outbox->accounts, self->account_key);
  g_signal_group_set_target (self->session_signals, session);
  waited = g_steal_pointer (&self->waiting);
  if (session == NULL || snabel_session_get_client (session) == NULL)
    {
      _snabel_outbox_entry_set_waiting (next, _ ("This account is not connected to its server"), 0);
      return;
    }
  self->current = g_steal_pointer (&next);
  self->working = snabel_then_main (step (self, session), stepped_cb, self);
}

/**
 * snabel_outbox_lane_stop:
 *
 * Drops what is under way: it is in doubt from now on, as words.db says.
 */
void
snabel_outbox_lane_stop (SnabelOutboxLane *self)
{
  g_return_if_fail (SNABEL_IS_OUTBOX_LANE (self));

  dex_clear (&self->waiting);
  dex_clear (&self->working);
  g_clear_object (&self->current);
}

/**
 * snabel_outbox_lane_let_go:
 * @entry: one that goes
 *
 * Stops looking for @entry, if that is what is under way, and goes on with the next.
 */
void
snabel_outbox_lane_let_go (SnabelOutboxLane  *self,
                           SnabelOutboxEntry *entry)
{
  g_return_if_fail (SNABEL_IS_OUTBOX_LANE (self));

  if (self->current == entry)
    snabel_outbox_lane_stop (self);
  snabel_outbox_lane_kick (self);
}
