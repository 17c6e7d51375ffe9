/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database as a file: found, brought to the present form, moved. */
#pragma once

#include "base/snabel-files.h"
#include "store/snabel-schema.h"

G_BEGIN_DECLS

/**
 * SnabelStoreFile:
 * @path: (type filename): the database
 * @vfs: (nullable): the VFS to open it with
 * @files: how files are renamed
 * @schema: the form it has or will have
 *
 * A database as a file.
 */
typedef struct
{
  char               *path;
  char               *vfs;
  SnabelFiles        *files;
  const SnabelSchema *schema;
} SnabelStoreFile;

void            snabel_store_file_clear (SnabelStoreFile *file);
SnabelDatabase *snabel_store_file_open (const SnabelStoreFile *file,
                                        gboolean              *was_salvaged,
                                        GError               **error);
gboolean        snabel_store_file_rename (const SnabelStoreFile *file,
                                          const char            *from,
                                          const char            *to,
                                          GError               **error);
gboolean        snabel_store_file_remove (const SnabelStoreFile *file,
                                          const char            *path,
                                          GError               **error);

G_END_DECLS
