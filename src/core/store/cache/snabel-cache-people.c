/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: people seen, values by name, and the end of an account. */
#include "store/cache/snabel-cache-private.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

typedef struct
{
  char *account_key;
  char *name;
  char *value;
  guint n_people;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->account_key, g_free);
  g_clear_pointer (&request->name, g_free);
  g_clear_pointer (&request->value, g_free);
  g_free (request);
}

static Request *
request_new (const char *account_key,
             const char *name,
             const char *value)
{
  Request *request = g_new0 (Request, 1);

  request->account_key = g_strdup (account_key);
  request->name = g_strdup (name);
  request->value = g_strdup (value);

  return request;
}

/* snabel_cache_side_save_person: written only when something changed, or on another day */
gboolean
snabel_cache_side_save_person (SnabelCacheSide *side,
                               gint64           account,
                               JsonObject      *person,
                               GError         **error)
{
  const char      *acct = snabel_json_get_string (person, "acct");
  const char      *display_name = snabel_json_get_string (person, "display_name");
  g_autofree char *id = snabel_json_dup_id (person, "id");
  g_autofree char *names = NULL;
  g_autofree char *folded = NULL;
  g_autoptr(SnabelStatement) statement = NULL;

  if (acct == NULL || id == NULL)
    return TRUE;

  names = g_strdup_printf ("%s %s", acct, display_name != NULL ? display_name : "");
  folded = g_utf8_casefold (names, -1);
  statement = snabel_statement_new (side->database,
                                    "INSERT INTO people (account, acct, id, display_name, avatar_uri, uri, folded, seen)"
                                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, acct) DO UPDATE SET"
                                    " id = excluded.id, display_name = excluded.display_name, avatar_uri = excluded.avatar_uri,"
                                    " uri = excluded.uri, folded = excluded.folded, seen = excluded.seen"
                                    " WHERE id IS NOT excluded.id OR folded IS NOT excluded.folded OR uri IS NOT excluded.uri"
                                    " OR avatar_uri IS NOT excluded.avatar_uri OR display_name IS NOT excluded.display_name"
                                    " OR seen < excluded.seen",
                                    error);
  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, account);
  snabel_statement_add_text (statement, acct);
  snabel_statement_add_text (statement, id);
  snabel_statement_add_text (statement, display_name);
  snabel_statement_add_text (statement, snabel_json_get_string (person, "avatar"));
  snabel_statement_add_text (statement, snabel_json_get_string (person, "url"));
  snabel_statement_add_text (statement, folded);
  snabel_statement_add_number (statement, side->now / DAY);

  return snabel_statement_finish (statement, error);
}

static char *
escape_pattern (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr(GString) pattern = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at++)
    {
      if (*at == '%' || *at == '_' || *at == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *at);
    }
  g_string_append_c (pattern, '%');

  return g_string_free_and_steal (g_steal_pointer (&pattern));
}

static void
destroy_person (gpointer data)
{
  snabel_cached_person_free (data);
}

static GPtrArray *
list_people (SnabelCacheSide *side,
             Request         *request,
             GError         **error)
{
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database,
                                    "SELECT acct, id, display_name, avatar_uri, uri FROM people"
                                    " WHERE account = ?1 AND folded LIKE '%' || ?2 ESCAPE '\\'"
                                    " ORDER BY folded LIKE ?2 ESCAPE '\\' DESC, seen DESC, acct LIMIT ?3",
                                    error);
  g_autofree char *pattern = escape_pattern (request->name);
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (destroy_person);
  gint64 account = 0;

  if (statement == NULL || !snabel_cache_side_find_account (side, request->account_key, FALSE, &account, error))
    return NULL;
  snabel_statement_add_number (statement, account);
  snabel_statement_add_text (statement, pattern);
  snabel_statement_add_number (statement, request->n_people);
  while (snabel_statement_next (statement, error))
    {
      SnabelCachedPerson *person = g_new0 (SnabelCachedPerson, 1);

      person->acct = snabel_statement_dup_text (statement, 0);
      person->id = snabel_statement_dup_text (statement, 1);
      person->display_name = snabel_statement_dup_text (statement, 2);
      person->avatar_uri = snabel_statement_dup_text (statement, 3);
      person->uri = snabel_statement_dup_text (statement, 4);
      g_ptr_array_add (people, person);
    }

  return snabel_statement_has_failed (statement) ? NULL : g_steal_pointer (&people);
}

static DexFuture *
find_people (SnabelCacheSide *side,
             gpointer         data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *people = list_people (side, data, &error);

  if (people == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, people);
}

/**
 * snabel_cache_find_people:
 * @text: a part of a handle or of a name, in any case
 * @n_people: at most so many
 *
 * Returns: (transfer full): a future #GPtrArray of #SnabelCachedPerson: those whose handle begins so, then those seen last
 */
DexFuture *
snabel_cache_find_people (SnabelCache *self,
                          const char  *account_key,
                          const char  *text,
                          guint        n_people)
{
  Request *request = NULL;

  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && text != NULL);

  request = request_new (account_key, text, NULL);
  request->n_people = n_people;

  return snabel_cache_query (self, find_people, request, request_free);
}

static gboolean
set_value (SnabelCacheSide *side,
           gpointer         data,
           GError         **error)
{
  Request *request = data;
  gint64   account = 0;
  g_autoptr(SnabelStatement) statement = NULL;

  if (!snabel_cache_side_find_account (side, request->account_key, TRUE, &account, error))
    return FALSE;
  if (request->value == NULL)
    return snabel_cache_side_run (side, "DELETE FROM \"values\" WHERE account = ? AND name = ?", account, request->name, error);

  statement = snabel_statement_new (side->database, "INSERT OR REPLACE INTO \"values\" (account, name, value) VALUES (?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  snabel_statement_add_number (statement, account);
  snabel_statement_add_text (statement, request->name);
  snabel_statement_add_text (statement, request->value);

  return snabel_statement_finish (statement, error);
}

/**
 * snabel_cache_set_value:
 * @account_key: an account, or "" for what belongs to none
 * @name: the name
 * @value: (nullable): %NULL deletes it
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_cache_set_value (SnabelCache *self,
                        const char  *account_key,
                        const char  *name,
                        const char  *value)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && name != NULL);

  return snabel_cache_change (self, set_value, request_new (account_key, name, value), request_free);
}

static DexFuture *
get_value (SnabelCacheSide *side,
           gpointer         data)
{
  Request *request = data;
  gint64   account = 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelStatement) statement =
              snabel_statement_new (side->database, "SELECT value FROM \"values\" WHERE account = ? AND name = ?", &error);
  g_autofree char *value = NULL;

  if (statement != NULL && snabel_cache_side_find_account (side, request->account_key, FALSE, &account, &error) &&
      (account != 0 || *request->account_key == '\0'))
    {
      snabel_statement_add_number (statement, account);
      snabel_statement_add_text (statement, request->name);
      if (snabel_statement_next (statement, &error))
        value = snabel_statement_dup_text (statement, 0);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_string (g_steal_pointer (&value));
}

/**
 * snabel_cache_get_value:
 *
 * Returns: (transfer full): a future string, or %NULL
 */
DexFuture *
snabel_cache_get_value (SnabelCache *self,
                        const char  *account_key,
                        const char  *name)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL && name != NULL);

  return snabel_cache_query (self, get_value, request_new (account_key, name, NULL), request_free);
}

static gboolean
delete_account (SnabelCacheSide *side,
                gpointer         data,
                GError         **error)
{
  Request *request = data;
  g_autoptr(SnabelStatement) statement = snabel_statement_new (side->database, "UPDATE accounts SET key = NULL WHERE key = ?", error);

  if (statement == NULL)
    return FALSE;
  snabel_statement_add_text (statement, request->account_key);

  return snabel_statement_finish (statement, error) && snabel_cache_side_purge (side, NULL, error);
}

/**
 * snabel_cache_delete_account:
 *
 * From the first moment nothing of the account is found any more; its rows go in small
 * transactions, and what a crash leaves goes at the next start.
 *
 * Returns: (transfer full): a future boolean
 */
DexFuture *
snabel_cache_delete_account (SnabelCache *self,
                             const char  *account_key)
{
  dex_return_error_if_fail (SNABEL_IS_CACHE (self));
  dex_return_error_if_fail (account_key != NULL);

  return snabel_cache_act (self, delete_account, request_new (account_key, NULL, NULL), request_free);
}
