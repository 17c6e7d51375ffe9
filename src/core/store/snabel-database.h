/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection that speaks GError and stays on the thread that opened it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SnabelStoreError:
 * @SNABEL_STORE_ERROR_DAMAGED: the file is no database, or parts of it cannot be read
 * @SNABEL_STORE_ERROR_NEWER: a newer Snabel wrote it
 * @SNABEL_STORE_ERROR_FULL: no space is left
 * @SNABEL_STORE_ERROR_BUSY: another program holds the file
 * @SNABEL_STORE_ERROR_CLOSED: the store was closed before the call
 * @SNABEL_STORE_ERROR_FAILED: anything else: the disk failed, the folder is read-only
 */
typedef enum
{
  SNABEL_STORE_ERROR_DAMAGED,
  SNABEL_STORE_ERROR_NEWER,
  SNABEL_STORE_ERROR_FULL,
  SNABEL_STORE_ERROR_BUSY,
  SNABEL_STORE_ERROR_CLOSED,
  SNABEL_STORE_ERROR_FAILED,
} SnabelStoreError;

#define SNABEL_STORE_ERROR (snabel_store_error_quark ())
GQuark snabel_store_error_quark (void);

/**
 * SnabelDatabaseMode:
 * @SNABEL_DATABASE_EXCLUSIVE: one connection holds the file, every commit is synced (words.db)
 * @SNABEL_DATABASE_SHARED: readers beside a writer, the last commits may be lost in a power cut (cache.db)
 * @SNABEL_DATABASE_READER: the same, only to read
 * @SNABEL_DATABASE_PLAIN: a file by itself, without a log beside it (copies)
 * @SNABEL_DATABASE_DAMAGED: as much as can be read of it, without locks
 */
typedef enum
{
  SNABEL_DATABASE_EXCLUSIVE,
  SNABEL_DATABASE_SHARED,
  SNABEL_DATABASE_READER,
  SNABEL_DATABASE_PLAIN,
  SNABEL_DATABASE_DAMAGED,
} SnabelDatabaseMode;

typedef struct _SnabelDatabase SnabelDatabase;

typedef gboolean (*SnabelDatabaseFunc) (SnabelDatabase *self,
                                        gpointer        data,
                                        GError        **error);

SnabelDatabase *snabel_database_open (const char        *path,
                                      const char        *vfs,
                                      SnabelDatabaseMode mode,
                                      GError           **error);
gboolean        snabel_database_close (SnabelDatabase *self,
                                       GError        **error);
void            snabel_database_free (SnabelDatabase *self);
gboolean        snabel_database_run (SnabelDatabase *self,
                                     const char     *sql,
                                     GError        **error);
gboolean        snabel_database_transact (SnabelDatabase    *self,
                                          SnabelDatabaseFunc func,
                                          gpointer           data,
                                          GError           **error);
gboolean        snabel_database_get_number (SnabelDatabase *self,
                                            const char     *sql,
                                            gint64         *number,
                                            GError        **error);
gboolean        snabel_database_check (SnabelDatabase *self,
                                       GError        **error);
gboolean        snabel_database_back_up (SnabelDatabase *self,
                                         const char     *path,
                                         GError        **error);
gint64          snabel_database_get_last_id (SnabelDatabase *self);
gint64          snabel_database_get_n_changes (SnabelDatabase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelDatabase, snabel_database_free)

G_END_DECLS
