/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request, and what follows from its answer or its lack of one. */
#include "config.h"

#include "session/outbox/snabel-outbox-private.h"

#include <glib/gi18n-lib.h>

#include "api/snabel-api-statuses.h"
#include "base/snabel-error.h"
#include "base/snabel-fiber.h"
#include "base/snabel-json.h"
#include "base/http/snabel-retry.h"

#define FIRST_BACK_OFF (5 * G_USEC_PER_SEC)
#define MOST_BACK_OFF  (15 * G_TIME_SPAN_MINUTE)

typedef struct
{
  SnabelOutbox      *outbox;
  SnabelSession     *session;
  SnabelOutboxEntry *entry;
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  g_clear_object (&attempt->entry);
  g_clear_object (&attempt->session);
  g_clear_object (&attempt->outbox);
  g_free (attempt);
}

/* Private: how long to leave the server alone after another failure. */
gint64
_snabel_outbox_get_wait (SnabelOutbox      *self,
                         SnabelSession     *session,
                         SnabelOutboxEntry *entry)
{
  SnabelClient *client = snabel_session_get_client (session);
  gint64        asked_for = client != NULL ? snabel_client_get_wait (client) : 0;

  entry->n_failures++;

  return MAX (asked_for, snabel_retry_get_back_off (self->platform->random, entry->n_failures, FIRST_BACK_OFF, MOST_BACK_OFF));
}

static SnabelOutboxState
judge (SnabelOutboxEntry *entry,
       const GError      *error,
       gboolean           was_in_doubt)
{
  if (error->domain != SNABEL_API_ERROR || snabel_error_is_in_doubt (error))
    return SNABEL_OUTBOX_SENDING;
  if (was_in_doubt)
    {
      /* Refused now, but what of the first request? That is looked up. */
      entry->may_repeat = entry->may_repeat && snabel_error_is_passing (error);
      return SNABEL_OUTBOX_SENDING;
    }

  return snabel_error_is_passing (error) ? SNABEL_OUTBOX_QUEUED : SNABEL_OUTBOX_FAILED;
}

static DexFuture *
take_error (Attempt *attempt,
            GError  *error,
            gboolean was_in_doubt)
{
  g_autoptr(GError) cause = error;
  g_autoptr(GError) unwritten = NULL;
  SnabelOutboxState state;
  gint64            wait;

  if (snabel_error_is_cancelled (cause))
    return dex_future_new_for_error (g_steal_pointer (&cause));
  state = judge (attempt->entry, cause, was_in_doubt);
  if (!snabel_await (_snabel_outbox_settle (attempt->outbox, attempt->entry, state, cause), &unwritten) &&
      snabel_error_is_cancelled (unwritten))
    return dex_future_new_for_error (g_steal_pointer (&unwritten));
  wait = state == SNABEL_OUTBOX_FAILED ? 0 : _snabel_outbox_get_wait (attempt->outbox, attempt->session, attempt->entry);

  return dex_future_new_for_int64 (wait);
}

static DexFuture *
post (Attempt *attempt)
{
  const SnabelDraft *content = attempt->entry->content;
  SnabelClient      *client = snabel_session_get_client (attempt->session);
  SnabelStatusDraft  draft = {
     .text = content->text,
     .spoiler_text = content->content_warning,
     .visibility = content->visibility,
     .language = content->language,
     .in_reply_to_id = content->in_reply_to_id,
  };

  if (client == NULL)
    return snabel_session_reject_unconnected (attempt->session);

  return snabel_api_post_status (client, &draft, attempt->entry->item->idempotency_key);
}

/* First words.db, then the request: after a crash it must be known that one may have begun. */
static DexFuture *
begin (Attempt *attempt)
{
  SnabelOutboxEntry *entry = attempt->entry;
  SnabelClock       *clock = attempt->outbox->platform->clock;
  g_autoptr(SnabelOutboxItem) item = snabel_outbox_item_copy (entry->item);

  if (item->state != SNABEL_OUTBOX_SENDING)
    item->first_sent = snabel_clock_get_real_time (clock);
  item->state = SNABEL_OUTBOX_SENDING;
  item->attempts++;
  entry->last_sent = snabel_clock_get_monotonic_time (clock);
  entry->n_absent = 0;

  return _snabel_outbox_record (attempt->outbox, entry, item, SNABEL_OUTBOX_PHASE_SENDING);
}

static DexFuture *
attempt_fiber (gpointer data)
{
  Attempt *attempt = data;
  gboolean was_in_doubt = attempt->entry->item->state == SNABEL_OUTBOX_SENDING;
  g_autoptr(SnabelApiReply) reply = NULL;
  g_autoptr(GError) error = NULL;

  if (!snabel_await (begin (attempt), &error))
    {
      g_debug ("Not sent, since words.db does not take it: %s", error->message);
      return dex_future_new_for_int64 (_snabel_outbox_get_wait (attempt->outbox, attempt->session, attempt->entry));
    }
  reply = snabel_await_boxed (post (attempt), &error);
  if (reply != NULL && snabel_api_reply_get_object (reply) == NULL)
    g_set_error_literal (&error, SNABEL_API_ERROR, SNABEL_API_ERROR_BAD_REPLY, _ ("The server’s answer could not be understood"));
  if (error != NULL)
    return take_error (attempt, g_steal_pointer (&error), was_in_doubt);

  return _snabel_outbox_finish (attempt->outbox, attempt->session, attempt->entry, snabel_api_reply_steal_node (reply));
}

/* Private: sends @entry once. */
DexFuture *
_snabel_outbox_attempt (SnabelOutbox      *self,
                        SnabelSession     *session,
                        SnabelOutboxEntry *entry)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->outbox = g_object_ref (self);
  attempt->session = g_object_ref (session);
  attempt->entry = g_object_ref (entry);

  return snabel_spawn (G_STRFUNC, attempt_fiber, attempt, attempt_free);
}
