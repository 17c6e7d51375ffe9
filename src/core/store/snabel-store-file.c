/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file with words in it is opened: checked, salvaged if it is damaged, copied before its form changes. */
#include "config.h"

#include "store/snabel-store-file.h"

#include "store/snabel-salvage.h"

#include <glib/gi18n-lib.h>

static gboolean
take_file_error (GError  *file_error,
                 GError **error)
{
  gboolean is_full = g_error_matches (file_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);

  g_debug ("%s", file_error->message);
  g_set_error_literal (error, SNABEL_STORE_ERROR, is_full ? SNABEL_STORE_ERROR_FULL : SNABEL_STORE_ERROR_FAILED,
                       is_full ? _ ("There is no space left on this computer’s disk")
                               : _ ("This computer’s disk could not be read or written"));

  return FALSE;
}

/**
 * snabel_store_file_rename:
 *
 * Returns: whether @from is now @to, for good
 */
gboolean
snabel_store_file_rename (const SnabelStoreFile *file,
                          const char            *from,
                          const char            *to,
                          GError               **error)
{
  g_autoptr(GError) local = NULL;

  return snabel_files_rename (file->files, from, to, &local) || take_file_error (local, error);
}

/**
 * snabel_store_file_remove:
 *
 * Returns: whether @path is gone
 */
gboolean
snabel_store_file_remove (const SnabelStoreFile *file,
                          const char            *path,
                          GError               **error)
{
  g_autoptr(GError) local = NULL;

  return snabel_files_remove (file->files, path, &local) || take_file_error (local, error);
}

/**
 * snabel_store_file_clear:
 *
 * Frees the members of @file.
 */
void
snabel_store_file_clear (SnabelStoreFile *file)
{
  g_clear_pointer (&file->path, g_free);
  g_clear_pointer (&file->vfs, g_free);
  g_clear_object (&file->files);
}

static gboolean
back_up (const SnabelStoreFile *file,
         SnabelDatabase        *database,
         GError               **error)
{
  gint64           version = 0;
  g_autofree char *partial = g_strconcat (file->path, ".backup", NULL);
  g_autofree char *whole = NULL;

  if (!snabel_schema_get_version (database, &version, error))
    return FALSE;
  if (version == 0 || version == file->schema->n_steps)
    return TRUE;

  whole = g_strdup_printf ("%s.version-%d", file->path, (int) version);

  return snabel_store_file_remove (file, partial, error) &&
         snabel_database_back_up (database, partial, error) &&
         snabel_store_file_rename (file, partial, whole, error);
}

static SnabelDatabase *
open_whole (const SnabelStoreFile *file,
            GError               **error)
{
  g_autoptr(SnabelDatabase) database = snabel_database_open (file->path, file->vfs, SNABEL_DATABASE_EXCLUSIVE, error);

  if (database == NULL ||
      !snabel_schema_check (file->schema, database, error) ||
      !snabel_database_check (database, error) ||
      !back_up (file, database, error) ||
      !snabel_schema_upgrade (file->schema, database, error))
    return NULL;

  return g_steal_pointer (&database);
}

/**
 * snabel_store_file_open:
 * @was_salvaged: (out): whether the file was damaged, and is now what could be read of it
 *
 * Opens a small file of which nothing may be lost, on the calling thread. Its whole content is checked.
 * Before a step of the schema a copy is kept as NAME.version-N.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set; then the file is as it was
 */
SnabelDatabase *
snabel_store_file_open (const SnabelStoreFile *file,
                        gboolean              *was_salvaged,
                        GError               **error)
{
  g_autoptr(GError) local = NULL;
  SnabelDatabase *database = NULL;

  *was_salvaged = FALSE;
  if (!snabel_salvage_resume (file, error))
    return NULL;

  database = open_whole (file, &local);
  if (!g_error_matches (local, SNABEL_STORE_ERROR, SNABEL_STORE_ERROR_DAMAGED))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return database;
    }

  *was_salvaged = snabel_salvage (file, error);

  return *was_salvaged ? open_whole (file, error) : NULL;
}
