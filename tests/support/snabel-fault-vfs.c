/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shim over SQLite's own VFS. Opening, writing, syncing, cutting and deleting are counted. */
#include "snabel-fault-vfs.h"

#include <sqlite3.h>
#include <unistd.h>

#define NAME "snabel-fault"

/* What a file held before a write that was not synced yet. */
typedef struct
{
  sqlite3_int64 offset;
  sqlite3_int64 size;
  GByteArray   *content;
} Undo;

typedef struct
{
  sqlite3_file  base;
  GPtrArray    *undo;
  sqlite3_file *real;
} File;

static GMutex       mutex;
static GMutex       disk; /* Held for each whole operation: after a power cut no other thread gets on. */
static sqlite3_vfs *real_vfs;
static SnabelFault  fault;
static guint        fault_at;
static guint        n_operations;
static GPtrArray   *files;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_byte_array_unref (undo->content);
  g_free (undo);
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((File *) file)->real;
}

/* Takes back what was not synced; then half of @amount bytes of @buffer, if given, reach @torn: a torn page. */
static void
cut_power (File         *torn,
           const void   *buffer,
           int           amount,
           sqlite3_int64 offset)
{
  for (guint i = 0; i < files->len; i++)
    {
      File *file = g_ptr_array_index (files, i);

      for (guint j = file->undo->len; j > 0; j--)
        {
          Undo *undo = g_ptr_array_index (file->undo, j - 1);

          file->real->pMethods->xWrite (file->real, undo->content->data, undo->content->len, undo->offset);
          file->real->pMethods->xTruncate (file->real, undo->size);
        }
    }
  if (torn != NULL)
    torn->real->pMethods->xWrite (torn->real, buffer, amount / 2, offset);
  _exit (SNABEL_FAULT_EXIT_STATUS);
}

/* Counts one operation. Returns: what it fails with, or SQLITE_OK; a power cut is left to the caller. */
static int
count (int       error,
       gboolean  takes_space,
       gboolean *is_cut)
{
  int result = SQLITE_OK;

  g_mutex_lock (&mutex);
  n_operations++;
  *is_cut = fault == SNABEL_FAULT_POWER_CUT && n_operations == fault_at;
  if (fault == SNABEL_FAULT_BROKEN && n_operations >= fault_at)
    result = error;
  else if (fault == SNABEL_FAULT_HICCUP && n_operations == fault_at)
    result = error;
  else if (fault == SNABEL_FAULT_FULL && n_operations >= fault_at && takes_space)
    result = SQLITE_FULL;
  g_mutex_unlock (&mutex);

  return result;
}

static void
remember (File         *file,
          int           amount,
          sqlite3_int64 offset)
{
  Undo *undo = NULL;
  int   kept = 0;

  if (fault != SNABEL_FAULT_POWER_CUT)
    return;

  undo = g_new0 (Undo, 1);
  undo->offset = offset;
  undo->content = g_byte_array_new ();
  file->real->pMethods->xFileSize (file->real, &undo->size);
  kept = CLAMP (undo->size - offset, 0, amount);
  g_byte_array_set_size (undo->content, kept);
  if (kept > 0)
    file->real->pMethods->xRead (file->real, undo->content->data, kept, offset);
  g_ptr_array_add (file->undo, undo);
}

static int
fault_close (sqlite3_file *base)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&disk);
  File *file = (File *) base;
  int   result = file->real->pMethods->xClose (file->real);

  g_mutex_lock (&mutex);
  g_ptr_array_remove_fast (files, file);
  g_mutex_unlock (&mutex);
  g_clear_pointer (&file->undo, g_ptr_array_unref);

  return result;
}

static int
fault_read (sqlite3_file *base,
            void         *buffer,
            int           amount,
            sqlite3_int64 offset)
{
  return real_of (base)->pMethods->xRead (real_of (base), buffer, amount, offset);
}

static int
fault_write (sqlite3_file *base,
             const void   *buffer,
             int           amount,
             sqlite3_int64 offset)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&disk);
  File    *file = (File *) base;
  gboolean is_cut = FALSE;
  int      result = count (SQLITE_IOERR_WRITE, TRUE, &is_cut);

  if (result != SQLITE_OK)
    return result;
  if (is_cut)
    cut_power (file, buffer, amount, offset);
  remember (file, amount, offset);

  return file->real->pMethods->xWrite (file->real, buffer, amount, offset);
}

static int
fault_truncate (sqlite3_file *base,
                sqlite3_int64 size)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&disk);
  File         *file = (File *) base;
  gboolean      is_cut = FALSE;
  int           result = count (SQLITE_IOERR_TRUNCATE, FALSE, &is_cut);
  sqlite3_int64 old_size = 0;

  if (is_cut)
    cut_power (NULL, NULL, 0, 0);
  if (result != SQLITE_OK)
    return result;
  file->real->pMethods->xFileSize (file->real, &old_size);
  if (old_size > size)
    remember (file, old_size - size, size);

  return file->real->pMethods->xTruncate (file->real, size);
}

static int
fault_sync (sqlite3_file *base,
            int           flags)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&disk);
  File    *file = (File *) base;
  gboolean is_cut = FALSE;
  int      result = count (SQLITE_IOERR_FSYNC, FALSE, &is_cut);

  if (is_cut)
    cut_power (NULL, NULL, 0, 0);
  if (result != SQLITE_OK)
    return result;
  g_ptr_array_set_size (file->undo, 0);

  return file->real->pMethods->xSync (file->real, flags);
}

static int
fault_file_size (sqlite3_file  *base,
                 sqlite3_int64 *size)
{
  return real_of (base)->pMethods->xFileSize (real_of (base), size);
}

static int
fault_lock (sqlite3_file *base,
            int           level)
{
  return real_of (base)->pMethods->xLock (real_of (base), level);
}

static int
fault_unlock (sqlite3_file *base,
              int           level)
{
  return real_of (base)->pMethods->xUnlock (real_of (base), level);
}

static int
fault_check_reserved_lock (sqlite3_file *base,
                           int          *result)
{
  return real_of (base)->pMethods->xCheckReservedLock (real_of (base), result);
}

static int
fault_file_control (sqlite3_file *base,
                    int           operation,
                    void         *argument)
{
  return real_of (base)->pMethods->xFileControl (real_of (base), operation, argument);
}

static int
fault_sector_size (sqlite3_file *base)
{
  return real_of (base)->pMethods->xSectorSize (real_of (base));
}

static int
fault_device_characteristics (sqlite3_file *base)
{
  return real_of (base)->pMethods->xDeviceCharacteristics (real_of (base));
}

static int
fault_shm_map (sqlite3_file   *base,
               int             page,
               int             size,
               int             extends,
               void volatile **memory)
{
  return real_of (base)->pMethods->xShmMap (real_of (base), page, size, extends, memory);
}

static int
fault_shm_lock (sqlite3_file *base,
                int           offset,
                int           n,
                int           flags)
{
  return real_of (base)->pMethods->xShmLock (real_of (base), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *base)
{
  real_of (base)->pMethods->xShmBarrier (real_of (base));
}

static int
fault_shm_unmap (sqlite3_file *base,
                 int           deletes)
{
  return real_of (base)->pMethods->xShmUnmap (real_of (base), deletes);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved_lock,
  .xFileControl = fault_file_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_device_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *base,
            int           flags,
            int          *out_flags)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&disk);
  File    *file = (File *) base;
  gboolean is_cut = FALSE;
  int      result = count (SQLITE_CANTOPEN, FALSE, &is_cut);

  base->pMethods = NULL;
  if (is_cut)
    cut_power (NULL, NULL, 0, 0);
  if (result != SQLITE_OK)
    return result;

  file->real = (sqlite3_file *) (file + 1);
  result = real_vfs->xOpen (real_vfs, name, file->real, flags, out_flags);
  if (file->real->pMethods == NULL)
    return result;

  base->pMethods = &methods;
  file->undo = g_ptr_array_new_with_free_func (undo_free);
  g_mutex_lock (&mutex);
  g_ptr_array_add (files, file);
  g_mutex_unlock (&mutex);

  return result;
}

static int
fault_delete (sqlite3_vfs *vfs,
              const char  *name,
              int          syncs_folder)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&disk);
  gboolean is_cut = FALSE;
  int      result = count (SQLITE_IOERR_DELETE, FALSE, &is_cut);

  if (is_cut)
    cut_power (NULL, NULL, 0, 0);

  return result != SQLITE_OK ? result : real_vfs->xDelete (real_vfs, name, syncs_folder);
}

/**
 * snabel_fault_vfs_register:
 *
 * Returns: the name to open databases with; nothing fails until snabel_fault_vfs_arm()
 */
const char *
snabel_fault_vfs_register (void)
{
  static sqlite3_vfs vfs;

  if (real_vfs != NULL)
    return NAME;

  real_vfs = sqlite3_vfs_find (NULL);
  files = g_ptr_array_new ();
  vfs = *real_vfs;
  vfs.zName = NAME;
  vfs.szOsFile = sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = fault_open;
  vfs.xDelete = fault_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, FALSE), ==, SQLITE_OK);

  return NAME;
}

/**
 * snabel_fault_vfs_arm:
 * @nth: the operation, counted from 1 and from now
 */
void
snabel_fault_vfs_arm (SnabelFault new_fault,
                      guint       nth)
{
  g_mutex_lock (&mutex);
  fault = new_fault;
  fault_at = nth;
  n_operations = 0;
  g_mutex_unlock (&mutex);
}

/**
 * snabel_fault_vfs_get_n_operations:
 *
 * Returns: how many operations there were since the last snabel_fault_vfs_arm()
 */
guint
snabel_fault_vfs_get_n_operations (void)
{
  guint n;

  g_mutex_lock (&mutex);
  n = n_operations;
  g_mutex_unlock (&mutex);

  return n;
}
