/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection: how it is opened, what its errors mean, how a transaction ends. */
#include "config.h"

#include "store/snabel-database-private.h"
#include "store/snabel-statement.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define BUSY_TIMEOUT_MS 5000

struct _SnabelDatabase
{
  sqlite3    *handle;
  GThread    *thread;
  GHashTable *statements;
};

G_DEFINE_QUARK (snabel_store_error, snabel_store_error)

/* What each use of a file asks for. Exclusive locking keeps the log's index in memory, so no third
 * file appears; EXTRA is FULL that also syncs the folder when a rollback journal goes. */
static const char *const mode_sql[] = {
  [SNABEL_DATABASE_EXCLUSIVE] = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = EXTRA",
  [SNABEL_DATABASE_SHARED] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000; "
                             "PRAGMA journal_size_limit = 16777216",
  [SNABEL_DATABASE_READER] = "PRAGMA query_only = ON; PRAGMA cache_size = -8000",
  [SNABEL_DATABASE_PLAIN] = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA",
  [SNABEL_DATABASE_DAMAGED] = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON; PRAGMA writable_schema = ON",
};

static SnabelStoreError
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SNABEL_STORE_ERROR_DAMAGED;
    case SQLITE_FULL:
      return SNABEL_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return SNABEL_STORE_ERROR_BUSY;
    default:
      return SNABEL_STORE_ERROR_FAILED;
    }
}

static const char *
describe (SnabelStoreError code)
{
  switch (code)
    {
    case SNABEL_STORE_ERROR_DAMAGED:
      return _ ("The file on this computer is damaged");
    case SNABEL_STORE_ERROR_FULL:
      return _ ("There is no space left on this computer’s disk");
    case SNABEL_STORE_ERROR_BUSY:
      return _ ("Another program holds the file on this computer");
    case SNABEL_STORE_ERROR_NEWER:
    case SNABEL_STORE_ERROR_CLOSED:
    case SNABEL_STORE_ERROR_FAILED:
    default:
      return _ ("This computer’s disk could not be read or written");
    }
}

/* snabel_database_set_error: @code is SQLite's; its own words go to the log only. */
void
snabel_database_set_error (SnabelDatabase *self,
                           int             code,
                           GError        **error)
{
  SnabelStoreError kind = classify (code);

  g_debug ("SQLite: %s (%d)", self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code), code);
  g_set_error_literal (error, SNABEL_STORE_ERROR, kind, describe (kind));
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static int
open_flags (SnabelDatabaseMode mode)
{
  if (mode == SNABEL_DATABASE_READER || mode == SNABEL_DATABASE_DAMAGED)
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

  return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
}

/* SQLite makes files that everybody may read; those beside the first get its mode, unless they are there already. */
static void
close_to_others (const char *path)
{
  const char *suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      /* Where that cannot be done, the folder above, which is closed, has to do. */
      if (g_chmod (name, 0600) != 0 && errno != ENOENT)
        g_debug ("%s stays open to others: %s", name, g_strerror (errno));
    }
}

/**
 * snabel_database_open:
 * @path: (type filename): the file
 * @vfs: (nullable): the name of a registered VFS, or %NULL for the machine's
 * @mode: what it is opened for
 *
 * The connection belongs to the calling thread from now on.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set in #SnabelStoreError
 */
SnabelDatabase *
snabel_database_open (const char        *path,
                      const char        *vfs,
                      SnabelDatabaseMode mode,
                      GError           **error)
{
  g_autoptr(SnabelDatabase) self = g_new0 (SnabelDatabase, 1);
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  code = sqlite3_open_v2 (path, &self->handle, open_flags (mode), vfs);
  if (code != SQLITE_OK)
    {
      snabel_database_set_error (self, code, error);
      return NULL;
    }
  close_to_others (path);
  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* A damaged file stays as it was found: nothing of its log is moved into it. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, mode == SNABEL_DATABASE_DAMAGED, NULL);
  if (!snabel_database_run (self, mode_sql[mode], error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * snabel_database_close:
 * @self: (transfer full): a connection without statements in use
 *
 * Moves the log into the file. Everything that was committed is safe whether or not that works.
 *
 * Returns: whether the file is whole by itself
 */
gboolean
snabel_database_close (SnabelDatabase *self,
                       GError        **error)
{
  g_autoptr(SnabelDatabase) owned = self;
  int code;

  g_return_val_if_fail (self != NULL && self->thread == g_thread_self (), FALSE);

  g_hash_table_remove_all (self->statements);
  code = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (code != SQLITE_OK)
    snabel_database_set_error (self, code, error);

  return code == SQLITE_OK;
}

/**
 * snabel_database_free:
 * @self: (transfer full): a connection
 */
void
snabel_database_free (SnabelDatabase *self)
{
  g_assert (self->thread == g_thread_self ());

  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

/* snabel_database_take_statement: a prepared statement, from the shelf if @sql was prepared before */
sqlite3_stmt *
snabel_database_take_statement (SnabelDatabase *self,
                                const char     *sql,
                                GError        **error)
{
  sqlite3_stmt *statement = NULL;
  gpointer      shelved = NULL;
  int           code;

  g_assert (self->thread == g_thread_self ());

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &shelved))
    return shelved;

  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    snabel_database_set_error (self, code, error);

  return statement;
}

/* snabel_database_give_statement: puts it on the shelf */
void
snabel_database_give_statement (SnabelDatabase *self,
                                sqlite3_stmt   *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_hash_table_replace (self->statements, (gpointer) sqlite3_sql (statement), statement);
}

/**
 * snabel_database_run:
 * @sql: statements without parameters, whose rows nobody wants
 *
 * Returns: whether all of them succeeded
 */
gboolean
snabel_database_run (SnabelDatabase *self,
                     const char     *sql,
                     GError        **error)
{
  int code;

  g_assert (self->thread == g_thread_self ());

  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    snabel_database_set_error (self, code, error);

  return code == SQLITE_OK;
}

/**
 * snabel_database_transact:
 * @func: (scope call): what is done inside the transaction
 * @data: its argument
 *
 * Returns: whether @func returned %TRUE and the transaction was committed; else nothing has changed
 */
gboolean
snabel_database_transact (SnabelDatabase    *self,
                          SnabelDatabaseFunc func,
                          gpointer           data,
                          GError           **error)
{
  if (!snabel_database_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (func (self, data, error) && snabel_database_run (self, "COMMIT", error))
    return TRUE;

  /* SQLite has already rolled back after some errors. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);

  return FALSE;
}

/**
 * snabel_database_get_number:
 * @sql: a query without parameters
 * @number: (out): the first column of its first row, or 0
 *
 * Returns: whether the query succeeded
 */
gboolean
snabel_database_get_number (SnabelDatabase *self,
                            const char     *sql,
                            gint64         *number,
                            GError        **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (self, sql, error);

  *number = 0;
  if (statement == NULL)
    return FALSE;
  if (snabel_statement_next (statement, error))
    *number = snabel_statement_get_number (statement, 0);

  return !snabel_statement_has_failed (statement);
}

/**
 * snabel_database_check:
 *
 * Reads the whole file: for small ones.
 *
 * Returns: whether every page and index is as it should be
 */
gboolean
snabel_database_check (SnabelDatabase *self,
                       GError        **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (self, "PRAGMA integrity_check (1)", error);
  g_autofree char *answer = NULL;

  if (statement == NULL || !snabel_statement_next (statement, error))
    return FALSE;
  answer = snabel_statement_dup_text (statement, 0);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;

  g_debug ("SQLite: %s", answer);
  g_set_error_literal (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED, describe (SNABEL_STORE_ERROR_DAMAGED));

  return FALSE;
}

/**
 * snabel_database_back_up:
 * @path: (type filename): a file of the same VFS; what it held is replaced
 *
 * Returns: whether a synced copy of all that is committed is at @path
 */
gboolean
snabel_database_back_up (SnabelDatabase *self,
                         const char     *path,
                         GError        **error)
{
  sqlite3_vfs    *vfs = NULL;
  sqlite3_backup *backup = NULL;
  g_autoptr(SnabelDatabase) copy = NULL;
  int code;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
  copy = snabel_database_open (path, vfs != NULL ? vfs->zName : NULL, SNABEL_DATABASE_PLAIN, error);
  if (copy == NULL)
    return FALSE;

  backup = sqlite3_backup_init (copy->handle, "main", self->handle, "main");
  if (backup == NULL)
    {
      snabel_database_set_error (copy, sqlite3_errcode (copy->handle), error);
      return FALSE;
    }
  sqlite3_backup_step (backup, -1);
  code = sqlite3_backup_finish (backup);
  if (code != SQLITE_OK)
    snabel_database_set_error (copy, code, error);

  return code == SQLITE_OK;
}

/**
 * snabel_database_get_last_id:
 *
 * Returns: the row id of the last insertion
 */
gint64
snabel_database_get_last_id (SnabelDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * snabel_database_get_n_changes:
 *
 * Returns: how many rows the last statement changed
 */
gint64
snabel_database_get_n_changes (SnabelDatabase *self)
{
  return sqlite3_changes64 (self->handle);
}
