/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline at work: begins with what the store has, is brought up to date by the server. */
#pragma once

#include "api/snabel-client.h"
#include "session/snabel-identity-map.h"
#include "session/timeline/snabel-timeline.h"
#include "store/cache/snabel-cache.h"
#include "store/words/snabel-words.h"

G_BEGIN_DECLS

/**
 * SnabelFeedState:
 * @SNABEL_FEED_RESTORING: the store is being read
 * @SNABEL_FEED_LOADING: there is nothing yet, and the server was asked
 * @SNABEL_FEED_READY: there are entries, or the server said that there are none
 * @SNABEL_FEED_FAILED: there is nothing, and the server could not be asked
 */
typedef enum
{
  SNABEL_FEED_RESTORING,
  SNABEL_FEED_LOADING,
  SNABEL_FEED_READY,
  SNABEL_FEED_FAILED,
} SnabelFeedState;

/**
 * SnabelFeedParts:
 * @account_key: whose timeline
 * @cache: where it is kept
 * @words: where the reading position is kept
 * @map: the account's statuses
 *
 * What a feed works with; it takes references.
 */
typedef struct
{
  const char        *account_key;
  SnabelCache       *cache;
  SnabelWords       *words;
  SnabelIdentityMap *map;
} SnabelFeedParts;

#define SNABEL_TYPE_FEED (snabel_feed_get_type ())
G_DECLARE_FINAL_TYPE (SnabelFeed, snabel_feed, SNABEL, FEED, GObject)

SnabelFeed     *snabel_feed_new (const char            *name,
                                 const SnabelFeedParts *parts);
void            snabel_feed_set_client (SnabelFeed   *self,
                                        SnabelClient *client);
SnabelTimeline *snabel_feed_get_timeline (SnabelFeed *self);
SnabelFeedState snabel_feed_get_state (SnabelFeed *self);
const char     *snabel_feed_get_error_message (SnabelFeed *self);
gboolean        snabel_feed_get_is_loading_older (SnabelFeed *self);

guint        snabel_feed_get_n_unseen (SnabelFeed *self);
SnabelEntry *snabel_feed_get_newest_seen (SnabelFeed *self);
void         snabel_feed_see (SnabelFeed *self,
                              const char *entry_key);
void         snabel_feed_save_seen (SnabelFeed *self);
void         snabel_feed_ask_marker (SnabelFeed *self);

DexFuture *snabel_feed_restore (SnabelFeed *self);
DexFuture *snabel_feed_refresh (SnabelFeed *self);
DexFuture *snabel_feed_load_older (SnabelFeed *self);
DexFuture *snabel_feed_fill_gap (SnabelFeed  *self,
                                 SnabelEntry *gap,
                                 gboolean     from_above);
void       snabel_feed_push_live (SnabelFeed *self,
                                  JsonNode   *status);
void       snabel_feed_set_is_live (SnabelFeed *self,
                                    gboolean    is_live);
gboolean   snabel_feed_take_has_missed (SnabelFeed *self);
void       snabel_feed_delete_status (SnabelFeed *self,
                                      const char *id);
void       snabel_feed_save_position (SnabelFeed *self,
                                      const char *entry_key,
                                      double      offset);
DexFuture *snabel_feed_get_position (SnabelFeed *self);

G_END_DECLS
