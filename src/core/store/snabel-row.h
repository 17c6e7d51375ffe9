/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain structs as rows of a table: what is to be known of a column stands once. */
#pragma once

#include "store/snabel-database.h"

G_BEGIN_DECLS

typedef enum
{
  SNABEL_COLUMN_TEXT,
  SNABEL_COLUMN_WORDS,
  SNABEL_COLUMN_NUMBER,
  SNABEL_COLUMN_SMALL,
  SNABEL_COLUMN_REAL,
} SnabelColumnKind;

typedef struct
{
  const char      *name;
  SnabelColumnKind kind;
  gsize            offset;
} SnabelColumn;

/**
 * SnabelRowType:
 * @table: the table's name
 * @size: of the struct
 * @columns: its members, in any order
 * @n_columns: how many
 *
 * A table and the struct that a row of it becomes.
 */
typedef struct
{
  const char         *table;
  gsize               size;
  const SnabelColumn *columns;
  guint               n_columns;
} SnabelRowType;

/* The char[] fails to compile when the member has not the size its kind needs. */
#define SNABEL_COLUMN(T, m, K, C) \
  { #m, SNABEL_COLUMN_##K, G_STRUCT_OFFSET (T, m) + 0 * sizeof (char[sizeof (((T *) 0)->m) == sizeof (C) ? 1 : -1]) }
#define SNABEL_TEXT(T, m)       SNABEL_COLUMN (T, m, TEXT, char *)
#define SNABEL_WORDS_LIST(T, m) SNABEL_COLUMN (T, m, WORDS, char **)
#define SNABEL_NUMBER(T, m)     SNABEL_COLUMN (T, m, NUMBER, gint64)
#define SNABEL_SMALL(T, m)      SNABEL_COLUMN (T, m, SMALL, int)
#define SNABEL_REAL(T, m)       SNABEL_COLUMN (T, m, REAL, double)

gpointer   snabel_row_copy (const SnabelRowType *type,
                            gconstpointer        row);
void       snabel_row_free (const SnabelRowType *type,
                            gpointer             row);
gboolean   snabel_row_save (const SnabelRowType *type,
                            gconstpointer        row,
                            SnabelDatabase      *database,
                            GError             **error);
gboolean   snabel_row_update (const SnabelRowType *type,
                              gconstpointer        row,
                              SnabelDatabase      *database,
                              GError             **error);
GPtrArray *snabel_row_list (const SnabelRowType *type,
                            GDestroyNotify       destroy,
                            SnabelDatabase      *database,
                            const char          *order,
                            GError             **error);

G_END_DECLS
