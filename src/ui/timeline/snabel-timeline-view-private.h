/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of SnabelTimelineView share. */
#pragma once

#include "timeline/snabel-timeline-heights.h"
#include "timeline/snabel-timeline-view.h"

G_BEGIN_DECLS

/* Rows are bound when they come within FILL_MARGIN of the viewport and let go beyond KEEP_MARGIN, so
 * that a hand that trembles on the touchpad does not bind the same row again and again. */
#define SNABEL_TIMELINE_FILL_MARGIN 200
#define SNABEL_TIMELINE_KEEP_MARGIN 300

/* A row on the screen or next to it: a widget that shows an item. */
typedef struct
{
  GtkWidget *widget;
  gpointer   item;
  char      *key;
  guint      position;
  guint      kind;
  GPtrArray *pins; /* (nullable) (owned): the widgets that pinned it; not references */
  int        height;
} SnabelTimelineRow;

/* The row that does not move, and where its top is below the top of the viewport. */
typedef struct
{
  guint  position;
  double y;
} SnabelTimelineAnchor;

typedef struct
{
  SnabelTimelineFactory functions;
  gpointer              user_data;
  GDestroyNotify        destroy;
} SnabelTimelineMaker;

/* @value is the adjustment's. While the person scrolls it is not corrected, since a deceleration sets
 * absolute values and knows of no correction made meanwhile: the bounds move instead. The slack is the
 * empty space that is left at an end when rows shrink or go, instead of moving the reader. */
typedef struct
{
  GtkAdjustment      *horizontal;
  GtkAdjustment      *vertical;
  GtkScrollablePolicy policy[2];
  double              value;
  double              slack_start;
  double              slack_end;
  guint               settle_id;
  gboolean            is_scrolling;
  gboolean            is_configuring;
} SnabelTimelineScroll;

typedef struct
{
  guint    notify_id;
  gboolean start_is_told;
  gboolean end_is_told;
} SnabelTimelineEdges;

struct _SnabelTimelineView
{
  GtkWidget              parent_instance;
  GListModel            *model;
  SnabelTimelineHeights *heights;
  SnabelTimelineMaker    maker;
  GPtrArray             *rows;  /* bound, in visual order */
  GPtrArray             *pool;  /* not bound */
  GtkWidget             *acted; /* the row last acted on; not a reference */
  SnabelTimelineAnchor   anchor;
  SnabelTimelineScroll   scroll;
  SnabelTimelineEdges    edges;
  GtkAllocation          area; /* of the rows, in the widget */
  int                    maximum_row_width;
  gboolean               is_stranded; /* what was read went, and nothing followed it */
  gboolean               is_laid_out; /* the rows on the screen are those of the model */
  guint                  refine_id;
};

/* -view.c */
void snabel_timeline_view_edge_reached (SnabelTimelineView *self,
                                        GtkPositionType     edge);
void snabel_timeline_view_near_edge (SnabelTimelineView *self,
                                     GtkPositionType     edge);
void snabel_timeline_view_focus_lost (SnabelTimelineView *self);

/* -scroll.c */
void snabel_timeline_view_configure (SnabelTimelineView *self);
void snabel_timeline_view_check_edges (SnabelTimelineView *self);
void snabel_timeline_view_set_adjustment (SnabelTimelineView *self,
                                          GtkAdjustment     **member,
                                          GtkAdjustment      *adjustment);
void snabel_timeline_view_dispose_scroll (SnabelTimelineView *self);

/* -rows.c */
void               snabel_timeline_row_free (SnabelTimelineRow *row);
SnabelTimelineRow *snabel_timeline_view_find_row (SnabelTimelineView *self,
                                                  guint               position);
SnabelTimelineRow *snabel_timeline_view_find_widget (SnabelTimelineView *self,
                                                     GtkWidget          *widget);
SnabelTimelineRow *snabel_timeline_view_ensure_row (SnabelTimelineView *self,
                                                    guint               position);
gboolean           snabel_timeline_view_is_pinned (SnabelTimelineView *self,
                                                   SnabelTimelineRow  *row);
void               snabel_timeline_view_release_row (SnabelTimelineView *self,
                                                     SnabelTimelineRow  *row);
void               snabel_timeline_view_release_all (SnabelTimelineView *self);
void               snabel_timeline_view_sort_rows (SnabelTimelineView *self);
void               snabel_timeline_view_place_rows (SnabelTimelineView *self);

/* -fill.c */
SnabelTimelineRow *snabel_timeline_view_get_reading_row (SnabelTimelineView *self);
double             snabel_timeline_view_get_row_y (SnabelTimelineView *self,
                                                   guint               position);
double             snabel_timeline_view_get_top (SnabelTimelineView *self);
gboolean           snabel_timeline_view_is_visible (SnabelTimelineView *self,
                                                    SnabelTimelineRow  *row);
void               snabel_timeline_view_fill (SnabelTimelineView *self,
                                              gboolean            allows_slack);
void               snabel_timeline_view_settle_anchor (SnabelTimelineView *self);
void               snabel_timeline_view_scroll_by (SnabelTimelineView *self,
                                                   double              delta);
void               snabel_timeline_view_scroll_to_offset (SnabelTimelineView *self,
                                                          double              offset);
void               snabel_timeline_view_scroll_to_row (SnabelTimelineView *self,
                                                       guint               position);

/* -model.c */
void  snabel_timeline_view_items_changed_cb (SnabelTimelineView *self,
                                             guint               position,
                                             guint               n_removed,
                                             guint               n_added);
void  snabel_timeline_view_estimate (SnabelTimelineView *self,
                                     guint               position);
void  snabel_timeline_view_refine (SnabelTimelineView *self);
char *snabel_timeline_view_dup_key (SnabelTimelineView *self,
                                    guint               position);

/* -focus.c */
SnabelTimelineRow *snabel_timeline_view_get_focus_row (SnabelTimelineView *self);
void               snabel_timeline_view_class_init_focus (GtkWidgetClass *widget_class);

/* -keys.c */
void snabel_timeline_view_class_init_keys (GtkWidgetClass *widget_class);

G_END_DECLS
