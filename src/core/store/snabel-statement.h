/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One prepared statement: bound from left to right, then read row by row. */
#pragma once

#include "store/snabel-database.h"

G_BEGIN_DECLS

typedef struct _SnabelStatement SnabelStatement;

SnabelStatement *snabel_statement_new (SnabelDatabase *database,
                                       const char     *sql,
                                       GError        **error);
void             snabel_statement_free (SnabelStatement *self);
void             snabel_statement_reset (SnabelStatement *self);
void             snabel_statement_add_text (SnabelStatement *self,
                                            const char      *value);
void             snabel_statement_add_number (SnabelStatement *self,
                                              gint64           value);
void             snabel_statement_add_real (SnabelStatement *self,
                                            double           value);
void             snabel_statement_add_bytes (SnabelStatement *self,
                                             GBytes          *value);
gboolean         snabel_statement_next (SnabelStatement *self,
                                        GError         **error);
gboolean         snabel_statement_finish (SnabelStatement *self,
                                          GError         **error);
gboolean         snabel_statement_has_failed (SnabelStatement *self);
gboolean         snabel_statement_was_refused (SnabelStatement *self);
guint            snabel_statement_get_n_columns (SnabelStatement *self);
const char      *snabel_statement_get_text (SnabelStatement *self,
                                            guint            column);
char            *snabel_statement_dup_text (SnabelStatement *self,
                                            guint            column);
gint64           snabel_statement_get_number (SnabelStatement *self,
                                              guint            column);
double           snabel_statement_get_real (SnabelStatement *self,
                                            guint            column);
GBytes          *snabel_statement_dup_bytes (SnabelStatement *self,
                                             guint            column);
void             snabel_statement_add_column (SnabelStatement *self,
                                              SnabelStatement *from,
                                              guint            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelStatement, snabel_statement_free)

G_END_DECLS
