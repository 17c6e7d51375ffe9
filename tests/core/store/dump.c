/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database as SQL text, so that a fixture can be read and compared. */
#include "dump.h"

#include "store/snabel-statement.h"

static GPtrArray *
list_texts (SnabelDatabase *database,
            const char     *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelStatement) statement = snabel_statement_new (database, sql, &error);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (snabel_statement_next (statement, &error))
    g_ptr_array_add (texts, snabel_statement_dup_text (statement, 0));
  g_assert_no_error (error);

  return texts;
}

static void
append_texts (GString        *dump,
              SnabelDatabase *database,
              const char     *sql)
{
  g_autoptr(GPtrArray) texts = list_texts (database, sql);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (dump, "%s;\n", (const char *) g_ptr_array_index (texts, i));
}

/* dump_form: Returns: (transfer full): what made the tables; those that FTS5 makes itself left out */
char *
dump_form (SnabelDatabase *database)
{
  g_autoptr(GString) dump = g_string_new (NULL);

  append_texts (dump, database,
                "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid");

  return g_string_free_and_steal (g_steal_pointer (&dump));
}

static void
append_rows (GString        *dump,
             SnabelDatabase *database,
             const char     *table)
{
  g_autofree char *columns_sql = g_strdup_printf ("SELECT 'quote (\"' || name || '\")' FROM pragma_table_info ('%s')", table);
  g_autoptr(GPtrArray) columns = list_texts (database, columns_sql);
  g_autofree char *quoted = NULL;
  g_autofree char *rows_sql = NULL;

  g_ptr_array_add (columns, NULL);
  quoted = g_strjoinv (" || ', ' || ", (char **) columns->pdata);
  rows_sql = g_strdup_printf ("SELECT 'INSERT INTO \"%s\" VALUES (' || %s || ')' FROM \"%s\"", table, quoted, table);
  append_texts (dump, database, rows_sql);
}

/* dump_all: Returns: (transfer full): form, version and rows */
char *
dump_all (SnabelDatabase *database)
{
  g_autofree char *form = dump_form (database);
  g_autoptr(GString) dump = g_string_new (form);
  g_autoptr(GPtrArray) tables = list_texts (database, "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                                                      " AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%' ORDER BY name");

  append_texts (dump, database, "SELECT 'PRAGMA user_version = ' || user_version FROM pragma_user_version");
  append_texts (dump, database, "SELECT 'DELETE FROM ' || name FROM pragma_table_list WHERE type = 'shadow' ORDER BY name");
  for (guint i = 0; i < tables->len; i++)
    append_rows (dump, database, g_ptr_array_index (tables, i));

  return g_string_free_and_steal (g_steal_pointer (&dump));
}

/* load_dump: makes the database @path of it */
void
load_dump (const char *dump,
           const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SnabelDatabase) database = snabel_database_open (path, NULL, SNABEL_DATABASE_PLAIN, &error);

  g_assert_no_error (error);
  snabel_database_run (database, dump, &error);
  g_assert_no_error (error);
}
