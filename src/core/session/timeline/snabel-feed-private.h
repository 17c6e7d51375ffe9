/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the feed and its loading share. */
#pragma once

#include "session/timeline/snabel-feed.h"

G_BEGIN_DECLS

/* Whether a server's min_id gives the page next to it, or the newest page as since_id does (snac). */
typedef enum
{
  SNABEL_MIN_ID_UNKNOWN,
  SNABEL_MIN_ID_HONEST,
  SNABEL_MIN_ID_IS_SINCE,
} SnabelMinId;

struct _SnabelFeed
{
  GObject            parent_instance;
  char              *name;
  char              *account_key;
  SnabelCache       *cache;
  SnabelWords       *words;
  SnabelIdentityMap *map;
  SnabelClient      *client;
  SnabelTimeline    *timeline;
  GPtrArray         *early;    /* live statuses that came while a back-fill ran */
  GPtrArray         *suspects; /* entries that the server may not have any more: it is asked about the first */
  GHashTable        *cleared;  /* keys of those that it has, elsewhere */
  DexFuture         *asking;
  DexFuture         *last_write;  /* (nullable): the store is read after it */
  char              *reading_key; /* (nullable): where the person reads */
  char             **seen;        /* (nullable): the newest that was seen, and some below it, in case it goes */
  DexFuture         *restoring_seen;
  DexFuture         *marking; /* a marker is written, or was just now */
  DexFuture         *asking_marker;
  guint              count_id;
  guint              n_unseen;
  guint              stale_load;     /* the last begun before the connection stood */
  gboolean           seen_is_new;    /* not yet kept */
  gboolean           wants_marking;  /* the server has not been told */
  gboolean           asks_again;     /* once the answer is here */
  gboolean           was_refused;    /* the last marker */
  gboolean           has_no_markers; /* this server */
  GHashTable        *buried;         /* ids that were deleted: an answer that is under way may still hold them */
  SnabelFeedState    state;
  SnabelMinId        min_id;
  char              *error_message;
  gint64             lowest_read; /* the store was read down to this position */
  guint              n_loads;     /* begun so far */
  guint              newest_load; /* the last begun of those whose newest page is here */
  gboolean           is_live;
  gboolean           early_is_cut; /* more came than is kept */
  gboolean           has_missed;   /* while live, a page brought something newer than all that was told */
  gboolean           is_loading_older;
  gboolean           store_is_exhausted;
};

/* One request for a page, from its begin to its merge. */
typedef struct
{
  SnabelFeed     *feed;
  SnabelPagePlace place;
  char           *anchor;
  SnabelEntry    *gap;
  SnabelApiReply *reply;
  char           *max_id;
  GPtrArray      *silent; /* (nullable): entries below which the server named nothing: it may know them no more */
  guint           number;
  guint           n_barren; /* pages in a row that brought nothing to show */
  gboolean        is_older;
} SnabelFeedLoad;

/* What Mastodon gives at most (API, "GET /api/v1/timelines/home"). */
#define SNABEL_FEED_PAGE_SIZE 40
/* A server may send more than was asked for; of thousands only so many are made into objects, and the rest is asked for
 * when its turn comes. */
#define SNABEL_FEED_MOST_TAKEN (4 * SNABEL_FEED_PAGE_SIZE)

void       _snabel_feed_set_state (SnabelFeed     *self,
                                   SnabelFeedState state,
                                   const char     *error_message);
void       _snabel_feed_set_is_loading_older (SnabelFeed *self,
                                              gboolean    is_loading_older);
void       _snabel_feed_set_store_is_exhausted (SnabelFeed *self,
                                                gboolean    is_exhausted);
void       _snabel_feed_write (SnabelFeed *self,
                               JsonNode   *statuses);
void       _snabel_feed_free_node (gpointer data);
GPtrArray *_snabel_feed_take_entries (SnabelFeed *self,
                                      JsonNode   *statuses);

void _snabel_feed_suspect (SnabelFeed       *self,
                           const SnabelPage *page);
void _snabel_feed_stop_asking (SnabelFeed *self);
void _snabel_feed_trim (SnabelFeed *self);

void     _snabel_feed_set_n_unseen (SnabelFeed *self,
                                    guint       n_unseen);
void     _snabel_feed_count_soon (SnabelFeed *self);
void     _snabel_feed_restore_seen (SnabelFeed *self);
gboolean _snabel_feed_see_at (SnabelFeed *self,
                              guint       index);
gboolean _snabel_feed_keep_seen (SnabelFeed *self);
void     _snabel_feed_mark (SnabelFeed *self);
void     _snabel_feed_stop_marking (SnabelFeed *self);

SnabelFeedLoad *_snabel_feed_load_new (SnabelFeed     *self,
                                       SnabelPagePlace place,
                                       SnabelEntry    *anchor);
void            _snabel_feed_load_unref (gpointer load);
DexFuture      *_snabel_feed_ask (SnabelFeed *self,
                                  const char *max_id,
                                  const char *min_id,
                                  guint       limit);
DexFuture      *_snabel_feed_ask_for (SnabelFeedLoad *load,
                                      const char     *max_id);
DexFuture      *_snabel_feed_page_arrived (SnabelFeedLoad *load,
                                           SnabelApiReply *reply);
char           *_snabel_feed_dup_last_id (JsonNode *node);
DexFuture      *_snabel_feed_ask_above_silent (SnabelFeedLoad *load);
void            _snabel_feed_settle_silent (SnabelFeedLoad *load,
                                            GPtrArray      *entries);
void            _snabel_feed_page_failed (SnabelFeedLoad *load,
                                          const GError   *error);

G_END_DECLS
