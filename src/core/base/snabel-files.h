/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that must be there after a power cut; tests hand in ones that fail on purpose. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SNABEL_TYPE_FILES (snabel_files_get_type ())
G_DECLARE_INTERFACE (SnabelFiles, snabel_files, SNABEL, FILES, GObject)

/* All calls block: they belong on a store's thread or in a worker. */
struct _SnabelFilesInterface
{
  GTypeInterface parent_iface;

  GBytes *(*read) (SnabelFiles *self,
                   const char  *path,
                   gsize        max_size,
                   GError     **error);
  gboolean (*write_durably) (SnabelFiles *self,
                             const char  *path,
                             GBytes      *content,
                             GError     **error);
  gboolean (*rename) (SnabelFiles *self,
                      const char  *from,
                      const char  *to,
                      GError     **error);
  gboolean (*remove) (SnabelFiles *self,
                      const char  *path,
                      GError     **error);
  gboolean (*make_directory) (SnabelFiles *self,
                              const char  *path,
                              GError     **error);
};

GBytes  *snabel_files_read (SnabelFiles *self,
                            const char  *path,
                            gsize        max_size,
                            GError     **error);
gboolean snabel_files_write_durably (SnabelFiles *self,
                                     const char  *path,
                                     GBytes      *content,
                                     GError     **error);
gboolean snabel_files_rename (SnabelFiles *self,
                              const char  *from,
                              const char  *to,
                              GError     **error);
gboolean snabel_files_remove (SnabelFiles *self,
                              const char  *path,
                              GError     **error);
gboolean snabel_files_make_directory (SnabelFiles *self,
                                      const char  *path,
                                      GError     **error);

#define SNABEL_TYPE_SYSTEM_FILES (snabel_system_files_get_type ())
G_DECLARE_FINAL_TYPE (SnabelSystemFiles, snabel_system_files, SNABEL, SYSTEM_FILES, GObject)

SnabelFiles *snabel_system_files_new (void);

G_END_DECLS
