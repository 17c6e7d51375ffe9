/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies, frees, saves and lists structs by the table of their columns. */
#include "store/snabel-row.h"

#include "store/snabel-statement.h"

#define MEMBER(T, row, column) (*(T *) ((char *) (row) + (column)->offset))

static void
copy_column (const SnabelColumn *column,
             gpointer            to,
             gconstpointer       from)
{
  switch (column->kind)
    {
    case SNABEL_COLUMN_TEXT:
      MEMBER (char *, to, column) = g_strdup (MEMBER (char *const, from, column));
      break;
    case SNABEL_COLUMN_WORDS:
      MEMBER (char **, to, column) = g_strdupv (MEMBER (char **const, from, column));
      break;
    case SNABEL_COLUMN_NUMBER:
      MEMBER (gint64, to, column) = MEMBER (const gint64, from, column);
      break;
    case SNABEL_COLUMN_SMALL:
      MEMBER (int, to, column) = MEMBER (const int, from, column);
      break;
    case SNABEL_COLUMN_REAL:
      MEMBER (double, to, column) = MEMBER (const double, from, column);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * snabel_row_copy:
 *
 * Returns: (transfer full): a deep copy of @row
 */
gpointer
snabel_row_copy (const SnabelRowType *type,
                 gconstpointer        row)
{
  gpointer copy = g_malloc0 (type->size);

  for (guint i = 0; i < type->n_columns; i++)
    copy_column (&type->columns[i], copy, row);

  return copy;
}

/**
 * snabel_row_free:
 * @row: (transfer full) (nullable): a row
 */
void
snabel_row_free (const SnabelRowType *type,
                 gpointer             row)
{
  for (guint i = 0; row != NULL && i < type->n_columns; i++)
    {
      if (type->columns[i].kind == SNABEL_COLUMN_TEXT)
        g_free (MEMBER (char *, row, &type->columns[i]));
      else if (type->columns[i].kind == SNABEL_COLUMN_WORDS)
        g_strfreev (MEMBER (char **, row, &type->columns[i]));
    }
  g_free (row);
}

static char *
build_save_sql (const SnabelRowType *type)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GString) marks = g_string_new (NULL);
  g_autoptr(GString) changes = g_string_new (NULL);

  for (guint i = 0; i < type->n_columns; i++)
    {
      const char *name = type->columns[i].name;
      const char *comma = i == 0 ? "" : ", ";

      g_string_append_printf (names, "%s\"%s\"", comma, name);
      g_string_append_printf (marks, "%s?", comma);
      g_string_append_printf (changes, "%s\"%s\" = excluded.\"%s\"", comma, name, name);
    }

  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO UPDATE SET %s",
                          type->table, names->str, marks->str, changes->str);
}

static void
bind_column (const SnabelColumn *column,
             gconstpointer       row,
             SnabelStatement    *statement)
{
  g_autofree char *words = NULL;

  switch (column->kind)
    {
    case SNABEL_COLUMN_TEXT:
      snabel_statement_add_text (statement, MEMBER (char *const, row, column));
      break;
    case SNABEL_COLUMN_WORDS:
      if (MEMBER (char **const, row, column) != NULL)
        words = g_strjoinv (" ", MEMBER (char **const, row, column));
      snabel_statement_add_text (statement, words);
      break;
    case SNABEL_COLUMN_NUMBER:
      snabel_statement_add_number (statement, MEMBER (const gint64, row, column));
      break;
    case SNABEL_COLUMN_SMALL:
      snabel_statement_add_number (statement, MEMBER (const int, row, column));
      break;
    case SNABEL_COLUMN_REAL:
      snabel_statement_add_real (statement, MEMBER (const double, row, column));
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
run_with (const char          *sql,
          const SnabelRowType *type,
          gconstpointer        row,
          SnabelDatabase      *database,
          GError             **error)
{
  g_autoptr(SnabelStatement) statement = snabel_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < type->n_columns; i++)
    bind_column (&type->columns[i], row, statement);

  return snabel_statement_finish (statement, error);
}

/**
 * snabel_row_save:
 *
 * Writes @row over the one with the same key, or beside the others.
 *
 * Returns: whether it was written
 */
gboolean
snabel_row_save (const SnabelRowType *type,
                 gconstpointer        row,
                 SnabelDatabase      *database,
                 GError             **error)
{
  g_autofree char *sql = build_save_sql (type);

  return run_with (sql, type, row, database, error);
}

static char *
build_update_sql (const SnabelRowType *type)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  guint id = 0;

  g_string_printf (sql, "UPDATE %s SET ", type->table);
  for (guint i = 0; i < type->n_columns; i++)
    {
      const char *name = type->columns[i].name;

      g_string_append_printf (sql, "%s\"%s\" = ?%u", i == 0 ? "" : ", ", name, i + 1);
      if (g_str_equal (name, "id"))
        id = i + 1;
    }
  g_string_append_printf (sql, " WHERE id = ?%u", id);

  return g_string_free_and_steal (g_steal_pointer (&sql));
}

/**
 * snabel_row_update:
 * @row: of a table with a column named id
 *
 * Writes @row over the one with the same id. One that is gone stays gone.
 *
 * Returns: whether it was written, or there was nothing to write over
 */
gboolean
snabel_row_update (const SnabelRowType *type,
                   gconstpointer        row,
                   SnabelDatabase      *database,
                   GError             **error)
{
  g_autofree char *sql = build_update_sql (type);

  return run_with (sql, type, row, database, error);
}

static void
read_column (const SnabelColumn *column,
             gpointer            row,
             SnabelStatement    *statement,
             guint               i)
{
  const char *text;

  switch (column->kind)
    {
    case SNABEL_COLUMN_TEXT:
      MEMBER (char *, row, column) = snabel_statement_dup_text (statement, i);
      break;
    case SNABEL_COLUMN_WORDS:
      text = snabel_statement_get_text (statement, i);
      MEMBER (char **, row, column) = text != NULL && *text != '\0' ? g_strsplit (text, " ", -1) : g_new0 (char *, 1);
      break;
    case SNABEL_COLUMN_NUMBER:
      MEMBER (gint64, row, column) = snabel_statement_get_number (statement, i);
      break;
    case SNABEL_COLUMN_SMALL:
      MEMBER (int, row, column) = snabel_statement_get_number (statement, i);
      break;
    case SNABEL_COLUMN_REAL:
      MEMBER (double, row, column) = snabel_statement_get_real (statement, i);
      break;
    default:
      g_assert_not_reached ();
    }
}

static char *
build_list_sql (const SnabelRowType *type,
                const char          *order)
{
  g_autoptr(GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < type->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i == 0 ? "" : ", ", type->columns[i].name);
  g_string_append_printf (sql, " FROM %s ORDER BY %s", type->table, order);

  return g_string_free_and_steal (g_steal_pointer (&sql));
}

/**
 * snabel_row_list:
 * @destroy: frees a row
 * @order: what stands behind ORDER BY
 *
 * Returns: (transfer full): all rows of the table, or %NULL with @error set
 */
GPtrArray *
snabel_row_list (const SnabelRowType *type,
                 GDestroyNotify       destroy,
                 SnabelDatabase      *database,
                 const char          *order,
                 GError             **error)
{
  g_autofree char *sql = build_list_sql (type, order);
  g_autoptr(SnabelStatement) statement = snabel_statement_new (database, sql, error);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (destroy);

  if (statement == NULL)
    return NULL;
  while (snabel_statement_next (statement, error))
    {
      gpointer row = g_malloc0 (type->size);

      for (guint i = 0; i < type->n_columns; i++)
        read_column (&type->columns[i], row, statement, i);
      g_ptr_array_add (rows, row);
    }

  return snabel_statement_has_failed (statement) ? NULL : g_steal_pointer (&rows);
}
