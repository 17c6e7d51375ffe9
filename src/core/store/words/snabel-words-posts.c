/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.db: drafts, and the outbox they become. A text is in one of the two, never in neither. */
#include "store/words/snabel-words-private.h"

#include <json-glib/json-glib.h>

static void
destroy_draft (gpointer data)
{
  snabel_draft_free (data);
}

static void
destroy_item (gpointer data)
{
  snabel_outbox_item_free (data);
}

static void
destroy_keys (gpointer data)
{
  g_strfreev (data);
}

static gboolean
save_draft (SnabelDatabase *database,
            gpointer        data,
            GError        **error)
{
  return snabel_row_save (&snabel_draft_type, data, database, error);
}

/**
 * snabel_words_save_draft:
 * @draft: written over the row with the same id; its `updated` is set to now
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_save_draft (SnabelWords       *self,
                         const SnabelDraft *draft)
{
  SnabelDraft *copy = NULL;

  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (draft != NULL && draft->id != NULL);

  copy = snabel_draft_copy (draft);
  copy->updated = snabel_words_get_time (self);

  return snabel_words_change (self, save_draft, copy, destroy_draft);
}

static DexFuture *
list_drafts (SnabelDatabase *database,
             gpointer        data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = snabel_row_list (&snabel_draft_type, destroy_draft, database, "updated DESC, id", &error);

  if (rows == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, rows);
}

/**
 * snabel_words_list_drafts:
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelDraft, the latest first
 */
DexFuture *
snabel_words_list_drafts (SnabelWords *self)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));

  return snabel_words_query (self, list_drafts, NULL, NULL);
}

static gboolean
delete_draft (SnabelDatabase *database,
              gpointer        data,
              GError        **error)
{
  return snabel_words_run (database, "DELETE FROM drafts WHERE id = ?", data, error);
}

/**
 * snabel_words_delete_draft:
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_delete_draft (SnabelWords *self,
                           const char  *id)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (id != NULL);

  return snabel_words_change (self, delete_draft, snabel_words_keys (id, NULL), destroy_keys);
}

static void
add_member (JsonObject *object,
            const char *name,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static char *
build_content (const SnabelDraft *draft)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  add_member (object, "text", draft->text);
  add_member (object, "content_warning", draft->content_warning);
  add_member (object, "visibility", draft->visibility);
  add_member (object, "language", draft->language);
  add_member (object, "in_reply_to_uri", draft->in_reply_to_uri);
  add_member (object, "in_reply_to_id", draft->in_reply_to_id);

  return json_to_string (node, FALSE);
}

static GPtrArray *
make_items (SnabelWords       *self,
            const SnabelDraft *draft)
{
  GPtrArray       *items = g_ptr_array_new_with_free_func (destroy_item);
  g_autofree char *content = build_content (draft);

  for (char **key = draft->account_keys; *key != NULL; key++)
    {
      SnabelOutboxItem *item = snabel_outbox_item_new ();

      item->id = snabel_words_dup_uuid (self);
      item->idempotency_key = snabel_words_dup_uuid (self);
      item->account_key = g_strdup (*key);
      item->content_json = g_strdup (content);
      item->created = snabel_words_get_time (self);
      g_ptr_array_add (items, item);
    }

  return items;
}

typedef struct
{
  char        *item_id;
  SnabelDraft *draft;
  GPtrArray   *items;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_clear_pointer (&move->item_id, g_free);
  g_clear_pointer (&move->draft, snabel_draft_free);
  g_clear_pointer (&move->items, g_ptr_array_unref);
  g_free (move);
}

static gboolean
move_to_outbox (SnabelDatabase *database,
                gpointer        data,
                GError        **error)
{
  Move *move = data;
  char *ids[] = { move->draft->id, NULL };

  for (guint i = 0; i < move->items->len; i++)
    if (!snabel_row_save (&snabel_outbox_item_type, g_ptr_array_index (move->items, i), database, error))
      return FALSE;

  return snabel_words_run (database, "DELETE FROM drafts WHERE id = ?", ids, error);
}

static DexFuture *
enqueue (SnabelDatabase *database,
         gpointer        data)
{
  Move *move = data;
  g_autoptr(GError) error = NULL;

  if (!snabel_database_transact (database, move_to_outbox, move, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_ptr_array_ref (move->items));
}

/**
 * snabel_words_enqueue:
 * @draft: what is to be posted, as it is now; it need not have been saved
 *
 * Makes one item of the outbox for each account of @draft, and the draft is gone: both or neither.
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelOutboxItem, in the order of the accounts
 */
DexFuture *
snabel_words_enqueue (SnabelWords       *self,
                      const SnabelDraft *draft)
{
  Move *move = NULL;

  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (draft != NULL && draft->id != NULL);
  dex_return_error_if_fail (draft->account_keys != NULL && draft->account_keys[0] != NULL);

  move = g_new0 (Move, 1);
  move->draft = snabel_draft_copy (draft);
  move->items = make_items (self, draft);

  return snabel_words_act (self, enqueue, move, move_free);
}

static gboolean
move_to_drafts (SnabelDatabase *database,
                gpointer        data,
                GError        **error)
{
  Move *move = data;
  char *ids[] = { move->item_id, NULL };

  return snabel_row_save (&snabel_draft_type, move->draft, database, error) &&
         snabel_words_run (database, "DELETE FROM outbox WHERE id = ?", ids, error);
}

/**
 * snabel_words_take_back:
 * @item_id: an item of the outbox
 * @draft: what it becomes
 *
 * The way back from the outbox: both the draft is there and the item gone, or neither.
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_take_back (SnabelWords       *self,
                        const char        *item_id,
                        const SnabelDraft *draft)
{
  Move *move = NULL;

  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (item_id != NULL);
  dex_return_error_if_fail (draft != NULL && draft->id != NULL);

  move = g_new0 (Move, 1);
  move->item_id = g_strdup (item_id);
  move->draft = snabel_draft_copy (draft);
  move->draft->updated = snabel_words_get_time (self);

  return snabel_words_change (self, move_to_drafts, move, move_free);
}

static DexFuture *
list_outbox (SnabelDatabase *database,
             gpointer        data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = snabel_row_list (&snabel_outbox_item_type, destroy_item, database, "sequence", &error);

  if (rows == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, rows);
}

/**
 * snabel_words_list_outbox:
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelOutboxItem, in the order they were enqueued
 */
DexFuture *
snabel_words_list_outbox (SnabelWords *self)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));

  return snabel_words_query (self, list_outbox, NULL, NULL);
}

static gboolean
update_item (SnabelDatabase *database,
             gpointer        data,
             GError        **error)
{
  return snabel_row_update (&snabel_outbox_item_type, data, database, error);
}

/**
 * snabel_words_update_outbox_item:
 * @item: written over the row with the same id; its place in the order stays
 *
 * An item that is gone, with its account or by itself, stays gone.
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_update_outbox_item (SnabelWords            *self,
                                 const SnabelOutboxItem *item)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (item != NULL && item->id != NULL && item->account_key != NULL);
  dex_return_error_if_fail (item->content_json != NULL && item->idempotency_key != NULL);

  return snabel_words_change (self, update_item, snabel_outbox_item_copy (item), destroy_item);
}

static gboolean
remove_item (SnabelDatabase *database,
             gpointer        data,
             GError        **error)
{
  return snabel_words_run (database, "DELETE FROM outbox WHERE id = ?", data, error);
}

/**
 * snabel_words_remove_outbox_item:
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_remove_outbox_item (SnabelWords *self,
                                 const char  *id)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (id != NULL);

  return snabel_words_change (self, remove_item, snabel_words_keys (id, NULL), destroy_keys);
}
