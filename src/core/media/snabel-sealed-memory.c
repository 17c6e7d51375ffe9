/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memfd with seals: without them the other side could pull the ground away under a reader. */
#include "media/snabel-sealed-memory.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

static gboolean
write_whole (int      fd,
             GBytes  *bytes,
             GError **error)
{
  gsize         size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
          return FALSE;
        }
      data += written;
      size -= (gsize) written;
    }

  return TRUE;
}

/**
 * snabel_sealed_memory_new:
 * @parts: (array length=n_parts): what it holds, one after the other
 *
 * Returns: a descriptor to close, or -1 with @error set in #GIOErrorEnum
 */
int
snabel_sealed_memory_new (GBytes *const *parts,
                          guint          n_parts,
                          GError       **error)
{
  g_autofd int fd = memfd_create ("snabel-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  for (guint i = 0; fd >= 0 && i < n_parts; i++)
    if (!write_whole (fd, parts[i], error))
      return -1;
  if (fd < 0 || fcntl (fd, F_ADD_SEALS, SEALS | F_SEAL_SEAL) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return -1;
    }

  return g_steal_fd (&fd);
}

typedef struct
{
  gpointer data;
  gsize    size;
} Mapping;

static void
mapping_free (gpointer data)
{
  Mapping *self = data;

  munmap (self->data, self->size);
  g_free (self);
}

/**
 * snabel_sealed_memory_map:
 * @fd: (transfer none): what the other side sent
 * @most: bytes that it may have
 *
 * Returns: (transfer full): its bytes, or %NULL with @error set in #GIOErrorEnum when it is not sealed, or too large
 */
GBytes *
snabel_sealed_memory_map (int      fd,
                          gsize    most,
                          GError **error)
{
  struct stat info = { 0 };
  int         seals = fcntl (fd, F_GET_SEALS);
  gpointer    data = NULL;
  Mapping    *mapping = NULL;

  if (seals < 0 || (seals & SEALS) != SEALS || fstat (fd, &info) != 0 || info.st_size < 0 || (gsize) info.st_size > most)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "This is no memory to trust");
      return NULL;
    }
  if (info.st_size == 0)
    return g_bytes_new_static ("", 0);
  data = mmap (NULL, (gsize) info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  mapping = g_new0 (Mapping, 1);
  mapping->data = data;
  mapping->size = (gsize) info.st_size;

  return g_bytes_new_with_free_func (data, mapping->size, mapping_free, mapping);
}
