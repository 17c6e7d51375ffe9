/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files seam, and the file system behind it. */
#include "base/snabel-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_INTERFACE (SnabelFiles, snabel_files, G_TYPE_OBJECT)

static void
snabel_files_default_init (SnabelFilesInterface *iface)
{
}

/**
 * snabel_files_read:
 * @max_size: bytes; a larger file is an error
 *
 * Returns: (transfer full): the file's content, or %NULL with @error set in #GIOErrorEnum or #GFileError
 */
GBytes *
snabel_files_read (SnabelFiles *self,
                   const char  *path,
                   gsize        max_size,
                   GError     **error)
{
  g_return_val_if_fail (SNABEL_IS_FILES (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return SNABEL_FILES_GET_IFACE (self)->read (self, path, max_size, error);
}

/**
 * snabel_files_write_durably:
 *
 * Writes beside @path, syncs, renames, and syncs the folder: after a power cut the file
 * is the old one or the new one, never a part.
 *
 * Returns: whether @content is on the disk
 */
gboolean
snabel_files_write_durably (SnabelFiles *self,
                            const char  *path,
                            GBytes      *content,
                            GError     **error)
{
  g_return_val_if_fail (SNABEL_IS_FILES (self), FALSE);
  g_return_val_if_fail (path != NULL && content != NULL, FALSE);

  return SNABEL_FILES_GET_IFACE (self)->write_durably (self, path, content, error);
}

/**
 * snabel_files_rename:
 *
 * Returns: whether @from is now @to; what @to was is gone
 */
gboolean
snabel_files_rename (SnabelFiles *self,
                     const char  *from,
                     const char  *to,
                     GError     **error)
{
  g_return_val_if_fail (SNABEL_IS_FILES (self), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  return SNABEL_FILES_GET_IFACE (self)->rename (self, from, to, error);
}

/**
 * snabel_files_remove:
 *
 * Returns: whether @path is gone; that it never was is no error
 */
gboolean
snabel_files_remove (SnabelFiles *self,
                     const char  *path,
                     GError     **error)
{
  g_return_val_if_fail (SNABEL_IS_FILES (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return SNABEL_FILES_GET_IFACE (self)->remove (self, path, error);
}

/**
 * snabel_files_make_directory:
 *
 * Makes @path and what is missing above it; @path can be entered by its owner only.
 *
 * Returns: whether it is there
 */
gboolean
snabel_files_make_directory (SnabelFiles *self,
                             const char  *path,
                             GError     **error)
{
  g_return_val_if_fail (SNABEL_IS_FILES (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return SNABEL_FILES_GET_IFACE (self)->make_directory (self, path, error);
}

struct _SnabelSystemFiles
{
  GObject parent_instance;
};

static gboolean
set_errno_error (GError    **error,
                 const char *what,
                 const char *path)
{
  int code = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "Cannot %s “%s”: %s", what, path, g_strerror (code));

  return FALSE;
}

static GBytes *
system_read (SnabelFiles *files,
             const char  *path,
             gsize        max_size,
             GError     **error)
{
  g_autofree char *content = NULL;
  GStatBuf         info;
  gsize            length = 0;

  if (g_stat (path, &info) != 0)
    {
      set_errno_error (error, "read", path);
      return NULL;
    }
  if (info.st_size < 0 || (gsize) info.st_size > max_size)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "“%s” is too large", path);
      return NULL;
    }
  if (!g_file_get_contents (path, &content, &length, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&content), length);
}

static gboolean
sync_directory_of (const char *path,
                   GError    **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofd int     fd = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0 || fsync (fd) != 0)
    return set_errno_error (error, "sync", directory);

  return TRUE;
}

static gboolean
system_write_durably (SnabelFiles *files,
                      const char  *path,
                      GBytes      *content,
                      GError     **error)
{
  gsize       size = 0;
  const char *data = g_bytes_get_data (content, &size);

  if (!g_file_set_contents_full (path, data, size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;

  return sync_directory_of (path, error);
}

static gboolean
system_rename (SnabelFiles *files,
               const char  *from,
               const char  *to,
               GError     **error)
{
  if (g_rename (from, to) != 0)
    return set_errno_error (error, "rename", from);

  return sync_directory_of (to, error);
}

static gboolean
system_remove (SnabelFiles *files,
               const char  *path,
               GError     **error)
{
  if (g_unlink (path) != 0 && errno != ENOENT)
    return set_errno_error (error, "remove", path);

  return TRUE;
}

static gboolean
system_make_directory (SnabelFiles *files,
                       const char  *path,
                       GError     **error)
{
  if (g_mkdir_with_parents (path, 0700) != 0)
    return set_errno_error (error, "make the folder", path);

  return TRUE;
}

static void
files_iface_init (SnabelFilesInterface *iface)
{
  iface->read = system_read;
  iface->write_durably = system_write_durably;
  iface->rename = system_rename;
  iface->remove = system_remove;
  iface->make_directory = system_make_directory;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SnabelSystemFiles, snabel_system_files, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_FILES, files_iface_init))

static void
snabel_system_files_class_init (SnabelSystemFilesClass *klass)
{
}

static void
snabel_system_files_init (SnabelSystemFiles *self)
{
}

/**
 * snabel_system_files_new:
 *
 * Returns: (transfer full): the file system of the machine
 */
SnabelFiles *
snabel_system_files_new (void)
{
  return g_object_new (SNABEL_TYPE_SYSTEM_FILES, NULL);
}
