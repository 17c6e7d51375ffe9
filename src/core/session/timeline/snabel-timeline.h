/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of one timeline in the server's own order, with gaps where that order is not known. */
#pragma once

#include "session/timeline/snabel-entry.h"

G_BEGIN_DECLS

/**
 * SnabelPagePlace:
 * @SNABEL_PAGE_NEWEST: the newest the server has
 * @SNABEL_PAGE_OLDER: what follows directly below the anchor
 * @SNABEL_PAGE_NEWER: what precedes the anchor directly above
 */
typedef enum
{
  SNABEL_PAGE_NEWEST,
  SNABEL_PAGE_OLDER,
  SNABEL_PAGE_NEWER,
} SnabelPagePlace;

/**
 * SnabelPage:
 * @place: where the entries belong
 * @anchor: (nullable): the key of the entry that was asked from
 * @entries: (element-type SnabelEntry): what the server returned, newest first
 * @is_end: whether the server has nothing further in that direction
 * @stops_at_end: whether what would stand below the last entry here is left out: the store has it, at its own places
 *
 * Entries that the server returned without a break.
 */
typedef struct
{
  SnabelPagePlace place;
  const char     *anchor;
  GPtrArray      *entries;
  gboolean        is_end;
  gboolean        stops_at_end;
} SnabelPage;

#define SNABEL_TYPE_TIMELINE (snabel_timeline_get_type ())
G_DECLARE_FINAL_TYPE (SnabelTimeline, snabel_timeline, SNABEL, TIMELINE, GObject)

SnabelTimeline *snabel_timeline_new (const char *name);
const char     *snabel_timeline_get_name (SnabelTimeline *self);
gboolean        snabel_timeline_merge (SnabelTimeline   *self,
                                       const SnabelPage *page);
GPtrArray      *snabel_timeline_find_missing (SnabelTimeline   *self,
                                              const SnabelPage *page);
gint64          snabel_timeline_truncate (SnabelTimeline *self,
                                          guint           n_entries);
void            snabel_timeline_append_stored (SnabelTimeline *self,
                                               GPtrArray      *entries);
SnabelEntry    *snabel_timeline_find (SnabelTimeline *self,
                                      const char     *key,
                                      guint          *index);
void            snabel_timeline_set_is_cut (SnabelTimeline *self,
                                            gboolean        is_cut);
guint           snabel_timeline_remove_status (SnabelTimeline *self,
                                               const char     *id_or_uri);
SnabelEntry    *snabel_timeline_get_neighbour (SnabelTimeline *self,
                                               SnabelEntry    *entry,
                                               int             step);
gboolean        snabel_timeline_get_reached_end (SnabelTimeline *self);
gboolean        snabel_timeline_take_changes (SnabelTimeline *self,
                                              GPtrArray     **written,
                                              GArray        **removed);

G_END_DECLS
