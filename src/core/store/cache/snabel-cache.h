/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache.db: what was seen. The screen starts from it; it can be built again. */
#pragma once

#include "base/snabel-platform.h"
#include "base/snabel-profile.h"
#include "store/cache/snabel-cache-rows.h"
#include "store/snabel-database.h"

G_BEGIN_DECLS

/**
 * SnabelSearchKind:
 * @SNABEL_SEARCH_WORDS: whole words; the last one may be unfinished; CJK text by any run of characters
 * @SNABEL_SEARCH_PARTS: any three or more characters in a row
 */
typedef enum
{
  SNABEL_SEARCH_WORDS,
  SNABEL_SEARCH_PARTS,
} SnabelSearchKind;

#define SNABEL_TYPE_CACHE (snabel_cache_get_type ())
G_DECLARE_FINAL_TYPE (SnabelCache, snabel_cache, SNABEL, CACHE, GObject)

/* JSON goes in and comes out by (transfer full): json-glib does not count references atomically,
 * so nobody may touch a tree once it is handed over, not even to read it. It is freed on the writer's thread.
 * All futures reject in #SnabelStoreError. Dropping the future of a read that has not begun stops it. */
DexFuture *snabel_cache_open (SnabelProfile  *profile,
                              SnabelPlatform *platform);
DexFuture *snabel_cache_close (SnabelCache *self);
gboolean   snabel_cache_get_was_rebuilt (SnabelCache *self);

DexFuture *snabel_cache_save_statuses (SnabelCache *self,
                                       const char  *account_key,
                                       JsonNode    *statuses);
DexFuture *snabel_cache_get_status (SnabelCache *self,
                                    const char  *account_key,
                                    const char  *uri);
DexFuture *snabel_cache_get_status_by_id (SnabelCache *self,
                                          const char  *account_key,
                                          const char  *id);
DexFuture *snabel_cache_bury_status (SnabelCache *self,
                                     const char  *account_key,
                                     const char  *uri);
DexFuture *snabel_cache_bury_status_by_id (SnabelCache *self,
                                           const char  *account_key,
                                           const char  *id);

DexFuture *snabel_cache_write (SnabelCache      *self,
                               SnabelCacheWrite *write);
DexFuture *snabel_cache_read_down (SnabelCache *self,
                                   const char  *account_key,
                                   const char  *timeline,
                                   gint64       below,
                                   guint        n_entries);
DexFuture *snabel_cache_read_up (SnabelCache *self,
                                 const char  *account_key,
                                 const char  *timeline,
                                 gint64       above,
                                 guint        n_entries);
DexFuture *snabel_cache_find_position (SnabelCache *self,
                                       const char  *account_key,
                                       const char  *timeline,
                                       const char  *status_id);

DexFuture *snabel_cache_save_notifications (SnabelCache *self,
                                            const char  *account_key,
                                            GPtrArray   *notifications);
DexFuture *snabel_cache_read_notifications (SnabelCache *self,
                                            const char  *account_key,
                                            gint64       below,
                                            guint        n_notifications);
DexFuture *snabel_cache_remove_notification (SnabelCache *self,
                                             const char  *account_key,
                                             const char  *id);

DexFuture *snabel_cache_find_people (SnabelCache *self,
                                     const char  *account_key,
                                     const char  *text,
                                     guint        n_people);
DexFuture *snabel_cache_search (SnabelCache     *self,
                                SnabelSearchKind kind,
                                const char      *text,
                                gint64           next,
                                guint            n_hits);

DexFuture *snabel_cache_set_value (SnabelCache *self,
                                   const char  *account_key,
                                   const char  *name,
                                   const char  *value);
DexFuture *snabel_cache_get_value (SnabelCache *self,
                                   const char  *account_key,
                                   const char  *name);
DexFuture *snabel_cache_delete_account (SnabelCache *self,
                                        const char  *account_key);

G_END_DECLS
