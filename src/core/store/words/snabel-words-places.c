/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.db: where somebody was reading, what was alerted, and small things under a name. */
#include "store/words/snabel-words-private.h"

#include "store/snabel-statement.h"

/* Alerts older than the last so many are forgotten; far more than a server lists at once. */
#define N_ALERTS_KEPT 10000

static void
destroy_position (gpointer data)
{
  snabel_position_free (data);
}

static void
destroy_keys (gpointer data)
{
  g_strfreev (data);
}

static gboolean
save_position (SnabelDatabase *database,
               gpointer        data,
               GError        **error)
{
  return snabel_row_save (&snabel_position_type, data, database, error);
}

/**
 * snabel_words_save_position:
 * @position: written over that of the same timeline; its `updated` is set to now
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_save_position (SnabelWords          *self,
                            const SnabelPosition *position)
{
  SnabelPosition *copy = NULL;

  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (position != NULL && position->account_key != NULL && position->timeline != NULL);

  copy = snabel_position_copy (position);
  copy->updated = snabel_words_get_time (self);

  return snabel_words_change (self, save_position, copy, destroy_position);
}

static SnabelStatement *
prepare_with_keys (SnabelDatabase *database,
                   const char     *sql,
                   char          **keys,
                   GError        **error)
{
  SnabelStatement *statement = snabel_statement_new (database, sql, error);

  for (guint i = 0; statement != NULL && keys[i] != NULL; i++)
    snabel_statement_add_text (statement, keys[i]);

  return statement;
}

static DexFuture *
get_position (SnabelDatabase *database,
              gpointer        data)
{
  char **keys = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelPosition) position = NULL;
  g_autoptr(SnabelStatement) statement =
              prepare_with_keys (database, "SELECT entry_key, \"offset\", updated FROM positions WHERE account_key = ? AND timeline = ?",
                                 keys, &error);

  if (statement != NULL && snabel_statement_next (statement, &error))
    {
      position = snabel_position_new ();
      position->account_key = g_strdup (keys[0]);
      position->timeline = g_strdup (keys[1]);
      position->entry_key = snabel_statement_dup_text (statement, 0);
      position->offset = snabel_statement_get_real (statement, 1);
      position->updated = snabel_statement_get_number (statement, 2);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (SNABEL_TYPE_POSITION, g_steal_pointer (&position));
}

/**
 * snabel_words_get_position:
 *
 * Returns: (transfer full): a future #SnabelPosition, or %NULL if none was saved
 */
DexFuture *
snabel_words_get_position (SnabelWords *self,
                           const char  *account_key,
                           const char  *timeline)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account_key != NULL && timeline != NULL);

  return snabel_words_query (self, get_position, snabel_words_keys (account_key, timeline, NULL), destroy_keys);
}

typedef struct
{
  char   **keys;
  gboolean is_new;
} Alert;

static void
alert_free (gpointer data)
{
  Alert *alert = data;

  g_clear_pointer (&alert->keys, g_strfreev);
  g_free (alert);
}

static gboolean
insert_alert (SnabelDatabase *database,
              gpointer        data,
              GError        **error)
{
  Alert *alert = data;
  g_autoptr(SnabelStatement) forget = NULL;

  if (!snabel_words_run (database, "INSERT OR IGNORE INTO alerts (account_key, notification_id) VALUES (?, ?)",
                         alert->keys, error))
    return FALSE;
  alert->is_new = snabel_database_get_n_changes (database) > 0;
  if (!alert->is_new)
    return TRUE;

  forget = snabel_statement_new (database, "DELETE FROM alerts WHERE sequence <= ?", error);
  if (forget == NULL)
    return FALSE;
  snabel_statement_add_number (forget, snabel_database_get_last_id (database) - N_ALERTS_KEPT);

  return snabel_statement_finish (forget, error);
}

static DexFuture *
record_alert (SnabelDatabase *database,
              gpointer        data)
{
  Alert *alert = data;
  g_autoptr(GError) error = NULL;

  if (!snabel_database_transact (database, insert_alert, alert, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (alert->is_new);
}

/**
 * snabel_words_record_alert:
 *
 * To be awaited before an alert is shown; it is shown only on %TRUE. So after a crash
 * an alert may be missing (it is still in the list), but none comes twice.
 *
 * Returns: (transfer full): a future boolean: %TRUE the first time, %FALSE ever after
 */
DexFuture *
snabel_words_record_alert (SnabelWords *self,
                           const char  *account_key,
                           const char  *notification_id)
{
  Alert *alert = NULL;

  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account_key != NULL && notification_id != NULL);

  alert = g_new0 (Alert, 1);
  alert->keys = snabel_words_keys (account_key, notification_id, NULL);

  return snabel_words_act (self, record_alert, alert, alert_free);
}

static DexFuture *
get_string (SnabelDatabase *database,
            const char     *sql,
            char          **keys)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelStatement) statement = prepare_with_keys (database, sql, keys, &error);
  g_autofree char *value = NULL;

  if (statement != NULL && snabel_statement_next (statement, &error))
    value = snabel_statement_dup_text (statement, 0);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_string (g_steal_pointer (&value));
}

static gboolean
save_note (SnabelDatabase *database,
           gpointer        data,
           GError        **error)
{
  return snabel_words_run (database, "INSERT OR REPLACE INTO notes (account_key, subject, text) VALUES (?, ?, ?)", data, error);
}

static gboolean
delete_note (SnabelDatabase *database,
             gpointer        data,
             GError        **error)
{
  return snabel_words_run (database, "DELETE FROM notes WHERE account_key = ? AND subject = ?", data, error);
}

/**
 * snabel_words_save_note:
 * @account_key: whose note
 * @subject: what it is about: a person's or a post's URI
 * @text: (nullable): the note; %NULL or "" deletes it
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_save_note (SnabelWords *self,
                        const char  *account_key,
                        const char  *subject,
                        const char  *text)
{
  gboolean is_empty = text == NULL || *text == '\0';

  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account_key != NULL && subject != NULL);

  return snabel_words_change (self, is_empty ? delete_note : save_note,
                              snabel_words_keys (account_key, subject, is_empty ? NULL : text, NULL), destroy_keys);
}

static DexFuture *
get_note (SnabelDatabase *database,
          gpointer        data)
{
  return get_string (database, "SELECT text FROM notes WHERE account_key = ? AND subject = ?", data);
}

/**
 * snabel_words_get_note:
 *
 * Returns: (transfer full): a future string, or %NULL
 */
DexFuture *
snabel_words_get_note (SnabelWords *self,
                       const char  *account_key,
                       const char  *subject)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account_key != NULL && subject != NULL);

  return snabel_words_query (self, get_note, snabel_words_keys (account_key, subject, NULL), destroy_keys);
}

static gboolean
set_value (SnabelDatabase *database,
           gpointer        data,
           GError        **error)
{
  return snabel_words_run (database, "INSERT OR REPLACE INTO \"values\" (account_key, name, value) VALUES (?, ?, ?)", data, error);
}

static gboolean
unset_value (SnabelDatabase *database,
             gpointer        data,
             GError        **error)
{
  return snabel_words_run (database, "DELETE FROM \"values\" WHERE account_key = ? AND name = ?", data, error);
}

/**
 * snabel_words_set_value:
 * @account_key: an account, or "" for what belongs to none
 * @name: the name
 * @value: (nullable): %NULL deletes it
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_words_set_value (SnabelWords *self,
                        const char  *account_key,
                        const char  *name,
                        const char  *value)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account_key != NULL && name != NULL);

  return snabel_words_change (self, value == NULL ? unset_value : set_value,
                              snabel_words_keys (account_key, name, value, NULL), destroy_keys);
}

static DexFuture *
get_value (SnabelDatabase *database,
           gpointer        data)
{
  return get_string (database, "SELECT value FROM \"values\" WHERE account_key = ? AND name = ?", data);
}

/**
 * snabel_words_get_value:
 *
 * Returns: (transfer full): a future string, or %NULL
 */
DexFuture *
snabel_words_get_value (SnabelWords *self,
                        const char  *account_key,
                        const char  *name)
{
  dex_return_error_if_fail (SNABEL_IS_WORDS (self));
  dex_return_error_if_fail (account_key != NULL && name != NULL);

  return snabel_words_query (self, get_value, snabel_words_keys (account_key, name, NULL), destroy_keys);
}
