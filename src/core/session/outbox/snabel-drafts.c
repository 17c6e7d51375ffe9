/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drafts of words.db as a list. The list follows what is asked, words.db is what counts. */
#include "session/outbox/snabel-drafts.h"

#include "base/snabel-async.h"

struct _SnabelDrafts
{
  GObject      parent_instance;
  SnabelWords *words;
  GListStore  *entries;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelDrafts, snabel_drafts, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
drafts_get_item_type (GListModel *model)
{
  return SNABEL_TYPE_DRAFT_ENTRY;
}

static guint
drafts_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SNABEL_DRAFTS (model)->entries));
}

static gpointer
drafts_get_item (GListModel *model,
                 guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (SNABEL_DRAFTS (model)->entries), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = drafts_get_item_type;
  iface->get_n_items = drafts_get_n_items;
  iface->get_item = drafts_get_item;
}

static void
snabel_drafts_dispose (GObject *object)
{
  SnabelDrafts *self = SNABEL_DRAFTS (object);

  g_clear_object (&self->entries);
  g_clear_object (&self->words);

  G_OBJECT_CLASS (snabel_drafts_parent_class)->dispose (object);
}

static void
snabel_drafts_class_init (SnabelDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = snabel_drafts_dispose;
}

static void
snabel_drafts_init (SnabelDrafts *self)
{
  self->entries = g_list_store_new (SNABEL_TYPE_DRAFT_ENTRY);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
}

/**
 * snabel_drafts_new:
 *
 * Returns: (transfer full): an empty list
 */
SnabelDrafts *
snabel_drafts_new (void)
{
  return g_object_new (SNABEL_TYPE_DRAFTS, NULL);
}

static SnabelDraftEntry *
look_up (SnabelDrafts *self,
         const char   *id,
         guint        *position)
{
  for (*position = 0; *position < drafts_get_n_items (G_LIST_MODEL (self)); (*position)++)
    {
      g_autoptr(SnabelDraftEntry) entry = drafts_get_item (G_LIST_MODEL (self), *position);

      if (g_str_equal (snabel_draft_entry_get_draft (entry)->id, id))
        return entry;
    }

  return NULL;
}

static DexFuture *
listed_cb (DexFuture *future,
           gpointer   user_data)
{
  SnabelDrafts *self = user_data;
  GPtrArray    *drafts = g_value_get_boxed (dex_future_get_value (future, NULL));

  for (guint i = 0; i < drafts->len; i++)
    {
      const SnabelDraft *draft = g_ptr_array_index (drafts, i);
      guint              position;

      /* What was shown meanwhile is newer than what was read. */
      if (look_up (self, draft->id, &position) == NULL)
        {
          g_autoptr(SnabelDraftEntry) entry = snabel_draft_entry_new (draft);

          g_list_store_append (self->entries, entry);
        }
    }

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_drafts_open:
 * @words: where the drafts are
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects in #SnabelStoreError
 */
DexFuture *
snabel_drafts_open (SnabelDrafts *self,
                    SnabelWords  *words)
{
  dex_return_error_if_fail (SNABEL_IS_DRAFTS (self));
  dex_return_error_if_fail (SNABEL_IS_WORDS (words));

  g_set_object (&self->words, words);

  return dex_future_then (snabel_on_main (snabel_words_list_drafts (words)), listed_cb, g_object_ref (self), g_object_unref);
}

/**
 * snabel_drafts_find:
 * @id: a draft's id
 *
 * Returns: (transfer none) (nullable): its entry
 */
SnabelDraftEntry *
snabel_drafts_find (SnabelDrafts *self,
                    const char   *id)
{
  guint position;

  g_return_val_if_fail (SNABEL_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return look_up (self, id, &position);
}

/**
 * snabel_drafts_show:
 * @draft: what words.db has by now
 *
 * Puts it into the list, or brings its entry up to date.
 */
void
snabel_drafts_show (SnabelDrafts      *self,
                    const SnabelDraft *draft)
{
  SnabelDraftEntry *known = NULL;
  guint             position;

  g_return_if_fail (SNABEL_IS_DRAFTS (self));
  g_return_if_fail (draft != NULL && draft->id != NULL);

  known = look_up (self, draft->id, &position);
  if (known != NULL)
    {
      snabel_draft_entry_set_draft (known, draft);
    }
  else
    {
      g_autoptr(SnabelDraftEntry) entry = snabel_draft_entry_new (draft);

      g_list_store_insert (self->entries, 0, entry);
    }
}

/**
 * snabel_drafts_forget:
 * @id: of a draft that words.db has no more
 */
void
snabel_drafts_forget (SnabelDrafts *self,
                      const char   *id)
{
  guint position;

  g_return_if_fail (SNABEL_IS_DRAFTS (self));
  g_return_if_fail (id != NULL);

  if (look_up (self, id, &position) != NULL)
    g_list_store_remove (self->entries, position);
}

/**
 * snabel_drafts_save:
 * @draft: what is written; it is copied
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is on the disk
 */
DexFuture *
snabel_drafts_save (SnabelDrafts      *self,
                    const SnabelDraft *draft)
{
  dex_return_error_if_fail (SNABEL_IS_DRAFTS (self));
  dex_return_error_if_fail (SNABEL_IS_WORDS (self->words));

  snabel_drafts_show (self, draft);

  return snabel_words_save_draft (self->words, draft);
}

/**
 * snabel_drafts_delete:
 * @id: a draft's id
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is gone
 */
DexFuture *
snabel_drafts_delete (SnabelDrafts *self,
                      const char   *id)
{
  dex_return_error_if_fail (SNABEL_IS_DRAFTS (self));
  dex_return_error_if_fail (SNABEL_IS_WORDS (self->words));

  snabel_drafts_forget (self, id);

  return snabel_words_delete_draft (self->words, id);
}
