/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list of a timeline and the merging of pages share. */
#pragma once

#include "session/timeline/snabel-timeline.h"

G_BEGIN_DECLS

struct _SnabelTimeline
{
  GObject     parent_instance;
  char       *name;
  GSequence  *entries;
  GHashTable *iters;
  GHashTable *written;
  GArray     *removed;
  gboolean    reached_end;
  gboolean    is_cut; /* the store may have entries below the last one */
};

GSequenceIter *_snabel_timeline_lookup (SnabelTimeline *self,
                                        const char     *key);
GSequenceIter *_snabel_timeline_insert_before (SnabelTimeline *self,
                                               GSequenceIter  *before,
                                               GPtrArray      *entries);
void           _snabel_timeline_remove (SnabelTimeline *self,
                                        GSequenceIter  *iter);
gboolean       _snabel_timeline_is_gap (GSequenceIter *iter);

G_END_DECLS
