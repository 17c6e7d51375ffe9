/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of files, each named by the sum of its address and begun by the sum of its content: what a power cut or
 * somebody's tool did to one is seen, and costs a download. */
#include "media/snabel-picture-disk.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#include "base/snabel-async.h"

#define DIGEST_SIZE 32
#define NAME_LENGTH 64
#define MOST_FILE   (16 * 1024 * 1024 + DIGEST_SIZE)

/* Shared with the workers, which may outlive the object by a moment. */
typedef struct
{
  char    *folder;
  guint64  limit;
  GMutex   mutex;
  guint64  size;
  gboolean is_counted;
} Store;

struct _SnabelPictureDisk
{
  GObject parent_instance;
  Store  *store;
};

G_DEFINE_FINAL_TYPE (SnabelPictureDisk, snabel_picture_disk, G_TYPE_OBJECT)

static void
store_clear (gpointer data)
{
  Store *store = data;

  g_clear_pointer (&store->folder, g_free);
  g_mutex_clear (&store->mutex);
}

static void
store_unref (gpointer store)
{
  g_atomic_rc_box_release_full (store, store_clear);
}

static void
snabel_picture_disk_finalize (GObject *object)
{
  SnabelPictureDisk *self = SNABEL_PICTURE_DISK (object);

  g_clear_pointer (&self->store, store_unref);

  G_OBJECT_CLASS (snabel_picture_disk_parent_class)->finalize (object);
}

static void
snabel_picture_disk_class_init (SnabelPictureDiskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = snabel_picture_disk_finalize;
}

static void
snabel_picture_disk_init (SnabelPictureDisk *self)
{
}

/**
 * snabel_picture_disk_new:
 * @folder: (type filename): nobody else's; made with the first picture
 * @limit: bytes; what was not asked for the longest goes first
 *
 * Returns: (transfer full): the files in @folder
 */
SnabelPictureDisk *
snabel_picture_disk_new (const char *folder,
                         guint64     limit)
{
  SnabelPictureDisk *self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (SNABEL_TYPE_PICTURE_DISK, NULL);
  self->store = g_atomic_rc_box_new0 (Store);
  self->store->folder = g_strdup (folder);
  self->store->limit = limit;
  g_mutex_init (&self->store->mutex);

  return self;
}

typedef struct
{
  Store  *store;
  char   *path;
  GBytes *bytes;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_pointer (&self->store, store_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static Job *
job_new (SnabelPictureDisk *self,
         const char        *uri,
         GBytes            *bytes)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  Job             *job = g_new0 (Job, 1);

  job->store = g_atomic_rc_box_acquire (self->store);
  job->path = g_build_filename (self->store->folder, name, NULL);
  job->bytes = bytes == NULL ? NULL : g_bytes_ref (bytes);

  return job;
}

static void
compute_digest (const char *data,
                gsize       size,
                guint8     *digest)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = DIGEST_SIZE;

  g_checksum_update (checksum, (const guint8 *) data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &length);
}

static gboolean
is_whole (const char *content,
          gsize       length)
{
  guint8 digest[DIGEST_SIZE];

  if (length < DIGEST_SIZE)
    return FALSE;
  compute_digest (content + DIGEST_SIZE, length - DIGEST_SIZE, digest);

  return memcmp (content, digest, DIGEST_SIZE) == 0;
}

static DexFuture *
read_in_worker (gpointer data)
{
  Job             *job = data;
  g_autofree char *content = NULL;
  gsize            length = 0;
  GStatBuf         info = { 0 };
  g_autoptr(GBytes) whole = NULL;

  if (g_stat (job->path, &info) != 0 || info.st_size > MOST_FILE || !g_file_get_contents (job->path, &content, &length, NULL))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The picture is not on the disk");
  if (!is_whole (content, length))
    {
      g_debug ("A picture on the disk is damaged and goes");
      g_unlink (job->path);
      return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The picture on the disk is damaged");
    }
  /* The time of a file is that of its last use. */
  g_utime (job->path, NULL);
  whole = g_bytes_new_take (g_steal_pointer (&content), length);

  return dex_future_new_take_boxed (G_TYPE_BYTES, g_bytes_new_from_bytes (whole, DIGEST_SIZE, length - DIGEST_SIZE));
}

/**
 * snabel_picture_disk_read:
 *
 * Returns: (transfer full): a future that resolves to a #GBytes, or rejects with %G_IO_ERROR_NOT_FOUND
 */
DexFuture *
snabel_picture_disk_read (SnabelPictureDisk *self,
                          const char        *uri)
{
  dex_return_error_if_fail (SNABEL_IS_PICTURE_DISK (self));
  dex_return_error_if_fail (uri != NULL);

  return snabel_in_worker (read_in_worker, job_new (self, uri, NULL), job_free);
}

typedef struct
{
  char   *path;
  guint64 size;
  gint64  used; /* nanoseconds */
} File;

static void
file_clear (gpointer data)
{
  File *file = data;

  g_clear_pointer (&file->path, g_free);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  gint64 first = ((const File *) a)->used;
  gint64 second = ((const File *) b)->used;

  return (first > second) - (first < second);
}

/* What has another name was left behind by a write that was cut short. */
static GArray *
list_files (Store *store)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (File));
  g_autoptr(GDir) dir = g_dir_open (store->folder, 0, NULL);
  const char *name = NULL;

  g_array_set_clear_func (files, file_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (store->folder, name, NULL);
      GStatBuf         info = { 0 };
      File             file = { 0 };

      if (g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
        continue;
      if (strlen (name) != NAME_LENGTH)
        {
          g_unlink (path);
          continue;
        }
      file.path = g_steal_pointer (&path);
      file.size = (guint64) info.st_size;
      file.used = info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
      g_array_append_val (files, file);
    }
  g_array_sort (files, compare_files);

  return files;
}

/* A tenth more than needed goes, so that not every picture that comes looks through the folder. */
static void
trim (Store *store)
{
  g_autoptr(GArray) files = list_files (store);

  store->size = 0;
  store->is_counted = TRUE;
  for (guint i = 0; i < files->len; i++)
    store->size += g_array_index (files, File, i).size;
  if (store->size <= store->limit)
    return;
  for (guint i = 0; i < files->len && store->size > store->limit / 10 * 9; i++)
    if (g_unlink (g_array_index (files, File, i).path) == 0)
      store->size -= g_array_index (files, File, i).size;
}

static DexFuture *
write_in_worker (gpointer data)
{
  Job               *job = data;
  gsize              size = 0;
  const char        *content = g_bytes_get_data (job->bytes, &size);
  g_autofree guint8 *file = g_malloc (DIGEST_SIZE + size);
  g_autoptr(GError) error = NULL;
  g_autoptr(GMutexLocker) locker = NULL;

  compute_digest (content, size, file);
  memcpy (file + DIGEST_SIZE, content, size);
  if (g_mkdir_with_parents (job->store->folder, 0700) != 0)
    return dex_future_new_reject (G_IO_ERROR, g_io_error_from_errno (errno), "The folder of pictures cannot be made");
  /* Not synced: the sum tells what did not reach the disk. */
  if (!g_file_set_contents_full (job->path, (const char *) file, (gssize) (DIGEST_SIZE + size), G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  locker = g_mutex_locker_new (&job->store->mutex);
  job->store->size += DIGEST_SIZE + size;
  if (!job->store->is_counted || job->store->size > job->store->limit)
    trim (job->store);

  return dex_future_new_for_boolean (TRUE);
}

/**
 * snabel_picture_disk_write:
 *
 * Returns: (transfer full): a future that resolves to %TRUE; that it rejects costs a download at most
 */
DexFuture *
snabel_picture_disk_write (SnabelPictureDisk *self,
                           const char        *uri,
                           GBytes            *bytes)
{
  dex_return_error_if_fail (SNABEL_IS_PICTURE_DISK (self));
  dex_return_error_if_fail (uri != NULL && bytes != NULL);

  return snabel_in_worker (write_in_worker, job_new (self, uri, bytes), job_free);
}
