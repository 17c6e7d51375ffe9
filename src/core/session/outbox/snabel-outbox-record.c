/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an entry changes: first words.db, then what is shown. */
#include "session/outbox/snabel-outbox-private.h"

#include "base/snabel-async.h"
#include "base/snabel-json.h"
#include "session/timeline/snabel-feed.h"

typedef struct
{
  SnabelOutbox      *outbox;
  SnabelSession     *session;
  SnabelOutboxEntry *entry;
  SnabelOutboxItem  *item;
  SnabelOutboxPhase  phase;
  JsonNode          *status;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  g_clear_object (&record->entry);
  g_clear_object (&record->session);
  g_clear_object (&record->outbox);
  g_clear_pointer (&record->item, snabel_outbox_item_free);
  g_clear_pointer (&record->status, json_node_unref);
  g_free (record);
}

static Record *
record_new (SnabelOutbox           *self,
            SnabelOutboxEntry      *entry,
            const SnabelOutboxItem *item,
            SnabelOutboxPhase       phase)
{
  Record *record = g_new0 (Record, 1);

  record->outbox = g_object_ref (self);
  record->entry = g_object_ref (entry);
  record->item = snabel_outbox_item_copy (item);
  record->phase = phase;

  return record;
}

static DexFuture *
recorded_cb (DexFuture *future,
             gpointer   user_data)
{
  Record *record = user_data;

  _snabel_outbox_entry_set_item (record->entry, record->item, record->phase);

  return dex_ref (future);
}

/* Private: writes @item, then shows it. Resolves when both is done. */
DexFuture *
_snabel_outbox_record (SnabelOutbox           *self,
                       SnabelOutboxEntry      *entry,
                       const SnabelOutboxItem *item,
                       SnabelOutboxPhase       phase)
{
  SnabelWords *words = snabel_accounts_get_words (self->accounts);

  return dex_future_then (snabel_on_main (snabel_words_update_outbox_item (words, item)), recorded_cb,
                          record_new (self, entry, item, phase), record_free);
}

/* Private: @entry is now in @state, because of @error (nullable). */
DexFuture *
_snabel_outbox_settle (SnabelOutbox      *self,
                       SnabelOutboxEntry *entry,
                       SnabelOutboxState  state,
                       const GError      *error)
{
  g_autoptr(SnabelOutboxItem) item = snabel_outbox_item_copy (entry->item);

  item->state = state;
  /* Nothing on its way is in doubt any more, so neither is when it began. */
  if (state == SNABEL_OUTBOX_QUEUED)
    item->first_sent = 0;
  g_set_str (&item->error_domain, error != NULL ? g_quark_to_string (error->domain) : NULL);
  item->error_code = error != NULL ? error->code : 0;
  g_set_str (&item->error_text, error != NULL ? error->message : NULL);

  return _snabel_outbox_record (self, entry, item, _snabel_outbox_entry_get_phase_of (state));
}

/* It shall be in the timeline at once, whether or not the server has a live connection to say so. */
static void
show (SnabelSession *session,
      JsonNode      *status)
{
  if (snabel_session_get_state (session) == SNABEL_SESSION_LIVE)
    {
      snabel_feed_push_live (snabel_session_get_home (session), status);
      return;
    }
  snabel_session_save_statuses (session, status);
  snabel_detach ("show what was posted", snabel_feed_refresh (snabel_session_get_home (session)));
}

/* Whatever words.db says: it is posted. If that was not written, the next start finds it among the posts. */
static DexFuture *
finished_cb (DexFuture *future,
             gpointer   user_data)
{
  Record     *record = user_data;
  JsonObject *object = snabel_json_node_get_object (record->status);
  char       *id = snabel_json_dup_id (object, "id");

  if (id != NULL)
    g_hash_table_add (record->outbox->claimed, id);
  if (record->item->result_uri != NULL)
    g_hash_table_add (record->outbox->claimed, g_strdup (record->item->result_uri));
  _snabel_outbox_entry_set_item (record->entry, record->item, SNABEL_OUTBOX_PHASE_DONE);
  _snabel_outbox_remove (record->outbox, record->entry);
  show (record->session, g_steal_pointer (&record->status));

  return dex_future_new_for_int64 (0);
}

/* Private: @entry became @status (transfer full). */
DexFuture *
_snabel_outbox_finish (SnabelOutbox      *self,
                       SnabelSession     *session,
                       SnabelOutboxEntry *entry,
                       JsonNode          *status)
{
  g_autoptr(SnabelOutboxItem) item = snabel_outbox_item_copy (entry->item);
  JsonObject  *object = snabel_json_node_get_object (status);
  SnabelWords *words = snabel_accounts_get_words (self->accounts);
  Record      *record = NULL;

  item->state = SNABEL_OUTBOX_DONE;
  item->error_code = 0;
  g_clear_pointer (&item->error_domain, g_free);
  g_clear_pointer (&item->error_text, g_free);
  g_clear_pointer (&item->result_uri, g_free);
  item->result_uri = g_strdup (snabel_json_get_string (object, "uri"));
  if (item->result_uri == NULL)
    item->result_uri = snabel_json_dup_id (object, "id");
  record = record_new (self, entry, item, SNABEL_OUTBOX_PHASE_DONE);
  record->session = g_object_ref (session);
  record->status = status;

  return dex_future_finally (snabel_on_main (snabel_words_update_outbox_item (words, item)), finished_cb, record, record_free);
}
