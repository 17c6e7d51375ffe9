/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.db: accounts, and all that goes with one when it is removed. */
#include "store/words/snabel-words-private.h"

#include "store/snabel-statement.h"

static gboolean
save_account (SnabelDatabase *database,
              gpointer        data,
              GError        **error)
{
  return snabel_row_save (&snabel_account_row_type, data, database, error);
}

static void
destroy_account (gpointer data)
{
  snabel_account_row_free (data);
}

/**
 * snabel_words_save_account:
 * @account: written over the row with the same key
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_save_account (SnabelWords            *self,
                           const SnabelAccountRow *account)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account != NULL && account->key != NULL);
  dex_return_error_if_fail (account->base_uri != NULL && account->domain != NULL && account->handle != NULL);

  return snabel_words_change (self, save_account, snabel_account_row_copy (account), destroy_account);
}

static DexFuture *
list_accounts (SnabelDatabase *database,
               gpointer        data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = snabel_row_list (&snabel_account_row_type, destroy_account, database, "position, created", &error);

  if (rows == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, rows);
}

/**
 * snabel_words_list_accounts:
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelAccountRow, in their order
 */
DexFuture *
snabel_words_list_accounts (SnabelWords *self)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));

  return snabel_words_query (self, list_accounts, NULL, NULL);
}

static void
destroy_draft (gpointer data)
{
  snabel_draft_free (data);
}

static gboolean
leave_draft (SnabelDatabase *database,
             SnabelDraft    *draft,
             const char     *account_key,
             GError        **error)
{
  g_autoptr(GStrvBuilder) others = g_strv_builder_new ();
  const char *ids[] = { draft->id, NULL };

  if (!g_strv_contains ((const char *const *) draft->account_keys, account_key))
    return TRUE;

  for (char **key = draft->account_keys; *key != NULL; key++)
    if (!g_str_equal (*key, account_key))
      g_strv_builder_add (others, *key);
  g_strfreev (draft->account_keys);
  draft->account_keys = g_strv_builder_end (others);

  if (draft->account_keys[0] == NULL)
    return snabel_words_run (database, "DELETE FROM drafts WHERE id = ?", (char **) ids, error);

  return snabel_row_save (&snabel_draft_type, draft, database, error);
}

static gboolean
leave_drafts (SnabelDatabase *database,
              const char     *account_key,
              GError        **error)
{
  g_autoptr(GPtrArray) drafts = snabel_row_list (&snabel_draft_type, destroy_draft, database, "id", error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (!leave_draft (database, g_ptr_array_index (drafts, i), account_key, error))
      return FALSE;

  return drafts != NULL;
}

static gboolean
delete_account (SnabelDatabase *database,
                gpointer        data,
                GError        **error)
{
  static const char *const statements[] = {
    "DELETE FROM outbox WHERE account_key = ?",
    "DELETE FROM positions WHERE account_key = ?",
    "DELETE FROM alerts WHERE account_key = ?",
    "DELETE FROM notes WHERE account_key = ?",
    "DELETE FROM \"values\" WHERE account_key = ? AND name <> 'removed'",
    "INSERT OR REPLACE INTO \"values\" (account_key, name, value) SELECT key, 'removed', base_uri FROM accounts WHERE key = ?",
    "DELETE FROM accounts WHERE key = ?",
  };
  char **keys = data;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!snabel_words_run (database, statements[i], keys, error))
      return FALSE;

  return leave_drafts (database, keys[0], error);
}

static void
destroy_keys (gpointer data)
{
  g_strfreev (data);
}

/**
 * snabel_words_delete_account:
 *
 * Deletes the account and all that is its own. A draft that other accounts share stays with them.
 * It is listed as removed until snabel_words_forget_account().
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_delete_account (SnabelWords *self,
                             const char  *account_key)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account_key != NULL);

  return snabel_words_change (self, delete_account, snabel_words_keys (account_key, NULL), destroy_keys);
}

static DexFuture *
list_removed (SnabelDatabase *database,
              gpointer        data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (destroy_account);
  g_autoptr(SnabelStatement) statement = snabel_statement_new (database, "SELECT account_key, value FROM \"values\" WHERE name = 'removed'", &error);

  while (statement != NULL && snabel_statement_next (statement, &error))
    {
      SnabelAccountRow *row = snabel_account_row_new ();

      row->key = snabel_statement_dup_text (statement, 0);
      row->base_uri = snabel_statement_dup_text (statement, 1);
      g_ptr_array_add (rows, row);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&rows));
}

/**
 * snabel_words_list_removed:
 *
 * What was deleted here may have a secret in the keyring still, and a token that its server takes.
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelAccountRow with nothing but key and base address
 */
DexFuture *
snabel_words_list_removed (SnabelWords *self)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));

  return snabel_words_query (self, list_removed, NULL, NULL);
}

static gboolean
forget_account (SnabelDatabase *database,
                gpointer        data,
                GError        **error)
{
  return snabel_words_run (database, "DELETE FROM \"values\" WHERE account_key = ? AND name = 'removed'", data, error);
}

/**
 * snabel_words_forget_account:
 * @account_key: of a removed account that has nothing left anywhere
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_forget_account (SnabelWords *self,
                             const char  *account_key)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account_key != NULL);

  return snabel_words_change (self, forget_account, snabel_words_keys (account_key, NULL), destroy_keys);
}
