/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline with the line "you read up to here" in it. */
#pragma once

#include "session/timeline/snabel-timeline.h"

G_BEGIN_DECLS

#define SNABEL_TYPE_LINED_TIMELINE (snabel_lined_timeline_get_type ())
G_DECLARE_FINAL_TYPE (SnabelLinedTimeline, snabel_lined_timeline, SNABEL, LINED_TIMELINE, GObject)

SnabelLinedTimeline *snabel_lined_timeline_new (SnabelTimeline *timeline);
void                 snabel_lined_timeline_draw_line (SnabelLinedTimeline *self,
                                                      const char          *key);
gboolean             snabel_lined_timeline_was_drawn (SnabelLinedTimeline *self);

G_END_DECLS
