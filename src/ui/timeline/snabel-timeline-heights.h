/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How high each entry of a list is, known or guessed, and how far down it begins. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SnabelHeightState:
 * @SNABEL_HEIGHT_PROVISIONAL: a value that stands in until somebody estimates
 * @SNABEL_HEIGHT_ESTIMATED: guessed from the content at the present width
 * @SNABEL_HEIGHT_MEASURED: what the row asked for at the present width
 */
typedef enum
{
  SNABEL_HEIGHT_PROVISIONAL,
  SNABEL_HEIGHT_ESTIMATED,
  SNABEL_HEIGHT_MEASURED
} SnabelHeightState;

typedef struct _SnabelTimelineHeights SnabelTimelineHeights;

SnabelTimelineHeights *snabel_timeline_heights_new (void);
void                   snabel_timeline_heights_free (SnabelTimelineHeights *self);
guint                  snabel_timeline_heights_get_size (SnabelTimelineHeights *self);
gint64                 snabel_timeline_heights_get_total (SnabelTimelineHeights *self);
int                    snabel_timeline_heights_get_mean (SnabelTimelineHeights *self);
void                   snabel_timeline_heights_splice (SnabelTimelineHeights *self,
                                                       guint                  position,
                                                       guint                  n_removed,
                                                       guint                  n_added);
void                   snabel_timeline_heights_set (SnabelTimelineHeights *self,
                                                    guint                  position,
                                                    int                    height,
                                                    SnabelHeightState      state);
int                    snabel_timeline_heights_get (SnabelTimelineHeights *self,
                                                    guint                  position,
                                                    SnabelHeightState     *state);
gint64                 snabel_timeline_heights_get_start (SnabelTimelineHeights *self,
                                                          guint                  position);
gint64                 snabel_timeline_heights_get_span (SnabelTimelineHeights *self,
                                                         guint                  first,
                                                         guint                  end);
guint                  snabel_timeline_heights_find (SnabelTimelineHeights *self,
                                                     gint64                 offset);
void                   snabel_timeline_heights_invalidate (SnabelTimelineHeights *self);
gboolean               snabel_timeline_heights_find_provisional (SnabelTimelineHeights *self,
                                                                 guint                 *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SnabelTimelineHeights, snabel_timeline_heights_free)

G_END_DECLS
