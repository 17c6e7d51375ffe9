/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a database to the present form, one whole step at a time. */
#include "config.h"

#include "store/snabel-schema.h"

#include <glib/gi18n-lib.h>

/**
 * snabel_schema_get_version:
 * @version: (out): 0 for an empty file
 *
 * Returns: whether the version could be read
 */
gboolean
snabel_schema_get_version (SnabelDatabase *database,
                           gint64         *version,
                           GError        **error)
{
  return snabel_database_get_number (database, "PRAGMA user_version", version, error);
}

/**
 * snabel_schema_check:
 *
 * Returns: whether this program knows the database's version; if it is newer,
 *   @error is %SNABEL_STORE_ERROR_NEWER and the file must not be touched
 */
gboolean
snabel_schema_check (const SnabelSchema *self,
                     SnabelDatabase     *database,
                     GError            **error)
{
  gint64 version = 0;

  if (!snabel_schema_get_version (database, &version, error))
    return FALSE;
  if (version >= 0 && version <= self->n_steps)
    return TRUE;

  g_set_error_literal (error, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_NEWER,
                       _ ("A newer version of Snabel has written the files in its folder; this version cannot read them"));

  return FALSE;
}

typedef struct
{
  const SnabelSchema *schema;
  guint               version;
} Step;

static gboolean
take_step (SnabelDatabase *database,
           gpointer        data,
           GError        **error)
{
  const Step      *step = data;
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", step->version + 1);

  g_debug ("%s: step %u", step->schema->name, step->version + 1);

  return snabel_database_run (database, step->schema->steps[step->version], error) &&
         snabel_database_run (database, mark, error);
}

/**
 * snabel_schema_upgrade:
 *
 * Takes the steps that are missing, each in a transaction of its own.
 *
 * Returns: whether the database has the present form
 */
gboolean
snabel_schema_upgrade (const SnabelSchema *self,
                       SnabelDatabase     *database,
                       GError            **error)
{
  gint64 version = 0;

  if (!snabel_schema_check (self, database, error) || !snabel_schema_get_version (database, &version, error))
    return FALSE;
  for (; version < self->n_steps; version++)
    {
      Step step = { self, version };

      if (!snabel_database_transact (database, take_step, &step, error))
        return FALSE;
    }

  return TRUE;
}
