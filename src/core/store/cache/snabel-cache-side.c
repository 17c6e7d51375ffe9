/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both ends of the cache do on their threads: accounts, packing, dictionaries. */
#include "config.h"

#include "store/cache/snabel-cache-private.h"

#include <glib/gi18n-lib.h>

/* So many examples make a good dictionary; training takes some tenths of a second. */
#define N_EXAMPLES 500
/* Statuses that one transaction of a deletion takes away. */
#define PURGE_BATCH "500"

/* snabel_cache_side_run: runs @sql with @number and, if it is not %NULL, @text as its parameters */
gboolean
snabel_cache_side_run (SnabelCacheSide *side,
                       const char      *sql,
                       gint64           number,
                       const char      *text,
                       GError         **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (side->database, sql, error);

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, number);
  if (text != NULL)
    snabel_statement_add_text (statement, text);

  return snabel_statement_finish (statement, error);
}

static gboolean
make_account (SnabelCacheSide *side,
              const char      *key,
              gint64          *account,
              GError         **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (side->database, "INSERT INTO accounts (key) VALUES (?)", error);

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_text (statement, key);
  if (!snabel_statement_finish (statement, error))
    return FALSE;
  *account = snabel_database_get_last_id (side->database);

  return TRUE;
}

/* snabel_cache_side_find_account: @key of "" is no account: 0 */
gboolean
snabel_cache_side_find_account (SnabelCacheSide *side,
                                const char      *key,
                                gboolean         makes,
                                gint64          *account,
                                GError         **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (side->database, "SELECT id FROM accounts WHERE key = ?", error);

  *account = 0;
  if (statement == NULL)
    return FALSE;
  snabel_statement_add_text (statement, key);
  if (snabel_statement_next (statement, error))
    *account = snabel_statement_get_number (statement, 0);
  if (snabel_statement_has_failed (statement))
    return FALSE;

  return *account != 0 || !makes || *key == '\0' || make_account (side, key, account, error);
}

/* snabel_cache_side_pack: Returns: (transfer full): the JSON of @object; its text too, if @text is given */
GBytes *
snabel_cache_side_pack (SnabelCacheSide *side,
                        JsonObject      *object,
                        char           **text)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *own = snabel_json_to_text (node);
  GBytes          *packed = snabel_packer_pack (side->packer, own);

  if (text != NULL)
    *text = g_steal_pointer (&own);

  return packed;
}

static gboolean
load_dictionary (SnabelCacheSide *side,
                 gint64           id,
                 GError         **error)
{
  g_autoptr(SnabelStatement) statement = NULL;

  if (snabel_packer_has_dictionary (side->packer, id))
    return TRUE;

  statement = snabel_statement_new (side->database, "SELECT content FROM dictionaries WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, id);
  if (snabel_statement_next (statement, error))
    {
      g_autoptr(GBytes) content = snabel_statement_dup_bytes (statement, 0);

      snabel_packer_add_dictionary (side->packer, id, content);
    }

  return !snabel_statement_has_failed (statement);
}

/* snabel_cache_side_unpack: Returns: (transfer full): the text, or %NULL with @error set */
char *
snabel_cache_side_unpack (SnabelCacheSide *side,
                          gint64           dictionary,
                          GBytes          *packed,
                          GError         **error)
{
  return load_dictionary (side, dictionary, error) ? snabel_packer_unpack (side->packer, dictionary, packed, error) : NULL;
}

/* snabel_cache_side_parse: Returns: (transfer full): what was stored, or %NULL with @error %SNABEL_STORE_ERROR_DAMAGED */
JsonNode *
snabel_cache_side_parse (const char *text,
                         GError    **error)
{
  g_autoptr(GError) local = NULL;
  JsonNode *node = snabel_json_parse_text (text, &local);

  if (snabel_json_node_get_object (node) != NULL)
    return node;

  g_clear_pointer (&node, json_node_unref);
  g_set_error_literal (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED, _ ("The file on this computer is damaged"));

  return NULL;
}

/* snabel_cache_side_use_dictionary: packs with the newest one from now on, if there is any */
gboolean
snabel_cache_side_use_dictionary (SnabelCacheSide *side,
                                  GError         **error)
{
  gint64 id = 0;

  if (!snabel_database_get_number (side->database, "SELECT max (id) FROM dictionaries", &id, error) ||
      !load_dictionary (side, id, error))
    return FALSE;
  snabel_packer_use_dictionary (side->packer, id);

  return TRUE;
}

static GPtrArray *
list_examples (SnabelCacheSide *side,
               GError         **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database, "SELECT json FROM statuses WHERE dictionary = 0 AND deleted = 0 ORDER BY id DESC LIMIT ?", error);
  g_autoptr(GPtrArray) examples = g_ptr_array_new_with_free_func (g_free);

  if (statement == NULL)
    return NULL;
  snabel_statement_add_number (statement, N_EXAMPLES);
  while (snabel_statement_next (statement, error))
    {
      g_autoptr(GBytes) packed = snabel_statement_dup_bytes (statement, 0);
      char *text = snabel_packer_unpack (side->packer, 0, packed, error);

      if (text == NULL)
        return NULL;
      g_ptr_array_add (examples, text);
    }

  return snabel_statement_has_failed (statement) ? NULL : g_steal_pointer (&examples);
}

static gboolean
keep_dictionary (SnabelCacheSide *side,
                 GBytes          *content,
                 GError         **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (side->database, "INSERT INTO dictionaries (content) VALUES (?)", error);
  gint64 id;

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_bytes (statement, content);
  if (!snabel_statement_finish (statement, error))
    return FALSE;

  id = snabel_database_get_last_id (side->database);
  snabel_packer_add_dictionary (side->packer, id, content);
  snabel_packer_use_dictionary (side->packer, id);

  return TRUE;
}

/* snabel_cache_side_train: makes a dictionary when there are examples enough and there is none yet.
 * What was packed before stays as it is: the id beside each blob says how. */
gboolean
snabel_cache_side_train (SnabelCacheSide *side,
                         GError         **error)
{
  g_autoptr(GPtrArray) examples = NULL;
  g_autoptr(GBytes) content = NULL;

  if (snabel_packer_get_dictionary (side->packer) != 0 || side->n_saved < N_EXAMPLES)
    return TRUE;

  side->n_saved = 0;
  examples = list_examples (side, error);
  if (examples == NULL)
    return FALSE;
  if (examples->len < N_EXAMPLES)
    return TRUE;
  content = snabel_packer_train (examples);

  return content == NULL || keep_dictionary (side, content, error);
}

static gboolean
purge_batch (SnabelDatabase *database,
             gpointer        data,
             GError        **error)
{
  static const char *const statements[] = {
    "DELETE FROM words WHERE rowid IN (SELECT id FROM statuses WHERE account = ? ORDER BY id LIMIT " PURGE_BATCH ")",
    "DELETE FROM parts WHERE rowid IN (SELECT id FROM statuses WHERE account = ? ORDER BY id LIMIT " PURGE_BATCH ")",
    "DELETE FROM statuses WHERE id IN (SELECT id FROM statuses WHERE account = ? ORDER BY id LIMIT " PURGE_BATCH ")",
  };
  gint64 *account = data;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(SnabelStatement) statement = snabel_statement_new (database, statements[i], error);

      if (statement == NULL)
        return FALSE;
      snabel_statement_add_number (statement, *account);
      if (!snabel_statement_finish (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
purge_account (SnabelCacheSide *side,
               gint64           account,
               GError         **error)
{
  static const char *const statements[] = {
    "DELETE FROM entries WHERE timeline IN (SELECT id FROM timelines WHERE account = ?)",
    "DELETE FROM timelines WHERE account = ?",
    "DELETE FROM notifications WHERE account = ?",
    "DELETE FROM people WHERE account = ?",
    "DELETE FROM \"values\" WHERE account = ?",
    "DELETE FROM aliases WHERE account = ?",
    "DELETE FROM accounts WHERE id = ?",
  };

  do
    if (!snabel_database_transact (side->database, purge_batch, &account, error))
      return FALSE;
  while (snabel_database_get_n_changes (side->database) > 0);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!snabel_cache_side_run (side, statements[i], account, NULL, error))
      return FALSE;

  return TRUE;
}

/* snabel_cache_side_purge: deletes what belongs to accounts that are gone, in small transactions,
 * so that a crash leaves a smaller rest for the next start */
gboolean
snabel_cache_side_purge (SnabelCacheSide *side,
                         gpointer         unused,
                         GError         **error)
{
  gint64 account = 0;

  do
    {
      if (!snabel_database_get_number (side->database, "SELECT id FROM accounts WHERE key IS NULL LIMIT 1", &account, error))
        return FALSE;
      if (account != 0 && !purge_account (side, account, error))
        return FALSE;
    }
  while (account != 0);

  return TRUE;
}
