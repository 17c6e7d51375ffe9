/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of SnabelTimelinePage share. */
#pragma once

#include <adwaita.h>

#include "session/timeline/snabel-lined-timeline.h"
#include "timeline/snabel-timeline-page.h"
#include "timeline/snabel-timeline-view.h"
#include "widgets/snabel-load-view.h"

G_BEGIN_DECLS

/* Where the person was reading, what was saved of it last, and the newest post that was on the screen. */
typedef struct
{
  SnabelPosition *restored; /* (nullable): to be applied as soon as there are entries */
  char           *saved_key;
  int             saved_offset;
  char           *newest_key;
  gboolean        is_known;
  gboolean        had_unseen;
  DexFuture      *asking;
  DexFuture      *saving;
} SnabelReading;

struct _SnabelTimelinePage
{
  GtkWidget            parent_instance;
  SnabelLoadView      *load;
  GtkWidget           *posts;
  GtkScrolledWindow   *scroller;
  SnabelTimelineView  *view;
  GtkRevealer         *pill;
  AdwButtonContent    *pill_content;
  SnabelSession       *session;
  SnabelRowContext    *context;
  SnabelLinedTimeline *lined;
  GListStore          *footer;
  SnabelReading        reading;
  DexFuture           *refreshing;
  DexFuture           *loading_older;
  guint                update_id;
  guint                n_new;
};

/* -page.c */
SnabelFeed     *_snabel_timeline_page_get_feed (SnabelTimelinePage *self);
SnabelTimeline *_snabel_timeline_page_get_timeline (SnabelTimelinePage *self);
void            _snabel_timeline_page_update_state (SnabelTimelinePage *self);
void            _snabel_timeline_page_set_n_new (SnabelTimelinePage *self,
                                                 guint               n_new);
void            _snabel_timeline_page_load_older (SnabelTimelinePage *self);

/* -page-rows.c */
void _snabel_timeline_page_set_up_rows (SnabelTimelinePage *self);
void _snabel_timeline_page_update_footer (SnabelTimelinePage *self);

/* -page-reading.c */
void _snabel_timeline_page_ask_position (SnabelTimelinePage *self);
void _snabel_timeline_page_restore_position (SnabelTimelinePage *self);
void _snabel_timeline_page_save_position (SnabelTimelinePage *self);
void _snabel_timeline_page_reading_changed (SnabelTimelinePage *self);
void _snabel_timeline_page_clear_reading (SnabelTimelinePage *self);
void _snabel_timeline_page_unseen_changed (SnabelTimelinePage *self);
void _snabel_timeline_page_begin_watching (SnabelTimelinePage *self);
void _snabel_timeline_page_end_watching (SnabelTimelinePage *self);

/* -page-actions.c */
void _snabel_timeline_page_class_init_actions (GtkWidgetClass *widget_class);

G_END_DECLS
