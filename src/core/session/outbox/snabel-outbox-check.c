/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds out what became of a request whose answer was lost. */
#include "session/outbox/snabel-outbox-private.h"

#include "base/snabel-error.h"
#include "base/snabel-fiber.h"
#include "base/http/snabel-retry.h"
#include "session/outbox/snabel-outbox-rules.h"
#include "session/outbox/snabel-outbox-search.h"

/* Once it must have been carried out if ever, look as often as this before believing that it was not. */
#define LOOKS 2

#define FIRST_BACK_OFF (4 * G_USEC_PER_SEC)
#define MOST_BACK_OFF  G_TIME_SPAN_MINUTE

typedef struct
{
  SnabelOutbox      *outbox;
  SnabelSession     *session;
  SnabelOutboxEntry *entry;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_object (&check->entry);
  g_clear_object (&check->session);
  g_clear_object (&check->outbox);
  g_free (check);
}

static DexFuture *
settle (Check            *check,
        SnabelOutboxState state,
        const GError     *error,
        gint64            wait)
{
  g_autoptr(GError) unwritten = NULL;

  if (!snabel_await (_snabel_outbox_settle (check->outbox, check->entry, state, error), &unwritten))
    {
      g_debug ("What was found out could not be written: %s", unwritten->message);
      wait = MAX (wait, FIRST_BACK_OFF);
    }

  return dex_future_new_for_int64 (wait);
}

/* No further look would tell more. */
static DexFuture *
give_up (Check        *check,
         const GError *error)
{
  SnabelOutboxEntry *entry = check->entry;
  gboolean           is_there_surely_not = error == NULL && snabel_outbox_honours_key (snabel_session_get_instance (check->session));

  entry->n_absent = 0;
  if (!entry->wants_send && !is_there_surely_not)
    return settle (check, SNABEL_OUTBOX_UNCERTAIN, error, 0);
  entry->wants_send = FALSE;
  entry->may_repeat = TRUE;

  return settle (check, SNABEL_OUTBOX_QUEUED, NULL, 0);
}

/* @error: (nullable): why it could not be found out; else it was not there */
static DexFuture *
take_absence (Check        *check,
              const GError *error)
{
  SnabelOutboxEntry *entry = check->entry;
  SnabelPlatform    *platform = check->outbox->platform;
  gint64             left = entry->last_sent + SNABEL_OUTBOX_DOUBT_TIME - snabel_clock_get_monotonic_time (platform->clock);
  gint64             wait = snabel_retry_get_back_off (platform->random, ++entry->n_failures, FIRST_BACK_OFF, MOST_BACK_OFF);

  if (left > 0 && !entry->wants_send)
    return dex_future_new_for_int64 (MIN (wait, left));
  if (++entry->n_absent < LOOKS && !entry->wants_send)
    return dex_future_new_for_int64 (FIRST_BACK_OFF);

  return give_up (check, error);
}

static DexFuture *
check_fiber (gpointer data)
{
  Check              *check = data;
  SnabelOutboxSearch *search = NULL;
  g_autoptr(JsonNode) status = NULL;
  g_autoptr(GError) error = NULL;

  search = g_new0 (SnabelOutboxSearch, 1);
  search->session = g_object_ref (check->session);
  search->draft = snabel_draft_copy (check->entry->content);
  search->since = check->entry->item->first_sent;
  search->claimed = g_hash_table_ref (check->outbox->claimed);
  status = snabel_await_boxed (snabel_outbox_search_run (search), &error);
  if (status != NULL)
    return _snabel_outbox_finish (check->outbox, check->session, check->entry, g_steal_pointer (&status));
  if (snabel_error_is_cancelled (error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return take_absence (check, NULL);
  if (snabel_error_is_passing (error) || snabel_error_is_in_doubt (error))
    return settle (check, SNABEL_OUTBOX_SENDING, error, _snabel_outbox_get_wait (check->outbox, check->session, check->entry));

  return take_absence (check, error);
}

/* Private: looks once for @entry among the account's own posts. */
DexFuture *
_snabel_outbox_check (SnabelOutbox      *self,
                      SnabelSession     *session,
                      SnabelOutboxEntry *entry)
{
  Check *check = g_new0 (Check, 1);

  check->outbox = g_object_ref (self);
  check->session = g_object_ref (session);
  check->entry = g_object_ref (entry);
  _snabel_outbox_entry_set_item (entry, entry->item, SNABEL_OUTBOX_PHASE_CHECKING);

  return snabel_spawn (G_STRFUNC, check_fiber, check, check_free);
}
