/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What database and statement know of each other; includes SQLite. */
#pragma once

#include "store/snabel-database.h"

#include <sqlite3.h>

G_BEGIN_DECLS

void          snabel_database_set_error (SnabelDatabase *self,
                                         int             code,
                                         GError        **error);
sqlite3_stmt *snabel_database_take_statement (SnabelDatabase *self,
                                              const char     *sql,
                                              GError        **error);
void          snabel_database_give_statement (SnabelDatabase *self,
                                              sqlite3_stmt   *statement);

G_END_DECLS
