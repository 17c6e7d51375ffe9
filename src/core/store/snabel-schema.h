/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered steps by which a database came to its present form. */
#pragma once

#include "store/snabel-database.h"

G_BEGIN_DECLS

/**
 * SnabelSchema:
 * @name: for the log
 * @steps: SQL; step n leads from version n to n + 1; a released step never changes
 * @n_steps: how many; the version of this program
 *
 * The form of a database. The version is kept in SQLite's user_version.
 */
typedef struct
{
  const char        *name;
  const char *const *steps;
  guint              n_steps;
} SnabelSchema;

gboolean snabel_schema_get_version (SnabelDatabase *database,
                                    gint64         *version,
                                    GError        **error);
gboolean snabel_schema_check (const SnabelSchema *self,
                              SnabelDatabase     *database,
                              GError            **error);
gboolean snabel_schema_upgrade (const SnabelSchema *self,
                                SnabelDatabase     *database,
                                GError            **error);

G_END_DECLS
