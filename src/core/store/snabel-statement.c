/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared statement in use. Errors of binding show at the first step, so callers check once. */
#include "store/snabel-database-private.h"
#include "store/snabel-statement.h"

struct _SnabelStatement
{
  SnabelDatabase *database;
  sqlite3_stmt   *handle;
  int             n_bound;
  int             code;
};

/**
 * snabel_statement_new:
 * @sql: one statement
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
SnabelStatement *
snabel_statement_new (SnabelDatabase *database,
                      const char     *sql,
                      GError        **error)
{
  SnabelStatement *self = NULL;
  sqlite3_stmt    *handle = snabel_database_take_statement (database, sql, error);

  if (handle == NULL)
    return NULL;

  self = g_new0 (SnabelStatement, 1);
  self->database = database;
  self->handle = handle;

  return self;
}

/**
 * snabel_statement_free:
 * @self: (transfer full): a statement
 */
void
snabel_statement_free (SnabelStatement *self)
{
  snabel_database_give_statement (self->database, self->handle);
  g_free (self);
}

/**
 * snabel_statement_reset:
 *
 * Makes it ready to be bound and run again.
 */
void
snabel_statement_reset (SnabelStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->n_bound = 0;
  self->code = SQLITE_OK;
}

static void
note_bound (SnabelStatement *self,
            int              code)
{
  if (self->code == SQLITE_OK)
    self->code = code;
}

/**
 * snabel_statement_add_text:
 * @value: (nullable): the next parameter; copied
 */
void
snabel_statement_add_text (SnabelStatement *self,
                           const char      *value)
{
  note_bound (self, sqlite3_bind_text (self->handle, ++self->n_bound, value, -1, SQLITE_TRANSIENT));
}

/**
 * snabel_statement_add_number:
 * @value: the next parameter
 */
void
snabel_statement_add_number (SnabelStatement *self,
                             gint64           value)
{
  note_bound (self, sqlite3_bind_int64 (self->handle, ++self->n_bound, value));
}

/**
 * snabel_statement_add_real:
 * @value: the next parameter
 */
void
snabel_statement_add_real (SnabelStatement *self,
                           double           value)
{
  note_bound (self, sqlite3_bind_double (self->handle, ++self->n_bound, value));
}

/**
 * snabel_statement_add_bytes:
 * @value: (nullable): the next parameter; copied
 */
void
snabel_statement_add_bytes (SnabelStatement *self,
                            GBytes          *value)
{
  gsize         size = 0;
  gconstpointer data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  note_bound (self, sqlite3_bind_blob64 (self->handle, ++self->n_bound, data, size, SQLITE_TRANSIENT));
}

/**
 * snabel_statement_add_column:
 * @from: a statement that stands on a row
 * @column: one of its columns, of whatever type
 *
 * Copies a value from another statement, of another database even.
 */
void
snabel_statement_add_column (SnabelStatement *self,
                             SnabelStatement *from,
                             guint            column)
{
  note_bound (self, sqlite3_bind_value (self->handle, ++self->n_bound, sqlite3_column_value (from->handle, column)));
}

/**
 * snabel_statement_next:
 *
 * Returns: whether there is a row; if not, see snabel_statement_has_failed()
 */
gboolean
snabel_statement_next (SnabelStatement *self,
                       GError         **error)
{
  if (self->code == SQLITE_OK || self->code == SQLITE_ROW)
    self->code = sqlite3_step (self->handle);
  if (snabel_statement_has_failed (self))
    snabel_database_set_error (self->database, self->code, error);

  return self->code == SQLITE_ROW;
}

/**
 * snabel_statement_finish:
 *
 * Runs what is left of it, rows unread.
 *
 * Returns: whether it ended without an error
 */
gboolean
snabel_statement_finish (SnabelStatement *self,
                         GError         **error)
{
  while (snabel_statement_next (self, error))
    continue;

  return !snabel_statement_has_failed (self);
}

/**
 * snabel_statement_has_failed:
 *
 * Returns: whether the last step ended in an error
 */
gboolean
snabel_statement_has_failed (SnabelStatement *self)
{
  return self->code != SQLITE_OK && self->code != SQLITE_ROW && self->code != SQLITE_DONE;
}

/**
 * snabel_statement_was_refused:
 *
 * Returns: whether the last step failed because the row does not fit the table
 */
gboolean
snabel_statement_was_refused (SnabelStatement *self)
{
  return (self->code & 0xff) == SQLITE_CONSTRAINT || (self->code & 0xff) == SQLITE_MISMATCH;
}

/**
 * snabel_statement_get_n_columns:
 *
 * Returns: how many columns a row has
 */
guint
snabel_statement_get_n_columns (SnabelStatement *self)
{
  return sqlite3_column_count (self->handle);
}

/**
 * snabel_statement_get_text:
 *
 * Returns: (nullable): the column, valid until the next step
 */
const char *
snabel_statement_get_text (SnabelStatement *self,
                           guint            column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * snabel_statement_dup_text:
 *
 * What a failing disk has made of the text is made valid UTF-8: widgets rely on that.
 *
 * Returns: (transfer full) (nullable): the column
 */
char *
snabel_statement_dup_text (SnabelStatement *self,
                           guint            column)
{
  const char *text = snabel_statement_get_text (self, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/**
 * snabel_statement_get_number:
 *
 * Returns: the column, or 0
 */
gint64
snabel_statement_get_number (SnabelStatement *self,
                             guint            column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * snabel_statement_get_real:
 *
 * Returns: the column, or 0
 */
double
snabel_statement_get_real (SnabelStatement *self,
                           guint            column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * snabel_statement_dup_bytes:
 *
 * Returns: (transfer full): the column; empty for NULL
 */
GBytes *
snabel_statement_dup_bytes (SnabelStatement *self,
                            guint            column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}
