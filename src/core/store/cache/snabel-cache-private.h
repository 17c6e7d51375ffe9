/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of cache.db share. */
#pragma once

#include "base/snabel-json.h"
#include "store/cache/snabel-cache.h"
#include "store/snabel-packer.h"
#include "store/snabel-statement.h"
#include "store/snabel-store-file.h"

G_BEGIN_DECLS

extern const SnabelSchema snabel_cache_schema;

/**
 * SnabelCacheSide:
 * @file: where the database is
 * @database: the connection
 * @packer: with the dictionaries that were needed so far
 * @now: when the present job was asked for, in microseconds since 1970
 * @generation: of the file that @database has open
 * @n_saved: statuses packed without a dictionary since the last thought of training one
 *
 * One of the two ends of the cache: the writer's or the reader's. Lives on its thread.
 */
typedef struct
{
  SnabelStoreFile file;
  SnabelDatabase *database;
  SnabelPacker   *packer;
  gint64          now;
  int             generation;
  guint           n_saved;
} SnabelCacheSide;

typedef gboolean (*SnabelCacheChange) (SnabelCacheSide *side,
                                       gpointer         data,
                                       GError         **error);
typedef DexFuture *(*SnabelCacheQuery) (SnabelCacheSide *side,
                                        gpointer         data);

/* On the main thread: hand a job to the writer (in a transaction, or by itself) or to the reader. */
DexFuture *snabel_cache_change (SnabelCache      *self,
                                SnabelCacheChange change,
                                gpointer          data,
                                GDestroyNotify    destroy);
DexFuture *snabel_cache_act (SnabelCache      *self,
                             SnabelCacheChange change,
                             gpointer          data,
                             GDestroyNotify    destroy);
DexFuture *snabel_cache_query (SnabelCache     *self,
                               SnabelCacheQuery query,
                               gpointer         data,
                               GDestroyNotify   destroy);

/* On the threads. An account that is not known is 0. */
gboolean  snabel_cache_side_find_account (SnabelCacheSide *side,
                                          const char      *key,
                                          gboolean         makes,
                                          gint64          *account,
                                          GError         **error);
gboolean  snabel_cache_side_purge (SnabelCacheSide *side,
                                   gpointer         unused,
                                   GError         **error);
gboolean  snabel_cache_side_run (SnabelCacheSide *side,
                                 const char      *sql,
                                 gint64           number,
                                 const char      *text,
                                 GError         **error);
GBytes   *snabel_cache_side_pack (SnabelCacheSide *side,
                                  JsonObject      *object,
                                  char           **text);
char     *snabel_cache_side_unpack (SnabelCacheSide *side,
                                    gint64           dictionary,
                                    GBytes          *packed,
                                    GError         **error);
JsonNode *snabel_cache_side_parse (const char *text,
                                   GError    **error);
gboolean  snabel_cache_side_use_dictionary (SnabelCacheSide *side,
                                            GError         **error);
gboolean  snabel_cache_side_train (SnabelCacheSide *side,
                                   GError         **error);

/* Statuses: the row's id, or 0 for what is no status. */
gboolean snabel_cache_side_save_status (SnabelCacheSide *side,
                                        gint64           account,
                                        JsonObject      *object,
                                        gint64          *row,
                                        GError         **error);
gboolean snabel_cache_side_save_statuses (SnabelCacheSide *side,
                                          gint64           account,
                                          JsonNode        *statuses,
                                          GError         **error);
gboolean snabel_cache_side_find_status (SnabelCacheSide *side,
                                        gint64           account,
                                        const char      *uri,
                                        gint64          *row,
                                        GError         **error);
gboolean snabel_cache_side_find_alias (SnabelCacheSide *side,
                                       gint64           account,
                                       const char      *id,
                                       gint64          *row,
                                       GError         **error);
gboolean snabel_cache_side_split (SnabelCacheSide *side,
                                  gint64           account,
                                  JsonObject      *parent,
                                  const char      *member,
                                  GError         **error);
/* Of a status as stored: @packed and @dictionary are columns; NULL without an error if its post was deleted. */
JsonNode *snabel_cache_side_compose (SnabelCacheSide *side,
                                     gint64           account,
                                     gint64           dictionary,
                                     GBytes          *packed,
                                     GError         **error);

/* People and search */
gboolean snabel_cache_side_save_person (SnabelCacheSide *side,
                                        gint64           account,
                                        JsonObject      *person,
                                        GError         **error);
gboolean snabel_cache_side_index (SnabelCacheSide *side,
                                  gint64           row,
                                  JsonObject      *before,
                                  JsonObject      *after,
                                  GError         **error);
gboolean snabel_cache_side_unindex (SnabelCacheSide *side,
                                    gint64           row,
                                    GError         **error);

/* Text for the index and for queries */
char *snabel_search_dup_text (JsonObject *status);
char *snabel_search_dup_author (JsonObject *status);
char *snabel_search_separate (const char *text);
char *snabel_search_build_query (SnabelSearchKind kind,
                                 const char      *text);

G_END_DECLS
