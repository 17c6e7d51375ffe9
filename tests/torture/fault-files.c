/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what the stores do to files, and refuses one thing. */
#include "fault-files.h"

struct _FaultFiles
{
  GObject      parent_instance;
  SnabelFiles *real;
  guint        nth;
  int          n_operations; /* atomic: the stores' threads use it */
};

static void files_iface_init (SnabelFilesInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FaultFiles, fault_files, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (SNABEL_TYPE_FILES, files_iface_init))

static void
fault_files_finalize (GObject *object)
{
  FaultFiles *self = FAULT_FILES (object);

  g_clear_object (&self->real);

  G_OBJECT_CLASS (fault_files_parent_class)->finalize (object);
}

static void
fault_files_class_init (FaultFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fault_files_finalize;
}

static void
fault_files_init (FaultFiles *self)
{
  self->real = snabel_system_files_new ();
}

static gboolean
goes_well (FaultFiles *self,
           GError    **error)
{
  if (g_atomic_int_add (&self->n_operations, 1) + 1 != (int) self->nth)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "There is no space on the disk");

  return FALSE;
}

static GBytes *
files_read (SnabelFiles *files,
            const char  *path,
            gsize        max_size,
            GError     **error)
{
  FaultFiles *self = FAULT_FILES (files);

  return goes_well (self, error) ? snabel_files_read (self->real, path, max_size, error) : NULL;
}

static gboolean
files_write_durably (SnabelFiles *files,
                     const char  *path,
                     GBytes      *content,
                     GError     **error)
{
  FaultFiles *self = FAULT_FILES (files);

  return goes_well (self, error) && snabel_files_write_durably (self->real, path, content, error);
}

static gboolean
files_rename (SnabelFiles *files,
              const char  *from,
              const char  *to,
              GError     **error)
{
  FaultFiles *self = FAULT_FILES (files);

  return goes_well (self, error) && snabel_files_rename (self->real, from, to, error);
}

static gboolean
files_remove (SnabelFiles *files,
              const char  *path,
              GError     **error)
{
  FaultFiles *self = FAULT_FILES (files);

  return goes_well (self, error) && snabel_files_remove (self->real, path, error);
}

static gboolean
files_make_directory (SnabelFiles *files,
                      const char  *path,
                      GError     **error)
{
  FaultFiles *self = FAULT_FILES (files);

  return goes_well (self, error) && snabel_files_make_directory (self->real, path, error);
}

static void
files_iface_init (SnabelFilesInterface *iface)
{
  iface->read = files_read;
  iface->write_durably = files_write_durably;
  iface->rename = files_rename;
  iface->remove = files_remove;
  iface->make_directory = files_make_directory;
}

/**
 * fault_files_new:
 *
 * Returns: (transfer full): files that do as they are told
 */
FaultFiles *
fault_files_new (void)
{
  return g_object_new (FAULT_TYPE_FILES, NULL);
}

/**
 * fault_files_arm:
 * @nth: which operation from now on fails; 0 for none
 */
void
fault_files_arm (FaultFiles *self,
                 guint       nth)
{
  self->nth = nth;
  g_atomic_int_set (&self->n_operations, 0);
}

/**
 * fault_files_get_n_operations:
 *
 * Returns: how many there were since it was armed
 */
guint
fault_files_get_n_operations (FaultFiles *self)
{
  return g_atomic_int_get (&self->n_operations);
}
