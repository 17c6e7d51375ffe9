/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage: copies row by row, from both ends, into NAME.salvaged, and only then moves the damaged file aside.
 * A crash at any point leaves either the damaged file in place or a whole new one beside it. */
#include "store/snabel-salvage.h"

#include "store/snabel-statement.h"

static char *
join_names (GPtrArray *names)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s\"%s\"", i == 0 ? "" : ", ", (const char *) g_ptr_array_index (names, i));

  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static GPtrArray *
list_names (SnabelDatabase *database,
            const char     *sql,
            GError        **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (database, sql, error);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  while (statement != NULL && snabel_statement_next (statement, error))
    g_ptr_array_add (names, snabel_statement_dup_text (statement, 0));

  return statement == NULL || snabel_statement_has_failed (statement) ? NULL : g_steal_pointer (&names);
}

typedef struct
{
  SnabelDatabase *from;
  SnabelDatabase *to;
} Pair;

/* Returns FALSE only when the new file cannot be written. */
static gboolean
copy_row (SnabelStatement *reader,
          SnabelStatement *writer,
          GError         **error)
{
  g_autoptr(GError) local = NULL;

  snabel_statement_reset (writer);
  for (guint i = 0; i < snabel_statement_get_n_columns (reader); i++)
    snabel_statement_add_column (writer, reader, i);
  if (snabel_statement_finish (writer, &local) || snabel_statement_was_refused (writer))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static gboolean
copy_rows (Pair       *pair,
           const char *read_sql,
           const char *write_sql,
           GError    **error)
{
  g_autoptr(GError) unreadable = NULL;
  g_autoptr(SnabelStatement) reader = snabel_statement_new (pair->from, read_sql, &unreadable);
  g_autoptr(SnabelStatement) writer = snabel_statement_new (pair->to, write_sql, error);

  if (writer == NULL)
    return FALSE;
  while (reader != NULL && snabel_statement_next (reader, &unreadable))
    if (!copy_row (reader, writer, error))
      return FALSE;
  if (unreadable == NULL || g_error_matches (unreadable, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED))
    return TRUE;

  /* The table is not known there, or the disk fails now: the first is no loss, the second must not pass for one. */
  if (reader == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&unreadable));

  return FALSE;
}

static gboolean
copy_table (Pair       *pair,
            const char *table,
            GError    **error)
{
  g_autofree char *columns_sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr(GPtrArray) columns = list_names (pair->to, columns_sql, error);
  g_autofree char *names = NULL;
  g_autofree char *down = NULL;
  g_autofree char *up = NULL;
  g_autofree char *write_sql = NULL;
  g_autofree char *marks = NULL;

  if (columns == NULL)
    return FALSE;

  names = join_names (columns);
  marks = g_strnfill (2 * columns->len - 1, '?');
  for (guint i = 1; i < 2 * columns->len - 1; i += 2)
    marks[i] = ',';
  up = g_strdup_printf ("SELECT %s FROM \"%s\" NOT INDEXED ORDER BY rowid", names, table);
  down = g_strdup_printf ("%s DESC", up);
  write_sql = g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", table, names, marks);

  return copy_rows (pair, up, write_sql, error) && copy_rows (pair, down, write_sql, error);
}

static gboolean
copy_tables (SnabelDatabase *to,
             gpointer        data,
             GError        **error)
{
  Pair *pair = data;
  g_autoptr(GPtrArray) tables = list_names (to, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!copy_table (pair, g_ptr_array_index (tables, i), error))
      return FALSE;

  return TRUE;
}

/* The new file gets the form that the damaged one had; opening it takes the later steps. */
static SnabelSchema
get_form_of (SnabelDatabase     *damaged,
             const SnabelSchema *schema)
{
  SnabelSchema form = *schema;
  gint64       version = 0;

  if (damaged != NULL && snabel_schema_get_version (damaged, &version, NULL) && version > 0 && version < form.n_steps)
    form.n_steps = version;

  return form;
}

static gboolean
copy_readable (const SnabelStoreFile *file,
               const char            *to_path,
               GError               **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(SnabelDatabase) from = snabel_database_open (file->path, file->vfs, SNABEL_DATABASE_DAMAGED, &local);
  g_autoptr(SnabelDatabase) to = NULL;
  SnabelSchema form = get_form_of (from, file->schema);
  Pair         pair = { from, NULL };

  if (from == NULL && !g_error_matches (local, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  to = snabel_database_open (to_path, file->vfs, SNABEL_DATABASE_PLAIN, error);
  if (to == NULL || !snabel_schema_upgrade (&form, to, error))
    return FALSE;
  pair.to = to;

  return from == NULL || snabel_database_transact (to, copy_tables, &pair, error);
}

static char *
find_aside_name (const char *path,
                 gboolean    wants_last)
{
  g_autofree char *last = NULL;

  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.damaged-%u", path, i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return wants_last && last != NULL ? g_steal_pointer (&last) : g_steal_pointer (&name);
      g_set_str (&last, name);
    }
}

/* The second half of the swap, which a crash may have left undone. */
static gboolean
finish_swap (const SnabelStoreFile *file,
             const char            *aside,
             GError               **error)
{
  g_autofree char *wal = g_strconcat (file->path, "-wal", NULL);
  g_autofree char *aside_wal = g_strconcat (aside, "-wal", NULL);
  g_autofree char *salvaged = g_strconcat (file->path, ".salvaged", NULL);

  if (g_file_test (wal, G_FILE_TEST_EXISTS) && !snabel_store_file_rename (file, wal, aside_wal, error))
    return FALSE;

  return snabel_store_file_rename (file, salvaged, file->path, error);
}

/**
 * snabel_salvage:
 * @file: a damaged database that nobody has open
 *
 * Afterwards NAME holds what could be read and NAME.damaged-N is the damaged file, with its log.
 *
 * Returns: whether that is so; if not, the damaged file is where it was
 */
gboolean
snabel_salvage (const SnabelStoreFile *file,
                GError               **error)
{
  g_autofree char *salvaged = g_strconcat (file->path, ".salvaged", NULL);
  g_autofree char *journal = g_strconcat (salvaged, "-journal", NULL);
  g_autofree char *aside = find_aside_name (file->path, FALSE);

  if (!snabel_store_file_remove (file, salvaged, error) ||
      !snabel_store_file_remove (file, journal, error) ||
      !copy_readable (file, salvaged, error) ||
      !snabel_store_file_rename (file, file->path, aside, error))
    return FALSE;

  return finish_swap (file, aside, error);
}

/**
 * snabel_salvage_resume:
 *
 * To be called before the database is opened.
 *
 * Returns: whether no salvage is half done (any more)
 */
gboolean
snabel_salvage_resume (const SnabelStoreFile *file,
                       GError               **error)
{
  g_autofree char *salvaged = g_strconcat (file->path, ".salvaged", NULL);
  g_autofree char *aside = NULL;

  if (g_file_test (file->path, G_FILE_TEST_EXISTS) || !g_file_test (salvaged, G_FILE_TEST_EXISTS))
    return TRUE;

  aside = find_aside_name (file->path, TRUE);

  return finish_swap (file, aside, error);
}
